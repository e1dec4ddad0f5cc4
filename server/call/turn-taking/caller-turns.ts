/** The caller's turns: what of them is kept, is known to the model, and is answered without it. */
import { type CallerGuard, type GuardedTurn, REMEMBERED_TURNS } from '../caller-guard.ts';
import type { PublishedTurn } from '../call-publisher.ts';
import type { ModelMessage } from '../ports.ts';
import type { SessionParts } from '../session.ts';
import type { History } from './history.ts';

interface CallerTurnsParts extends Pick<SessionParts, 'receptionist' | 'publisher'> {
  /** For the receptionist alone. */
  readonly onNote: (note: string) => void;
  /** Words as they may be kept, for what makes the replies. */
  readonly onSaid: (text: string) => void;
}

interface KeptTurn {
  readonly message: ModelMessage;
  readonly published: PublishedTurn;
}

export class CallerTurns {
  readonly #guard: CallerGuard;
  readonly #history: History;
  readonly #parts: CallerTurnsParts;
  /** The newest first. */
  #kept: KeptTurn[] = [];

  constructor(guard: CallerGuard, history: History, parts: CallerTurnsParts) {
    this.#guard = guard;
    this.#history = history;
    this.#parts = parts;
  }

  /** Takes a whole turn. @returns what is said in place of the model's answer. */
  add(said: string, by: 'voice' | 'keys'): GuardedTurn['instead'] {
    const { text, recut, instead, note } = this.#guard.turn(said);
    for (const { turnsAgo, text: kept } of recut) this.#recut(turnsAgo - 1, kept);
    if (note !== null) this.#parts.onNote(note);
    const chosen = this.#parts.receptionist.callerSpoke(text, by === 'keys' ? text : null);
    const message = this.#history.callerSaid(text);
    this.#parts.onSaid(text);
    const turn = {
      message,
      published: this.#parts.publisher.callerTurn(text),
    };
    this.#kept = [turn, ...this.#kept].slice(0, REMEMBERED_TURNS);
    return instead ?? (chosen === null ? null : { say: chosen, ends: false });
  }

  #recut(index: number, text: string): void {
    const turn = this.#kept[index];
    if (turn === undefined || turn.published.text === text) return;
    this.#kept[index] = {
      message: this.#history.recut(turn.message, text),
      published: this.#parts.publisher.callerRecut(turn.published, text),
    };
  }
}
