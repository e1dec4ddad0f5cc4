/**
 * Deepgram's recognition of whole recordings, by the official SDK, which is loaded when it is first needed: messages that
 * callers spoke after the tone wait for nobody on the line.
 */
import type * as Sdk from '@deepgram/sdk';
import type { DeepgramClient } from '@deepgram/sdk';
import { VendorError } from '../../call/ports.ts';
import type { DeepgramOptions } from '../deepgram.ts';

/**
 * Turns a recording into words. @param sound a WAV file @param language BCP 47 @returns empty: nothing was understood.
 * @throws VendorError when it could not be asked
 */
export type Transcribe = (sound: Uint8Array, language: string) => Promise<string>;

/** Two minutes of sound take seconds. */
const TIMEOUT_SECONDS = 60;
/** Flux listens to conversations only. */
const FOR_RECORDINGS = 'nova-3';

export function createTranscriber({ url, apiKey, model }: DeepgramOptions): Transcribe {
  const baseUrl = url.replace(/^ws/, 'http');
  let opened: Promise<{
    readonly sdk: typeof Sdk;
    readonly client: DeepgramClient;
  }> | null = null;
  const open = async () => {
    const sdk = await import('@deepgram/sdk');
    return { sdk, client: new sdk.DeepgramClient({ apiKey, baseUrl, maxRetries: 0 }) };
  };
  return async (sound, language) => {
    const { sdk, client } = await (opened ??= open());
    try {
      const answer = await client.listen.v1.media.transcribeFile(
        { data: sound, contentType: 'audio/wav', contentLength: sound.byteLength },
        { model: model.startsWith('flux') ? FOR_RECORDINGS : model, language, smart_format: true },
        { timeoutInSeconds: TIMEOUT_SECONDS },
      );
      return 'results' in answer ? transcriptIn(answer) : '';
    } catch (error) {
      throw failureOf(sdk, error);
    }
  };
}

interface Heard {
  readonly results: {
    readonly channels: readonly {
      readonly alternatives?: readonly { readonly transcript?: string | undefined }[] | undefined;
    }[];
  };
}

/** A recording of both sides has a channel for each. */
const transcriptIn = ({ results }: Heard): string =>
  results.channels
    .map(({ alternatives }) => alternatives?.[0]?.transcript?.trim() ?? '')
    .filter((words) => words !== '')
    .join('\n');

/** What may pass: a limit of requests, and a server in trouble. The SDK's messages may quote the answer. */
function failureOf({ DeepgramError }: typeof Sdk, error: unknown): VendorError {
  const status = error instanceof DeepgramError ? (error.statusCode ?? null) : null;
  if (status === null) return new VendorError('deepgram', 'transient', 'did not answer', { cause: error });
  const refused = status < 500 && status !== 429 && status !== 408;
  return new VendorError('deepgram', refused ? 'refused' : 'transient', `answered ${status}`);
}
