/** A message whose caller is gone before it was taken: whoever hangs up in the middle of one has left it. */
import { z } from 'zod';
import type { ModelMessage, ToolCall } from '../call/ports.ts';
import type { Language, Question } from '../languages/language.ts';
import { askedIn } from './scripted/questions.ts';

/** Longer ones are cut: as much as the tool takes, with the note behind it. */
const LONGEST_MESSAGE = 1_800;

/** Questions that are put on the way to a message, once it was said. */
const ON_THE_WAY = new Set<Question>(['message', 'name', 'confirm-name', 'phone', 'confirm-phone']);

/** In characters, of what is known beside the message. */
const LONGEST_DETAIL = 200;
const detail = z
  .string()
  .transform((text) => text.slice(0, LONGEST_DETAIL))
  .optional()
  .catch(undefined);

/** What a model handed over with it. What has another form than the tool takes is left out: it must not cost the message. */
const details = z.object({
  name: detail,
  phone: detail,
  email: detail,
  call_back: detail,
  urgent: z.boolean().optional().catch(undefined),
});

type Pending =
  /** Nothing is to be left. */
  | { readonly type: 'none' }
  /** The caller was asked for a message, and has said so much of it. */
  | { readonly type: 'said'; readonly words: readonly string[] }
  /** The message is known, and something about it was still asked. */
  | { readonly type: 'asked-for'; readonly words: string; readonly details: z.infer<typeof details> };

const NONE: Pending = { type: 'none' };

/** What takes the message that a conversation broke off in, marked as incomplete; null where there is none. */
export function unfinishedMessage(messages: readonly ModelMessage[], language: Language): ToolCall | null {
  const pending = messages.reduce<Pending>((before, message) => after(before, message, language), NONE);
  if (pending.type === 'none') return null;
  const said = (pending.type === 'said' ? pending.words.join(' ') : pending.words).trim();
  if (said === '') return null;
  const message = `${said.slice(0, LONGEST_MESSAGE)}\n${language.tools.message.incomplete}`;
  const known = pending.type === 'said' ? {} : pending.details;
  return { id: 'unfinished', name: 'take_message', arguments: { ...known, message, leaving: true } };
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
      const taking = message.toolCalls?.flatMap(({ name, arguments: given }) =>
        name === 'take_message' && typeof given['message'] === 'string'
          ? { type: 'asked-for' as const, words: given['message'], details: details.parse(given) }
          : [],
      );
      return taking?.at(-1) ?? open;
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
