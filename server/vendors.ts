/**
 * Chooses the engine of calls and the vendors that it listens, thinks and speaks with: those whose keys are set, with the
 * local stand-in behind them, or that alone.
 */
import { createPipeline } from './call/pipeline/engine.ts';
import { pipelineSpeech, readingSpeech } from './call/pipeline/speech.ts';
import { createRealtimeEngine } from './call/realtime/engine.ts';
import { withModelFailover } from './call/pipeline/failover/models.ts';
import { withVoiceFailover } from './call/pipeline/failover/voices.ts';
import type { LanguageModel, TalkUsage, TextToSpeech, VendorError } from './call/ports.ts';
import type { Engine } from './call/session.ts';
import {
  VendorStates,
  type VendorStatesParts,
  watchedRecogniser,
  watchedSpeech,
} from './call/vendor-states.ts';
import { draft } from './conversation/summary/draft.ts';
import type { AskDraft } from './conversation/summary/summarise.ts';
import type { Env } from './env/env.ts';
import type { Speaker } from './env/vendor-settings.ts';
import { createDeepgram } from './vendors/deepgram.ts';
import { createDeepgramVoice } from './vendors/deepgram-voice.ts';
import { createTranscriber, type Transcribe } from './vendors/deepgram/prerecorded.ts';
import { createElevenLabs } from './vendors/elevenlabs.ts';
import { createScriptedReceptionist } from './receptionist/scripted/scripted-model.ts';
import { createLocalVoice } from './vendors/local/voice.ts';
import { createOpenAI } from './vendors/openai.ts';
import { createRealtime } from './vendors/openai/realtime.ts';
import { createStructuredModel, type StructuredModel } from './vendors/openai/structured.ts';

export interface Vendors {
  readonly engine: Engine;
  /** What answers in writing, by the same vendors that answer on the phone. */
  readonly model: LanguageModel;
  /** False: there is no recogniser; callers type or use the keypad. */
  readonly canHear: boolean;
  readonly states: VendorStates;
  /** Asks a model for the summary of a conversation; null: there is none, and the rules serve. */
  readonly askDraft: AskDraft | null;
  /** Turns recordings into words; null: there is nobody to do it. */
  readonly transcribe: Transcribe | null;
  readonly list: readonly { readonly name: string; readonly live: boolean }[];
  close(): Promise<void>;
}

export function openVendors(
  env: Env,
  parts: VendorStatesParts & {
    readonly onError: (error: unknown) => void;
    /** Told what each answer of a model that speaks itself cost. */
    readonly onUsage: (usage: TalkUsage) => void;
  },
): Vendors {
  const { deepgram, openai, realtime } = env;
  const { onError } = parts;
  const voices = env.speakers.flatMap((speaker) => voiceOf(speaker, env) ?? []);
  const names = [
    ...(deepgram === null && !env.production ? [] : ['deepgram']),
    ...(openai === null ? [] : ['openai']),
    ...(realtime === null ? [] : ['openai-realtime']),
    ...voices.map(({ name }) => name),
  ];
  const states = new VendorStates(names, parts);
  const scripted = createScriptedReceptionist();
  const localVoice = createLocalVoice();
  const failover = {
    onFailure: (error: VendorError) => {
      onError(error);
      states.failed(error);
    },
    onSuccess: (vendor: string) => states.worked(vendor),
  };
  const model = openai === null ? scripted : withModelFailover([createOpenAI(openai), scripted], failover);
  const threeVendors = {
    speechToText: deepgram === null ? null : watchedRecogniser(createDeepgram(deepgram), states),
    model,
    textToSpeech: voices.length === 0 ? localVoice : withVoiceFailover([...voices, localVoice], failover),
  };
  const engine =
    realtime === null
      ? createPipeline(threeVendors, onError)
      : createRealtimeEngine({
          ...threeVendors,
          speechToSpeech: watchedSpeech(createRealtime(realtime), states),
          behind: pipelineSpeech(threeVendors),
          reading: readingSpeech(threeVendors),
          onUsage: parts.onUsage,
          onError,
        });
  return {
    engine,
    model,
    canHear: deepgram !== null || realtime !== null,
    states,
    askDraft: openai === null ? null : askDraftOf(createStructuredModel(openai), onError),
    transcribe: deepgram === null ? null : createTranscriber(deepgram),
    list: [
      { name: 'Telephone', live: env.twilio.live || env.signalWire !== null },
      { name: 'Listening', live: deepgram !== null || realtime !== null },
      { name: 'Thinking', live: openai !== null },
      { name: 'Speaking', live: voices.length > 0 },
    ],
    close: () => localVoice.close(),
  };
}

function voiceOf(speaker: Speaker, { elevenlabs, deepgram }: Env): TextToSpeech | null {
  switch (speaker) {
    case 'elevenlabs':
      return elevenlabs === null ? null : createElevenLabs(elevenlabs);
    case 'deepgram':
      return deepgram === null ? null : createDeepgramVoice(deepgram);
  }
}

const askDraftOf =
  (model: StructuredModel, onError: (error: unknown) => void): AskDraft =>
  async ({ instructions, transcript }) => {
    try {
      return await model.ask({ name: 'conversation_summary', schema: draft, instructions, data: transcript });
    } catch (error) {
      onError(error);
      throw error;
    }
  };
