/** The known facts of a running conversation, with which any instance can take it over. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { conversation, toolRun, turn } from '../../db/schema.ts';
import type { ConversationKey } from './conversation.ts';

export interface ConversationSoFar {
  /** E.164 on the phone; null when withheld. */
  readonly customerAddress: string | null;
  /** Whether the carrier vouches for that address. */
  readonly vouched: boolean;
  /** Whether a signature says that the customer may not use that address. */
  readonly forged: boolean;
  /** The business's own. */
  readonly address: string;
  readonly startedAt: Date;
  /** In the order of the conversation; the last may be cut short. */
  readonly turns: readonly (typeof turn.$inferSelect)[];
  /** In the order in which they ran. */
  readonly tools: readonly (typeof toolRun.$inferSelect)[];
}

/** @returns null when the business has no such conversation. */
export function loadSoFar(
  db: Database,
  { businessId, conversationId }: ConversationKey,
): Promise<ConversationSoFar | null> {
  const { customerAddress, vouched, forged, address, startedAt } = conversation;
  return db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .select({ customerAddress, vouched, forged, address, startedAt })
      .from(conversation)
      .where(and(eq(conversation.businessId, businessId), eq(conversation.id, conversationId)));
    if (row === undefined) return null;
    const turns = await tx
      .select()
      .from(turn)
      .where(and(eq(turn.businessId, businessId), eq(turn.conversationId, conversationId)))
      .orderBy(asc(turn.position));
    const tools = await tx
      .select()
      .from(toolRun)
      .where(and(eq(toolRun.businessId, businessId), eq(toolRun.conversationId, conversationId)))
      .orderBy(asc(toolRun.at));
    return { ...row, turns, tools };
  });
}
