/** The rules for the settings of a session, and the error that answers each breach. */

export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface Settings {
  readonly instructions: string;
  readonly tools: readonly Tool[];
  readonly voice: string;
  readonly silenceMs: number;
  readonly createResponse: boolean;
  readonly interruptResponse: boolean;
  readonly transcribes: boolean;
}

export const defaultSettings: Settings = {
  instructions: '',
  tools: [],
  voice: 'alloy',
  silenceMs: 500,
  createResponse: true,
  interruptResponse: true,
  transcribes: false,
};

/** What OpenAI answers with an `error` event; the session stays open. */
export class Complaint extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Fields = Readonly<Record<string, unknown>>;
const KNOWN: Readonly<Record<string, string>> = {
  session:
    'type output_modalities model instructions audio include tracing tools tool_choice parallel_tool_calls reasoning max_output_tokens truncation prompt',
  'session.audio': 'input output',
  'session.audio.input': 'format transcription noise_reduction turn_detection',
  'session.audio.output': 'format voice speed',
  'session.audio.input.transcription': 'model language languages keywords prompt delay',
  'session.audio.input.turn_detection':
    'type threshold prefix_padding_ms silence_duration_ms create_response interrupt_response idle_timeout_ms',
};

/** @throws Complaint */
export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Complaint('invalid_type', `Invalid type for '${name}': expected an object.`);
  const known = KNOWN[name]?.split(' ');
  for (const key of Object.keys(value))
    if (known !== undefined && !known.includes(key))
      throw new Complaint('unknown_parameter', `Unknown parameter: '${name}.${key}'.`);
  return value as Fields;
}

/** @throws Complaint */
export function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string')
    throw new Complaint('invalid_type', `Invalid type for '${name}': expected a string.`);
  return value;
}

/** Takes a `session.update`. @param spoke the session has made audio. @throws Complaint */
export function updated(before: Settings, update: unknown, spoke: boolean): Settings {
  const session = fieldsOf(update, 'session');
  if (session['type'] !== 'realtime')
    throw new Complaint('missing_required_parameter', "Missing 'session.type'.");
  const audio = fieldsOf(session['audio'] ?? {}, 'session.audio');
  const input = fieldsOf(audio['input'] ?? {}, 'session.audio.input');
  const output = fieldsOf(audio['output'] ?? {}, 'session.audio.output');
  for (const { format } of [input, output]) if (format !== undefined) checkFormat(format);
  const voice =
    output['voice'] === undefined ? before.voice : textOf(output['voice'], 'session.audio.output.voice');
  if (spoke && voice !== before.voice)
    throw new Complaint(
      'cannot_update_voice',
      "Cannot update a conversation's voice if assistant audio is present.",
    );
  return {
    ...before,
    ...detection(input['turn_detection'], before),
    voice,
    instructions:
      session['instructions'] === undefined
        ? before.instructions
        : textOf(session['instructions'], 'session.instructions'),
    tools: session['tools'] === undefined ? before.tools : toolsOf(session['tools']),
    transcribes:
      input['transcription'] === undefined
        ? before.transcribes
        : fieldsOf(input['transcription'], 'session.audio.input.transcription')['model'] !== undefined,
  };
}

function checkFormat(value: unknown): void {
  const format = fieldsOf(value, 'format');
  const known = ['audio/pcm', 'audio/pcmu', 'audio/pcma'].includes(String(format['type']));
  if (!known || (format['type'] === 'audio/pcm' && format['rate'] !== 24_000))
    throw new Complaint('invalid_value', `Invalid value: '${JSON.stringify(value)}'.`);
}

function detection(value: unknown, before: Settings): Partial<Settings> {
  if (value === undefined) return {};
  const given = fieldsOf(value, 'session.audio.input.turn_detection');
  if (given['type'] !== 'server_vad')
    throw new Complaint('invalid_value', 'This server knows server_vad only.');
  return {
    silenceMs: Number(given['silence_duration_ms'] ?? before.silenceMs),
    createResponse: given['create_response'] !== false,
    interruptResponse: given['interrupt_response'] !== false,
  };
}

function toolsOf(value: unknown): readonly Tool[] {
  if (!Array.isArray(value)) throw new Complaint('invalid_type', "Invalid type for 'session.tools'.");
  return value.map((each: unknown, index) => {
    const name = `session.tools[${index}]`;
    const tool = fieldsOf(each, name);
    // The form of chat completions, with its `function` inside, is another one.
    if (tool['type'] !== 'function' || tool['name'] === undefined)
      throw new Complaint('missing_required_parameter', `Missing required parameter: '${name}.name'.`);
    return {
      name: textOf(tool['name'], `${name}.name`),
      description: textOf(tool['description'] ?? '', `${name}.description`),
      parameters: fieldsOf(tool['parameters'] ?? {}, `${name}.parameters`),
    };
  });
}
