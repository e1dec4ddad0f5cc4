/**
 * Deepgram on a port of its own. It listens live, `/v1/listen` (nova-3) and `/v2/listen` (Flux), and to whole recordings,
 * which are posted to `/v1/listen`: it hears the words that `words-in-audio.ts` hides in the audio. At `/v1/speak` it speaks.
 * It refuses what Deepgram refuses, and misbehaves when it is told to.
 */
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { DeepgramConnection, type Misbehaviour } from './deepgram/connection.ts';
import type { Message } from './deepgram/fake-stt.ts';
import { Flux } from './deepgram/flux.ts';
import { Nova } from './deepgram/nova.ts';
import {
  checkSpeaking,
  SpeakingConnection,
  type SpeakingMisbehaviour,
  type SpeakingPace,
} from './deepgram/speaking.ts';
import { BadRequest, readFluxParameters, readNovaParameters } from './deepgram/parameters.ts';
import { answerRecording, type ReceivedRecording } from './deepgram/prerecorded.ts';

export type { DeepgramConnection, Misbehaviour, Received } from './deepgram/connection.ts';
export type { SpeakingConnection, SpeakingMisbehaviour } from './deepgram/speaking.ts';

export interface FakeDeepgramOptions {
  /** 0, the default: any free port. */
  readonly port?: number;
  /** The only key that is let in; without it, every key is. */
  readonly apiKey?: string;
  /** How long a connection may send nothing: Deepgram's 10 s unless a test is in a hurry. */
  readonly idleLimitMs?: number;
  /** How long recognition takes before its messages leave. */
  readonly delayMs?: number;
  /** Is told each message at the moment at which it leaves. */
  readonly onSent?: (message: Message) => void;
  /** The status that the next recording is refused with; null: it is heard. */
  readonly refuseRecordings?: () => number | null;
  /** What goes wrong with the nth handshake, counted from 0, and the connection that it opens. */
  readonly script?: (handshake: number) => Misbehaviour;
  /** How it speaks: by default 60 ms a character, sent faster than that by far. */
  readonly speaking?: Partial<SpeakingPace> & {
    /** What goes wrong with the nth handshake of speaking, counted from 0, and the connection that it opens. */
    readonly script?: (handshake: number) => SpeakingMisbehaviour;
  };
}

export interface FakeDeepgram {
  /** An http origin. */
  readonly url: string;
  /** Every connection that was accepted, oldest first, closed ones too. */
  readonly connections: readonly DeepgramConnection[];
  /** Every recording that was heard, oldest first. */
  readonly recordings: readonly ReceivedRecording[];
  /** Every connection that speaks, oldest first, closed ones too. */
  readonly speaking: readonly SpeakingConnection[];
  /** Every handshake of listening, also those that were refused. */
  readonly handshakes: () => number;
  readonly openSockets: () => number;
  readonly close: () => Promise<void>;
}

const wellBehaved: Misbehaviour = {};

/** Starts the fake on 127.0.0.1. */
export async function startFakeDeepgram(options: FakeDeepgramOptions = {}): Promise<FakeDeepgram> {
  const { apiKey, idleLimitMs = 10_000, delayMs = 0, script = () => wellBehaved } = options;
  const {
    msPerCharacter = 60,
    firstFrameMs = 0,
    perFrameMs = 1,
    script: speakingScript,
  } = options.speaking ?? {};
  const pace: SpeakingPace = { msPerCharacter, firstFrameMs, perFrameMs };
  const connections: DeepgramConnection[] = [];
  const speaking: SpeakingConnection[] = [];
  const sockets = new Set<Duplex>();
  const delays = new Set<NodeJS.Timeout>();
  let handshakes = 0;
  let speakingHandshakes = 0;

  const websockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const recordings: ReceivedRecording[] = [];
  const server = createServer((request, response) => {
    answerRecording(request, { apiKey, refuseWith: options.refuseRecordings?.() ?? null }).then(
      ({ status, body, received }) => {
        if (received !== null) recordings.push(received);
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      },
      () => response.destroy(),
    );
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
    const url = urlOf(request);
    const recogniser = admit(request, url, misbehaviour.refuse, apiKey);
    if (recogniser instanceof Refusal) {
      refuse(socket, recogniser);
      return;
    }
    websockets.handleUpgrade(request, socket, head, (websocket) => {
      connections.push(
        new DeepgramConnection(websocket, url, recogniser, {
          idleLimitMs,
          delayMs,
          misbehaviour,
          onSent: options.onSent,
        }),
      );
    });
  };

  const answerSpeaking = (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    misbehaviour: SpeakingMisbehaviour,
  ): void => {
    const url = urlOf(request);
    const admitted = admitSpeaking(request, url, misbehaviour.refuse, apiKey);
    if (admitted instanceof Refusal) refuse(socket, admitted);
    else
      websockets.handleUpgrade(request, socket, head, (websocket) => {
        speaking.push(new SpeakingConnection(websocket, url, pace, misbehaviour));
      });
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const speaks = urlOf(request).pathname === '/v1/speak';
    const listening = speaks ? wellBehaved : script(handshakes);
    const speech = speaks ? (speakingScript?.(speakingHandshakes) ?? {}) : {};
    if (speaks) speakingHandshakes += 1;
    else handshakes += 1;
    // Without a reader a socket does not notice that its client has gone.
    const leave = () => socket.destroy();
    socket.once('end', leave).resume();
    const delay = setTimeout(
      () => {
        delays.delete(delay);
        socket.off('end', leave);
        if (socket.destroyed) return;
        if (speaks) answerSpeaking(request, socket, head, speech);
        else answer(request, socket, head, listening);
      },
      (speaks ? speech : listening).handshakeDelayMs ?? 0,
    );
    delays.add(delay);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    speaking,
    recordings,
    handshakes: () => handshakes,
    openSockets: () => sockets.size,
    close: () => {
      for (const delay of delays) clearTimeout(delay);
      for (const connection of [...connections, ...speaking]) connection.drop();
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A handshake that is answered with an HTTP error. */
class Refusal {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason = STATUS_CODES[status] ?? 'Refused') {
    this.status = status;
    this.reason = reason;
  }
}

function admit(
  request: IncomingMessage,
  url: URL,
  refuseWith: number | undefined,
  apiKey: string | undefined,
): Nova | Flux | Refusal {
  if (refuseWith !== undefined) return new Refusal(refuseWith);
  if (!hasKey(request, apiKey)) return new Refusal(401, 'Invalid credentials.');
  try {
    if (url.pathname === '/v1/listen') return new Nova(readNovaParameters(url.searchParams));
    if (url.pathname === '/v2/listen') return new Flux(readFluxParameters(url.searchParams));
    return new Refusal(404);
  } catch (error) {
    if (error instanceof BadRequest) return new Refusal(400, error.message);
    throw error;
  }
}

function admitSpeaking(
  request: IncomingMessage,
  url: URL,
  refuseWith: number | undefined,
  apiKey: string | undefined,
): Refusal | null {
  if (refuseWith !== undefined) return new Refusal(refuseWith);
  if (!hasKey(request, apiKey)) return new Refusal(401, 'Invalid credentials.');
  try {
    checkSpeaking(url.searchParams);
    return null;
  } catch (error) {
    if (error instanceof BadRequest) return new Refusal(400, error.message);
    throw error;
  }
}

const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? '/', 'http://localhost');

function hasKey(request: IncomingMessage, apiKey: string | undefined): boolean {
  const [, key] = /^(?:Token|Bearer) (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return key !== undefined && (apiKey === undefined || key === apiKey);
}

function refuse(socket: Duplex, { status, reason }: Refusal): void {
  const phrase = STATUS_CODES[status] ?? 'Refused';
  const requestId = randomUUID();
  const code = status === 401 ? 'INVALID_AUTH' : phrase;
  const body = JSON.stringify({ err_code: code, err_msg: reason, request_id: requestId });
  socket.end(
    [
      `HTTP/1.1 ${status} ${phrase}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `dg-error: ${reason}`,
      `dg-request-id: ${requestId}`,
      '',
      body,
    ].join('\r\n'),
  );
}
