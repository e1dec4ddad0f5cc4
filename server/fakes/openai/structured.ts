/** OpenAI's structured outputs: its rules for a strict schema, and an answer that comes whole. */
import { randomUUID } from 'node:crypto';
import { bad, list, record, string } from './refusal.ts';

export interface Format {
  readonly name: string;
  readonly schema: Schema;
}
export type Schema = Readonly<Record<string, unknown>>;

const NAME = /^[a-zA-Z0-9_-]{1,64}$/;
/** Whatever else a JSON Schema may say, a strict one may not. */
const KEYWORDS = new Set(
  (
    '$schema type title description properties required additionalProperties items enum const anyOf ' +
    'pattern format multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minItems maxItems'
  ).split(' '),
);
const DEEPEST = 10;

/** Reads `response_format`, or throws the Refusal that OpenAI would answer with. */
export function readFormat(value: unknown): Format {
  const format = record(value, 'response_format');
  if (format['type'] !== 'json_schema') bad(`Invalid value: 'response_format.type'.`, 'response_format.type');
  const described = record(format['json_schema'], 'response_format.json_schema');
  const name = string(described['name'], 'response_format.json_schema.name');
  if (!NAME.test(name))
    bad(`Invalid 'response_format.json_schema.name'.`, 'response_format.json_schema.name');
  const schema = record(described['schema'], 'response_format.json_schema.schema');
  if (described['strict'] !== true) bad('This server answers by strict schemas only.', 'response_format');
  if (schema['type'] !== 'object') refuse(name, '()', 'schema must be a JSON Schema of \'type: "object"\'');
  checkStrict(name, schema, []);
  return { name, schema };
}

function checkStrict(name: string, schema: Schema, path: readonly string[]): void {
  const context = `(${path.map((part) => `'${part}'`).join(', ')})`;
  if (path.length > DEEPEST) refuse(name, context, 'the schema is nested too deeply');
  for (const keyword of Object.keys(schema))
    if (!KEYWORDS.has(keyword)) refuse(name, context, `'${keyword}' is not permitted`);
  for (const each of schema['anyOf'] === undefined ? [] : list(schema['anyOf'], 'anyOf'))
    checkStrict(name, record(each, 'anyOf'), [...path, 'anyOf']);
  if (schema['type'] === 'array') {
    if (schema['items'] === undefined) refuse(name, context, 'array schema missing items');
    checkStrict(name, record(schema['items'], 'items'), [...path, 'items']);
  }
  if (schema['type'] !== 'object') return;
  if (schema['additionalProperties'] !== false)
    refuse(name, context, "'additionalProperties' is required to be supplied and to be false");
  const properties = record(schema['properties'], 'properties');
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  for (const [key, property] of Object.entries(properties)) {
    if (!required.has(key)) refuse(name, context, `'required' is missing '${key}'`);
    checkStrict(name, record(property, key), [...path, 'properties', key]);
  }
}

const refuse = (name: string, context: string, why: string): never =>
  bad(`Invalid schema for response_format '${name}': In context=${context}, ${why}.`, 'response_format');

/** The plainest value that fits a strict schema. */
export function sampleOf(schema: unknown): unknown {
  const of = record(schema, 'schema');
  if (of['const'] !== undefined) return of['const'];
  if (Array.isArray(of['enum'])) return (of['enum'] as unknown[])[0];
  if (Array.isArray(of['anyOf'])) return sampleOf(of['anyOf'][0]);
  switch (of['type']) {
    case 'object':
      return Object.fromEntries(
        Object.entries(record(of['properties'], 'properties')).map(([key, each]) => [key, sampleOf(each)]),
      );
    case 'array':
      return Array.from({ length: Number(of['minItems'] ?? 0) }, () => sampleOf(of['items']));
    case 'integer':
    case 'number':
      return Number(of['minimum'] ?? 0);
    case 'boolean':
      return false;
    case 'string':
      return 'As told.';
    default:
      return null;
  }
}

/** The body of an answer that comes whole. */
export const completionOf = (
  model: string,
  { refused, cut, content }: { readonly refused: boolean; readonly cut: boolean; readonly content: string },
): object => ({
  id: `chatcmpl-${randomUUID()}`,
  object: 'chat.completion',
  created: Math.floor(Date.now() / 1000),
  model,
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: refused ? null : cut ? content.slice(0, content.length / 2) : content,
        refusal: refused ? 'I cannot help with that.' : null,
        annotations: [],
      },
      logprobs: null,
      finish_reason: cut ? 'length' : 'stop',
    },
  ],
  usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
  service_tier: 'default',
  system_fingerprint: 'fp_fake',
});
