/** Reads the events of one reply: words as they come, tool calls only once the model has said that it is through. */
import { z } from 'zod';
import { LONGEST_ARGUMENTS, VendorError, type ModelEvent, type ToolCall } from '../../call/ports.ts';
import { failedWithin } from './failures.ts';

/** Only what is used. New kinds of events and blocks may come at any time, and are nothing. */
const named = z.object({ type: z.string() });
const blockStart = z.object({
  index: z.number(),
  content_block: z.object({
    type: z.string(),
    text: z.string().optional(),
    id: z.string().optional(),
    name: z.string().optional(),
  }),
});
const blockDelta = z.object({
  index: z.number(),
  delta: z.object({ type: z.string(), text: z.string().optional(), partial_json: z.string().optional() }),
});
const messageDelta = z.object({ delta: z.object({ stop_reason: z.string().nullish() }) });

interface Draft {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  json: string;
}

/** Tool calls of one reply; those that are not done at once are asked for again. */
const MOST_DRAFTS = 32;

const broken = (message: string, options?: ErrorOptions): VendorError =>
  new VendorError('anthropic', 'transient', message, options);

export class ReplyReader {
  readonly #drafts: Draft[] = [];
  #spoke = false;
  #reason = '';

  /**
   * Takes the data of one event.
   * @throws VendorError when the reply failed, or ended in a way that nothing can be done with.
   */
  take(data: string): ModelEvent[] {
    const value = parse(data);
    const { type } = read(named, value);
    switch (type) {
      case 'content_block_start':
        return this.#onStart(read(blockStart, value));
      case 'content_block_delta':
        return this.#onDelta(read(blockDelta, value));
      case 'message_delta':
        this.#reason = read(messageDelta, value).delta.stop_reason ?? this.#reason;
        return [];
      case 'message_stop':
        return this.#finish();
      case 'error':
        throw failedWithin(value);
      default:
        return [];
    }
  }

  #onStart({ index, content_block: block }: z.infer<typeof blockStart>): ModelEvent[] {
    if (block.type === 'text') return this.#say(block.text ?? '');
    if (block.type !== 'tool_use') return [];
    const { id = '', name = '' } = block;
    if (id === '' || name === '') throw broken('asked for a tool without a name');
    if (this.#drafts.length >= MOST_DRAFTS) throw broken('asked for too many tools at once');
    this.#drafts.push({ index, id, name, json: '' });
    return [{ type: 'text', delta: '' }];
  }

  #onDelta({ index, delta }: z.infer<typeof blockDelta>): ModelEvent[] {
    if (delta.type === 'text_delta') return this.#say(delta.text ?? '');
    if (delta.type !== 'input_json_delta') return [];
    const draft = this.#drafts.find((each) => each.index === index);
    if (draft === undefined) return [];
    draft.json += delta.partial_json ?? '';
    if (draft.json.length > LONGEST_ARGUMENTS) throw broken('asked for a tool with too much');
    return [{ type: 'text', delta: '' }];
  }

  #say(delta: string): ModelEvent[] {
    if (delta === '') return [];
    this.#spoke = true;
    return [{ type: 'text', delta }];
  }

  #finish(): ModelEvent[] {
    if (this.#reason === 'refusal' && !this.#spoke) throw broken('withheld its reply');
    const cut = ['max_tokens', 'model_context_window_exceeded'].includes(this.#reason);
    if (cut && this.#drafts.length > 0) throw broken('hit its limit within a tool call');
    if (!this.#spoke && this.#drafts.length === 0) throw broken('had nothing to say');
    const calls = this.#drafts.map(completed);
    return [...calls.map((call) => ({ type: 'tool-call' as const, call })), { type: 'done' }];
  }
}

function completed({ id, name, json }: Draft): ToolCall {
  // A tool without parameters is asked for with nothing at all.
  const given = parse(json === '' ? '{}' : json);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw broken(`asked for ${name} with arguments that are no object`);
  }
  return { id, name, arguments: Object.fromEntries(Object.entries(given)) };
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value);
  if (data === undefined) throw broken('sent an event of an unknown form', { cause: error });
  return data;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    // The error of JSON.parse quotes what it read, which may be what a caller said.
    throw broken('sent broken JSON', { cause: cause instanceof SyntaxError ? cause.name : cause });
  }
}
