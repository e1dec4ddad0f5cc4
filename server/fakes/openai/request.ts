/** OpenAI's rules for a chat completion request, and the error that answers each breach. */
import { bad, list, record, Refusal, string } from './refusal.ts';
import { type Format, readFormat } from './structured.ts';

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ChatTool[];
  readonly includeUsage: boolean;
  readonly includeObfuscation: boolean;
  /** The shape of an answer that comes whole; null: it is streamed, in words. */
  readonly format: Format | null;
}

export type ChatMessage =
  | { readonly role: 'system' | 'developer' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls: readonly ChatToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

export interface ChatToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON, as it stands in the history. */
  readonly arguments: string;
}

export interface ChatTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const ARGUMENTS = new Set(
  (
    'model messages stream stream_options tools tool_choice parallel_tool_calls temperature top_p max_tokens ' +
    'max_completion_tokens response_format reasoning_effort verbosity service_tier seed stop store metadata user n'
  ).split(' '),
);
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const LONGEST_ID = 40;

/** Checks an authorization header; `apiKey` undefined lets every key in. */
export function checkKey(authorization: string | undefined, apiKey: string | undefined): void {
  const [, key] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
  if (key === undefined) throw new Refusal(401, "You didn't provide an API key.");
  if (apiKey !== undefined && key !== apiKey) {
    throw new Refusal(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
  }
}

/** Reads a request's body, or throws the Refusal that OpenAI would answer with. */
export function readRequest(text: string): ChatRequest {
  const body = record(parse(text), 'body');
  for (const name of Object.keys(body)) {
    if (!ARGUMENTS.has(name)) bad(`Unrecognized request argument supplied: ${name}`);
  }
  if (body['stream'] !== true) {
    if (body['stream_options'] !== undefined) {
      bad("The 'stream_options' parameter is only allowed when 'stream' is enabled.", 'stream_options');
    }
    if (body['response_format'] === undefined)
      bad('This server answers whole only where it is told a format.', 'stream');
  }
  if (typeof body['model'] !== 'string' || body['model'] === '') bad('you must provide a model parameter');
  const options = record(body['stream_options'] ?? {}, 'stream_options');
  const messages = list(body['messages'], 'messages').map((message, index) =>
    readMessage(message, `messages[${index}]`),
  );
  checkOrder(messages);
  return {
    model: string(body['model'], 'model'),
    messages,
    tools: body['tools'] === undefined ? [] : list(body['tools'], 'tools').map(readTool),
    includeUsage: options['include_usage'] === true,
    includeObfuscation: options['include_obfuscation'] !== false,
    format: body['response_format'] === undefined ? null : readFormat(body['response_format']),
  };
}

function readMessage(value: unknown, param: string): ChatMessage {
  const message = record(value, param);
  const role = message['role'];
  switch (role) {
    case 'system':
    case 'developer':
    case 'user':
      return { role, content: string(message['content'], `${param}.content`) };
    case 'assistant': {
      const calls = message['tool_calls'];
      const toolCalls =
        calls === undefined
          ? []
          : list(calls, `${param}.tool_calls`).map((call) => readToolCall(call, param));
      const silent = toolCalls.length > 0 && (message['content'] ?? null) === null;
      return { role, content: silent ? '' : string(message['content'], `${param}.content`), toolCalls };
    }
    case 'tool':
      return {
        role,
        toolCallId: string(message['tool_call_id'], `${param}.tool_call_id`),
        content: string(message['content'], `${param}.content`),
      };
    default:
      return bad(`Invalid value for role.`, `${param}.role`);
  }
}

function readToolCall(value: unknown, message: string): ChatToolCall {
  const param = `${message}.tool_calls`;
  const call = record(value, param);
  const called = record(call['function'], `${param}.function`);
  const id = string(call['id'], `${param}.id`);
  if (call['type'] !== 'function') bad(`Missing required parameter: '${param}.type'.`, param);
  if (id.length > LONGEST_ID) bad(`Invalid '${param}.id': string too long. Expected at most 40.`, param);
  return { id, name: toolName(called['name'], param), arguments: string(called['arguments'], param) };
}

function readTool(value: unknown, index: number): ChatTool {
  const param = `tools[${index}]`;
  const tool = record(value, param);
  if (tool['type'] !== 'function') bad(`Invalid value: '${param}.type'.`, `${param}.type`);
  const described = record(tool['function'], `${param}.function`);
  const name = toolName(described['name'], `${param}.function.name`);
  const parameters = record(described['parameters'] ?? { type: 'object' }, `${param}.function.parameters`);
  if (parameters['type'] !== 'object') {
    bad(`Invalid schema for function '${name}': schema must be a JSON Schema of 'type: "object"'.`, param);
  }
  return { name, description: string(described['description'] ?? '', param), parameters };
}

/** Every call is answered by a tool message right behind it, and no tool message answers anything else. */
function checkOrder(messages: readonly ChatMessage[]): void {
  let open = new Set<string>();
  messages.forEach((message, index) => {
    if (message.role === 'tool') {
      if (open.delete(message.toolCallId)) return;
      bad(
        "messages with role 'tool' must be a response to a preceding message with 'tool_calls'.",
        `messages.[${index}].role`,
      );
    }
    checkAnswered(open, index);
    open = new Set(message.role === 'assistant' ? message.toolCalls.map(({ id }) => id) : []);
  });
  checkAnswered(open, messages.length);
}

function checkAnswered(open: ReadonlySet<string>, index: number): void {
  if (open.size === 0) return;
  bad(
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
      `The following tool_call_ids did not have response messages: ${[...open].join(', ')}`,
    `messages.[${index}].role`,
  );
}

function toolName(value: unknown, param: string): string {
  const name = string(value, param);
  if (!TOOL_NAME.test(name)) bad(`Invalid '${param}': string does not match '^[a-zA-Z0-9_-]+$'.`, param);
  return name;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return bad('We could not parse the JSON body of your request.');
  }
}
