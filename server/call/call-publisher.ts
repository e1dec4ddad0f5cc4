/** The publisher of what is said in a call: at once to the caller's screen and the dashboard, for good to the record. */
import type { CallRecord } from '../calls/call-record.ts';
import type { FinishedTurn } from '../conversation/batch.ts';
import type { Announcer } from './announcer.ts';
import type { CallLine } from './ports.ts';

export type CallState = Parameters<Announcer['state']>[0];

/** What the receptionist says in one reply, and what of it the caller has heard. */
export type Spoken = Pick<FinishedTurn, 'said' | 'heard' | 'at'>;

/** A turn of the caller's, as it stands in the record. */
export interface PublishedTurn {
  readonly text: string;
  readonly at: Date;
}

interface Parts {
  readonly line: CallLine;
  readonly record: Pick<CallRecord, 'progress' | 'addTurn' | 'recutTurn'>;
  readonly announcer: Pick<Announcer, 'words' | 'state'>;
  /** Told what the caller has heard of each reply. */
  readonly onHeard?: (heard: string) => void;
}

export class CallPublisher {
  readonly #parts: Parts;
  #state: CallState | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Words of the caller that may still change. */
  callerWords(text: string): void {
    this.#parts.line.show({ speaker: 'caller', text, final: false });
    this.#parts.announcer.words('caller', text);
  }

  /** @returns what `callerRecut` knows the turn by. */
  callerTurn(text: string): PublishedTurn {
    const at = this.#addTurn('caller', text);
    this.#parts.line.show({ speaker: 'caller', text, final: true });
    return { text, at };
  }

  /** A turn of the caller's as it may be kept after all. */
  callerRecut({ text, at }: PublishedTurn, kept: string): PublishedTurn {
    this.#parts.record.recutTurn({ at, said: text, kept });
    return { text: kept, at };
  }

  /** Words of a human agent, to whom the caller listens. */
  humanAgentWords(text: string, final: boolean): void {
    this.#parts.announcer.words('person', text);
    if (final) this.#addTurn('person', text);
  }

  /** What the caller has heard so far of a reply that goes on. */
  replySoFar(spoken: Spoken): void {
    const { record, line, announcer, onHeard } = this.#parts;
    onHeard?.(spoken.heard);
    record.progress({ speaker: 'receptionist', ...spoken });
    line.show({ speaker: 'receptionist', text: spoken.heard, final: false });
    announcer.words('receptionist', spoken.heard);
  }

  /** A reply that was heard, or cut off. */
  replyOver(spoken: Spoken & Pick<FinishedTurn, 'interrupted' | 'timings'>): void {
    const { record, line, announcer, onHeard } = this.#parts;
    onHeard?.(spoken.heard);
    record.addTurn({ speaker: 'receptionist', ...spoken });
    line.show({ speaker: 'receptionist', text: spoken.heard, final: true });
    announcer.words('receptionist', spoken.heard);
  }

  /** What the call does now, told when it has changed; null: it is over. */
  state(state: CallState | null): void {
    if (state !== null && state !== this.#state) this.#parts.announcer.state(state);
    this.#state = state;
  }

  /** Tells once more what the call does now. */
  repeatState(): void {
    if (this.#state !== null) this.#parts.announcer.state(this.#state);
  }

  #addTurn(speaker: 'caller' | 'person', text: string): Date {
    const said = { said: text, heard: text, interrupted: false };
    const at = new Date();
    this.#parts.record.addTurn({ speaker, ...said, at, timings: null });
    return at;
  }
}
