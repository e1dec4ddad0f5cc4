/** Bookings on a real Postgres: races, idempotency, and the events that tell of them. */
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BusinessId, newId, type OfferId } from '../../db/ids.ts';
import { booking, event } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import type { BusinessProfile } from '../business/business.ts';
import { book, bookDirectly } from './book.ts';
import { bookingsOfCustomer, listBookings } from './bookings.ts';
import { cancel, markNoShow } from './cancel.ts';
import { findOffers } from './offers.ts';
import { reschedule } from './reschedule.ts';
import { named, nextWednesday, openShop } from './testing.ts';

const PHONE = '+12125550150';
const clock = { now: () => Date.now() };

let db: TestDatabase;
let business: BusinessProfile;
let id: BusinessId;

beforeEach(async () => {
  ({ db, business } = await openShop());
  id = business.id;
});
afterEach(() => db.close());

const service = (name: string) => named(business.services, name);
const person = (name: string) => named(business.staff, name);
const wednesday = (time: string) => nextWednesday(business, time);
const offersOn = (
  limit = 3,
  near: Date | null = null,
  staffId: (typeof business.staff)[number]['id'] | null = null,
) =>
  findOffers(
    db,
    id,
    {
      serviceId: service('Haircut').id,
      staffId,
      from: wednesday('00:00'),
      to: wednesday('23:59'),
      near,
      conversationId: null,
      limit,
    },
    clock,
  );
const bookOffer = (offerId: OfferId, name = 'Maria') =>
  book(db, id, { offerId, name, customerPhone: PHONE, conversationId: null }, clock);
const direct = (time: string, staffName: string, key: string) =>
  bookDirectly(
    db,
    id,
    {
      serviceId: service('Haircut').id,
      staffId: person(staffName).id,
      startsAt: wednesday(time),
      name: 'Maria',
      customerPhone: PHONE,
      conversationId: null,
      idempotencyKey: key,
    },
    clock,
  );
async function firstOffer() {
  const [offer] = await offersOn();
  if (offer === undefined) throw new Error('nothing was offered');
  return offer;
}

test('an offer becomes a booking with its event, and the same offer twice gives the same booking', async () => {
  const offer = await firstOffer();
  const [first, again] = [await bookOffer(offer.id), await bookOffer(offer.id, 'Somebody')];
  expect(first).toMatchObject({
    status: 'booked',
    booking: { name: 'Maria', service: 'Haircut', phone: PHONE },
  });
  expect(again).toEqual(first);
  const events = await db.system.select().from(event).orderBy(asc(event.seq));
  expect(events.map(({ seq, payload }) => [seq, (payload as { type: string }).type])).toEqual([
    [1, 'booking.created'],
  ]);
});

test('the nearest times to the wish are offered, and without a wish times over the whole day', async () => {
  const near = await offersOn(3, wednesday('14:00'));
  expect(near.map(({ startsAt }) => startsAt)).toContainEqual(wednesday('14:00'));
  const spread = await offersOn(3);
  expect([spread[0]?.startsAt, spread.at(-1)?.startsAt]).toEqual([wednesday('09:00'), wednesday('17:30')]);
});

test('without a preference the booking goes to the staff member with the fewest bookings that day', async () => {
  await direct('09:00', 'Sam', 'a');
  await direct('15:00', 'Sam', 'b');
  await direct('16:00', 'Alex', 'c');
  const [offer] = await offersOn(1, wednesday('12:00'));
  expect(offer?.staff).toBe('Alex');
});

test('an offer that was booked and cancelled cannot be used again', async () => {
  const offer = await firstOffer();
  const made = await bookOffer(offer.id);
  if (made.status !== 'booked') throw new Error('not booked');
  await cancel(db, id, { bookingId: made.booking.id, conversationId: null, by: 'owner' }, clock);
  expect(await bookOffer(offer.id)).toEqual({ status: 'gone' });
});

test('an offer of another call cannot be booked', async () => {
  expect(await bookOffer(newId<OfferId>())).toEqual({ status: 'gone' });
});

test(
  'one of 100 concurrent requests for a slot is booked, and the others are offered other times',
  { timeout: 60_000 },
  async () => {
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, index) => direct('10:00', 'Sam', `key ${index}`)),
    );
    expect(results.filter(({ status }) => status === 'booked')).toHaveLength(1);
    const losers = results.filter((result) => result.status === 'taken');
    expect(losers).toHaveLength(99);
    for (const loser of losers) expect(loser.alternatives.length).toBeGreaterThan(0);
    expect(
      await listBookings(db, id, { from: wednesday('00:00'), to: wednesday('23:59'), limit: 100 }),
    ).toHaveLength(1);
  },
);

test(
  '100 concurrent requests for overlapping slots make no overlapping bookings',
  { timeout: 60_000 },
  async () => {
    const times = ['10:00', '10:15', '10:30', '10:45'];
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, index) => direct(times[index % 4] ?? '10:00', 'Sam', `key ${index}`)),
    );
    expect(results.filter(({ status }) => status === 'gone')).toEqual([]);
    const made = await listBookings(db, id, { from: wednesday('00:00'), to: wednesday('23:59'), limit: 100 });
    expect(made.length).toBeGreaterThan(0);
    made.forEach((each, index) => {
      const next = made[index + 1];
      if (next !== undefined) expect(each.endsAt.getTime()).toBeLessThanOrEqual(next.startsAt.getTime());
    });
    const events = await db.system.select({ seq: event.seq }).from(event).orderBy(asc(event.seq));
    expect(events.map(({ seq }) => seq)).toEqual(made.map((_, index) => index + 1));
  },
);

test('the database itself refuses an overlap', async () => {
  await direct('10:00', 'Sam', 'a');
  const [row] = await db.system.select().from(booking);
  if (row === undefined) throw new Error('no booking');
  const { during: _during, live: _live, ...copy } = row;
  const second = db.tenant(id, (tx) =>
    tx.insert(booking).values({ ...copy, id: newId(), idempotencyKey: 'other' }),
  );
  await expect(second).rejects.toMatchObject({ code: '23P01', constraint: 'booking_no_overlap' });
});

test('a booking moves once, keeps its customer, and frees its old time', async () => {
  const made = await direct('10:00', 'Sam', 'a');
  if (made.status !== 'booked') throw new Error('not booked');
  const move = () =>
    reschedule(
      db,
      id,
      {
        bookingId: made.booking.id,
        to: { staffId: person('Alex').id, startsAt: wednesday('11:00') },
        conversationId: null,
        by: 'customer',
      },
      clock,
    );
  expect(await move()).toMatchObject({
    status: 'moved',
    booking: { staff: 'Alex', startsAt: wednesday('11:00'), phone: PHONE },
  });
  expect(await move()).toMatchObject({ status: 'moved' });
  expect((await direct('10:00', 'Sam', 'b')).status).toBe('booked');
  const moves = await db.system.select({ payload: event.payload }).from(event);
  expect(moves.filter(({ payload }) => (payload as { type: string }).type === 'booking.moved')).toHaveLength(
    1,
  );
});

test('a booking can move by a quarter of an hour, over its own old time', async () => {
  const made = await direct('10:00', 'Sam', 'a');
  if (made.status !== 'booked') throw new Error('not booked');
  const to = { staffId: person('Sam').id, startsAt: wednesday('10:15') };
  expect(
    (await reschedule(db, id, { bookingId: made.booking.id, to, conversationId: null, by: 'owner' }, clock))
      .status,
  ).toBe('moved');
});

test('a move onto a taken time offers other times', async () => {
  await direct('11:00', 'Sam', 'a');
  const made = await direct('10:00', 'Sam', 'b');
  if (made.status !== 'booked') throw new Error('not booked');
  const to = { staffId: person('Sam').id, startsAt: wednesday('11:00') };
  const moved = await reschedule(
    db,
    id,
    { bookingId: made.booking.id, to, conversationId: null, by: 'owner' },
    clock,
  );
  expect(moved.status).toBe('taken');
  if (moved.status === 'taken') expect(moved.alternatives.length).toBeGreaterThan(0);
});

test('a customer cannot change a booking at the last minute, and the owner can', async () => {
  const made = await direct('10:00', 'Sam', 'a');
  if (made.status !== 'booked') throw new Error('not booked');
  const late = { now: () => made.booking.startsAt.getTime() - 30 * 60_000 };
  const what = { bookingId: made.booking.id, conversationId: null };
  expect(await cancel(db, id, { ...what, by: 'customer' }, late)).toEqual({ status: 'too-late' });
  expect((await cancel(db, id, { ...what, by: 'owner' }, late)).status).toBe('cancelled');
  expect((await cancel(db, id, { ...what, by: 'owner' }, late)).status).toBe('cancelled');
  expect(await db.tenant(id, (tx) => bookingsOfCustomer(tx, id, PHONE, new Date(clock.now())))).toEqual([]);
});

test('only a booking that is not cancelled can be marked as missed', async () => {
  const made = await direct('10:00', 'Sam', 'a');
  if (made.status !== 'booked') throw new Error('not booked');
  expect(await markNoShow(db, id, made.booking.id)).toBe(true);
  expect(await markNoShow(db, id, made.booking.id)).toBe(false);
});
