/**
 * OpenAI on a port of its own. `POST /v1/chat/completions` answers streamed, or whole in the shape of a schema: what it answers
 * comes from a model; how it answers is OpenAI's form, with OpenAI's rules for requests. `POST /v1/audio/speech` speaks.
 * It misbehaves when it is told to.
 */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Thought } from './openai/chunks.ts';
import {
  Exchange,
  type FakeLanguageModel,
  type FakeOpenAIOptions,
  type ReceivedRequest,
} from './openai/exchange.ts';

export type {
  FakeLanguageModel,
  FakeOpenAIOptions,
  Misbehaviour,
  ReceivedRequest,
} from './openai/exchange.ts';
export type { Thought } from './openai/chunks.ts';
export type { ChatMessage, ChatRequest, ChatTool, ChatToolCall } from './openai/request.ts';

export interface FakeOpenAI {
  /** The base URL for a client, which ends in `/v1`. */
  readonly url: string;
  /** Every request, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  readonly openConnections: () => number;
  /** Breaks the connection of the next request before it is answered, as a server does that had just let go of it. */
  readonly resetOnNextRequest: () => void;
  readonly close: () => Promise<void>;
}

/** A model that gives these replies in turn, word by word, and goes on with the last one. */
export function fixedReplies(replies: readonly (string | readonly Thought[])[]): FakeLanguageModel {
  let next = 0;
  return async function* () {
    const reply = replies[Math.min(next, replies.length - 1)] ?? [];
    next += 1;
    if (typeof reply !== 'string') yield* reply;
    else for (const delta of reply.trimEnd().split(/(?<=\S)(?=\s)/)) yield { type: 'text', delta };
    await Promise.resolve();
  };
}

/** Starts the fake on 127.0.0.1. */
export async function startFakeOpenAI(options: FakeOpenAIOptions = {}): Promise<FakeOpenAI> {
  const { model = fixedReplies(['Hello, how can I help you today?']), script = () => null } = options;
  const requests: Exchange[] = [];
  const sockets = new Set<Socket>();
  let reset = false;
  const answerWith = { ...options, model };

  const server = createServer((request, response) => {
    if (reset) {
      reset = false;
      request.socket.resetAndDestroy();
      return;
    }
    const exchange = new Exchange(request, response);
    const index = requests.push(exchange) - 1;
    exchange
      .answer(answerWith, (answer) => script(index, answer))
      .catch((error: unknown) => exchange.refuse(error));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    openConnections: () => sockets.size,
    resetOnNextRequest: () => {
      reset = true;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
