/** The demo business on a Postgres, as it is before the call of a card, and its records after it. */
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { newId, type UserId } from '../../db/ids.ts';
import { booking, conversation, customer, message, service, staff, wrongProof } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { bookDirectly } from '../booking/book.ts';
import { type BusinessProfile, loadBusiness } from '../business/business.ts';
import { holidaysFrom } from '../business/holidays.ts';
import { createCall } from '../calls/calls.ts';
import { localTime } from '../receptionist/tools/times.ts';
import { Toolset } from '../receptionist/tools/toolset.ts';
import { type Card, NOW } from './card.ts';

export const clock = { now: () => NOW.epochMilliseconds };

export interface Records {
  readonly booked: readonly Readonly<Record<'service' | 'staff' | 'at' | 'name' | 'phone', string>>[];
  readonly messages: readonly string[];
}

export async function openShop(db: Database): Promise<BusinessProfile> {
  return loadBusiness(db, await seedDemo(db, newId<UserId>()));
}

/** Makes the diary as the card says, and the tools of the call that comes in then. */
export async function prepare(
  db: Database,
  business: BusinessProfile,
  card: Card,
  sid: string,
): Promise<Toolset> {
  for (const table of [booking, message, conversation, customer, wrongProof]) await db.system.delete(table);
  for (const appointment of card.booked) await bookBefore(db, business, card, appointment);
  const { id: businessId, numbers } = business;
  const incoming = { businessId, sid, line: 'carrier' as const, from: card.phone, to: numbers[0] ?? '' };
  const { callId } = await createCall(db, incoming);
  return new Toolset({
    db,
    business,
    conversationId: callId,
    caller: { phone: card.phone, vouched: card.phone !== null },
    holidays: (await holidaysFrom(NOW.toPlainDate(), business.country, null)).holidays,
    clock,
    past: [],
    onError(error) {
      throw error;
    },
  });
}

async function bookBefore(
  db: Database,
  business: BusinessProfile,
  card: Card,
  { service: what, staff: whom, at, name, phone }: Card['booked'][number],
): Promise<void> {
  const serviceId = business.services.find((each) => each.name === what)?.id;
  const staffId = business.staff.find((each) => each.name === whom)?.id;
  if (serviceId === undefined || staffId === undefined)
    throw new Error(`${card.name}: no ${what} with ${whom}`);
  const startsAt = new Date(Temporal.PlainDateTime.from(at).toZonedDateTime(business.zone).epochMilliseconds);
  const customerPhone = phone ?? card.phone ?? '+12125550141';
  const wish = {
    serviceId,
    staffId,
    startsAt,
    name,
    customerPhone,
    conversationId: null,
    idempotencyKey: `${at} ${whom}`,
  };
  // What has been was booked a week before it.
  const bookedAt = Math.min(clock.now(), startsAt.getTime() - 7 * 86_400_000);
  const made = await bookDirectly(db, business.id, wish, { now: () => bookedAt });
  if (made.status !== 'booked') throw new Error(`${card.name}: ${at} with ${whom} is not free`);
}

export async function readRecords(db: Database, business: BusinessProfile): Promise<Records> {
  const rows = await db.system
    .select({
      service: service.name,
      staff: staff.name,
      startsAt: booking.startsAt,
      name: booking.name,
      phone: customer.phone,
    })
    .from(booking)
    .innerJoin(service, eq(service.id, booking.serviceId))
    .innerJoin(staff, eq(staff.id, booking.staffId))
    .innerJoin(customer, eq(customer.id, booking.customerId))
    .where(eq(booking.status, 'booked'))
    .orderBy(booking.startsAt);
  const messages = await db.system.select().from(message).orderBy(message.createdAt);
  return {
    booked: rows.map(({ startsAt, phone, ...row }) => ({
      ...row,
      at: localTime({ business }, startsAt).toString({ smallestUnit: 'minute' }),
      phone: phone ?? '',
    })),
    messages: messages.map(
      ({ name, phone, body, urgent }) => `${name} ${phone ?? ''} ${body}${urgent ? ' URGENT' : ''}`,
    ),
  };
}
