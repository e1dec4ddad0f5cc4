/** The vendors that listen, think and speak: the keys of each with the place to use them at. */
import type { Values } from './variables.ts';

/** Of a vendor null where its key is not set: others, or its local stand-in, serve. */
export interface VendorSettings {
  readonly deepgram: { readonly apiKey: string; readonly url: string; readonly model: string } | null;
  readonly openai: {
    readonly apiKey: string;
    readonly baseUrl: string;
    readonly model: string;
    /** The voice of businesses that have not chosen one; null: only chat completions are asked of this server. */
    readonly voiceId: string | null;
  } | null;
  readonly anthropic: { readonly apiKey: string; readonly baseUrl: string; readonly model: string } | null;
  readonly elevenlabs: {
    readonly apiKey: string;
    readonly url: string;
    readonly voiceId: string;
    readonly model: string;
  } | null;
  /** The model that hears and speaks itself; null: the pipeline carries every call. */
  readonly realtime: { readonly apiKey: string; readonly url: string; readonly model: string } | null;
  readonly azure: { readonly apiKey: string; readonly url: string } | null;
  /** Whose voices are heard, best first, of those whose keys are set. */
  readonly speakers: readonly Speaker[];
}

export type Speaker = 'elevenlabs' | 'deepgram' | 'azure' | 'openai';

/** The vendors of voices, those with the fastest first. */
const SPEAKERS: readonly Speaker[] = ['elevenlabs', 'deepgram', 'azure', 'openai'];
const OPENAI_ITSELF = 'https://api.openai.com/v1';

export function vendorsOf(values: Values): VendorSettings {
  const vendors = {
    deepgram: ifKeyed(values.DEEPGRAM_API_KEY, (apiKey) => ({
      apiKey,
      url: values.DEEPGRAM_URL ?? 'wss://api.deepgram.com',
      model: values.DEEPGRAM_MODEL,
    })),
    openai: ifKeyed(values.OPENAI_API_KEY, (apiKey) => ({
      apiKey,
      baseUrl: values.OPENAI_BASE_URL ?? OPENAI_ITSELF,
      model: values.OPENAI_MODEL,
      voiceId: openAIVoice(values),
    })),
    anthropic: ifKeyed(values.ANTHROPIC_API_KEY, (apiKey) => ({
      apiKey,
      baseUrl: values.ANTHROPIC_BASE_URL ?? 'https://api.anthropic.com',
      model: values.ANTHROPIC_MODEL,
    })),
    elevenlabs: ifKeyed(values.ELEVENLABS_API_KEY, (apiKey) => ({
      apiKey,
      url: values.ELEVENLABS_URL ?? 'wss://api.elevenlabs.io',
      voiceId: values.ELEVENLABS_VOICE_ID,
      model: values.ELEVENLABS_MODEL,
    })),
    azure: ifKeyed(values.AZURE_SPEECH_KEY, (apiKey) => ({
      apiKey,
      url: values.AZURE_SPEECH_URL ?? `https://${values.AZURE_SPEECH_REGION}.tts.speech.microsoft.com`,
    })),
  };
  const realtime = ifKeyed(values.OPENAI_API_KEY, (apiKey) => ({
    apiKey,
    url: values.OPENAI_REALTIME_URL ?? 'wss://api.openai.com/v1/realtime',
    model: values.OPENAI_REALTIME_MODEL,
  }));
  const isKeyed = (speaker: Speaker) =>
    vendors[speaker] !== null && (speaker !== 'openai' || (vendors.openai?.voiceId ?? null) !== null);
  return {
    ...vendors,
    realtime: values.ENGINE === 'realtime' ? realtime : null,
    speakers: speakersOf(values).filter(isKeyed),
  };
}

const ifKeyed = <T>(key: string | undefined, settings: (key: string) => T): T | null =>
  key === undefined ? null : settings(key);

/** The one that was asked for, and the others behind it. */
function speakersOf({ TTS_PROVIDER: first }: Values): readonly Speaker[] {
  if (first === 'local') return [];
  return first === undefined ? SPEAKERS : [first, ...SPEAKERS.filter((each) => each !== first)];
}

/** Few of the servers that speak OpenAI's chat completions have a voice: theirs is used where it is asked for. */
function openAIVoice({ OPENAI_BASE_URL, OPENAI_VOICE, TTS_PROVIDER }: Values): string | null {
  if (OPENAI_VOICE !== undefined) return OPENAI_VOICE;
  const speaks = TTS_PROVIDER === 'openai' || (OPENAI_BASE_URL ?? OPENAI_ITSELF) === OPENAI_ITSELF;
  return speaks ? 'marin' : null;
}
