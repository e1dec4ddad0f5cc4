/** Everything a business has gathered here, for its owner to take away: one JSON document, written as it is read. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, ConversationId } from '../../db/ids.ts';
import {
  booking,
  bookingNotice,
  business,
  conversation,
  conversationSummary,
  customer,
  customerFact,
  destination,
  isBlockedCustomer,
  knowledge,
  line,
  message,
  bookingNoticeSettings,
  numberStanding,
  service,
  staff,
  textMessage,
  transfer,
  turn,
} from '../../db/schema.ts';
import { numbersOf } from './numbers.ts';

/** Few enough to be held at once, many enough that a year of calls takes seconds. */
const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Row {
  readonly id: string;
}
type ReadPage = (tx: TenantTransaction, businessId: BusinessId, after: string) => Promise<readonly Row[]>;

/** Reads a table by its ids: the columns that are the business's own, and nothing of how they are kept here. */
const pagesOf =
  (
    table: PgTable & { readonly businessId: PgColumn; readonly id: PgColumn },
    columns: Readonly<Record<string, PgColumn | SQL>>,
  ): ReadPage =>
  async (tx, businessId, after) => {
    const rows = await tx
      .select({ ...columns, id: table.id })
      .from(table)
      .where(and(eq(table.businessId, businessId), sql`${table.id} > ${after}`))
      .orderBy(asc(table.id))
      .limit(PAGE);
    return rows.map((row) => ({ ...row, id: String(row.id) }));
  };

const callPages = pagesOf(conversation, {
  line,
  fromPhone: conversation.customerAddress,
  toPhone: conversation.address,
  customerId: conversation.customerId,
  startedAt: conversation.startedAt,
  answeredAt: conversation.answeredAt,
  endedAt: conversation.endedAt,
  outcome: conversation.outcome,
  spam: conversation.spam,
  summary: conversation.summary,
  note: conversation.note,
});

/** The lists of the document, in its order. Amounts are in the currency's smallest unit, moments in UTC. */
const LISTS: Readonly<Record<string, ReadPage>> = {
  services: pagesOf(service, {
    name: service.name,
    durationMinutes: service.durationMinutes,
    priceCents: service.priceCents,
    active: service.active,
  }),
  staff: pagesOf(staff, { name: staff.name, hours: staff.hours, active: staff.active }),
  putThroughTo: pagesOf(destination, {
    name: destination.name,
    purpose: destination.purpose,
    phone: destination.phone,
    memberId: destination.memberId,
    staffId: destination.staffId,
    hours: destination.hours,
    position: destination.position,
    ringSeconds: destination.ringSeconds,
    mode: destination.mode,
  }),
  answers: pagesOf(knowledge, { question: knowledge.question, answer: knowledge.answer }),
  customers: pagesOf(customer, {
    name: customer.name,
    phone: customer.phone,
    email: customer.email,
    notes: customer.notes,
    notify: customer.notify,
    blocked: isBlockedCustomer,
    createdAt: customer.createdAt,
  }),
  blockedAndTrustedNumbers: async (tx, businessId, after) => {
    const { phone, standing, reason, since } = numberStanding;
    // Its key is the number, which begins with a plus: any stands behind nothing, and all of them before an id.
    const behind = after === FIRST ? '' : after;
    return tx
      .select({ id: phone, phone, standing, reason, since })
      .from(numberStanding)
      .where(and(eq(numberStanding.businessId, businessId), sql`${phone} > ${behind}`))
      .orderBy(asc(phone))
      .limit(PAGE);
  },
  bookings: pagesOf(booking, {
    serviceId: booking.serviceId,
    staffId: booking.staffId,
    customerId: booking.customerId,
    callId: booking.conversationId,
    name: booking.name,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    status: booking.status,
    note: booking.note,
    createdAt: booking.createdAt,
  }),
  rememberedFacts: pagesOf(customerFact, {
    customerId: customerFact.customerId,
    callId: customerFact.conversationId,
    fact: customerFact.fact,
    createdAt: customerFact.createdAt,
  }),
  bookingNotices: pagesOf(bookingNotice, {
    bookingId: bookingNotice.bookingId,
    kind: bookingNotice.kind,
    channel: bookingNotice.channel,
    status: bookingNotice.status,
    reason: bookingNotice.reason,
    sendAt: bookingNotice.sendAt,
    sentAt: bookingNotice.sentAt,
  }),
  messages: pagesOf(message, {
    callId: message.conversationId,
    name: message.name,
    phone: message.phone,
    body: message.body,
    urgent: message.urgent,
    status: message.status,
    answer: message.answer,
    createdAt: message.createdAt,
  }),
  texts: pagesOf(textMessage, {
    direction: textMessage.direction,
    kind: textMessage.kind,
    ourNumber: textMessage.address,
    phone: textMessage.phone,
    body: textMessage.body,
    status: textMessage.status,
    bookingId: textMessage.bookingId,
    createdAt: textMessage.createdAt,
  }),
  transfers: pagesOf(transfer, {
    callId: transfer.callId,
    mode: transfer.mode,
    who: transfer.who,
    reason: transfer.reason,
    requestedBy: transfer.requestedBy,
    outcome: transfer.outcome,
    createdAt: transfer.createdAt,
    connectedAt: transfer.connectedAt,
    endedAt: transfer.endedAt,
  }),
  calls: async (tx, businessId, after) => {
    const page = await callPages(tx, businessId, after);
    const ids = page.map(({ id }) => id as ConversationId);
    const said = await turnsOf(tx, businessId, ids);
    const came = await summariesOf(tx, businessId, ids);
    return page.map((each) => ({
      ...each,
      details: came.get(each.id) ?? null,
      turns: said.get(each.id) ?? [],
    }));
  },
};

/** The turns of these conversations: what was said, and what of it was heard. */
async function turnsOf(tx: TenantTransaction, businessId: BusinessId, ids: readonly ConversationId[]) {
  const { conversationId: callId, speaker, said, heard, at } = turn;
  const rows = await tx
    .select({ callId, speaker, said, heard, at })
    .from(turn)
    .where(and(eq(turn.businessId, businessId), inArray(callId, [...ids])))
    .orderBy(asc(callId), asc(turn.position));
  return Map.groupBy(rows, (row): string => row.callId);
}

/** What these conversations came to, of those of which it was written down. */
async function summariesOf(tx: TenantTransaction, businessId: BusinessId, ids: readonly ConversationId[]) {
  const { conversationId, wanted, done, open, sentiment } = conversationSummary;
  const rows = await tx
    .select({ conversationId, wanted, done, open, sentiment })
    .from(conversationSummary)
    .where(and(eq(conversationSummary.businessId, businessId), inArray(conversationId, [...ids])));
  return new Map(rows.map(({ conversationId: id, ...rest }): [string, typeof rest] => [id, rest]));
}

/**
 * The document in pieces. Each page is read in a transaction of its own, so that a slow download keeps nothing from
 * anybody; what is written meanwhile may be in it or not.
 */
export async function* exportBusiness(
  db: Database,
  businessId: BusinessId,
  now: Date,
): AsyncGenerator<string> {
  const { name, trade, zone, country, currency, language, address, hours } = business;
  const [about] = await db.tenant(businessId, (tx) =>
    tx
      .select({
        name,
        trade,
        zone,
        country,
        currency,
        language,
        address,
        hours,
        numbers: numbersOf,
        bookingNotices: bookingNoticeSettings.settings,
      })
      .from(business)
      .leftJoin(bookingNoticeSettings, eq(bookingNoticeSettings.businessId, business.id))
      .where(eq(business.id, businessId)),
  );
  yield `{"exportedAt":${JSON.stringify(now)},"business":${JSON.stringify(about)}`;
  for (const [list, read] of Object.entries(LISTS)) {
    yield `,\n${JSON.stringify(list)}:[`;
    let after = FIRST;
    for (;;) {
      const rows = await db.tenant(businessId, (tx) => read(tx, businessId, after));
      if (rows.length > 0)
        yield `${after === FIRST ? '' : ','}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      after = last.id;
    }
    yield ']';
  }
  yield '}\n';
}
