/** OpenAI's chat completions, or any server that speaks them, as the language model. Why no SDK: decisions/002. */
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import {
  VendorError,
  type LanguageModel,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from '../call/ports.ts';
import { EventSplitter } from './openai/events.ts';
import { refusedWith } from './openai/failures.ts';
import { ReplyReader } from './openai/reply-reader.ts';

export interface OpenAIOptions {
  readonly apiKey: string;
  /** With its version, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly model: string;
}

/** A model that has been silent for so long has stalled: later than this, another answer serves the caller better. */
const LONGEST_SILENCE_MS = 4_000;
/** Keeps a connection from one turn to the next, and none of those that a rush of calls has left behind. */
const IDLE_CONNECTION_MS = 30_000;
/** The fields read of an error's body. */
const ERROR_BODY_BYTES = 16_384;

/** Makes the model; its connections are shared by all calls and kept warm between turns. */
export function createOpenAI({ apiKey, baseUrl, model }: OpenAIOptions): LanguageModel {
  const url = new URL(`${baseUrl.replace(/(?<!\/)\/+$/, '')}/chat/completions`);
  const { Agent, request } = url.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS });
  const send = (body: string, signal: AbortSignal): ClientRequest => {
    const headers = {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      accept: 'text/event-stream',
    };
    const options: RequestOptions = { method: 'POST', agent, headers, signal, timeout: LONGEST_SILENCE_MS };
    return request(url, options).end(body);
  };
  return {
    name: 'openai',
    reply: (asked, signal) => reply(send, JSON.stringify(bodyOf(model, asked)), signal),
  };
}

type Send = (body: string, signal: AbortSignal) => ClientRequest;

async function* reply(send: Send, body: string, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  signal.throwIfAborted();
  let response: IncomingMessage | null = null;
  let done = false;
  try {
    response = await answerTo(send, body, signal);
    if (response.statusCode !== 200) throw await refusal(response);
    for await (const event of eventsOf(response)) {
      signal.throwIfAborted();
      done = event.type === 'done';
      yield event;
      if (done) return;
    }
    throw new VendorError('openai', 'transient', 'was cut off');
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof VendorError ? error : isUnsendable(error) ? unsendable(error) : lost(error);
  } finally {
    // The rest of a whole reply is a few bytes: read, they leave the connection free for the next turn.
    if (done) response?.resume();
    else response?.destroy();
  }
}

async function* eventsOf(response: IncomingMessage): AsyncGenerator<ModelEvent> {
  const splitter = new EventSplitter();
  const reader = new ReplyReader();
  response.setEncoding('utf8');
  for await (const text of response.iterator({ destroyOnReturn: false })) {
    for (const data of splitter.push(String(text))) yield* reader.take(data);
  }
  // Not every server says [DONE]; one that did not even say why it stopped was cut off.
  if (reader.isThrough) yield* reader.end();
}

function answerTo(send: Send, body: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = send(body, signal);
    let answer: IncomingMessage | null = null;
    request.on('response', (response) => resolve((answer = response)));
    request.on('timeout', () =>
      (answer ?? request).destroy(new VendorError('openai', 'transient', 'fell silent')),
    );
    request.on('error', (error) => {
      // The server had closed a kept connection: no failure, and asking again does nothing twice.
      const stale = request.reusedSocket && !signal.aborted && !(error instanceof VendorError);
      if (stale && answer === null) resolve(answerTo(send, body, signal));
      else reject(error);
    });
  });
}

async function refusal(response: IncomingMessage): Promise<VendorError> {
  let text = '';
  for await (const piece of response.setEncoding('utf8')) {
    text += String(piece);
    if (text.length > ERROR_BODY_BYTES) break;
  }
  return refusedWith(response.statusCode ?? 0, parsed(text));
}

/** A gateway's error page is no JSON, and its status says enough. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A key that no header can carry throws before anything is sent. */
const isUnsendable = (error: unknown): boolean => error instanceof TypeError;
const unsendable = (cause: unknown): VendorError =>
  new VendorError('openai', 'refused', 'cannot be asked with this key or address', { cause });

const lost = (cause: unknown): VendorError =>
  new VendorError('openai', 'transient', 'the connection failed', { cause });

/** No sampling options: each model refuses others of them. Empty lists are refused as well. */
function bodyOf(model: string, { messages, tools }: ModelRequest): object {
  return {
    model,
    stream: true,
    messages: messages.map(wireMessage),
    ...(tools.length === 0 ? {} : { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
  };
}

function wireMessage(message: ModelMessage): object {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: message.content };
    case 'assistant': {
      const { content, toolCalls = [] } = message;
      if (toolCalls.length === 0) return { role: 'assistant', content };
      const calls = toolCalls.map(({ id, name, arguments: given }) => ({
        id,
        type: 'function',
        function: { name, arguments: JSON.stringify(given) },
      }));
      return { role: 'assistant', content: content === '' ? null : content, tool_calls: calls };
    }
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content };
  }
}
