/** The vendors that listen, think and speak: the keys of each with the place to use them at. */
import type { Values } from './variables.ts';

/** Of a vendor null where its key is not set: others, or its local stand-in, serve. */
export interface VendorSettings {
  readonly deepgram: { readonly apiKey: string; readonly url: string; readonly model: string } | null;
  readonly openai: { readonly apiKey: string; readonly baseUrl: string; readonly model: string } | null;
  readonly elevenlabs: {
    readonly apiKey: string;
    readonly url: string;
    readonly voiceId: string;
    readonly model: string;
  } | null;
  /** The model that hears and speaks itself; null: the pipeline carries every call. */
  readonly realtime: { readonly apiKey: string; readonly url: string; readonly model: string } | null;
  /** Whose voices are heard, best first, of those whose keys are set. */
  readonly speakers: readonly Speaker[];
}

export type Speaker = 'elevenlabs' | 'deepgram';

/** The vendors of voices, those with the fastest first. */
const SPEAKERS: readonly Speaker[] = ['elevenlabs', 'deepgram'];

export function vendorsOf(values: Values): VendorSettings {
  const vendors = {
    deepgram: ifKeyed(values.DEEPGRAM_API_KEY, (apiKey) => ({
      apiKey,
      url: values.DEEPGRAM_URL ?? 'wss://api.deepgram.com',
      model: values.DEEPGRAM_MODEL,
    })),
    openai: ifKeyed(values.OPENAI_API_KEY, (apiKey) => ({
      apiKey,
      baseUrl: values.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
      model: values.OPENAI_MODEL,
    })),
    elevenlabs: ifKeyed(values.ELEVENLABS_API_KEY, (apiKey) => ({
      apiKey,
      url: values.ELEVENLABS_URL ?? 'wss://api.elevenlabs.io',
      voiceId: values.ELEVENLABS_VOICE_ID,
      model: values.ELEVENLABS_MODEL,
    })),
  };
  const realtime = ifKeyed(values.OPENAI_API_KEY, (apiKey) => ({
    apiKey,
    url: values.OPENAI_REALTIME_URL ?? 'wss://api.openai.com/v1/realtime',
    model: values.OPENAI_REALTIME_MODEL,
  }));
  return {
    ...vendors,
    realtime: values.ENGINE === 'realtime' ? realtime : null,
    speakers: speakersOf(values).filter((speaker) => vendors[speaker] !== null),
  };
}

const ifKeyed = <T>(key: string | undefined, settings: (key: string) => T): T | null =>
  key === undefined ? null : settings(key);

/** The one that was asked for, and the others behind it. */
function speakersOf({ TTS_PROVIDER: first }: Values): readonly Speaker[] {
  if (first === 'local') return [];
  return first === undefined ? SPEAKERS : [first, ...SPEAKERS.filter((each) => each !== first)];
}
