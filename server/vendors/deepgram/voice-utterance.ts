/** One utterance at Deepgram: each part of it is flushed when the one before it is spoken, since flushes are counted. */
import { type Utterance, type VoiceEvent, VendorError } from '../../call/ports.ts';
import { BREATH, ClauseText, isSpoken } from '../wire/clause-text.ts';
import type { Turn, TurnListener, VoiceConnection } from './voice-connection.ts';

/**
 * The first audio comes after 100 to 300 ms, the rest faster than it is played; a voice that is quiet for so long after a
 * flush has fallen silent.
 */
const QUIET_MS = 2_000;
/** Deepgram takes 2,000 characters at once. */
const LONGEST_TEXT = 1_900;

export class DeepgramUtterance implements Utterance, TurnListener {
  readonly #connect: () => VoiceConnection;
  readonly #listener: (event: VoiceEvent) => void;
  readonly #signal: AbortSignal;
  #turn: Turn | null = null;
  /** Said, and not flushed yet. */
  #pending = '';
  /** Flushed, and being spoken. */
  #flushed = '';
  #text: ClauseText | null = null;
  /** Letters that the next audio carries: the audio that should have spoken them was shorter than expected. */
  #carried = '';
  #heard = false;
  #heardOfPart = false;
  #ended = false;
  #repeated = false;
  #over = false;
  #watch: NodeJS.Timeout | undefined;

  constructor(connect: () => VoiceConnection, listener: (event: VoiceEvent) => void, signal: AbortSignal) {
    this.#connect = connect;
    this.#listener = listener;
    this.#signal = signal;
    if (signal.aborted) this.#over = true;
    else signal.addEventListener('abort', this.#stop, { once: true });
  }

  add(text: string): void {
    if (this.#over || this.#ended || text === '') return;
    this.#pending += text;
    if (this.#text === null && isSpoken(this.#pending)) this.#flush();
  }

  end(): void {
    if (this.#over || this.#ended) return;
    this.#ended = true;
    // Its listener hears nothing while it still adds.
    if (this.#text === null) queueMicrotask(() => this.#finish());
  }

  onAudio(audio: Uint8Array): void {
    this.#heard = this.#heardOfPart = true;
    this.#watch?.refresh();
    const text = this.#carried + (this.#text?.take(audio) ?? '');
    this.#carried = '';
    this.#listener({ type: 'audio', audio, text });
  }

  onFlushed(): void {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    this.#carried += this.#text?.takeRest() ?? '';
    this.#text = null;
    if (!this.#heardOfPart) this.#fail('spoke nothing');
    else if (isSpoken(this.#pending)) this.#flush();
    else if (this.#ended) this.#finish();
  }

  onFailed(error: VendorError, lost: boolean): void {
    if (!lost || this.#heard || this.#repeated) {
      this.#end({ type: 'failed', error });
      return;
    }
    this.#repeated = true;
    this.#turn = null;
    this.#pending = this.#flushed + this.#pending;
    this.#flush();
  }

  #flush(): void {
    const turn = (this.#turn ??= this.#begin());
    if (turn === null) return;
    this.#flushed = this.#pending;
    this.#pending = '';
    this.#text = new ClauseText(this.#flushed);
    this.#heardOfPart = false;
    for (let at = 0; at < this.#flushed.length; at += LONGEST_TEXT)
      turn.say(this.#flushed.slice(at, at + LONGEST_TEXT));
    turn.flush();
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      this.#turn?.doubt();
      this.#fail('fell silent');
    }, QUIET_MS);
  }

  /** Null: there can be no connection with this key or address, which the listener is told once `add` has returned. */
  #begin(): Turn | null {
    try {
      return this.#connect().begin(this);
    } catch (cause) {
      const why = 'cannot be asked with this key or address';
      const error = new VendorError('deepgram-voice', 'refused', why, { cause });
      queueMicrotask(() => this.#end({ type: 'failed', error }));
      return null;
    }
  }

  #fail(why: string): void {
    this.#end({ type: 'failed', error: new VendorError('deepgram-voice', 'transient', why) });
  }

  /** Signs without a sound at the end are carried by a breath. */
  #finish(): void {
    const rest = this.#carried + this.#pending;
    if (rest.trim() !== '' && !this.#over) this.#listener({ type: 'audio', audio: BREATH, text: rest });
    this.#end({ type: 'done' });
  }

  #end(event: VoiceEvent): void {
    if (this.#over) return;
    this.#stop();
    this.#listener(event);
  }

  readonly #stop = (): void => {
    this.#over = true;
    clearTimeout(this.#watch);
    this.#signal.removeEventListener('abort', this.#stop);
    this.#turn?.leave();
    this.#turn = null;
  };
}
