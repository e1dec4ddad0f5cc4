/** Ends a conversation by text once nobody has written for long enough, with what came of it. */
import { and, eq, gt, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { Jobs } from '../../db/queues.ts';
import { textMessage, textThread } from '../../db/schema.ts';
import { closeConversation, lockOpen } from '../conversation/conversation.ts';
import { runTool } from './records.ts';
import { openScene, type TextingParts } from './scene.ts';
import { QUIET_MS } from './take.ts';

/** Does nothing where somebody has written since: a later job looks again. */
export async function closeTexting(parts: TextingParts, key: Jobs['close-texting']): Promise<void> {
  const { db } = parts;
  const { businessId } = key;
  if (!(await db.tenant(businessId, (tx) => isQuiet(tx, key)))) return;
  const scene = await openScene(parts, key);
  if (scene === null) return;
  const { receptionist, messages } = scene;
  // What somebody began to leave as a message, and did not finish, is left.
  const unfinished = receptionist.unfinished(messages());
  if (unfinished !== null) await runTool(db, key, receptionist, unfinished);
  const { outcome, summary } = receptionist.outcome();
  await db.tenant(businessId, async (tx) => {
    if (!(await lockOpen(tx, key)) || !(await isQuiet(tx, key))) return;
    await closeConversation(tx, key, { outcome: outcome ?? 'answered', summary }, null);
    await tx
      .update(textThread)
      .set({ conversationId: null })
      .where(and(eq(textThread.businessId, businessId), eq(textThread.conversationId, key.conversationId)));
  });
}

const isQuiet = async (
  tx: TenantTransaction,
  { businessId, conversationId }: Jobs['close-texting'],
): Promise<boolean> =>
  (await tx.$count(
    textMessage,
    and(
      eq(textMessage.businessId, businessId),
      eq(textMessage.conversationId, conversationId),
      gt(textMessage.createdAt, sql`now() - ${`${QUIET_MS - 1_000} milliseconds`}::interval`),
    ),
  )) === 0;
