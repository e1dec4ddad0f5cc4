/** The texts of a thread that wait for an answer. */
import { and, desc, eq, isNull, notInArray, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId, TextId, TextThreadId } from '../../db/ids.ts';
import { textMessage } from '../../db/schema.ts';

/** Nobody writes as many before an answer comes: of a flood a model reads the end. */
const MOST_AT_ONCE = 20;

const waitsIn = (businessId: BusinessId, threadId: TextThreadId) =>
  and(
    eq(textMessage.businessId, businessId),
    eq(textMessage.threadId, threadId),
    eq(textMessage.kind, 'received'),
    isNull(textMessage.answeredAt),
  );

/** In the order in which they came; of a flood the newest. */
export async function waitingTexts(tx: TenantTransaction, businessId: BusinessId, threadId: TextThreadId) {
  const newest = await tx
    .select({
      id: textMessage.id,
      body: textMessage.body,
      at: textMessage.createdAt,
      conversationId: textMessage.conversationId,
    })
    .from(textMessage)
    .where(waitsIn(businessId, threadId))
    .orderBy(desc(textMessage.createdAt), desc(textMessage.id))
    .limit(MOST_AT_ONCE);
  return newest.toReversed();
}

/** Of a flood only these are answered; the others are only shown in the thread. The thread has to be locked. */
export async function answerOnly(
  tx: TenantTransaction,
  businessId: BusinessId,
  threadId: TextThreadId,
  ids: readonly TextId[],
): Promise<void> {
  if (ids.length < MOST_AT_ONCE) return;
  await tx
    .update(textMessage)
    .set({ answeredAt: sql`now()` })
    .where(and(waitsIn(businessId, threadId), notInArray(textMessage.id, [...ids])));
}
