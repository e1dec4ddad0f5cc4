/** Writes the made-up weeks into the demo business: once, and only while nobody has rung it yet. */
import { and, eq } from 'drizzle-orm';
import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import {
  booking,
  call,
  conversation,
  customer,
  message,
  openQuestion,
  toolRun,
  turn,
} from '../../db/schema.ts';
import { readBusiness } from '../business/business.ts';
import { fixedSentence } from '../receptionist/receptionist.ts';
import { makeMonth } from './month.ts';
import { SEED } from './people.ts';
import { some } from './shop.ts';

/** A statement carries 65,535 values at most; no table here has more columns than this allows. */
const ROWS_AT_ONCE = 2_000;

/** @returns whether it was written now. */
export const writeMonth = (db: Database, businessId: BusinessId, now: Date): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const rung = await tx.select({ id: call.id }).from(call).where(eq(call.businessId, businessId)).limit(1);
    if (rung.length > 0) return false;
    const business = await readBusiness(tx, businessId);
    const bookings = await tx
      .select({ staffId: booking.staffId, startsAt: booking.startsAt, endsAt: booking.endsAt })
      .from(booking)
      .where(and(eq(booking.businessId, businessId), eq(booking.status, 'booked')));
    const shop = {
      businessId,
      number: business.numbers[0] ?? '',
      zone: business.zone,
      hours: business.hours,
      greeting: fixedSentence('greeting', business, null),
      staff: some(business.staff),
      services: some(business.services),
      knowledge: some(business.knowledge),
      bookings,
    };
    const month = makeMonth(shop, SEED, now);
    await write(tx, customer, month.customers);
    await write(tx, conversation, month.conversations);
    await write(tx, call, month.calls);
    await write(tx, turn, month.turns);
    await write(tx, toolRun, month.tools);
    await write(tx, booking, month.bookings);
    await write(tx, message, month.messages);
    await write(tx, openQuestion, month.questions);
    return true;
  });

async function write<Table extends PgTable>(
  tx: TenantTransaction,
  table: Table,
  rows: PgInsertValue<Table>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await tx.insert(table).values(rows.slice(at, at + ROWS_AT_ONCE));
}
