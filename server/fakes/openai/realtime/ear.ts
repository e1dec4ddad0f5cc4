/** Server VAD: when the caller begins and ends, and the words in between. */
import { FakeSpeechToText, STEP_MS } from '../../deepgram/fake-stt.ts';

export type Heard =
  | { readonly type: 'started'; readonly atMs: number }
  | { readonly type: 'stopped'; readonly atMs: number; readonly words: readonly string[] };

export class Ear {
  readonly #hearing = new FakeSpeechToText(false);
  #words: string[] = [];
  #speaking = false;
  #quietMs = 0;

  *listen(audio: Uint8Array, silenceMs: number): Generator<Heard> {
    for (const { now, sound, words } of this.#hearing.listen(audio)) {
      for (const { text } of words) this.#words.push(text);
      if (sound) {
        this.#quietMs = 0;
        if (!this.#speaking) yield { type: 'started', atMs: now };
        this.#speaking = true;
        continue;
      }
      this.#quietMs += STEP_MS;
      if (!this.#speaking || this.#quietMs < silenceMs) continue;
      this.#speaking = false;
      yield { type: 'stopped', atMs: now, words: this.#words };
      this.#words = [];
    }
  }
}
