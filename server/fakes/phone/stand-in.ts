/** A service for the phone's own tests: answers with the TwiML that it is told to, and notes all that reaches it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { type WebSocket, WebSocketServer } from 'ws';

export const AUTH_TOKEN = '12345';

export interface Webhook {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** By the judgement of Twilio's own library. */
  readonly signed: boolean;
}

/** A frame of the phone, and when it came, in `performance.now()`. */
export interface Received {
  readonly at: number;
  readonly message: Readonly<Record<string, unknown> & { event: string }>;
}

/** The service's end of a media stream that has started. */
export interface Stream {
  readonly streamSid: string;
  readonly received: readonly Received[];
  readonly signed: boolean;
  /** As it was asked for, its query included. */
  readonly path: string;
  send(message: Readonly<Record<string, unknown>>): void;
  /** Sends it as it is. */
  raw(frame: string): void;
  /** Sends so many milliseconds of sound. */
  play(ms: number): void;
  mark(name: string): void;
  /** The first such frame, when it has come. */
  got(event: string, name?: string): Promise<Received>;
  /** When so many frames of audio have come. */
  frames(count: number): Promise<unknown>;
  /** When so many milliseconds of the caller's sound have come. */
  heard(ms: number): Promise<unknown>;
  close(): void;
  /** Ends without a goodbye, as a service that was killed does. */
  break(): void;
}

export interface Answer {
  readonly body: string;
  readonly type?: string;
  readonly status?: number;
}

export interface StandIn {
  readonly url: string;
  readonly webhooks: readonly Webhook[];
  readonly streams: readonly Stream[];
  close(): Promise<void>;
}

export interface StandInOptions {
  /** By the last part of the path; what has no answer here gets none. */
  readonly answers: (url: string) => Readonly<Record<string, Answer>>;
  readonly onStream?: (stream: Stream) => unknown;
  /** What signatures are over, where that is not where the service is reached. */
  readonly publicUrl?: string;
}

const BYTES_PER_MS = 8;

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const webhooks: Webhook[] = [];
  const streams: Stream[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const fields = Object.fromEntries(new URLSearchParams(body));
      const path = request.url ?? '';
      webhooks.push({ path, fields, signed: isSigned(request, publicUrl + path, fields) });
      const answer = options.answers(url)[path.split('/').at(-1) ?? ''];
      if (answer === undefined) response.writeHead(204).end();
      else
        response
          .writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'text/xml' })
          .end(answer.body);
    });
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket, request) => {
    const path = request.url ?? '';
    const signed = isSigned(request, publicUrl.replace('http', 'ws') + path, {});
    const received: Received[] = [];
    let waiting: {
      readonly matches: (each: Received) => boolean;
      readonly tell: (each: Received) => void;
    }[] = [];
    socket.on('message', (data) => {
      const message = JSON.parse((data as Buffer).toString()) as Received['message'];
      const each = { at: performance.now(), message };
      received.push(each);
      if (message.event === 'start') start(String(message['streamSid']));
      const come = new Set(waiting.filter(({ matches }) => matches(each)));
      waiting = waiting.filter((one) => !come.has(one));
      for (const { tell } of come) tell(each);
    });
    const start = (streamSid: string) => {
      const got = (event: string, name?: string) => {
        const matches = ({ message }: Received) =>
          message.event === event && (name === undefined || nameOf(message) === name);
        const come = received.find(matches);
        if (come !== undefined) return Promise.resolve(come);
        const { promise, resolve } = Promise.withResolvers<Received>();
        waiting.push({ matches, tell: resolve });
        return promise;
      };
      const counted = (count: number, counts: (each: Received) => boolean) => {
        const { promise, resolve } = Promise.withResolvers<undefined>();
        let left = count;
        const matches = (each: Received) => {
          if (counts(each)) left -= 1;
          return left <= 0;
        };
        waiting.push({ matches, tell: () => resolve(undefined) });
        return promise;
      };
      const frames = (count: number) => counted(count, ({ message }) => message.event === 'media');
      const heard = (ms: number) => counted(ms / 20, isSound);
      const stream = { ...sending(socket, streamSid), streamSid, received, signed, path, got, frames, heard };
      streams.push(stream);
      options.onStream?.(stream);
    };
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { publicUrl = url } = options;
  return {
    url,
    webhooks,
    streams,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function sending(socket: WebSocket, streamSid: string) {
  const raw = (frame: string) => socket.send(frame);
  const send = (message: Readonly<Record<string, unknown>>) => raw(JSON.stringify({ streamSid, ...message }));
  return {
    raw,
    send,
    play(ms: number) {
      const payload = Buffer.alloc(ms * BYTES_PER_MS, 0x1e).toString('base64');
      send({ event: 'media', media: { payload } });
    },
    mark: (name: string) => send({ event: 'mark', mark: { name } }),
    close: () => socket.close(1000),
    break: () => socket.terminate(),
  };
}

/** The phone's line is wholly silent where nobody speaks. */
const isSound = ({ message }: Received): boolean => {
  const { payload = '' } = (message['media'] as { readonly payload?: string } | undefined) ?? {};
  return Buffer.from(payload, 'base64').some((sample) => sample !== 0xff);
};

export const nameOf = (message: Received['message']): string | undefined =>
  (message['mark'] as { readonly name?: string } | undefined)?.name;

function isSigned(request: IncomingMessage, url: string, fields: Readonly<Record<string, string>>): boolean {
  return validateRequest(AUTH_TOKEN, String(request.headers['x-twilio-signature']), url, fields);
}

/** TwiML that connects the call to this service's socket, and asks `after-stream` when that is over. */
export const connectTo = (url: string, query = ''): Answer => ({
  body:
    `<?xml version="1.0" encoding="UTF-8"?><Response><Connect action="${url}/webhooks/twilio/after-stream">` +
    `<Stream url="${url.replace('http', 'ws')}/media${query}"><Parameter name="t" value="a &amp; b"/></Stream>` +
    `</Connect><Redirect method="POST">${url}/webhooks/twilio/after-stream</Redirect></Response>`,
});

export const HANG_UP: Answer = { body: '<Response><Hangup/></Response>' };
