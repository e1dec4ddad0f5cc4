/**
 * OpenAI's Realtime on a port of its own. It hears the words that `words-in-audio.ts` hides in the audio, thinks with a model like the
 * fake of chat completions, and speaks a tone. It refuses what OpenAI refuses, and misbehaves when it is told to.
 */
import { type IncomingMessage, STATUS_CODES, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type FakeLanguageModel, fixedReplies } from '../openai.ts';
import { RealtimeConnection, type Misbehaviour, type Pace } from './realtime/connection.ts';

export type { Misbehaviour, RealtimeConnection } from './realtime/connection.ts';

export interface FakeRealtimeOptions extends Partial<Pace> {
  /** 0, the default: any free port. */
  readonly port?: number;
  /** The only key that is let in; without it, every key is. */
  readonly apiKey?: string;
  readonly model?: FakeLanguageModel;
  /** What goes wrong with the nth handshake, counted from 0, and the connection that it opens. */
  readonly script?: (handshake: number) => Misbehaviour;
}

export interface FakeRealtime {
  /** The address for a client, without the model. */
  readonly url: string;
  /** Every connection that was accepted, oldest first, closed ones too. */
  readonly connections: readonly RealtimeConnection[];
  readonly handshakes: () => number;
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
}

const wellBehaved: Misbehaviour = {};

/** Starts the fake on 127.0.0.1. */
export async function startFakeRealtime(options: FakeRealtimeOptions = {}): Promise<FakeRealtime> {
  const { transcriptMs = 0, firstAudioMs = 0, sessionMs = 3_600_000, msPerCharacter = 60 } = options;
  const { model = fixedReplies(['Hello, how can I help you today?']), script = () => wellBehaved } = options;
  const pace: Pace = { transcriptMs, firstAudioMs, sessionMs, msPerCharacter };
  const connections: RealtimeConnection[] = [];
  const sockets = new Set<Duplex>();
  let handshakes = 0;

  const websockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const misbehaviour = script(handshakes);
    handshakes += 1;
    const status = misbehaviour.refuse ?? refusalOf(request, options.apiKey);
    if (status !== null) {
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    websockets.handleUpgrade(request, socket, head, (websocket) =>
      connections.push(new RealtimeConnection(websocket, { model, pace, misbehaviour })),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/realtime`,
    connections,
    handshakes: () => handshakes,
    openSockets: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function refusalOf(request: IncomingMessage, apiKey: string | undefined): number | null {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, key] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (url.pathname !== '/v1/realtime') return 404;
  if (key === undefined || (apiKey !== undefined && key !== apiKey)) return 401;
  // The beta is over; a model has to be named.
  if (request.headers['openai-beta'] !== undefined || (url.searchParams.get('model') ?? '') === '')
    return 400;
  return null;
}
