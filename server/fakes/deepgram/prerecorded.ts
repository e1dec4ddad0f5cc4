/** A recogniser that answers as Deepgram's `POST /v1/listen` does: a whole recording in, its words out. */
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { WordDecoder } from '../words-in-audio.ts';
import { BadRequest, readRecordingParameters } from './parameters.ts';

export interface ReceivedRecording {
  readonly query: URLSearchParams;
  readonly bytes: number;
}

interface Answer {
  readonly status: number;
  readonly body: object;
  /** Null of one that was refused. */
  readonly received: ReceivedRecording | null;
}

/** Mu-law samples and the head before them: telephone recordings have no others here. */
const HEAD_BYTES = 58;
const SAMPLES_PER_SECOND = 8_000;

/** @param refuseWith the status to refuse with, whatever it is asked; null: none */
export async function answerRecording(
  request: IncomingMessage,
  { apiKey, refuseWith }: { readonly apiKey: string | undefined; readonly refuseWith: number | null },
): Promise<Answer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const sound = Buffer.concat(pieces);
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'POST' || url.pathname !== '/v1/listen') return refusal(404, 'Not Found', '');
  if (refuseWith !== null) return refusal(refuseWith, 'REFUSED', 'Told to refuse.');
  const [, key] = /^(?:Token|Bearer) (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (key === undefined || (apiKey !== undefined && key !== apiKey))
    return refusal(401, 'INVALID_AUTH', 'Invalid credentials.');
  try {
    const { model } = readRecordingParameters(url.searchParams);
    return {
      status: 200,
      body: resultsOf(model, sound),
      received: { query: url.searchParams, bytes: sound.length },
    };
  } catch (error) {
    if (error instanceof BadRequest) return refusal(400, 'Bad Request', error.message);
    throw error;
  }
}

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { err_code: code, err_msg: message, request_id: randomUUID() },
  received: null,
});

function resultsOf(model: string, sound: Buffer): object {
  if (sound.length === 0) throw new BadRequest('Payload: the request has no audio data');
  if (sound.toString('latin1', 0, 4) !== 'RIFF')
    throw new BadRequest('Bad Request: failed to process audio: corrupt or unsupported data');
  const audio = sound.subarray(HEAD_BYTES);
  const words = new WordDecoder().push(audio).map(({ text, endsAtSample }) => ({
    word: text.toLowerCase(),
    punctuated_word: text,
    start: Math.max(0, endsAtSample / SAMPLES_PER_SECOND - 0.2),
    end: endsAtSample / SAMPLES_PER_SECOND,
    confidence: 0.99,
  }));
  const modelId = randomUUID();
  return {
    metadata: {
      transaction_key: 'deprecated',
      request_id: randomUUID(),
      sha256: createHash('sha256').update(sound).digest('hex'),
      created: new Date().toISOString(),
      duration: audio.length / SAMPLES_PER_SECOND,
      channels: 1,
      models: [modelId],
      model_info: { [modelId]: { name: model, version: '2025-01-01.0', arch: 'nova-3' } },
    },
    results: {
      channels: [
        {
          alternatives: [
            {
              transcript: words.map(({ punctuated_word: text }) => text).join(' '),
              confidence: words.length === 0 ? 0 : 0.99,
              words,
            },
          ],
        },
      ],
    },
  };
}
