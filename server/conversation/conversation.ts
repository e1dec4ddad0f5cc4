/** A conversation's row: locked while it is changed, and closed with its outcome. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId, ConversationId } from '../../db/ids.ts';
import { conversation } from '../../db/schema.ts';
import type { Outcome } from '../events/events.ts';
import { enqueue } from '../jobs/enqueue.ts';

export interface ConversationKey {
  readonly businessId: BusinessId;
  readonly conversationId: ConversationId;
}

const open = ({ businessId, conversationId }: ConversationKey) =>
  and(
    eq(conversation.businessId, businessId),
    eq(conversation.id, conversationId),
    isNull(conversation.endedAt),
  );

/** Locks a running conversation until the transaction is over; false: there is none, or it has ended. */
export async function lockOpen(tx: TenantTransaction, key: ConversationKey): Promise<boolean> {
  const found = await tx
    .select({ id: conversation.id })
    .from(conversation)
    .where(open(key))
    // Its key is not locked: bookings and offers that refer to it are made meanwhile.
    .for('no key update');
  return found.length > 0;
}

/** Makes a conversation final, and has it summarised. @param endedAt null: now. @returns when it ended. */
export async function closeConversation(
  tx: TenantTransaction,
  key: ConversationKey,
  ending: { readonly outcome: Outcome; readonly summary: string },
  endedAt: Date | null,
): Promise<Date> {
  const [row] = await tx
    .update(conversation)
    .set({ ...ending, endedAt: endedAt ?? sql`now()` })
    .where(open(key))
    .returning({ endedAt: conversation.endedAt });
  if (row !== undefined) await enqueue(tx, 'summarise', key);
  return row?.endedAt ?? new Date();
}
