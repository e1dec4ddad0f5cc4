/** One request to the fake OpenAI and its answer, with the faults that it may have. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type Thought, chunksOf } from './chunks.ts';
import { Refusal } from './refusal.ts';
import { type ChatRequest, checkKey, readRequest } from './request.ts';
import { pcmOf, readSpeechRequest } from './speech.ts';
import { completionOf, sampleOf } from './structured.ts';

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
  /** What goes wrong with the nth request, counted from 0, for an answer in words, in a shape or in speech, whose chunks are pieces of audio; null: nothing. */
  readonly script?: (request: number, answer: 'words' | 'shape' | 'speech') => Misbehaviour | null;
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

const SPEECH = '/v1/audio/speech';
const SPEECH_MS_PER_CHARACTER = 60;

/** One request and its answer. */
export class Exchange implements ReceivedRequest {
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
    script: (answer: 'words' | 'shape' | 'speech') => Misbehaviour | null,
  ): Promise<void> {
    await this.#admit(options.apiKey);
    if (this.#request.url === SPEECH) {
      await this.#speak(script('speech'));
      return;
    }
    const request = readRequest(this.body ?? '');
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

  async #speak(misbehaviour: Misbehaviour | null): Promise<void> {
    const { input } = readSpeechRequest(this.body ?? '');
    if (misbehaviour?.type === 'status') {
      this.#refuseAs(misbehaviour);
      return;
    }
    this.#head(200, { 'content-type': 'audio/pcm' });
    for (const piece of pcmOf(input, SPEECH_MS_PER_CHARACTER)) {
      if (await this.#breaks(misbehaviour)) return;
      this.#response.write(piece);
      this.chunksSent += 1;
      await this.#pause(1);
    }
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

  async #admit(apiKey: string | undefined): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of this.#request) pieces.push(piece as Buffer);
    this.body = Buffer.concat(pieces).toString();
    const known = this.#request.url === '/v1/chat/completions' || this.#request.url === SPEECH;
    if (this.#request.method !== 'POST' || !known) {
      throw new Refusal(404, `Invalid URL (${this.#request.method} ${this.#request.url})`);
    }
    checkKey(this.headers.authorization, apiKey);
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
