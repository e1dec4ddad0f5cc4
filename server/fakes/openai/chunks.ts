/** A model's reply as the chunks of a chat completion stream. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { ChatRequest } from './request.ts';

/** One part of a model's reply; `delta` leaves as one chunk. */
export type Thought =
  | { readonly type: 'text'; readonly delta: string }
  | {
      readonly type: 'tool-call';
      readonly id: string;
      readonly name: string;
      readonly arguments: Readonly<Record<string, unknown>>;
    };

type ToolCall = Extract<Thought, { type: 'tool-call' }>;

/** Arguments leave in pieces of this length, as tokens would. */
const ARGUMENT_PIECE = 8;

export interface ChunkStyle {
  /** How long after the one before it each delta is ready. */
  readonly perDeltaMs: number;
  /** Leaves the last bracket off. */
  readonly brokenArguments: boolean;
  /** Each call in a single delta and "stop" at the end, as some compatible servers do. */
  readonly wholeToolCalls: boolean;
  /** Says that the reply hit its limit, whatever it holds. */
  readonly lengthLimit: boolean;
}

type Delta = Readonly<Record<string, unknown>>;

/** The chunks of one reply: the role, its deltas, why it ended, and its usage where that is asked for. */
export async function* chunksOf(
  request: ChatRequest,
  thoughts: AsyncIterable<Thought>,
  style: ChunkStyle,
): AsyncGenerator<object> {
  const frame = {
    id: `chatcmpl-${randomUUID()}`,
    object: 'chat.completion.chunk',
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    service_tier: 'default',
    system_fingerprint: 'fp_fake',
  };
  const usage = request.includeUsage ? { usage: null } : {};
  const chunk = (delta: Delta, finishReason: string | null = null): object => ({
    ...frame,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    ...usage,
    ...(request.includeObfuscation ? { obfuscation: obfuscation(delta) } : {}),
  });

  const calls: ToolCall[] = [];
  let deltas = 0;
  yield chunk({ role: 'assistant', content: '', refusal: null });
  for await (const thought of thoughts) {
    if (thought.type === 'tool-call') {
      calls.push(thought);
      continue;
    }
    deltas += 1;
    yield chunk({ content: thought.delta });
    if (style.perDeltaMs > 0) await setTimeout(style.perDeltaMs);
  }
  for (const delta of toolDeltas(calls, style)) {
    deltas += 1;
    yield chunk({ tool_calls: [delta] });
    if (style.perDeltaMs > 0) await setTimeout(style.perDeltaMs);
  }
  yield chunk({}, finishReason(calls, style));
  if (request.includeUsage) yield { ...frame, choices: [], usage: usageOf(request, deltas) };
}

function finishReason(calls: readonly ToolCall[], style: ChunkStyle): string {
  if (style.lengthLimit) return 'length';
  return calls.length > 0 && !style.wholeToolCalls ? 'tool_calls' : 'stop';
}

/** Id and name come once; the arguments of parallel calls come in turns. */
function* toolDeltas(calls: readonly ToolCall[], style: ChunkStyle): Generator<Delta> {
  const drafts = calls.map(({ id, name, arguments: given }, index) => {
    const json = JSON.stringify(given);
    return { index, id, name, json: style.brokenArguments ? json.slice(0, -1) : json };
  });
  for (const { index, id, name, json } of drafts) {
    yield {
      index,
      id,
      type: 'function',
      function: { name, arguments: style.wholeToolCalls ? json : '' },
    };
  }
  if (style.wholeToolCalls) return;
  const longest = Math.max(0, ...drafts.map(({ json }) => json.length));
  for (let start = 0; start < longest; start += ARGUMENT_PIECE) {
    for (const { index, json } of drafts) {
      const piece = json.slice(start, start + ARGUMENT_PIECE);
      if (piece !== '') yield { index, function: { arguments: piece } };
    }
  }
}

/** Pads every chunk to about the same size. */
function obfuscation(delta: Delta): string {
  const room = 32 - (JSON.stringify(delta).length % 32);
  return randomBytes(room).toString('base64url').slice(0, room);
}

function usageOf(request: ChatRequest, completion: number): object {
  const prompt = Math.ceil(JSON.stringify(request.messages).length / 4);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
