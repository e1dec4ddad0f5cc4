/** Erases what people said and who they are from events that were told; that something happened stays. */
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BookingId, BusinessId, ConversationId, MessageId } from '../../db/ids.ts';
import { event } from '../../db/schema.ts';
import { type DomainEvent, domainEvent } from './events.ts';

export interface Erased {
  readonly callIds: readonly ConversationId[];
  readonly bookingIds: readonly BookingId[];
  readonly messageIds: readonly MessageId[];
}

/** Makes every event about these say nothing personal any more. */
export async function eraseEvents(
  tx: TenantTransaction,
  businessId: BusinessId,
  { callIds, bookingIds, messageIds }: Erased,
): Promise<void> {
  const about = (key: string, ids: readonly string[]) =>
    ids.length === 0 ? undefined : inArray(sql`${event.payload} ->> ${key}`, [...ids]);
  const condition = or(
    about('callId', callIds),
    about('bookingId', bookingIds),
    about('messageId', messageIds),
  );
  if (condition === undefined) return;
  const told = await tx
    .select({ seq: event.seq, payload: event.payload })
    .from(event)
    .where(and(eq(event.businessId, businessId), condition));
  const silent = told.map(({ seq, payload }) => ({
    seq,
    payload: withoutPeople(domainEvent.parse(payload)),
  }));
  await tx.execute(sql`
    update event set payload = silent.payload
    from jsonb_to_recordset(${JSON.stringify(silent)}::jsonb) as silent (seq bigint, payload jsonb)
    where event.business_id = ${businessId} and event.seq = silent.seq`);
}

function withoutPeople(told: DomainEvent): DomainEvent {
  switch (told.type) {
    case 'call.started':
      return { ...told, from: null, customer: null };
    case 'call.turn':
      return { ...told, said: '', heard: '' };
    case 'call.tool':
      return { ...told, say: '' };
    case 'call.ended':
      return { ...told, summary: '' };
    case 'call.visited':
      return { ...told, note: '' };
    case 'booking.created':
    case 'booking.moved':
    case 'booking.cancelled':
    case 'booking.no-show':
    case 'booking.restored':
    case 'booking.renamed':
      return { ...told, name: '' };
    case 'message.taken':
      return { ...told, name: '', body: '' };
    case 'question.asked':
      return { ...told, question: '' };
    case 'call.marked':
    case 'message.changed':
    case 'transfer.changed':
    case 'text.changed':
    case 'numbers.changed':
    case 'customer.changed':
    case 'call.summarised':
    case 'receptionist.published':
    case 'destinations.changed':
    case 'usage.updated':
    case 'limit.exceeded':
    case 'service.changed':
    case 'billing.changed':
      return told;
  }
}
