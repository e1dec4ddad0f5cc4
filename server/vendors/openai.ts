/** OpenAI's chat completions, or any server that speaks them, as the language model. Why no SDK: decisions/002. */
import type { IncomingMessage } from 'node:http';
import {
  VendorError,
  type LanguageModel,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from '../call/ports.ts';
import { refusedWith } from './openai/failures.ts';
import { ReplyReader } from './openai/reply-reader.ts';
import { EventSplitter } from './wire/events.ts';
import { openPost } from './wire/post.ts';

export interface OpenAIOptions {
  readonly apiKey: string;
  /** With its version, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly model: string;
}

/** A model that has been silent for so long has stalled: later than this, another answer serves the caller better. */
const LONGEST_SILENCE_MS = 4_000;
/** Makes the model; its connections are shared by all calls and kept warm between turns. */
export function createOpenAI({ apiKey, baseUrl, model }: OpenAIOptions): LanguageModel {
  const post = openPost({
    vendor: 'openai',
    url: new URL(`${baseUrl.replace(/(?<!\/)\/+$/, '')}/chat/completions`),
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    silenceMs: LONGEST_SILENCE_MS,
    refusedWith,
  });
  const reader = { read: eventsOf, isLast: ({ type }: ModelEvent) => type === 'done' };
  return {
    name: 'openai',
    reply: (asked, signal) => post(JSON.stringify(bodyOf(model, asked)), reader, signal),
  };
}

async function* eventsOf(response: IncomingMessage): AsyncGenerator<ModelEvent> {
  const splitter = new EventSplitter('openai');
  const reader = new ReplyReader();
  response.setEncoding('utf8');
  for await (const text of response.iterator({ destroyOnReturn: false })) {
    for (const data of splitter.push(String(text))) yield* reader.take(data);
  }
  // Not every server says [DONE]; one that did not even say why it stopped was cut off.
  if (!reader.isThrough) throw new VendorError('openai', 'transient', 'was cut off');
  yield* reader.end();
}

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
