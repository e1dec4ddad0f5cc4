/**
 * OpenAI's live transcription, `/v1/realtime?intent=transcription`, on a port of its own. It hears the words that
 * `words-in-audio.ts` hides in the audio, refuses what OpenAI refuses, and misbehaves when it is told to.
 */
import { type IncomingMessage, STATUS_CODES, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { TranscriptionConnection, type TranscriptionMisbehaviour } from './openai/transcription.ts';

export type { TranscriptionMisbehaviour } from './openai/transcription.ts';

export interface FakeTranscriptionOptions {
  /** The only key that is let in; without it, every key is. */
  readonly apiKey?: string;
  /** How long recognition takes before its messages leave. */
  readonly delayMs?: number;
  /** What goes wrong with the nth handshake, counted from 0, and the connection that it opens. */
  readonly script?: (handshake: number) => TranscriptionMisbehaviour;
}

export interface FakeTranscription {
  /** The base URL for a client, which ends in `/v1`. */
  readonly url: string;
  /** Every connection that was accepted, oldest first, closed ones too. */
  readonly connections: readonly TranscriptionConnection[];
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
}

/** Starts the fake on 127.0.0.1. */
export async function startFakeTranscription(
  options: FakeTranscriptionOptions = {},
): Promise<FakeTranscription> {
  const { delayMs = 0, script = (): TranscriptionMisbehaviour => ({}) } = options;
  const connections: TranscriptionConnection[] = [];
  const sockets = new Set<Duplex>();
  const delays = new Set<NodeJS.Timeout>();
  let handshakes = 0;
  const websockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const misbehaviour = script(handshakes++);
    // Without a reader a socket does not notice that its client has gone.
    const leave = () => socket.destroy();
    socket.once('end', leave).resume();
    const delay = setTimeout(() => {
      delays.delete(delay);
      socket.off('end', leave);
      if (socket.destroyed) return;
      const status = misbehaviour.refuse ?? statusOf(request, options.apiKey);
      if (status !== 101) {
        socket.end(
          `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        );
        return;
      }
      websockets.handleUpgrade(request, socket, head, (websocket) => {
        connections.push(new TranscriptionConnection(websocket, delayMs, misbehaviour));
      });
    }, misbehaviour.handshakeDelayMs ?? 0);
    delays.add(delay);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    connections,
    openSockets: () => sockets.size,
    close: () => {
      for (const delay of delays) clearTimeout(delay);
      for (const connection of connections) connection.drop();
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function statusOf({ url, headers }: IncomingMessage, apiKey: string | undefined): number {
  const { pathname, searchParams } = new URL(url ?? '/', 'http://localhost');
  if (pathname !== '/v1/realtime') return 404;
  // The header of the beta, which is over.
  if (searchParams.get('intent') !== 'transcription' || headers['openai-beta'] !== undefined) return 400;
  const [, key] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
  return key === undefined || key !== (apiKey ?? key) ? 401 : 101;
}
