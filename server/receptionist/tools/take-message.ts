import { z } from 'zod';
import { takeMessage as writeMessage } from '../../inbox/messages.ts';
import { type AskNumber, reachableNumber, typedNumber } from './numbers.ts';
import { type Ask, flag, short, type Tool, type ToolResult, words } from './tool.ts';

const input = z.object({
  message: words("The message in the caller's words."),
  name: short("The caller's name.").optional(),
  phone: short(
    'A number to call back, as said; only when the tool asked for it or the caller gave another one.',
  ).optional(),
  urgent: flag('True when it cannot wait.').optional(),
  leaving: flag(
    'True when the caller says goodbye and will answer nothing more: the message is taken as it is.',
  ).optional(),
});

export type TakeMessageResult =
  (ToolResult<'taken'> & { readonly note: string }) | Ask<'message' | 'name', 'missing'> | AskNumber;

/** Writes down a message; asks for what is missing to answer it. */
export const takeMessage: Tool<'take_message', z.infer<typeof input>, TakeMessageResult> = {
  name: 'take_message',
  description: 'Writes down a message for the business.',
  input,
  writes: { done: 'taken', outcome: 'message' },
  async run(context, { message, name: given = '', phone: said, urgent = false, leaving = false }) {
    const say = context.language.tools.message;
    const body = message.trim();
    if (body === '') return { status: 'ask', ask: 'message', reason: 'missing', say: say.ask };
    const name = given.trim();
    if (name === '' && !leaving) return { status: 'ask', ask: 'name', reason: 'missing', say: say.askName };
    // A number that was read back is confirmed by handing it over once more with the message.
    const number = typedNumber(context, said) ?? reachableNumber(context, said, said !== undefined);
    if (typeof number !== 'string' && !leaving) return number;
    const phone = typeof number === 'string' ? number : null;
    const unconfirmed = phone === null && said ? `\n${say.unconfirmedPhone(said)}` : '';
    const { conversationId } = context;
    const written = { conversationId, name, phone, body: body + unconfirmed, urgent };
    await writeMessage(context.db, context.business.id, written);
    return {
      status: 'taken',
      say: say.taken(name, { urgent, callBack: phone !== null }),
      note: say.takenNote(name, urgent),
      remember: { readBack: null },
    };
  },
};
