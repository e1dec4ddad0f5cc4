/**
 * Anthropic's `POST /v1/messages` on a port of its own. What it answers comes from a model, or is the plainest value of a
 * shape; how it answers is Anthropic's form, with Anthropic's rules for requests. It misbehaves when it is told to.
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { eventsOf } from './anthropic/events.ts';
import { checkHeaders, readRequest, Refusal } from './anthropic/request.ts';
import { type FakeLanguageModel, fixedReplies, type Thought } from './openai.ts';
import { sampleOf } from './openai/structured.ts';

/** The fault of one reply. Events are counted from `message_start`. */
export type Misbehaviour =
  | { readonly type: 'status'; readonly status: number; readonly error: string }
  /** Sends nothing more, and keeps the connection; after 0 events: not even the headers. */
  | { readonly type: 'stall'; readonly afterEvents: number }
  /** Sends an error in the place of an event. */
  | { readonly type: 'error'; readonly afterEvents: number; readonly error: string }
  /** Breaks the connection. */
  | { readonly type: 'cut'; readonly afterEvents: number }
  /** Ends the body as if all had been said. */
  | { readonly type: 'end-early'; readonly afterEvents: number }
  | { readonly type: 'broken-arguments' }
  | { readonly type: 'stop'; readonly reason: string };

export interface FakeAnthropicOptions {
  /** The only key that is let in; without it, every key is. */
  readonly apiKey?: string;
  readonly model?: FakeLanguageModel;
  /** Comes up with the value of an answer in a shape; without it, the plainest one that fits. */
  readonly value?: () => unknown;
  readonly firstEventMs?: number;
  /** What goes wrong with the nth request, counted from 0; null: nothing. */
  readonly script?: (request: number) => Misbehaviour | null;
}

export interface FakeAnthropic {
  /** An http origin. */
  readonly url: string;
  /** The bodies that were accepted, oldest first. */
  readonly requests: readonly string[];
  readonly openConnections: () => number;
  readonly close: () => Promise<void>;
}

/** Starts the fake on 127.0.0.1. */
export async function startFakeAnthropic(options: FakeAnthropicOptions = {}): Promise<FakeAnthropic> {
  const { model = fixedReplies(['Hello, how can I help you today?']), script = () => null } = options;
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let asked = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString();
    if (request.method !== 'POST' || request.url !== '/v1/messages')
      throw new Refusal(404, 'not_found_error');
    checkHeaders(request.headers, options.apiKey);
    const chat = readRequest(body);
    requests.push(body);
    const misbehaviour = script(asked++);
    if (misbehaviour?.type === 'status') throw new Refusal(misbehaviour.status, misbehaviour.error);
    const value = () => (options.value ?? (() => sampleOf(chat.format?.schema)))();
    const thoughts = chat.format === null ? model(chat) : inPieces(JSON.stringify(value()));
    const events = eventsOf(chat.model, thoughts, {
      brokenArguments: misbehaviour?.type === 'broken-arguments',
      stopReason: misbehaviour?.type === 'stop' ? misbehaviour.reason : null,
    });
    await setTimeout(options.firstEventMs ?? 0);
    let sent = 0;
    for await (const event of events) {
      if (await breaks(misbehaviour, sent, response)) return;
      send(response, event);
      sent += 1;
      if (response.destroyed) return;
    }
    response.end();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, error));
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

async function* inPieces(text: string): AsyncGenerator<Thought> {
  for (const delta of text.match(/[\s\S]{1,12}/g) ?? []) yield { type: 'text', delta };
  await Promise.resolve();
}

/** @returns whether the answer ends here. */
async function breaks(
  misbehaviour: Misbehaviour | null,
  sent: number,
  response: ServerResponse,
): Promise<boolean> {
  if (misbehaviour === null || !('afterEvents' in misbehaviour) || sent < misbehaviour.afterEvents)
    return false;
  switch (misbehaviour.type) {
    case 'stall':
      await new Promise((resolve) => response.once('close', resolve));
      break;
    case 'error':
      send(response, { type: 'error', error: { type: misbehaviour.error, message: 'Told to fail.' } });
      response.end();
      break;
    case 'cut':
      response.flushHeaders();
      // What was written leaves before the connection breaks.
      response.socket?.destroySoon();
      break;
    case 'end-early':
      response.end();
      break;
  }
  return true;
}

function send(response: ServerResponse, event: Readonly<Record<string, unknown> & { type: string }>): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'api_error');
  response.writeHead(refusal.status, { 'content-type': 'application/json' }).end(refusal.body());
}
