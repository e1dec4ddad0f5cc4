/** Deepgram's live recognition: nova-3 over `/v1/listen`, or Flux over `/v2/listen`. Why no SDK: decisions/001. */
import type { SpeechToText } from '../call/ports.ts';
import { dialectOf } from './deepgram/dialect.ts';
import { FluxDialect } from './deepgram/flux.ts';
import { NovaDialect } from './deepgram/nova.ts';
import { openStream } from './wire/recognition-stream.ts';

export interface DeepgramOptions {
  /** Deepgram's origin, http(s) or ws(s). */
  readonly url: string;
  readonly apiKey: string;
  /** A model whose name begins with `flux` is spoken to over v2, any other over v1. */
  readonly model: string;
}

/** Makes the recogniser; each call then opens a stream, which is one WebSocket. */
export function createDeepgram({ url, apiKey, model }: DeepgramOptions): SpeechToText {
  const isFlux = model.startsWith('flux');
  const endpoint = new URL(url);
  endpoint.protocol = endpoint.protocol.replace('http', 'ws');
  endpoint.pathname = `${endpoint.pathname.replace(/\/$/, '')}${isFlux ? '/v2/listen' : '/v1/listen'}`;
  return {
    name: 'deepgram',
    open: (options, listener, signal) => {
      const form = isFlux ? new FluxDialect(model, options) : new NovaDialect(model, options);
      return openStream({ dialect: dialectOf(form, endpoint, apiKey), listener, signal });
    },
  };
}
