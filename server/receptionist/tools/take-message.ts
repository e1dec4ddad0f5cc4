import { z } from 'zod';
import { takeMessage as writeMessage } from '../../inbox/messages.ts';
import { readEmergency } from '../emergency.ts';
import { type AskNumber, reachableNumber, typedNumber } from './numbers.ts';
import { type Ask, flag, short, type Tool, type ToolContext, type ToolResult, words } from './tool.ts';

const input = z.object({
  message: words("The message in the caller's words."),
  name: short("The caller's name.").optional(),
  phone: words(
    'A number to call back, as said; only when the tool asked for it or the caller gave another one.',
  ).optional(),
  email: short('An e-mail address to answer to, where the caller gave one.').optional(),
  call_back: short('When the caller wants to be called back, in their own words.').optional(),
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
  description:
    'Writes down a message for the business, with how and when the caller wants an answer; also that they run late for an appointment (urgent). Nobody reads it during the call: promise no time.',
  input,
  writes: { done: 'taken', outcome: 'message' },
  async run(context, args) {
    const { message, name: given = '', phone: said, urgent: told = false, leaving = false } = args;
    const say = context.language.tools.message;
    const body = message.trim();
    if (body === '') return { status: 'ask', ask: 'message', reason: 'missing', say: say.ask };
    const name = given.trim();
    if (name === '' && !leaving) return { status: 'ask', ask: 'name', reason: 'missing', say: say.askName };
    // A number that was read back is confirmed by handing it over once more with the message.
    const number = typedNumber(context, said) ?? reachableNumber(context, said, said !== undefined);
    if (typeof number !== 'string' && !leaving) return number;
    const phone = typeof number === 'string' ? number : null;
    const unconfirmed = phone === null && said ? [say.unconfirmedPhone(said.slice(0, LONGEST_NUMBER))] : [];
    const { business, conversationId } = context;
    // Water through a plumber's ceiling cannot wait, whether or not the caller said so.
    const urgent = told || readEmergency(body, business).kind !== 'none';
    const written = {
      conversationId,
      name,
      phone,
      urgent,
      body: [body, ...answerTo(context, args), ...unconfirmed].join('\n'),
    };
    await writeMessage(context.db, business.id, written);
    return {
      status: 'taken',
      say: say.taken(name, { urgent, callBack: phone !== null }),
      note: say.takenNote(name, urgent),
      remember: { readBack: null },
    };
  },
};

/** In characters, of a number that is written down as it was said. */
const LONGEST_NUMBER = 200;

/** How and when the caller wants an answer, a line each. */
function answerTo(
  { language }: ToolContext,
  { email = '', call_back: callBack = '' }: z.infer<typeof input>,
): readonly string[] {
  const say = language.tools.message;
  return [
    ...(email.trim() === '' ? [] : [say.answerByEmail(email.trim())]),
    ...(callBack.trim() === '' ? [] : [say.callBackWhen(callBack.trim())]),
  ];
}
