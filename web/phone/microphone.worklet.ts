/** Hands the microphone's sound to the page as telephone audio, 20 ms at a time. */
import { TelephoneSamples } from './telephone-samples.ts';

class Microphone extends AudioWorkletProcessor {
  readonly #samples = new TelephoneSamples(sampleRate);

  process(inputs: Float32Array[][]): boolean {
    const sound = inputs[0]?.[0];
    if (sound === undefined) return true;
    for (const chunk of this.#samples.take(sound)) this.port.postMessage(chunk.buffer, [chunk.buffer]);
    return true;
  }
}

registerProcessor('ahoy-microphone', Microphone);
