/**
 * ElevenLabs' `/v1/text-to-speech/{voice_id}/multi-stream-input` and `/v1/voices` on a port of its own. Its voice is a tone as long as
 * the text, aligned with it; its rules are ElevenLabs'. It misbehaves when it is told to.
 */
import { type IncomingMessage, STATUS_CODES, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { ElevenLabsConnection, type Misbehaviour, type Pace } from './elevenlabs/connection.ts';

export type { ElevenLabsConnection, Misbehaviour, Received } from './elevenlabs/connection.ts';

export interface FakeElevenLabsOptions extends Partial<Pace> {
  /** 0, the default: any free port. */
  readonly port?: number;
  /** The only key that is let in; without it, every key is. */
  readonly apiKey?: string;
  /** The only voice that exists beside those that it tells of; without it, every voice does. */
  readonly voiceId?: string;
  /** What goes wrong with the nth handshake, counted from 0, and the connection that it opens. */
  readonly script?: (handshake: number) => Misbehaviour;
}

export interface FakeElevenLabs {
  /** An http origin. */
  readonly url: string;
  /** Every connection that was accepted, oldest first, closed ones too. */
  readonly connections: readonly ElevenLabsConnection[];
  /** Every handshake, also those that were refused. */
  readonly handshakes: () => number;
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
}

/** As `GET /v1/voices` tells them, without what nobody reads. */
const VOICES = [
  {
    voice_id: '21m00Tcm4TlvDq8ikWAM',
    name: 'Rachel',
    category: 'premade',
    labels: { accent: 'american', descriptive: 'calm', age: 'young', gender: 'female' },
    preview_url: null,
  },
  {
    voice_id: 'JBFqnCBsd6RMkjVDRZzb',
    name: 'George',
    category: 'premade',
    labels: { accent: 'british', age: 'middle_aged', gender: 'male' },
    preview_url: null,
  },
];

const isListed = (id: string | undefined): boolean => VOICES.some(({ voice_id }) => voice_id === id);

const PATH = /^\/v1\/text-to-speech\/([^/]+)\/multi-stream-input$/;
const LONGEST_INACTIVITY = 180;
const wellBehaved: Misbehaviour = {};

/** Starts the fake on 127.0.0.1. By default it speaks 60 ms a character, and sends faster than that by far. */
export async function startFakeElevenLabs(options: FakeElevenLabsOptions = {}): Promise<FakeElevenLabs> {
  const { msPerCharacter = 60, firstFrameMs = 0, perFrameMs = 1, secondMs = 1000 } = options;
  const { script = () => wellBehaved } = options;
  const pace: Pace = { msPerCharacter, firstFrameMs, perFrameMs, secondMs };
  const connections: ElevenLabsConnection[] = [];
  const sockets = new Set<Duplex>();
  const delays = new Set<NodeJS.Timeout>();
  let handshakes = 0;

  const websockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer((request, response) => {
    const key = request.headers['xi-api-key'];
    const known = request.method === 'GET' && request.url === '/v1/voices';
    const status = !known ? 404 : key === undefined || key !== (options.apiKey ?? key) ? 401 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? { voices: VOICES } : { detail: { status: 'refused' } }));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });

  const answer = (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    misbehaviour: Misbehaviour,
  ): void => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, voiceId] = PATH.exec(url.pathname) ?? [];
    const status = misbehaviour.refuse ?? (voiceId === undefined ? 404 : null);
    if (status !== null) {
      refuse(socket, status);
      return;
    }
    const refusal = refusalOf(request, url, voiceId, options);
    websockets.handleUpgrade(request, socket, head, (websocket) => {
      connections.push(new ElevenLabsConnection(websocket, url, pace, misbehaviour, refusal));
    });
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const misbehaviour = script(handshakes);
    handshakes += 1;
    const delay = setTimeout(() => {
      delays.delete(delay);
      if (!socket.destroyed) answer(request, socket, head, misbehaviour);
    }, misbehaviour.handshakeDelayMs ?? 0);
    delays.add(delay);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    handshakes: () => handshakes,
    openSockets: () => sockets.size,
    close: () => {
      for (const delay of delays) clearTimeout(delay);
      for (const connection of connections) connection.drop();
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The error that a connection begins and ends with: keys and parameters are looked at after the handshake. */
function refusalOf(
  request: IncomingMessage,
  { searchParams }: URL,
  voiceId: string | undefined,
  options: FakeElevenLabsOptions,
): string | null {
  const key = request.headers['xi-api-key'];
  if (key === undefined) return 'needs_authorization';
  if (options.apiKey !== undefined && key !== options.apiKey) return 'invalid_api_key';
  if (options.voiceId !== undefined && voiceId !== options.voiceId && !isListed(voiceId))
    return 'voice_not_found';
  if (searchParams.get('output_format') !== 'ulaw_8000') return 'output_format_not_allowed';
  const inactivity = Number(searchParams.get('inactivity_timeout') ?? 20);
  return inactivity >= 1 && inactivity <= LONGEST_INACTIVITY ? null : 'invalid_inactivity_timeout';
}

function refuse(socket: Duplex, status: number): void {
  const reason = STATUS_CODES[status] ?? 'Refused';
  const body = JSON.stringify({
    detail: { status: reason.toLowerCase().replaceAll(' ', '_'), message: reason },
  });
  socket.end(
    [
      `HTTP/1.1 ${status} ${reason}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
