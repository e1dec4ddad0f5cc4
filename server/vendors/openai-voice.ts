/** OpenAI's voices, one request a clause. They speak at 24 kHz, so this is where audio is resampled. */
import type { IncomingMessage } from 'node:http';
import type { MuLaw, TextToSpeech, VoiceChoice } from '../call/ports.ts';
import { LineRate } from '../voice/line-rate.ts';
import { refusedWith } from './openai/failures.ts';
import { checkAudio, ClauseUtterance } from './wire/clause-voice.ts';
import { openPost } from './wire/post.ts';

export interface OpenAIVoiceOptions {
  readonly apiKey: string;
  /** With its version, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** The voice of businesses that have not chosen one. */
  readonly voiceId: string;
}

const NAME = 'openai-voice';
const MODEL = 'gpt-4o-mini-tts';
const MANNER = 'Speak as a friendly receptionist on the telephone: clear, warm, at an even pace.';
/** The first audio comes after 300 to 600 ms; a voice that is quiet for so long has fallen silent. */
const LONGEST_SILENCE_MS = 4_000;
/** OpenAI takes 4,096 characters at once; no clause of a receptionist comes near. */
const LONGEST_TEXT = 4_000;

const ABOUT = {
  marin: 'Female, natural',
  cedar: 'Male, natural',
  alloy: 'Neutral, even',
  ash: 'Male, clear',
  ballad: 'Male, British',
  coral: 'Female, warm',
  echo: 'Male, calm',
  fable: 'Neutral, British',
  nova: 'Female, bright',
  onyx: 'Male, deep',
  sage: 'Female, calm',
  shimmer: 'Female, light',
  verse: 'Male, lively',
} as const;

const VOICES: readonly VoiceChoice[] = Object.entries(ABOUT).map(([id, about]) => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  about,
  vendor: NAME,
}));
const isVoice = (id: string): boolean => Object.hasOwn(ABOUT, id);

/** Makes the voice; its connections are shared by all calls. */
export function createOpenAIVoice({ apiKey, baseUrl, voiceId: usual }: OpenAIVoiceOptions): TextToSpeech {
  const post = openPost({
    vendor: NAME,
    url: new URL(`${baseUrl.replace(/(?<!\/)\/+$/, '')}/audio/speech`),
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    silenceMs: LONGEST_SILENCE_MS,
    refusedWith: (status, body) => refusedWith(status, body, NAME),
  });
  return {
    name: NAME,
    voices: () => Promise.resolve(VOICES),
    isVoice,
    open: ({ voiceId }, callSignal) => {
      const voice = voiceId !== null && isVoice(voiceId) ? voiceId : usual;
      const speak = (text: string, signal: AbortSignal) =>
        post(
          JSON.stringify({
            model: MODEL,
            input: text.slice(0, LONGEST_TEXT),
            voice,
            instructions: MANNER,
            response_format: 'pcm',
          }),
          audio,
          signal,
        );
      const source = { vendor: NAME, speak };
      return {
        speak: (listener, signal) =>
          new ClauseUtterance(source, listener, AbortSignal.any([callSignal, signal])),
      };
    },
  };
}

const audio = { read: audioOf, isLast: () => false };

async function* audioOf(answer: IncomingMessage): AsyncGenerator<MuLaw> {
  checkAudio(NAME, answer);
  const rate = new LineRate();
  for await (const bytes of answer.iterator({ destroyOnReturn: false })) yield rate.push(bytes as Buffer);
  yield rate.end();
}
