/** Azure's neural voices by its REST interface, one request a clause, in the line's own audio format. */
import type { IncomingMessage } from 'node:http';
import { type MuLaw, type TextToSpeech, VendorError } from '../call/ports.ts';
import { AZURE_VOICES, isAzureVoice, USUAL_VOICE } from './azure/voices.ts';
import { ssmlOf } from './azure/ssml.ts';
import { checkAudio, ClauseUtterance } from './wire/clause-voice.ts';
import { openPost } from './wire/post.ts';

export interface AzureOptions {
  readonly apiKey: string;
  /** The origin of the region, e.g. `https://eastus.tts.speech.microsoft.com`. */
  readonly url: string;
}

/** The first audio comes after 100 to 300 ms; a voice that is quiet for so long has fallen silent. */
const LONGEST_SILENCE_MS = 4_000;
const PASSING_STATUSES = new Set([408, 409, 425, 429]);

/** Makes the voice; its connections are shared by all calls. */
export function createAzure({ apiKey, url }: AzureOptions): TextToSpeech {
  const post = openPost({
    vendor: 'azure',
    url: new URL(`${url.replace(/(?<!\/)\/+$/, '')}/cognitiveservices/v1`),
    headers: {
      'ocp-apim-subscription-key': apiKey,
      'content-type': 'application/ssml+xml',
      'x-microsoft-outputformat': 'raw-8khz-8bit-mono-mulaw',
      'user-agent': 'ahoy',
    },
    silenceMs: LONGEST_SILENCE_MS,
    refusedWith: (status) => {
      const refused = status < 500 && !PASSING_STATUSES.has(status);
      return new VendorError('azure', refused ? 'refused' : 'transient', `answered ${status}`);
    },
  });
  return {
    name: 'azure',
    voices: () => Promise.resolve(AZURE_VOICES),
    isVoice: isAzureVoice,
    open: ({ voiceId }, callSignal) => {
      const voice = voiceId !== null && isAzureVoice(voiceId) ? voiceId : USUAL_VOICE;
      const source = {
        vendor: 'azure',
        speak: (text: string, signal: AbortSignal) => post(ssmlOf(text, voice), audio, signal),
      };
      return {
        speak: (listener, signal) =>
          new ClauseUtterance(source, listener, AbortSignal.any([callSignal, signal])),
      };
    },
  };
}

const audio = { read: audioOf, isLast: () => false };

async function* audioOf(answer: IncomingMessage): AsyncGenerator<MuLaw> {
  checkAudio('azure', answer);
  for await (const bytes of answer.iterator({ destroyOnReturn: false })) yield bytes as Buffer;
}
