/** The starting point of the tests of this folder. */
import { asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { selectCalls } from '../../db/testing-calls.ts';
import type { Database } from '../../db/client.ts';
import { type BusinessId, type CallId, newId } from '../../db/ids.ts';
import { business, call, conversation, event, phoneNumber } from '../../db/schema.ts';
import { type DomainEvent, domainEvent } from '../events/events.ts';
import { afterEndedStream } from '../carriers/call-flow.ts';
import { createCall } from './calls.ts';
import { afterStream as afterStreamBy } from './carrier-events.ts';

let numbers = 5_550_100;

/** A business with a telephone number of its own. */
export async function makeBusiness(db: Database): Promise<{ businessId: BusinessId; number: string }> {
  const businessId = newId<BusinessId>();
  numbers += 1;
  const number = `+1212${numbers}`;
  await db.system.insert(business).values({
    id: businessId,
    name: 'Harbour Street Barbers',
    trade: 'barber',
    zone: 'America/New_York',
    country: 'US',
    currency: 'USD',
    hours: [],
    policy: { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 },
  });
  await db.system.insert(phoneNumber).values({ e164: number, businessId });
  return { businessId, number };
}

/** The next step of a call after its stream, by the service's own call flow. */
export const afterStream = (db: Database, sid: string) => afterStreamBy(db, sid, afterEndedStream);

/** A carrier's call that rings. */
export async function ring(db: Database, businessId: BusinessId, sid: string) {
  const incoming = { businessId, sid, line: 'carrier' as const, from: '+12125550123', to: '+12125550199' };
  const { callId, token } = await createCall(db, incoming);
  return { businessId, callId, token: token ?? '' };
}

/** All columns of a call, those of its conversation among them. */
export async function readCall(db: Database, callId: CallId) {
  const [row] = await selectCalls(db.system).where(eq(call.id, callId));
  if (row === undefined) throw new Error('no such call');
  return row;
}

/** The events of a business, in order. */
export async function readEvents(db: Database, businessId: BusinessId): Promise<DomainEvent[]> {
  const rows = await db.system
    .select({ payload: event.payload })
    .from(event)
    .where(eq(event.businessId, businessId))
    .orderBy(asc(event.seq));
  return rows.map((row) => domainEvent.parse(row.payload));
}

/** Ends all calls, so that one test's sweep does not find another's. */
export async function endAllCalls(db: Database): Promise<void> {
  await db.system.update(call).set({ status: 'ended' }).where(ne(call.status, 'ended'));
  await db.system
    .update(conversation)
    .set({ endedAt: sql`now()` })
    .where(isNull(conversation.endedAt));
}
