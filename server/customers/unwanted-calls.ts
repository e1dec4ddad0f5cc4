/** A member says whether a call was unwanted: that counts for the call, and for its number from then on. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId, ConversationId, UserId } from '../../db/ids.ts';
import { conversation } from '../../db/schema.ts';
import { recordEvents } from '../events/record.ts';
import { setStanding } from './standings.ts';

/**
 * Marks a call as unwanted and blocks its number, or clears it and trusts the number. What the call cost stays as it was:
 * nobody makes their calls free by hand. @param by the member who says so. @returns whether there is such a call.
 */
export const judgeCall = (
  db: Database,
  businessId: BusinessId,
  conversationId: ConversationId,
  spam: boolean,
  by: UserId,
): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const [judged] = await tx
      .update(conversation)
      .set({ spam: spam ? 'marked' : 'cleared' })
      .where(and(eq(conversation.businessId, businessId), eq(conversation.id, conversationId)))
      .returning({ phone: conversation.customerAddress });
    if (judged === undefined) return false;
    if (judged.phone !== null)
      await setStanding(
        tx,
        businessId,
        judged.phone,
        { type: spam ? 'blocked' : 'trusted', reason: 'spam' },
        by,
      );
    await recordEvents(tx, businessId, [{ type: 'call.marked', callId: conversationId, spam }]);
    return true;
  });
