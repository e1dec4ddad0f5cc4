/**
 * OpenAI's `POST /v1/chat/completions` on a port of its own: streamed, or whole in the shape of a schema. What it answers comes from a model; how it
 * answers is OpenAI's form, with OpenAI's rules for requests. It misbehaves when it is told to.
 */
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type Thought, chunksOf } from './openai/chunks.ts';
import { Refusal } from './openai/refusal.ts';
import { type ChatRequest, checkKey, readRequest } from './openai/request.ts';
import { completionOf, sampleOf } from './openai/structured.ts';

export type { Thought } from './openai/chunks.ts';
export type { ChatMessage, ChatRequest, ChatTool, ChatToolCall } from './openai/request.ts';

/** Comes up with the reply to a request; it is returned from when the client hangs up. */
export type FakeLanguageModel = (request: ChatRequest) => AsyncIterable<Thought>;

/** The fault of one reply. Chunks are counted from the first, which only tells the role. */
export type Misbehaviour =
  | {
      readonly type: 'status';
      readonly status: number;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Sends nothing more, and keeps the connection; after 0 chunks: not even the headers. */
  | { readonly type: 'stall'; readonly afterChunks: number }
  /** Sends an error in the place of a chunk. */
  | { readonly type: 'error'; readonly afterChunks: number; readonly code?: string }
  /** Breaks the connection. */
  | { readonly type: 'cut'; readonly afterChunks: number }
  /** Ends the body as if all had been said. */
  | { readonly type: 'end-early'; readonly afterChunks: number }
  | { readonly type: 'broken-arguments' }
  | { readonly type: 'length-limit' }
  /** Of an answer in a shape: the model refuses to give it. */
  | { readonly type: 'refusal' }
  /** The same, with the last bracket left off. */
  | { readonly type: 'broken-json' }
  /** A compatible server: each tool call in one delta, "stop" at the end, no usage, no `[DONE]`. */
  | { readonly type: 'plain-dialect' };

export interface FakeOpenAIOptions {
  /** 0, the default: any free port. */
  readonly port?: number;
  /** The only key that is let in; without it, every key is. */
  readonly apiKey?: string;
  readonly model?: FakeLanguageModel;
  /** Comes up with the value of an answer in a shape; without it, the plainest one that fits. */
  readonly value?: (request: ChatRequest) => unknown;
  readonly firstDeltaMs?: number;
  readonly perDeltaMs?: number;
  /** What goes wrong with the nth request, counted from 0, for an answer in words or in a shape; null: nothing. */
  readonly script?: (request: number, answer: 'words' | 'shape') => Misbehaviour | null;
}

export interface ReceivedRequest {
  readonly headers: Readonly<NodeJS.Dict<string | string[]>>;
  /** As it was sent; `null` until it has arrived. */
  readonly body: string | null;
  /** Null while it is answered. `aborted`: the client closed the connection before the end of the answer. */
  readonly outcome: 'answered' | 'aborted' | 'broken' | null;
  readonly chunksSent: number;
  /** Settles when the outcome is known; `at` is the time in epoch milliseconds. */
  readonly over: Promise<{ readonly at: number }>;
}

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

/** One request and its answer. */
class Exchange implements ReceivedRequest {
  readonly headers: IncomingMessage['headers'];
  readonly over: Promise<{ readonly at: number }>;
  body: string | null = null;
  outcome: ReceivedRequest['outcome'] = null;
  chunksSent = 0;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #gone = new AbortController();

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.#request = request;
    this.#response = response;
    this.headers = request.headers;
    const { promise, resolve } = Promise.withResolvers<{ readonly at: number }>();
    this.over = promise;
    response.on('close', () => {
      this.outcome ??= response.writableFinished ? 'answered' : 'aborted';
      this.#gone.abort();
      resolve({ at: Date.now() });
    });
  }

  async answer(
    options: FakeOpenAIOptions & { model: FakeLanguageModel },
    script: (answer: 'words' | 'shape') => Misbehaviour | null,
  ): Promise<void> {
    const request = await this.#admit(options.apiKey);
    const misbehaviour = script(request.format === null ? 'words' : 'shape');
    if (misbehaviour?.type === 'status') {
      this.#refuseAs(misbehaviour);
      return;
    }
    if (request.format !== null) {
      await this.#answerWhole(
        request,
        (options.value ?? (() => sampleOf(request.format?.schema)))(request),
        misbehaviour,
      );
      return;
    }
    const plain = misbehaviour?.type === 'plain-dialect';
    const chunks = chunksOf(plain ? { ...request, includeUsage: false } : request, options.model(request), {
      perDeltaMs: options.perDeltaMs ?? 0,
      brokenArguments: misbehaviour?.type === 'broken-arguments',
      wholeToolCalls: plain,
      lengthLimit: misbehaviour?.type === 'length-limit',
    });
    await this.#pause(options.firstDeltaMs ?? 0);
    for await (const chunk of chunks) {
      if (await this.#breaks(misbehaviour)) return;
      this.#send(JSON.stringify(chunk));
      this.chunksSent += 1;
      this.#gone.signal.throwIfAborted();
    }
    if (!plain) this.#send('[DONE]');
    this.#response.end();
  }

  async #answerWhole(request: ChatRequest, value: unknown, misbehaviour: Misbehaviour | null): Promise<void> {
    if (await this.#breaks(misbehaviour)) return;
    this.#head(200, { 'content-type': 'application/json' });
    const json = JSON.stringify(value);
    this.#response.end(
      JSON.stringify(
        completionOf(request.model, {
          refused: misbehaviour?.type === 'refusal',
          cut: misbehaviour?.type === 'length-limit',
          content: misbehaviour?.type === 'broken-json' ? json.slice(0, -1) : json,
        }),
      ),
    );
  }

  /** Answers with the error that ended the exchange, if the client still waits for an answer. */
  refuse(error: unknown): void {
    if (this.#gone.signal.aborted) return;
    if (this.#response.headersSent) {
      this.#response.destroy();
      return;
    }
    const refusal =
      error instanceof Refusal
        ? error
        : new Refusal(500, 'The server had an error while processing your request.', {
            type: 'server_error',
          });
    this.#head(refusal.status, { 'content-type': 'application/json' });
    this.#response.end(refusal.body());
  }

  async #admit(apiKey: string | undefined): Promise<ChatRequest> {
    const pieces: Buffer[] = [];
    for await (const piece of this.#request) pieces.push(piece as Buffer);
    this.body = Buffer.concat(pieces).toString();
    if (this.#request.method !== 'POST' || this.#request.url !== '/v1/chat/completions') {
      throw new Refusal(404, `Invalid URL (${this.#request.method} ${this.#request.url})`);
    }
    checkKey(this.headers.authorization, apiKey);
    return readRequest(this.body);
  }

  #refuseAs({ status, code, headers }: Extract<Misbehaviour, { type: 'status' }>): void {
    const type = status === 429 ? 'rate_limit_error' : 'server_error';
    const refusal = new Refusal(status, 'Told to refuse.', { type, ...(code === undefined ? {} : { code }) });
    this.#head(status, { 'content-type': 'application/json', ...headers });
    this.#response.end(refusal.body());
  }

  /** @returns whether the answer ends here. */
  async #breaks(misbehaviour: Misbehaviour | null): Promise<boolean> {
    if (misbehaviour === null || !('afterChunks' in misbehaviour)) return false;
    if (this.chunksSent < misbehaviour.afterChunks) return false;
    switch (misbehaviour.type) {
      case 'stall':
        await this.over;
        break;
      case 'error': {
        const { code = 'server_error' } = misbehaviour;
        this.#send(new Refusal(500, 'The server had an error.', { type: 'server_error', code }).body());
        this.#response.end();
        break;
      }
      case 'cut':
        this.outcome = 'broken';
        this.#response.flushHeaders();
        // What was written leaves before the connection breaks.
        this.#response.socket?.destroySoon();
        break;
      case 'end-early':
        this.#response.end();
        break;
    }
    return true;
  }

  #send(data: string): void {
    if (!this.#response.headersSent) {
      this.#head(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
    }
    this.#response.write(`data: ${data}\n\n`);
  }

  #head(status: number, headers: Readonly<Record<string, string>>): void {
    this.#response.writeHead(status, {
      'x-request-id': `req_${randomUUID()}`,
      'openai-processing-ms': '1',
      ...headers,
    });
  }

  async #pause(ms: number): Promise<void> {
    if (ms > 0) await setTimeout(ms, undefined, { signal: this.#gone.signal });
  }
}
