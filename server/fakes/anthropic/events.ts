/** A model's reply as the events of a stream of Anthropic's messages. */
import type { Thought } from '../openai/chunks.ts';

/** Arguments leave in pieces of this length, as tokens would. */
const ARGUMENT_PIECE = 8;

export interface EventStyle {
  /** Leaves the last bracket off. */
  readonly brokenArguments: boolean;
  /** Why the reply ended; null: as it did. */
  readonly stopReason: string | null;
}

type Event = Readonly<Record<string, unknown> & { type: string }>;

export async function* eventsOf(
  model: string,
  thoughts: AsyncIterable<Thought>,
  { brokenArguments, stopReason }: EventStyle,
): AsyncGenerator<Event> {
  const usage = {
    input_tokens: 10,
    output_tokens: 1,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
  };
  yield {
    type: 'message_start',
    message: {
      id: 'msg_fake',
      type: 'message',
      role: 'assistant',
      model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      container: null,
      diagnostics: null,
      usage,
    },
  };
  let index = -1;
  let open: 'text' | null = null;
  let called = false;
  for await (const thought of thoughts) {
    if (thought.type === 'text') {
      if (open === null) {
        index += 1;
        open = 'text';
        yield {
          type: 'content_block_start',
          index,
          content_block: { type: 'text', text: '', citations: null },
        };
        yield { type: 'ping' };
      }
      yield { type: 'content_block_delta', index, delta: { type: 'text_delta', text: thought.delta } };
      continue;
    }
    if (open !== null) yield { type: 'content_block_stop', index };
    open = null;
    called = true;
    index += 1;
    yield* toolBlock(index, thought, brokenArguments);
  }
  if (open !== null) yield { type: 'content_block_stop', index };
  const reason = stopReason ?? (called ? 'tool_use' : 'end_turn');
  yield { type: 'message_delta', delta: { stop_reason: reason, stop_sequence: null }, usage };
  yield { type: 'message_stop' };
}

function* toolBlock(
  index: number,
  call: Exclude<Thought, { type: 'text' }>,
  broken: boolean,
): Generator<Event> {
  const { id, name, arguments: given } = call;
  const block = { type: 'tool_use', id, name, input: {}, caller: { type: 'direct' } };
  yield { type: 'content_block_start', index, content_block: block };
  const json = Object.keys(given).length === 0 ? '' : JSON.stringify(given);
  const sent = broken ? json.slice(0, -1) : json;
  const piece = (partial_json: string): Event => ({
    type: 'content_block_delta',
    index,
    delta: { type: 'input_json_delta', partial_json },
  });
  yield piece('');
  for (let from = 0; from < sent.length; from += ARGUMENT_PIECE)
    yield piece(sent.slice(from, from + ARGUMENT_PIECE));
  yield { type: 'content_block_stop', index };
}
