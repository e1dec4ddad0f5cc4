/**
 * Azure's text to speech, `POST /cognitiveservices/v1`, on a port of its own. It speaks a tone as long as the text, refuses with
 * empty bodies what Azure refuses, and misbehaves when it is told to.
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { speechOf } from './tone.ts';

/** The fault of one answer. Frames of audio are counted from its beginning. */
export type Misbehaviour =
  | { readonly type: 'status'; readonly status: number }
  /** Answers 200, and says nothing: what happens where an account is empty. */
  | { readonly type: 'silent' }
  /** A page of a gateway in the place of audio. */
  | { readonly type: 'page' }
  | { readonly type: 'stall'; readonly afterFrames: number }
  | { readonly type: 'cut'; readonly afterFrames: number };

export interface FakeAzureOptions {
  /** The only key that is let in; without it, every key is. */
  readonly apiKey?: string;
  readonly msPerCharacter?: number;
  readonly firstFrameMs?: number;
  readonly perFrameMs?: number;
  /** What goes wrong with the nth request, counted from 0; null: nothing. */
  readonly script?: (request: number) => Misbehaviour | null;
}

export interface FakeAzure {
  /** An http origin. */
  readonly url: string;
  /** What was to be spoken, oldest first. */
  readonly requests: readonly { readonly voice: string; readonly text: string }[];
  readonly openConnections: () => number;
  readonly close: () => Promise<void>;
}

const FORMAT = 'raw-8khz-8bit-mono-mulaw';
const SSML =
  /^<speak version='1\.0' xmlns='http:\/\/www\.w3\.org\/2001\/10\/synthesis' xml:lang='([a-z]{2}-[A-Z]{2})'><voice name='([A-Za-z-]+)'>([^<]*)<\/voice><\/speak>$/;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Starts the fake on 127.0.0.1. By default it speaks 60 ms a character, and sends faster than that by far. */
export async function startFakeAzure(options: FakeAzureOptions = {}): Promise<FakeAzure> {
  const { msPerCharacter = 60, firstFrameMs = 0, perFrameMs = 1, script = () => null } = options;
  const requests: { readonly voice: string; readonly text: string }[] = [];
  const sockets = new Set<Socket>();
  let asked = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const misbehaviour = script(asked++);
    const spoken = read(Buffer.concat(pieces).toString());
    const refusal = misbehaviour?.type === 'status' ? misbehaviour.status : statusOf(request, options.apiKey);
    if (refusal !== 200 || spoken === null) {
      response.writeHead(refusal === 200 ? 400 : refusal).end();
      return;
    }
    requests.push(spoken);
    if (misbehaviour?.type === 'page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
      return;
    }
    await setTimeout(firstFrameMs);
    response.writeHead(200, { 'content-type': 'audio/basic' });
    const frames = misbehaviour?.type === 'silent' ? [] : speechOf(spoken.text, msPerCharacter);
    for (const [sent, { audio }] of frames.entries()) {
      if (misbehaviour !== null && 'afterFrames' in misbehaviour && sent === misbehaviour.afterFrames) {
        if (misbehaviour.type === 'cut') response.socket?.destroySoon();
        return;
      }
      response.write(audio);
      await setTimeout(perFrameMs);
      if (response.destroyed) return;
    }
    response.end();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    openConnections: () => sockets.size,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function statusOf({ method, url, headers }: IncomingMessage, apiKey: string | undefined): number {
  if (method !== 'POST' || url !== '/cognitiveservices/v1') return 404;
  const key = headers['ocp-apim-subscription-key'];
  if (key === undefined || key !== (apiKey ?? key)) return 401;
  if (headers['content-type'] !== 'application/ssml+xml') return 415;
  const isWhole = headers['user-agent'] !== undefined && headers['x-microsoft-outputformat'] === FORMAT;
  return isWhole ? 200 : 400;
}

/** Null: it is not the markup that Azure takes. */
function read(body: string): { readonly voice: string; readonly text: string } | null {
  const [, language, voice, words] = SSML.exec(body) ?? [];
  if (language === undefined || voice === undefined || words === undefined) return null;
  if (!voice.startsWith(`${language}-`) || /&(?!amp;|lt;|gt;)/.test(words)) return null;
  return { voice, text: words.replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? '') };
}
