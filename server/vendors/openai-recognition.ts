/** OpenAI's live transcription: a transcription session of its Realtime API, in the line's own audio format. */
import type { SpeechToText } from '../call/ports.ts';
import { TranscriptionDialect } from './openai/transcription.ts';
import { openStream } from './wire/recognition-stream.ts';

export interface OpenAIRecognitionOptions {
  readonly apiKey: string;
  /** With its version, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
}

/** Makes the recogniser; each call then opens a stream, which is one WebSocket. */
export function createOpenAIRecognition({ apiKey, baseUrl }: OpenAIRecognitionOptions): SpeechToText {
  const endpoint = new URL(baseUrl);
  endpoint.protocol = endpoint.protocol.replace('http', 'ws');
  endpoint.pathname = `${endpoint.pathname.replace(/\/$/, '')}/realtime`;
  endpoint.search = 'intent=transcription';
  return {
    name: 'openai-recognition',
    open: (options, listener, signal) =>
      openStream({ dialect: new TranscriptionDialect(endpoint, apiKey, options), listener, signal }),
  };
}
