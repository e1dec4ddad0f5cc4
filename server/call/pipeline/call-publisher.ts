/** Tells of a call while it goes on: the caller's screen and the dashboard at once, the record for good. */
import type { TurnTimings } from '../../../db/schema.ts';
import type { EphemeralEvent } from '../../events/events.ts';
import type { CallRecord } from '../../calls/call-record.ts';
import type { CallLine } from '../ports.ts';
import type { Reply } from './reply.ts';
import type { TurnState } from './turn/types.ts';

type Speaker = Extract<EphemeralEvent, { type: 'call.words' }>['speaker'];
type ShownState = Extract<EphemeralEvent, { type: 'call.state' }>['state'];

/** Who is told. */
export interface Audience {
  readonly line: CallLine;
  readonly record: Pick<CallRecord, 'progress' | 'addTurn'>;
  readonly announceWords: (speaker: Speaker, text: string) => void;
  readonly announceState: (state: ShownState) => void;
}

export class CallPublisher {
  readonly #audience: Audience;
  #state: ShownState | null = null;

  constructor(audience: Audience) {
    this.#audience = audience;
  }

  /** Words of the caller that may still change. */
  callerWords(text: string): void {
    this.#audience.line.show({ speaker: 'caller', text, final: false });
    this.#audience.announceWords('caller', text);
  }

  callerTurn(text: string): void {
    this.#addTurn('caller', text);
    this.#audience.line.show({ speaker: 'caller', text, final: true });
  }

  /** Words of a person of the business, who has the caller's ear. */
  personWords(text: string, final: boolean): void {
    this.#audience.announceWords('person', text);
    if (final) this.#addTurn('person', text);
  }

  /** What the caller has heard so far of a reply that goes on. */
  replySoFar(reply: Reply): void {
    const text = reply.heard();
    if (text === '') return;
    const { record, line, announceWords } = this.#audience;
    record.progress({ speaker: 'receptionist', said: reply.said(), heard: text, at: beganAt(reply) });
    line.show({ speaker: 'receptionist', text, final: false });
    announceWords('receptionist', text);
  }

  /** A reply that was heard, or cut off. */
  replyOver(reply: Reply, interrupted: boolean, timings: TurnTimings | null): void {
    const heard = reply.heard();
    const { record, line, announceWords } = this.#audience;
    record.addTurn({
      speaker: 'receptionist',
      said: reply.said(),
      heard,
      interrupted,
      at: beganAt(reply),
      timings,
    });
    line.show({ speaker: 'receptionist', text: heard, final: true });
    announceWords('receptionist', heard);
  }

  /** What the call does now; told when it has changed. */
  state(state: TurnState): void {
    const shown = shownState(state);
    if (shown === null || shown === this.#state) return;
    this.#state = shown;
    this.#audience.announceState(shown);
  }

  /** Tells once more what the call does now. */
  repeatState(): void {
    if (this.#state !== null) this.#audience.announceState(this.#state);
  }

  /** The call is over: there is nothing to repeat. */
  over(): void {
    this.#state = null;
  }

  #addTurn(speaker: 'caller' | 'person', text: string): void {
    const said = { said: text, heard: text, interrupted: false };
    this.#audience.record.addTurn({ speaker, ...said, at: new Date(), timings: null });
  }
}

const beganAt = (reply: Reply): Date => new Date(reply.moments.firstFrame ?? Date.now());

function shownState({ phase, tools }: TurnState): ShownState | null {
  switch (phase.name) {
    case 'listening':
    case 'caller-speaking':
    case 'preparing':
    case 'interrupted':
      return 'listening';
    case 'thinking':
    case 'waiting':
      return tools > 0 ? 'looking-up' : 'thinking';
    case 'speaking':
      return 'speaking';
    case 'taken-over':
      return 'taken-over';
    case 'ended':
      return null;
  }
}
