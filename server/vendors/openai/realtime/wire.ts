/** The messages of OpenAI's Realtime, as far as they are sent and read here. */
import type { ModelMessage, TalkOptions } from '../../../call/ports.ts';

/** Shorter cuts people off, longer is felt as a delay: as with the recognisers of the pipeline. */
export const SILENCE_MS = 500;
const TRANSCRIPTION_MODEL = 'gpt-live-transcribe';
/** An answer of over two minutes: it is cut there. */
const MOST_TOKENS = 4_096;
const PCMU = { type: 'audio/pcmu' };

/** The session that a call needs: it hears, but neither answers nor falls silent by itself. */
export const sessionOf = (
  { languages, keyterms, instructions, tools }: TalkOptions,
  voice: string,
): object => ({
  type: 'session.update',
  session: {
    type: 'realtime',
    output_modalities: ['audio'],
    instructions,
    max_output_tokens: MOST_TOKENS,
    audio: {
      input: {
        format: PCMU,
        transcription: {
          model: TRANSCRIPTION_MODEL,
          languages: [...new Set(languages.map((tag) => new Intl.Locale(tag).language))],
          ...(keyterms.length > 0 && { keywords: keyterms }),
        },
        turn_detection: {
          type: 'server_vad',
          silence_duration_ms: SILENCE_MS,
          create_response: false,
          interrupt_response: false,
        },
      },
      output: { format: PCMU, voice },
    },
    tools: tools.map((tool) => ({ type: 'function', ...tool })),
    tool_choice: 'auto',
  },
});

/** The items of the conversation that say the same as a message. */
export function itemsOf(message: ModelMessage): readonly object[] {
  switch (message.role) {
    case 'system':
    case 'user':
      return [said(message.role, 'input_text', message.content)];
    case 'assistant':
      return [
        ...(message.content === '' ? [] : [said('assistant', 'output_text', message.content)]),
        ...(message.toolCalls ?? []).map((call) => ({
          type: 'function_call',
          call_id: call.id,
          name: call.name,
          arguments: JSON.stringify(call.arguments),
        })),
      ];
    case 'tool':
      return [{ type: 'function_call_output', call_id: message.callId, output: message.content }];
  }
}

const said = (role: string, type: string, text: string): object => ({
  type: 'message',
  role,
  content: [{ type, text }],
});

type Fields = Readonly<Record<string, unknown>>;

/** @throws TypeError for what is no message. */
export function messageOf(text: string): Fields & { readonly type: string } {
  const value: unknown = JSON.parse(text);
  if (!isFields(value) || typeof value['type'] !== 'string') throw new TypeError('no message');
  return { ...value, type: value['type'] };
}

/** @throws TypeError where the field is none. */
export function stringIn(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new TypeError(`${name} is no text`);
  return value;
}

/** A field that holds fields; empty where there is none. */
export function fieldsIn(fields: Fields, name: string): Fields {
  const value = fields[name];
  return isFields(value) ? value : {};
}

/** A number, or 0. */
export function numberIn(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
