/** Reads the chunks of one reply: words as they come, tool calls only once the model has said that it is through. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LONGEST_ARGUMENTS, VendorError, type ModelEvent, type ToolCall } from '../../call/ports.ts';
import { failedWithin } from './failures.ts';

/** Words, whole or in parts; some servers send lists of parts. */
const words = z
  .union([z.string(), z.array(z.object({ text: z.string().nullish() }))])
  .nullish()
  .transform((content) =>
    typeof content === 'string' ? content : (content ?? []).map(({ text }) => text ?? '').join(''),
  );

const callDelta = z.object({
  index: z.number().nullish(),
  id: z.string().nullish(),
  function: z
    .object({
      name: z.string().nullish(),
      // An object, where a server does not write its calls in pieces.
      arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
    })
    .nullish(),
});

/** Only what is used; compatible servers leave the rest out, or send null, or have their own. */
const chunk = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.object({
        delta: z
          .object({ content: words, refusal: words, tool_calls: z.array(callDelta).nullish() })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
});

type CallDelta = z.infer<typeof callDelta>;

interface Draft {
  /** null: the server does not count its calls. */
  readonly index: number | null;
  readonly id: string;
  name: string;
  json: string;
}

/** Tool calls of one reply; those that are not done at once are asked for again. */
const MOST_DRAFTS = 32;

const broken = (message: string, options?: ErrorOptions): VendorError =>
  new VendorError('openai', 'transient', message, options);

export class ReplyReader {
  readonly #drafts: Draft[] = [];
  #spoke = false;
  /** Why the model says that it is through, while words may still come: some servers say so in every chunk. */
  #reason: string | null = null;
  #done = false;

  /**
   * Takes the data of one event; `done` is the last that it ever answers.
   * @throws VendorError when the reply failed, or ended in a way that nothing can be done with.
   */
  take(data: string): ModelEvent[] {
    if (data === '[DONE]') return this.end();
    const value = parse(data);
    const { data: parsed, error } = chunk.safeParse(value);
    if (parsed === undefined) throw broken('sent a chunk of an unknown form', { cause: error });
    if ((parsed.error ?? null) !== null) throw failedWithin(value);
    const choice = parsed.choices?.[0];
    if (choice === undefined || this.#done) return [];
    const { content = '', refusal = '', tool_calls: calls } = choice.delta ?? {};
    const delta = content || refusal;
    const draftsBefore = this.#drafts.length;
    calls?.forEach((call, position) => this.#extend(call, position));
    if (delta !== '') this.#spoke = true;
    // Some servers send a reason with every chunk, most of them an empty one.
    const reason = choice.finish_reason ?? '';
    if (reason !== '') this.#reason = reason;
    const over = reason !== '' && delta === '' && (calls ?? []).length === 0;
    // An empty delta tells that a tool call is being written: its arguments may take a second.
    return [
      ...(delta === '' && this.#drafts.length === draftsBefore ? [] : [{ type: 'text' as const, delta }]),
      ...(over ? this.#finish(reason) : []),
    ];
  }

  /** The server has nothing more. Where it never said why, `[DONE]` has to be enough. */
  end(): ModelEvent[] {
    return this.#done ? [] : this.#finish(this.#reason ?? 'stop');
  }

  /** Whether the model has said that it is through. */
  get isThrough(): boolean {
    return this.#reason !== null;
  }

  /** Id and name come with the first piece of a call. */
  #extend(call: CallDelta, position: number): void {
    const { name, arguments: given } = call.function ?? {};
    let draft = this.#draftOf(call, position);
    if (draft === undefined) {
      const id = call.id ?? '';
      draft = { index: call.index ?? null, id: id === '' ? `call_${randomUUID()}` : id, name: '', json: '' };
      this.#drafts.push(draft);
      if (this.#drafts.length > MOST_DRAFTS) throw broken('asked for too many tools at once');
    }
    if (draft.name === '') draft.name = name ?? '';
    draft.json += typeof given === 'string' ? given : given ? JSON.stringify(given) : '';
    if (draft.json.length > LONGEST_ARGUMENTS) throw broken('asked for a tool with too much');
  }

  /**
   * The call that a piece goes on with. Not every server counts its calls or names them again: a new id is a new call, and
   * so is a name after a whole one.
   */
  #draftOf({ index, id, function: asked }: CallDelta, position: number): Draft | undefined {
    if (id) return this.#drafts.findLast((each) => each.id === id);
    if (typeof index === 'number') return this.#drafts.findLast((each) => each.index === index);
    const last = this.#drafts.at(-1);
    const begins = Boolean(asked?.name) && last !== undefined && (position > 0 || isWhole(last));
    return begins ? undefined : last;
  }

  #finish(reason: string): ModelEvent[] {
    this.#done = true;
    if (reason === 'content_filter' && !this.#spoke)
      throw new VendorError('openai', 'refused', 'withheld its reply');
    if (reason === 'length' && this.#drafts.length > 0) throw broken('hit its limit within a tool call');
    if (!this.#spoke && this.#drafts.length === 0) throw broken('had nothing to say');
    const calls = this.#drafts.map(completed);
    return [...calls.map((call) => ({ type: 'tool-call' as const, call })), { type: 'done' }];
  }
}

/** Whether its arguments are written to the end. */
function isWhole({ name, json }: Draft): boolean {
  try {
    return name !== '' && typeof JSON.parse(json) === 'object';
  } catch {
    return false; // Half of them.
  }
}

function completed({ id, name, json }: Draft): ToolCall {
  if (name === '') throw broken('asked for a tool without a name');
  // A tool without parameters is asked for with nothing at all by some servers.
  const given = parse(json === '' ? '{}' : json);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw broken(`asked for ${name} with arguments that are no object`);
  }
  return { id, name, arguments: Object.fromEntries(Object.entries(given)) };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    // The error of JSON.parse quotes what it read, which may be what a caller said.
    throw broken('sent broken JSON', { cause: cause instanceof SyntaxError ? cause.name : cause });
  }
}
