/** Chooses who listens, thinks and speaks: the vendor whose key is set with the local stand-in behind it, or that alone. */
import { withModelFailover, withVoiceFailover } from './call/pipeline/failover.ts';
import { type VendorStates, watchedRecogniser } from './call/pipeline/failover/vendor-states.ts';
import type { LanguageModel, SpeechToText, TextToSpeech, VendorError } from './call/ports.ts';
import type { Env } from './env.ts';
import { createDeepgram } from './vendors/deepgram.ts';
import { createElevenLabs } from './vendors/elevenlabs.ts';
import { languageOf } from './languages/languages.ts';
import { createScriptedReceptionist } from './receptionist/scripted/scripted-model.ts';
import { createLocalVoice } from './vendors/local/voice.ts';
import { createOpenAI } from './vendors/openai.ts';

export interface Vendors {
  /** Null: there is no local recogniser; callers type or use the keypad. */
  readonly speechToText: SpeechToText | null;
  readonly model: LanguageModel;
  readonly textToSpeech: TextToSpeech;
  readonly list: readonly { readonly name: string; readonly live: boolean }[];
  close(): Promise<void>;
}

/** @param states how the vendors do, told of each failure and success. */
export function openVendors(env: Env, states: VendorStates, onError: (error: unknown) => void): Vendors {
  const scripted = createScriptedReceptionist(languageOf('en'));
  const localVoice = createLocalVoice();
  const failover = {
    onFailure: (error: VendorError) => {
      onError(error);
      states.failed(error);
    },
    onSuccess: (vendor: string) => states.worked(vendor),
  };
  return {
    speechToText: env.deepgram === null ? null : watchedRecogniser(createDeepgram(env.deepgram), states),
    model: env.openai === null ? scripted : withModelFailover([createOpenAI(env.openai), scripted], failover),
    textToSpeech:
      env.elevenlabs === null
        ? localVoice
        : withVoiceFailover([createElevenLabs(env.elevenlabs), localVoice], failover),
    list: [
      { name: 'Telephone', live: env.twilio.live },
      { name: 'Listening', live: env.deepgram !== null },
      { name: 'Thinking', live: env.openai !== null },
      { name: 'Speaking', live: env.elevenlabs !== null },
    ],
    close: () => localVoice.close(),
  };
}
