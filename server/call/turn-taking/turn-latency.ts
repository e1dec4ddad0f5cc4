/** The latency of the caller's turns: from their last word to what they hear in answer. */
import type { TurnTimings } from '../../../db/schema.ts';
import type { ReplyMoments } from './speech.ts';

/** Epoch milliseconds of the caller's last word, and of the decision that the turn was over. */
interface Turn {
  readonly spokenAt: number;
  readonly endedAt: number;
}

export class TurnLatency {
  /** The turn that waits for its reply, and the one that the live reply answers. */
  #waiting: Turn | null = null;
  #answered: Turn | null = null;

  /** @param speechEndMs how long ago the caller's last word was; null: not known. */
  turnEnded(speechEndMs: number | null): void {
    const now = Date.now();
    this.#waiting = { spokenAt: now - (speechEndMs ?? 0), endedAt: now };
  }

  /** A reply answers the turn that waited, if one did. */
  replyBegan(): void {
    this.#answered = this.#waiting;
    this.#waiting = null;
  }

  /** Where the time went before the live reply was heard; null where it answers no turn. */
  timingsOf({ firstToken, firstAudio, firstFrame }: ReplyMoments): TurnTimings | null {
    const turn = this.#answered;
    if (turn === null) return null;
    const since = (moment: number | null) => (moment === null ? null : Math.max(0, moment - turn.spokenAt));
    return {
      endOfTurn: turn.endedAt - turn.spokenAt,
      firstToken: since(firstToken),
      firstAudio: since(firstAudio),
      firstFrame: since(firstFrame),
    };
  }
}
