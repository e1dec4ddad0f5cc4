import { z } from 'zod';
import { idFrom, type MessageId } from '../../../db/ids.ts';
import { insertMessage } from '../../inbox/messages.ts';
import { optOut as keepOptOut } from '../../notices/texts/opt-outs.ts';
import type { Withheld } from './own-bookings.ts';
import type { Tool, ToolResult } from './tool.ts';

export type OptOutResult = (ToolResult<'opted-out'> & { readonly note: string }) | Withheld;

/** Somebody does not want to be called or texted any more: no text goes to their number, and the owner is told. */
export const optOut: Tool<'opt_out', object, OptOutResult> = {
  name: 'opt_out',
  description:
    'Call it when the caller does not want to be called or texted by the business any more ("stop calling me", "take me off your list"). It ends all texts to their number and tells the team not to call.',
  input: z.object({}),
  writes: { done: 'opted-out', outcome: 'message' },
  async run({ db, business, caller, conversationId, language }) {
    const say = language.tools.optOut;
    const { phone, forged = false } = caller;
    if (phone === null || forged) return { status: 'withheld', reason: 'no-number', say: say.hiddenNumber };
    await db.tenant(business.id, async (tx) => {
      await keepOptOut(tx, business.id, phone);
      const message = { conversationId, name: '', phone, body: say.message, urgent: false };
      await insertMessage(tx, business.id, message, idFrom<MessageId>(`opt-out ${conversationId}`));
    });
    return { status: 'opted-out', say: say.done, note: say.message };
  },
};
