/** A message whose caller is gone before it was taken: whoever hangs up in the middle of one has left it. */
import type { ModelMessage, ToolCall } from '../call/ports.ts';
import type { Language, Question } from '../languages/language.ts';
import { askedIn } from './scripted/questions.ts';

/** Longer ones are cut: as much as the tool takes, with the note behind it. */
const LONGEST_MESSAGE = 1_800;

/** Questions that are put on the way to a message, once it was said. */
const ON_THE_WAY = new Set<Question>(['message', 'name', 'confirm-name', 'phone', 'confirm-phone']);

type Pending =
  /** Nothing is to be left. */
  | { readonly type: 'none' }
  /** The caller was asked for a message, and has said so much of it. */
  | { readonly type: 'said'; readonly words: readonly string[] }
  /** The message is known, and something about it was still asked. */
  | { readonly type: 'asked-for'; readonly arguments: ToolCall['arguments'] };

const NONE: Pending = { type: 'none' };

/** What takes the message that a conversation broke off in, marked as incomplete; null where there is none. */
export function unfinishedMessage(messages: readonly ModelMessage[], language: Language): ToolCall | null {
  const pending = messages.reduce<Pending>((before, message) => after(before, message, language), NONE);
  const given = pending.type === 'asked-for' ? pending.arguments : {};
  const said = pending.type === 'said' ? pending.words.join(' ') : given['message'];
  if (pending.type === 'none' || typeof said !== 'string' || said.trim() === '') return null;
  const message = `${said.trim().slice(0, LONGEST_MESSAGE)}\n${language.tools.message.incomplete}`;
  return { id: 'unfinished', name: 'take_message', arguments: { ...given, message, leaving: true } };
}

function after(before: Pending, message: ModelMessage, language: Language): Pending {
  switch (message.role) {
    case 'system':
      return before;
    case 'user':
      return before.type === 'said' ? { ...before, words: [...before.words, message.content] } : before;
    case 'tool':
      return message.name === 'take_message' && isTaken(message.content) ? NONE : before;
    case 'assistant': {
      const asked = message.content.trim() === '' ? null : askedIn({ language }, message.content);
      const open = afterQuestion(before, asked);
      const taking = message.toolCalls?.findLast(
        ({ name, arguments: { message: said } }) => name === 'take_message' && typeof said === 'string',
      );
      return taking === undefined ? open : { type: 'asked-for', arguments: taking.arguments };
    }
  }
}

/** A caller who is asked something else has turned to it; one who was not understood is still leaving the message. */
function afterQuestion(before: Pending, asked: Question | null): Pending {
  if (asked === null || (before.type === 'asked-for' && ON_THE_WAY.has(asked))) return before;
  if (asked !== 'message') return before.type === 'asked-for' ? before : NONE;
  return before.type === 'said' ? before : { type: 'said', words: [] };
}

function isTaken(content: string): boolean {
  try {
    const result: unknown = JSON.parse(content);
    return typeof result === 'object' && result !== null && 'status' in result && result.status === 'taken';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
