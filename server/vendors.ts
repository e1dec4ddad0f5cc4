/**
 * Chooses the engine of calls and the vendors that it listens, thinks and speaks with: those whose keys are set, with the
 * local stand-in behind them, or that alone.
 */
import { createPipeline } from './call/pipeline/engine.ts';
import { pipelineSpeech, readingSpeech } from './call/pipeline/speech.ts';
import { createRealtimeEngine } from './call/realtime/engine.ts';
import type { FailoverOptions } from './call/pipeline/failover/circuit-breaker.ts';
import { withModelFailover } from './call/pipeline/failover/models.ts';
import { withRecogniserFailover } from './call/pipeline/failover/recognisers.ts';
import { withVoiceFailover } from './call/pipeline/failover/voices.ts';
import { type LanguageModel, type TalkUsage, type TextToSpeech, VendorError } from './call/ports.ts';
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
import { createAnthropic } from './vendors/anthropic.ts';
import { createStructuredModel as createClaudeWriter } from './vendors/anthropic/structured.ts';
import { createAzure } from './vendors/azure.ts';
import { createDeepgram } from './vendors/deepgram.ts';
import { createDeepgramVoice } from './vendors/deepgram-voice.ts';
import { createTranscriber, type Transcribe } from './vendors/deepgram/prerecorded.ts';
import { createElevenLabs } from './vendors/elevenlabs.ts';
import { createScriptedReceptionist } from './receptionist/scripted/scripted-model.ts';
import { createLocalVoice } from './vendors/local/voice.ts';
import { createOpenAIRecognition } from './vendors/openai-recognition.ts';
import { createOpenAIVoice } from './vendors/openai-voice.ts';
import { createOpenAI } from './vendors/openai.ts';
import { createRealtime } from './vendors/openai/realtime.ts';
import { createStructuredModel as createGptWriter } from './vendors/openai/structured.ts';
import type { StructuredModel } from './vendors/wire/structured-model.ts';

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
  const { deepgram, openai, anthropic, realtime } = env;
  const { onError } = parts;
  const models = [
    ...(openai === null ? [] : [createOpenAI(openai)]),
    ...(anthropic === null ? [] : [createAnthropic(anthropic)]),
  ];
  // Whoever has OpenAI's voice has its ears: few of the servers that speak its chat completions have either.
  const recognisers = [
    ...(deepgram === null ? [] : [createDeepgram(deepgram)]),
    ...(openai === null || openai.voiceId === null ? [] : [createOpenAIRecognition(openai)]),
  ];
  const canHear = recognisers.length > 0 || realtime !== null;
  const voices = env.speakers.flatMap((speaker) => voiceOf(speaker, env) ?? []);
  const names = [
    ...(canHear || !env.production ? recognisers.map(({ name }) => name) : ['deepgram']),
    ...models.map(({ name }) => name),
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
  const model = models.length === 0 ? scripted : withModelFailover([...models, scripted], failover);
  const writer =
    anthropic !== null ? createClaudeWriter(anthropic) : openai !== null ? createGptWriter(openai) : null;
  const threeVendors = {
    speechToText:
      recognisers.length === 0
        ? null
        : withRecogniserFailover(recognisers.map((each) => watchedRecogniser(each, states))),
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
    canHear,
    states,
    askDraft: writer === null ? null : askDraftOf(writer, failover, onError),
    transcribe: deepgram === null ? null : createTranscriber(deepgram),
    list: [
      { name: 'Telephone', live: env.twilio.live || env.signalWire !== null },
      { name: 'Listening', live: canHear },
      { name: 'Thinking', live: models.length > 0 },
      { name: 'Speaking', live: voices.length > 0 },
    ],
    close: () => localVoice.close(),
  };
}

function voiceOf(speaker: Speaker, { elevenlabs, deepgram, azure, openai }: Env): TextToSpeech | null {
  switch (speaker) {
    case 'elevenlabs':
      return elevenlabs === null ? null : createElevenLabs(elevenlabs);
    case 'deepgram':
      return deepgram === null ? null : createDeepgramVoice(deepgram);
    case 'azure':
      return azure === null ? null : createAzure(azure);
    case 'openai':
      return openai === null || openai.voiceId === null
        ? null
        : createOpenAIVoice({ ...openai, voiceId: openai.voiceId });
  }
}

const askDraftOf =
  (
    model: StructuredModel,
    { onFailure, onSuccess }: FailoverOptions,
    onError: (error: unknown) => void,
  ): AskDraft =>
  async ({ instructions, transcript }) => {
    try {
      const request = { name: 'conversation_summary', schema: draft, instructions, data: transcript };
      const answer = await model.ask(request);
      onSuccess?.(model.name);
      return answer;
    } catch (error) {
      if (error instanceof VendorError) onFailure(error);
      else onError(error);
      throw error;
    }
  };
