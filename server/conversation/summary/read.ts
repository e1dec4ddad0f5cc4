/** The summary of a conversation as it is shown. */
import { and, asc, eq } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import { conversationFlag, conversationSummary } from '../../../db/schema.ts';
import type { ConversationKey } from '../conversation.ts';

/** @returns null: it is not summarised, or that is no longer kept. Flags are in the order of the conversation. */
export async function readSummary(tx: TenantTransaction, { businessId, conversationId }: ConversationKey) {
  const { wanted, done, open, sentiment, writtenBy } = conversationSummary;
  const [summary] = await tx
    .select({ wanted, done, open, sentiment, writtenBy })
    .from(conversationSummary)
    .where(
      and(
        eq(conversationSummary.businessId, businessId),
        eq(conversationSummary.conversationId, conversationId),
      ),
    );
  if (summary === undefined) return null;
  const { kind, position, at } = conversationFlag;
  // Each kind has ten at most.
  const flags = await tx
    .select({ kind, position, at })
    .from(conversationFlag)
    .where(
      and(eq(conversationFlag.businessId, businessId), eq(conversationFlag.conversationId, conversationId)),
    )
    .orderBy(asc(position), asc(kind));
  return { ...summary, flags };
}
