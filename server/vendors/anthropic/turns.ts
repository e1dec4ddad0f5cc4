/** A conversation in Anthropic's form: the instructions beside it, tool results in the user's turns, turns that alternate. */
import type { ModelMessage } from '../../call/ports.ts';

type Block = Readonly<Record<string, unknown>>;

interface Turn {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: readonly Block[];
}

/** A conversation begins with the user, and a call with the receptionist's greeting. */
const BEGINNING: Turn = { role: 'user', content: [{ type: 'text', text: '(The conversation begins.)' }] };

/** The system messages before all others; they are told beside the conversation. */
export function systemOf(messages: readonly ModelMessage[]): { readonly system?: string } {
  const system = messages
    .slice(0, lengthOfSystem(messages))
    .map(({ content }) => content)
    .join('\n\n');
  return system === '' ? {} : { system };
}

export function turnsOf(messages: readonly ModelMessage[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const message of messages.slice(lengthOfSystem(messages))) {
    const turn = turnOf(message);
    if (turn.content.length === 0) continue;
    const last = turns.at(-1);
    if (last?.role === turn.role)
      turns.splice(-1, 1, { ...last, content: [...last.content, ...turn.content] });
    else turns.push(turn);
  }
  return turns[0]?.role === 'user' ? turns : [BEGINNING, ...turns];
}

function lengthOfSystem(messages: readonly ModelMessage[]): number {
  const length = messages.findIndex(({ role }) => role !== 'system');
  return length === -1 ? messages.length : length;
}

function turnOf(message: ModelMessage): Turn {
  switch (message.role) {
    case 'system':
    case 'user':
      return { role: message.role, content: textOf(message.content) };
    case 'assistant': {
      const calls = (message.toolCalls ?? []).map(({ id, name, arguments: input }) => ({
        type: 'tool_use',
        id: wireId(id),
        name,
        input,
      }));
      return { role: 'assistant', content: [...textOf(message.content), ...calls] };
    }
    case 'tool': {
      const content = message.content === '' ? {} : { content: message.content };
      return {
        role: 'user',
        content: [{ type: 'tool_result', tool_use_id: wireId(message.callId), ...content }],
      };
    }
  }
}

/** A block without a text is refused. */
const textOf = (text: string): readonly Block[] =>
  text.trim() === '' ? [] : [{ type: 'text', text: text.trim() }];

/** Ids that another model made up may have letters that are refused. */
const wireId = (id: string): string => id.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64);
