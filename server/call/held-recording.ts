/**
 * The recording of a call, a little behind it: what the caller says is held back until it is known, so that a card number
 * in it is never written. It begins once the caller was told that the call is recorded.
 */
import type { OpenRecording } from '../storage/recordings.ts';
import { BYTES_PER_MS, SILENCE } from './ports.ts';
import type { HeardAudio } from './tap.ts';

/** The first words of a turn are known at most this long after they began; nothing tells earlier that somebody speaks. */
const BEHIND_BYTES = 3_000 * BYTES_PER_MS;
/** Longer than a card number takes with its date and code, also in several turns; what is older is written. */
const HELD_BYTES = 45_000 * BYTES_PER_MS;

export class HeldRecording implements OpenRecording {
  readonly #begin: () => OpenRecording;
  readonly #consent: string;
  #recording: OpenRecording | null = null;
  #waiting: HeardAudio[] = [];
  #bytes = 0;
  #holds = false;

  /** @param consent the sentence after which it begins; null: the caller has heard it before */
  constructor(begin: () => OpenRecording, consent: string | null) {
    this.#begin = begin;
    this.#consent = consent ?? '';
    if (consent === null) this.#recording = begin();
  }

  /** What the caller has heard of a reply so far. */
  receptionistSaid(heard: string): void {
    if (this.#recording === null && heard.includes(this.#consent)) this.#recording = this.#begin();
  }

  write(heard: HeardAudio): void {
    if (this.#recording === null) return;
    this.#waiting.push(heard);
    this.#bytes += heard.caller.length;
    this.#writeBeyond(this.#holds ? HELD_BYTES : BEHIND_BYTES);
  }

  /** The caller says or types something that is not known yet; held until it is released, over several turns if need be. */
  hold(): void {
    this.#holds = true;
  }

  /** It is known. @param silenced nothing of it may be heard */
  release({ silenced }: { readonly silenced: boolean }): void {
    this.#holds = false;
    if (silenced)
      this.#waiting = this.#waiting.map((heard) => ({
        ...heard,
        caller: new Uint8Array(heard.caller.length).fill(SILENCE),
      }));
    this.#writeBeyond(BEHIND_BYTES);
  }

  async finish(): ReturnType<OpenRecording['finish']> {
    this.#writeBeyond(0);
    return (await this.#recording?.finish()) ?? null;
  }

  #writeBeyond(bytes: number): void {
    while (this.#bytes > bytes) {
      const heard = this.#waiting.shift();
      if (heard === undefined) return;
      this.#bytes -= heard.caller.length;
      this.#recording?.write(heard);
    }
  }
}
