/** Anthropic's messages for an answer in the shape of a schema; for work off the audio path. */
import { VendorError } from '../../call/ports.ts';
import { type AnthropicOptions, openMessages, replies } from '../anthropic.ts';
import { shapeOf, STRUCTURED_TIMEOUT_MS, type StructuredModel, valueIn } from '../wire/structured-model.ts';

/** A summary has some 300; one that needs more than this is cut, and then none. */
const MOST_TOKENS = 2_048;
/** Limits that a shape may not have here; the schema validates them in the answer. */
const LIMITS = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
]);

export function createStructuredModel(options: AnthropicOptions): StructuredModel {
  const post = openMessages(options, STRUCTURED_TIMEOUT_MS);
  return {
    name: 'anthropic',
    async ask({ schema, instructions, data }) {
      const body = JSON.stringify({
        model: options.model,
        max_tokens: MOST_TOKENS,
        stream: true,
        system: instructions,
        messages: [{ role: 'user', content: data }],
        output_config: { format: { type: 'json_schema', schema: withoutLimits(shapeOf(schema)) } },
      });
      const signal = AbortSignal.timeout(STRUCTURED_TIMEOUT_MS);
      return valueIn(await textOf(post(body, replies, signal), signal), schema);
    },
  };
}

async function textOf(events: ReturnType<typeof replies.read>, signal: AbortSignal): Promise<string> {
  let text = '';
  try {
    for await (const event of events) if (event.type === 'text') text += event.delta;
    return text;
  } catch (error) {
    if (signal.aborted) throw new VendorError('anthropic', 'transient', 'did not answer', { cause: error });
    throw error;
  }
}

function withoutLimits(shape: unknown): unknown {
  if (Array.isArray(shape)) return shape.map(withoutLimits);
  if (typeof shape !== 'object' || shape === null) return shape;
  const kept = Object.entries(shape).filter(([keyword]) => !LIMITS.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [
      keyword,
      keyword === 'properties' ? eachOf(value) : withoutLimits(value),
    ]),
  );
}

/** A property may have the name of a limit. */
const eachOf = (properties: unknown): unknown =>
  typeof properties !== 'object' || properties === null
    ? properties
    : Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, withoutLimits(shape)]));
