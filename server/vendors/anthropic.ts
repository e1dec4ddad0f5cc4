/** Anthropic's messages as the language model. Why no SDK: decisions/020. */
import type { IncomingMessage } from 'node:http';
import { VendorError, type LanguageModel, type ModelEvent, type ModelRequest } from '../call/ports.ts';
import { refusedWith } from './anthropic/failures.ts';
import { ReplyReader } from './anthropic/reply-reader.ts';
import { systemOf, turnsOf } from './anthropic/turns.ts';
import { EventSplitter } from './wire/events.ts';
import { openPost, type Post } from './wire/post.ts';

export interface AnthropicOptions {
  readonly apiKey: string;
  /** An origin, e.g. `https://api.anthropic.com`. */
  readonly baseUrl: string;
  readonly model: string;
}

/** Under it a request has no sampling options, and a conversation may have system messages in its middle. */
const VERSION = '2026-10-21';
/** A model that has been silent for so long has stalled: later than this, another answer serves the caller better. */
const LONGEST_SILENCE_MS = 4_000;
/** A reply is a few sentences, or some tool calls. */
const MOST_TOKENS = 1_024;

/** Makes the model; its connections are shared by all calls and kept warm between turns. */
export function createAnthropic(options: AnthropicOptions): LanguageModel {
  const post = openMessages(options, LONGEST_SILENCE_MS);
  return {
    name: 'anthropic',
    reply: (asked, signal) => post(JSON.stringify(bodyOf(options.model, asked)), replies, signal),
  };
}

/** The one address that everything is asked at. */
export const openMessages = ({ apiKey, baseUrl }: AnthropicOptions, silenceMs: number): Post =>
  openPost({
    vendor: 'anthropic',
    url: new URL(`${baseUrl.replace(/(?<!\/)\/+$/, '')}/v1/messages`),
    headers: {
      'x-api-key': apiKey,
      'anthropic-version': VERSION,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    silenceMs,
    refusedWith,
  });

export const replies = { read: eventsOf, isLast: ({ type }: ModelEvent): boolean => type === 'done' };

async function* eventsOf(response: IncomingMessage): AsyncGenerator<ModelEvent> {
  const splitter = new EventSplitter('anthropic');
  const reader = new ReplyReader();
  response.setEncoding('utf8');
  for await (const text of response.iterator({ destroyOnReturn: false })) {
    for (const data of splitter.push(String(text))) yield* reader.take(data);
  }
  throw new VendorError('anthropic', 'transient', 'was cut off');
}

const bodyOf = (model: string, { messages, tools }: ModelRequest): object => ({
  model,
  max_tokens: MOST_TOKENS,
  stream: true,
  ...systemOf(messages),
  messages: turnsOf(messages),
  ...(tools.length === 0
    ? {}
    : {
        tools: tools.map(({ name, description, parameters }) => ({
          name,
          description,
          input_schema: parameters,
        })),
      }),
});
