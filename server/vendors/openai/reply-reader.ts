/** Reads the chunks of one reply: words as they come, tool calls only once the model has said that it is through. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LONGEST_ARGUMENTS, VendorError, type ModelEvent, type ToolCall } from '../../call/ports.ts';
import { failedWithin } from './failures.ts';

/** Only what is used; compatible servers leave the rest out, or have their own. */
const chunk = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z
              .array(
                z.object({
                  index: z.number().optional(),
                  id: z.string().nullish(),
                  function: z
                    .object({ name: z.string().nullish(), arguments: z.string().nullish() })
                    .optional(),
                }),
              )
              .nullish(),
          })
          .optional(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
});

type CallDelta = NonNullable<
  NonNullable<z.infer<typeof chunk>['choices'][number]['delta']>['tool_calls']
>[number];

interface Draft {
  readonly index: number;
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

  /**
   * Takes the data of one event; `done` is the last that it ever answers.
   * @throws VendorError when the reply failed, or ended in a way that nothing can be done with.
   */
  take(data: string): ModelEvent[] {
    if (data === '[DONE]') return [];
    const value = parse(data);
    const { data: parsed, error } = chunk.safeParse(value);
    if (parsed === undefined) throw broken('sent a chunk of an unknown form', { cause: error });
    if ((parsed.error ?? null) !== null) throw failedWithin(value);
    const choice = parsed.choices[0];
    if (choice === undefined) return [];
    const delta = choice.delta?.content ?? choice.delta?.refusal ?? '';
    const draftsBefore = this.#drafts.length;
    choice.delta?.tool_calls?.forEach((call, position) => this.#extend(call, position));
    if (delta !== '') this.#spoke = true;
    // An empty delta tells that a tool call is being written: its arguments may take a second.
    return [
      ...(delta === '' && this.#drafts.length === draftsBefore ? [] : [{ type: 'text' as const, delta }]),
      ...((choice.finish_reason ?? null) === null ? [] : this.#finish(choice.finish_reason)),
    ];
  }

  /** Id and name come with the first piece of a call. Not every server counts its calls, so a new id is a new call. */
  #extend(call: CallDelta, position: number): void {
    const index = call.index ?? position;
    const id = call.id ?? '';
    let draft = this.#drafts.findLast((each) => each.index === index && (id === '' || each.id === id));
    if (draft === undefined) {
      draft = { index, id: id === '' ? `call_${randomUUID()}` : id, name: '', json: '' };
      this.#drafts.push(draft);
      if (this.#drafts.length > MOST_DRAFTS) throw broken('asked for too many tools at once');
    }
    if (draft.name === '') draft.name = call.function?.name ?? '';
    draft.json += call.function?.arguments ?? '';
    if (draft.json.length > LONGEST_ARGUMENTS) throw broken('asked for a tool with too much');
  }

  #finish(reason: string | null | undefined): ModelEvent[] {
    if (reason === 'content_filter') throw new VendorError('openai', 'refused', 'withheld its reply');
    if (reason === 'length' && this.#drafts.length > 0) throw broken('hit its limit within a tool call');
    if (!this.#spoke && this.#drafts.length === 0) throw broken('had nothing to say');
    const calls = this.#drafts.map(completed);
    return [...calls.map((call) => ({ type: 'tool-call' as const, call })), { type: 'done' }];
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
