/** An utterance at a vendor that is asked for one clause at a time: each is asked for while the one before it is spoken. */
import type { IncomingMessage } from 'node:http';
import { type MuLaw, type Utterance, VendorError, type VoiceEvent } from '../../call/ports.ts';
import { BREATH, ClauseText, isSpoken } from './clause-text.ts';

export interface ClauseSource {
  readonly vendor: string;
  /** The audio of one clause, as it comes. @throws VendorError */
  speak(text: string, signal: AbortSignal): AsyncIterable<MuLaw>;
}

/** @throws VendorError when an answer is no audio, as a gateway's page is. */
export function checkAudio(vendor: string, { headers }: IncomingMessage): void {
  if (/^(?:text\/|application\/json)/i.test(headers['content-type'] ?? ''))
    throw new VendorError(vendor, 'transient', 'answered without audio');
}

/** A clause is spoken in some seconds; a vendor that speaks on for a minute does not end. */
const LONGEST_CLAUSE_BYTES = 480_000;

interface Clause {
  readonly text: string;
  /** Its audio with the first piece of it under way; null: it is not asked for yet. */
  asked: { readonly audio: AsyncIterator<MuLaw>; readonly first: Promise<IteratorResult<MuLaw>> } | null;
}

export class ClauseUtterance implements Utterance {
  readonly #source: ClauseSource;
  readonly #listener: (event: VoiceEvent) => void;
  readonly #over = new AbortController();
  readonly #signal: AbortSignal;
  /** Those that are not spoken whole, the present one first. */
  readonly #clauses: Clause[] = [];
  /** Letters that the next audio carries: the audio that should have spoken them was shorter than expected. */
  #carried = '';
  #running = false;
  /** Whether the present clause is heard: until then it has the line for itself. */
  #begun = false;
  #ended = false;

  constructor(source: ClauseSource, listener: (event: VoiceEvent) => void, signal: AbortSignal) {
    this.#source = source;
    this.#listener = listener;
    this.#signal = AbortSignal.any([signal, this.#over.signal]);
  }

  add(text: string): void {
    if (this.#signal.aborted || this.#ended) return;
    this.#clauses.push({ text, asked: null });
    if (!this.#running) void this.#run();
    else if (this.#begun) this.#askAhead();
  }

  end(): void {
    if (this.#signal.aborted || this.#ended) return;
    this.#ended = true;
    if (!this.#running) void this.#run();
  }

  /** Never rejects: a failure is the listener's to hear. */
  async #run(): Promise<void> {
    this.#running = true;
    try {
      // Its listener hears nothing while it still adds.
      await Promise.resolve();
      for (let clause = this.#clauses[0]; clause !== undefined; clause = this.#clauses[0]) {
        await this.#speak(clause);
        if (this.#signal.aborted) return;
        this.#clauses.shift();
      }
      this.#running = false;
      if (this.#ended) this.#finish();
    } catch (error) {
      if (this.#signal.aborted) return;
      this.#over.abort();
      this.#listener({ type: 'failed', error: this.#errorOf(error) });
    }
  }

  async #speak(clause: Clause): Promise<void> {
    if (!isSpoken(clause.text)) {
      this.#carried += clause.text;
      return;
    }
    const { audio, first } = this.#ask(clause);
    const text = new ClauseText(clause.text);
    this.#begun = false;
    let bytes = 0;
    for (let step = await first; step.done !== true; step = await audio.next()) {
      if (this.#signal.aborted) return;
      bytes += step.value.length;
      if (bytes > LONGEST_CLAUSE_BYTES) throw this.#failure('spoke without an end');
      if (step.value.length === 0) continue;
      this.#begun = true;
      this.#askAhead();
      const spoken = this.#carried + text.take(step.value);
      this.#carried = '';
      this.#listener({ type: 'audio', audio: step.value, text: spoken });
    }
    if (bytes === 0) throw this.#failure('spoke nothing');
    this.#carried += text.takeRest();
  }

  #ask(clause: Clause): NonNullable<Clause['asked']> {
    if (clause.asked !== null) return clause.asked;
    const audio = this.#source.speak(clause.text, this.#signal)[Symbol.asyncIterator]();
    const first = audio.next();
    // Told when it is this clause's turn.
    first.catch(() => undefined);
    return (clause.asked = { audio, first });
  }

  #askAhead(): void {
    const next = this.#clauses[1];
    if (next !== undefined && isSpoken(next.text)) this.#ask(next);
  }

  #finish(): void {
    const rest = this.#carried;
    if (rest.trim() !== '') this.#listener({ type: 'audio', audio: BREATH, text: rest });
    if (!this.#signal.aborted) this.#listener({ type: 'done' });
  }

  #errorOf(error: unknown): VendorError {
    return error instanceof VendorError ? error : this.#failure('failed', { cause: error });
  }

  #failure(why: string, options?: ErrorOptions): VendorError {
    return new VendorError(this.#source.vendor, 'transient', why, options);
  }
}
