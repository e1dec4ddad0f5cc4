/** What Deepgram's two endpoints for listening share. */
import type { MuLaw, SpeechEvent } from '../../call/ports.ts';
import type { Dialect } from '../wire/recognition-stream.ts';

/** In what they differ: see `Dialect`. */
export interface Endpoint {
  readonly query: URLSearchParams;
  readonly chunkBytes: number;
  whenQuiet(quietMs: number): string | MuLaw | null;
  read(message: unknown, sentMs: number): readonly SpeechEvent[];
  rest(): readonly SpeechEvent[];
}

/** @param address of the endpoint, without its query. */
export function dialectOf(endpoint: Endpoint, address: URL, apiKey: string): Dialect {
  const url = new URL(address);
  url.search = endpoint.query.toString();
  return {
    vendor: 'deepgram',
    endpoint: url,
    headers: { authorization: `Token ${apiKey}` },
    chunkBytes: endpoint.chunkBytes,
    greeting: null,
    farewell: () => JSON.stringify({ type: 'CloseStream' }),
    frame: (audio) => audio,
    // It reports on silence too, about once a second.
    owesAnswer: true,
    whenQuiet: (quietMs) => endpoint.whenQuiet(quietMs),
    read: (message, sentMs) => endpoint.read(message, sentMs),
    // It closes the stream itself.
    isThrough: false,
    rest: () => endpoint.rest(),
    whyRefused: ({ 'dg-error': why }) => (typeof why === 'string' ? why : ''),
  };
}
