/** Anthropic's rules for a request of messages under version 2026-10-21, and the error that answers each breach. */
import type { ChatMessage, ChatRequest, ChatTool } from '../openai/request.ts';

/** An answer other than a reply; the fields are those of Anthropic's error body. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string, message = 'Refused.') {
    super(message);
    this.status = status;
    this.type = type;
  }

  body(): string {
    const { type, message } = this;
    return JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_fake' });
  }
}

type Fields = Readonly<Record<string, unknown>>;

const VERSION = '2026-10-21';
const ARGUMENTS = new Set(
  (
    'model max_tokens messages system tools tool_choice stream stop_sequences metadata thinking output_config ' +
    'cache_control service_tier'
  ).split(' '),
);
const TOOL_FIELDS = new Set(['name', 'description', 'input_schema', 'cache_control', 'strict', 'type']);
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;
/** What a shape of an answer may not have. */
const LIMIT = /"(minimum|maximum|minLength|maxLength|minItems|maxItems|pattern|multipleOf)":[\d"]/;

export function checkHeaders(headers: NodeJS.Dict<string | string[]>, apiKey: string | undefined): void {
  const key = headers['x-api-key'];
  if (key === undefined) throw new Refusal(401, 'authentication_error', 'x-api-key header is required');
  if (apiKey !== undefined && key !== apiKey)
    throw new Refusal(401, 'authentication_error', 'invalid x-api-key');
  if (headers['anthropic-version'] === undefined) bad('anthropic-version: header is required');
  if (headers['anthropic-version'] !== VERSION) bad('anthropic-version: this server knows one only');
}

/** Reads a request's body, or throws the Refusal that Anthropic would answer with. */
export function readRequest(text: string): ChatRequest {
  const body = record(parse(text), 'body');
  for (const name of Object.keys(body))
    if (!ARGUMENTS.has(name)) bad(`${name}: Extra inputs are not permitted`);
  if (typeof body['model'] !== 'string' || body['model'] === '') bad('model: Field required');
  const most = body['max_tokens'];
  if (typeof most !== 'number' || !Number.isInteger(most) || most < 1) bad('max_tokens: Field required');
  if (body['stream'] !== true) bad('stream: this server streams only');
  const system = body['system'];
  if (system !== undefined && (typeof system !== 'string' || system === '')) bad('system: text is required');
  const turns = list(body['messages'], 'messages').map((each, index) => record(each, `messages.${index}`));
  checkOrder(turns);
  return {
    model: body['model'],
    messages: [
      ...(typeof system === 'string' ? [{ role: 'system' as const, content: system }] : []),
      ...turns.flatMap(messagesOf),
    ],
    tools: body['tools'] === undefined ? [] : list(body['tools'], 'tools').map(readTool),
    includeUsage: true,
    includeObfuscation: false,
    format: readFormat(body['output_config']),
  };
}

const blocksOf = (turn: Fields): readonly Fields[] =>
  typeof turn['content'] === 'string'
    ? [{ type: 'text', text: turn['content'] }]
    : list(turn['content'], 'content').map((block) => record(block, 'content'));

function checkOrder(turns: readonly Fields[]): void {
  if (turns[0]?.['role'] !== 'user') bad('messages: first message must use the "user" role');
  if (turns.at(-1)?.['role'] === 'assistant') bad('This model does not support assistant message prefill.');
  turns.forEach((turn, index) => {
    const asked = callsOf(turns[index - 1]);
    const blocks = blocksOf(turn);
    const results = blocks.filter(({ type }) => type === 'tool_result').map((block) => block['tool_use_id']);
    const first = blocks.slice(0, results.length).every(({ type }) => type === 'tool_result');
    const missing = asked.filter((id) => !results.includes(id));
    if (missing.length > 0 || !first)
      bad(`messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after`);
    if (results.some((id) => !asked.includes(id)))
      bad(`messages.${index}: unexpected \`tool_use_id\` found in \`tool_result\` blocks`);
  });
  if (callsOf(turns.at(-1)).length > 0) bad('messages: the last `tool_use` has no `tool_result`');
}

const callsOf = (turn: Fields | undefined): readonly unknown[] =>
  turn?.['role'] === 'assistant'
    ? blocksOf(turn).flatMap((block) => (block['type'] === 'tool_use' ? [block['id']] : []))
    : [];

function messagesOf(turn: Fields): readonly ChatMessage[] {
  const role = turn['role'];
  const blocks = blocksOf(turn);
  const text = blocks
    .filter(({ type }) => type === 'text')
    .map((block) => textIn(block['text']))
    .join('\n');
  switch (role) {
    case 'system':
      return [{ role, content: text }];
    case 'user': {
      const results = blocks.filter(({ type }) => type === 'tool_result');
      return [
        ...results.map((block) => ({
          role: 'tool' as const,
          toolCallId: String(block['tool_use_id']),
          content: textOr(block['content'], ''),
        })),
        ...(text === '' ? [] : [{ role, content: text }]),
      ];
    }
    case 'assistant': {
      const calls = blocks.filter(({ type }) => type === 'tool_use');
      const toolCalls = calls.map((block) => {
        const [id, name] = [String(block['id']), String(block['name'])];
        if (!NAME.test(id) || !NAME.test(name)) bad('tool_use: String should match pattern');
        return { id, name, arguments: JSON.stringify(record(block['input'], 'tool_use.input')) };
      });
      return [{ role, content: text, toolCalls }];
    }
    default:
      return bad(`messages: Unexpected role "${String(role)}"`);
  }
}

const textIn = (text: unknown): string =>
  typeof text === 'string' && text.trim() !== ''
    ? text
    : bad('messages: text content blocks must be non-empty');

const textOr = (value: unknown, other: string): string => (typeof value === 'string' ? value : other);

function readTool(value: unknown): ChatTool {
  const tool = record(value, 'tools');
  for (const field of Object.keys(tool)) if (!TOOL_FIELDS.has(field)) bad(`tools: ${field}: not permitted`);
  const name = String(tool['name']);
  const parameters = record(tool['input_schema'], 'tools.input_schema');
  if (!NAME.test(name)) bad('tools.name: String should match pattern');
  if (parameters['type'] !== 'object') bad('tools.input_schema.type: Input should be "object"');
  return { name, description: textOr(tool['description'], ''), parameters };
}

function readFormat(value: unknown): ChatRequest['format'] {
  if (value === undefined) return null;
  const format = record(record(value, 'output_config')['format'], 'output_config.format');
  if (format['type'] !== 'json_schema') bad('output_config.format.type: Input should be "json_schema"');
  const schema = record(format['schema'], 'output_config.format.schema');
  const text = JSON.stringify(schema);
  const [, limit] = LIMIT.exec(text) ?? [];
  if (limit !== undefined) bad(`output_config.format.schema: property '${limit}' is not supported`);
  if (schema['additionalProperties'] !== false)
    bad("output_config.format.schema: 'additionalProperties' must be explicitly set to false");
  return { name: 'answer', schema };
}

function list(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : bad(`${where}: at least one is required`);
}

function record(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return bad(`${where}: Input should be an object`);
  return Object.fromEntries(Object.entries(value));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return bad('The request body is not valid JSON');
  }
}

function bad(message: string): never {
  throw new Refusal(400, 'invalid_request_error', message);
}
