/** What there is to say of an event, and who may hear it: what the words of a notice are made from. */
import { and, eq, inArray } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId, ConversationId, MessageId, StaffId, UserId } from '../../../db/ids.ts';
import {
  booking,
  business,
  conversation,
  conversationSummary,
  customer,
  event,
  message,
} from '../../../db/schema.ts';
import { nationalNumber } from '../../booking/phone.ts';
import { type DomainEvent, domainEvent } from '../../events/events.ts';
import type { NoticeFacts } from '../../languages/language.ts';
import { nameInMail } from '../../mail/outbox.ts';

export interface Told {
  readonly facts: NoticeFacts;
  /** The page where it is seen, from the root; it shows the business that the notice is about. */
  readonly page: string;
  /** Whose appointment it is, for staff hear of their own only; null: it is nobody's. */
  readonly staffId: StaffId | null;
  /** The member who did it, who knows of it; null: nobody of them. */
  readonly madeBy: UserId | null;
  /** The message that it tells of, by which a mail of it goes with the message. */
  readonly messageId: MessageId | null;
}

/** The facts of these events by their numbers; of one that is erased, or no longer there, none. */
export async function readTold(
  tx: TenantTransaction,
  businessId: BusinessId,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, Told>> {
  const rows = await tx
    .select({ seq: event.seq, payload: event.payload })
    .from(event)
    .where(and(eq(event.businessId, businessId), inArray(event.seq, [...seqs])));
  const told = new Map<number, Told>();
  for (const { seq, payload } of rows) {
    const found = await toldOf(tx, businessId, domainEvent.parse(payload));
    if (found !== null) told.set(seq, withBusiness(found, businessId));
  }
  return told;
}

const withBusiness = (told: Told, businessId: BusinessId): Told => ({
  ...told,
  page: `${told.page}${told.page.includes('?') ? '&' : '?'}business=${businessId}`,
});

const of = (facts: NoticeFacts, page: string, more: Partial<Told> = {}): Told => ({
  facts,
  page,
  staffId: null,
  madeBy: null,
  messageId: null,
  ...more,
});

async function toldOf(
  tx: TenantTransaction,
  businessId: BusinessId,
  told: DomainEvent,
): Promise<Told | null> {
  switch (told.type) {
    case 'booking.created':
    case 'booking.moved':
    case 'booking.cancelled': {
      const { bookingId, service, staff, startsAt } = told;
      const [row] = await tx
        .select({ staffId: booking.staffId })
        .from(booking)
        .where(and(eq(booking.businessId, businessId), eq(booking.id, bookingId)));
      if (row === undefined) return null;
      const facts = {
        kind: 'booking',
        change: CHANGES[told.type],
        name: nameInMail(told.name, ''),
        service: nameInMail(service, ''),
        staff: nameInMail(staff, ''),
        startsAt,
        before: told.type === 'booking.moved' ? told.previousStartsAt : null,
      } as const;
      return of(facts, `/calendar?booking=${bookingId}`, {
        staffId: row.staffId,
        madeBy: told.userId ?? null,
      });
    }
    case 'message.taken': {
      const { messageId, urgent } = told;
      // Erased with the customer: then nothing is said of it any more.
      const [row] = await tx
        .select({ name: message.name, body: message.body, phone: message.phone, country: business.country })
        .from(message)
        .innerJoin(business, eq(business.id, message.businessId))
        .where(and(eq(message.businessId, businessId), eq(message.id, messageId)));
      if (row === undefined) return null;
      const { name, body, country } = row;
      const phone = row.phone && nationalNumber(row.phone, country);
      const facts = { kind: 'message', urgent, name: nameInMail(name, ''), body, phone } as const;
      return of(facts, '/messages', { messageId });
    }
    case 'question.asked':
      return told.question === ''
        ? null
        : of({ kind: 'question', question: told.question }, `/calls/${told.callId}`);
    case 'call.summarised': {
      const [row] = await tx
        .select({ wanted: conversationSummary.wanted, done: conversationSummary.done })
        .from(conversationSummary)
        .where(
          and(
            eq(conversationSummary.businessId, businessId),
            eq(conversationSummary.conversationId, told.callId),
          ),
        );
      if (row === undefined) return null;
      const name = await callerOf(tx, businessId, told.callId);
      return of(
        { kind: 'unhappy', name, summary: `${row.wanted} ${row.done}`.trim() },
        `/calls/${told.callId}`,
      );
    }
    case 'transfer.changed': {
      if (told.callId === null) return null;
      const name = await callerOf(tx, businessId, told.callId);
      return of({ kind: 'missed-transfer', name, who: nameInMail(told.who, '') }, `/calls/${told.callId}`);
    }
    case 'limit.exceeded':
      return of({ kind: 'limit' }, '/billing');
    case 'service.changed':
      return of({ kind: 'vendor', part: told.part, state: told.state, since: told.since }, '/');
    default:
      return null;
  }
}

const CHANGES = {
  'booking.created': 'created',
  'booking.moved': 'moved',
  'booking.cancelled': 'cancelled',
} as const;

/** The name of the customer who called; empty: it is not known. */
async function callerOf(tx: TenantTransaction, businessId: BusinessId, id: ConversationId): Promise<string> {
  const [row] = await tx
    .select({ name: customer.name })
    .from(conversation)
    .innerJoin(
      customer,
      and(eq(customer.businessId, conversation.businessId), eq(customer.id, conversation.customerId)),
    )
    .where(and(eq(conversation.businessId, businessId), eq(conversation.id, id)));
  return nameInMail(row?.name ?? '', '');
}
