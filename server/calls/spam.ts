/** The mark of a call that nobody wanted. */
import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import { conversation, type SpamSign } from '../../db/schema.ts';
import type { ConversationKey } from '../conversation/conversation.ts';
import type { DomainEvent } from '../events/events.ts';

/** Marks a call, unless a member has said that it was wanted. @returns the events to record in the same transaction. */
export async function markSpam(
  tx: TenantTransaction,
  { businessId, conversationId }: ConversationKey,
  signs: readonly SpamSign[],
): Promise<DomainEvent[]> {
  const marked = await tx
    .update(conversation)
    .set({ spam: 'marked', spamSigns: signs })
    .where(
      and(
        eq(conversation.businessId, businessId),
        eq(conversation.id, conversationId),
        or(isNull(conversation.spam), ne(conversation.spam, 'cleared')),
      ),
    )
    .returning({ id: conversation.id });
  return marked.map(({ id }) => ({ type: 'call.marked', callId: id, spam: true }));
}
