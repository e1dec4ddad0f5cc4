/** Takes out of a turn that was written down what turned out to be nobody's to keep: from its row, and from its event. */
import { and, eq, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import { event, turn } from '../../db/schema.ts';
import type { DomainEvent } from '../events/events.ts';
import type { ConversationKey } from './conversation.ts';

export interface RecutTurn {
  /** When the turn was, and its words as they were written down. */
  readonly at: Date;
  readonly said: string;
  /** What may be kept of them. */
  readonly kept: string;
}

/** @returns the events that tell the turn once more, in the place of what was told before. */
export async function writeRecut(
  tx: TenantTransaction,
  { businessId, conversationId }: ConversationKey,
  { at, said, kept }: RecutTurn,
): Promise<readonly DomainEvent[]> {
  const here = [eq(turn.businessId, businessId), eq(turn.conversationId, conversationId)];
  const rows = await tx
    .update(turn)
    .set({ said: kept, heard: kept })
    .where(and(...here, eq(turn.speaker, 'caller'), eq(turn.at, at), eq(turn.said, said)))
    .returning();
  for (const { position } of rows)
    await tx
      .update(event)
      .set({ payload: sql`${event.payload} || ${JSON.stringify({ said: kept, heard: kept })}::jsonb` })
      .where(
        and(
          eq(event.businessId, businessId),
          eq(sql`${event.payload} ->> 'callId'`, conversationId),
          eq(sql`${event.payload} ->> 'type'`, 'call.turn'),
          eq(sql`${event.payload} ->> 'position'`, String(position)),
        ),
      );
  return rows.map(({ position, speaker, interrupted, timings }) => ({
    type: 'call.turn',
    callId: conversationId,
    position,
    speaker,
    said: kept,
    heard: kept,
    interrupted,
    at: at.toISOString(),
    timings,
  }));
}
