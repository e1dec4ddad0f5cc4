/** The engine that listens, thinks and speaks with three vendors, one after the other. */
import type { Engine } from '../session.ts';
import { createPromptCache } from '../turn-taking/prompt-cache.ts';
import { requestAllowance } from '../turn-taking/request-allowance.ts';
import { CallSession } from '../turn-taking/session.ts';
import { silentVoice } from './silent-voice.ts';
import { pipelineSpeech } from './speech.ts';
import type { PipelineVendors } from './vendors.ts';

/** A vendor that has not told its voices by then is not waited for. */
const VOICES_MS = 5_000;

export function createPipeline(vendors: PipelineVendors, onError: (error: unknown) => void): Engine {
  const { speechToText, textToSpeech } = vendors;
  // A sentence sounds the same for every business that speaks in the same voice, so one cache serves all.
  const prompts = createPromptCache(textToSpeech, onError);
  return {
    prepare: (sentences, speaker) => prompts.prepare(sentences, speaker),
    start: (parts) =>
      new CallSession({
        ...parts,
        mayAsk: requestAllowance(parts.mayAsk),
        ...(parts.reads === true
          ? {
              speeches: [pipelineSpeech({ ...vendors, speechToText: null, textToSpeech: silentVoice })],
              speechToText: null,
              cachedAudio: () => null,
            }
          : {
              speeches: [pipelineSpeech(vendors)],
              speechToText,
              cachedAudio: (text: string) => prompts.get(text, parts.receptionist),
            }),
      }),
    voices: () => textToSpeech.voices(AbortSignal.timeout(VOICES_MS)),
    async sample(sentence, speaker) {
      await prompts.prepare([sentence], speaker);
      return prompts.get(sentence, speaker);
    },
  };
}
