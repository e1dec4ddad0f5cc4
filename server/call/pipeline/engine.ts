/** The engine that listens, thinks and speaks with three vendors, one after the other. */
import type { Engine } from '../session.ts';
import { withAllowance } from './model-allowance.ts';
import { createPromptCache } from './prompt-cache.ts';
import { PipelineSession } from './session.ts';
import type { PipelineVendors } from './vendors.ts';

/** A vendor that has not told its voices by then is not waited for. */
const VOICES_MS = 5_000;

export function createPipeline(
  { speechToText, model, textToSpeech }: PipelineVendors,
  onError: (error: unknown) => void,
): Engine {
  // A sentence sounds the same for every business that speaks in the same voice, so one cache serves all.
  const prompts = createPromptCache(textToSpeech, onError);
  return {
    prepare: (sentences, speaker) => prompts.prepare(sentences, speaker),
    start: (parts) =>
      new PipelineSession({
        ...parts,
        speechToText,
        model: withAllowance(model, parts.mayAsk),
        textToSpeech,
        cachedAudio: (text) => prompts.get(text, parts.receptionist),
      }),
    voices: () => textToSpeech.voices(AbortSignal.timeout(VOICES_MS)),
    async sample(sentence, speaker) {
      await prompts.prepare([sentence], speaker);
      return prompts.get(sentence, speaker);
    },
  };
}
