/** The conversation that a session keeps: its items, and what a model reads of them. */
import type { ChatMessage } from '../request.ts';
import { Complaint, fieldsOf, textOf } from './session.ts';

export type Item =
  | {
      readonly id: string;
      readonly type: 'message';
      readonly role: 'user' | 'assistant' | 'system';
      text: string;
      /** Of the assistant's speech; 0: it was written. */
      audioMs: number;
    }
  | {
      readonly id: string;
      readonly type: 'call';
      readonly callId: string;
      readonly name: string;
      readonly json: string;
    }
  | { readonly id: string; readonly type: 'output'; readonly callId: string; readonly output: string };

const CONTENT = { user: 'input_text', system: 'input_text', assistant: 'output_text' } as const;

/** Reads a `conversation.item.create`. @throws Complaint */
export function readItem(value: unknown, id: string, items: readonly Item[]): Item {
  const item = fieldsOf(value, 'item');
  switch (item['type']) {
    case 'message': {
      const role = item['role'];
      if (role !== 'user' && role !== 'assistant' && role !== 'system')
        throw new Complaint('invalid_value', "Invalid value: 'item.role'.");
      const [part] = Array.isArray(item['content']) ? (item['content'] as unknown[]) : [];
      const content = fieldsOf(part, 'item.content[0]');
      if (content['type'] !== CONTENT[role])
        throw new Complaint(
          'invalid_value',
          `Invalid value: '${String(content['type'])}'. Supported: '${CONTENT[role]}'.`,
        );
      return { id, type: 'message', role, text: textOf(content['text'], 'item.content[0].text'), audioMs: 0 };
    }
    case 'function_call':
      return {
        id,
        type: 'call',
        callId: textOf(item['call_id'], 'item.call_id'),
        name: textOf(item['name'], 'item.name'),
        json: textOf(item['arguments'], 'item.arguments'),
      };
    case 'function_call_output': {
      const callId = textOf(item['call_id'], 'item.call_id');
      if (!items.some((each) => each.type === 'call' && each.callId === callId))
        throw new Complaint('invalid_tool_call_id', `Tool call ID '${callId}' not found in conversation.`);
      return { id, type: 'output', callId, output: textOf(item['output'], 'item.output') };
    }
    default:
      throw new Complaint('invalid_value', "Invalid value: 'item.type'.");
  }
}

/** Cuts the assistant's speech. @throws Complaint */
export function truncate(item: Item | undefined, endMs: number): void {
  if (item?.type !== 'message' || item.role !== 'assistant' || item.audioMs === 0)
    throw new Complaint(
      'item_truncate_invalid_item_id',
      'Only model output audio messages can be truncated.',
    );
  if (endMs > item.audioMs)
    throw new Complaint(
      'invalid_value',
      `Audio content of ${item.audioMs}ms is already shorter than ${endMs}ms`,
    );
  // OpenAI drops the text; what was heard of it is what its model still knows.
  item.text = item.text.slice(0, Math.floor((item.text.length * endMs) / item.audioMs));
  item.audioMs = endMs;
}

/** As chat completions have it: the results of calls right behind them. */
export function messagesOf(instructions: string, items: readonly Item[]): ChatMessage[] {
  const answered = new Set(items.flatMap((item) => (item.type === 'output' ? [item.callId] : [])));
  const messages = items.flatMap((item): ChatMessage[] => {
    switch (item.type) {
      case 'message':
        return [
          item.role === 'assistant'
            ? { role: 'assistant', content: item.text, toolCalls: [] }
            : { role: item.role, content: item.text },
        ];
      case 'call': {
        const { callId, name, json } = item;
        return answered.has(callId)
          ? [{ role: 'assistant', content: '', toolCalls: [{ id: callId, name, arguments: json }] }]
          : [];
      }
      case 'output':
        return [{ role: 'tool', toolCallId: item.callId, content: item.output }];
    }
  });
  return [{ role: 'system', content: instructions }, ...messages];
}
