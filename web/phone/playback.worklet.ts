/** Plays telephone audio on the audio thread and tells when a mark was reached. */
import { PlaybackQueue } from './playback-queue.ts';
import type { FromPlayback, ToPlayback } from './playback-messages.ts';

class Playback extends AudioWorkletProcessor {
  readonly #queue = new PlaybackQueue(sampleRate);

  constructor() {
    super();
    this.port.onmessage = (message: MessageEvent<ToPlayback>) => this.#take(message.data);
  }

  #take(message: ToPlayback): void {
    switch (message.type) {
      case 'audio':
        this.#queue.push(new Uint8Array(message.audio));
        break;
      case 'mark':
        if (this.#queue.mark(message.name)) this.#tell([message.name]);
        break;
      case 'clear':
        this.#tell(this.#queue.clear());
        break;
    }
  }

  #tell(marks: readonly string[]): void {
    for (const name of marks) this.port.postMessage({ type: 'mark', name } satisfies FromPlayback);
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const [first, ...others] = outputs[0] ?? [];
    if (first === undefined) return true;
    this.#tell(this.#queue.render(first));
    for (const other of others) other.set(first);
    return true;
  }
}

registerProcessor('ahoy-playback', Playback);
