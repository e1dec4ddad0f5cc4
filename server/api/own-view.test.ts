/** What a staff member sees: their own customers and calls, and nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BookingId, BusinessId, StaffId, UserId } from '../../db/ids.ts';
import { booking } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { findBooking } from '../booking/bookings.ts';
import { named, nextWednesday } from '../booking/testing.ts';
import type { BusinessProfile } from '../business/business.ts';
import { createCall } from '../calls/calls.ts';
import type { EventFeed } from '../events/feed.ts';
import type { FeedItem } from '../events/events.ts';
import { ownFeed } from './own-feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';
import { nobodys, openTeam, owner, sam } from './testing-team.ts';

let db: TestDatabase;
let feed: EventFeed;
let business: BusinessProfile;
let businessId: BusinessId;

beforeAll(async () => {
  ({ db, feed, business, businessId } = await openTeam());
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (user: UserId) => appRouter.createCaller(contextOf({ db, feed }, user));
const staff = (name: string): StaffId => named(business.staff, name).id;
let bookings = 0;
async function booked(who: string, name: string, phone: string) {
  const made = await as(owner).bookings.create({
    businessId,
    serviceId: named(business.services, 'Haircut').id,
    staffId: staff(who),
    startsAt: nextWednesday(business, `${10 + bookings++}:00`).toISOString(),
    name,
    phone,
    idempotencyKey: crypto.randomUUID(),
  });
  if (made.status !== 'done') throw new Error(`not booked: ${made.status}`);
  return made.booking;
}
async function called(from: string) {
  const sid = `CA-${from}`;
  return (await createCall(db, { businessId, sid, line: 'carrier', from, to: '+12125550199' })).callId;
}
const listed = async (user: UserId, search = '') =>
  (await as(user).customers.list({ businessId, search })).customers.map(({ name }) => name);

test('a staff member sees the customers and calls of their own appointments only', async () => {
  const [mine, theirs] = [
    await booked('Sam', 'José O’Brien', '+12125550142'),
    await booked('Alex', 'Other Person', '+12125550143'),
  ];
  const [own, foreign] = [await called('+12125550142'), await called('+12125550143')];

  expect(await listed(sam)).toEqual(['José O’Brien']);
  expect(await listed(owner)).toContain('Other Person');
  expect(await as(sam).customers.get({ businessId, customerId: mine.customerId })).toMatchObject({
    name: 'José O’Brien',
  });
  const notMine = { businessId, customerId: theirs.customerId };
  await expect(as(sam).customers.get(notMine)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(as(sam).customers.update({ ...notMine, customer: { name: 'Changed' } })).rejects.toMatchObject(
    { code: 'NOT_FOUND' },
  );

  expect((await as(sam).calls.active({ businessId })).map(({ id }) => id)).toEqual([own]);
  expect((await as(owner).calls.active({ businessId })).map(({ id }) => id).sort()).toEqual(
    [own, foreign].sort(),
  );
  expect((await as(sam).calls.get({ businessId, callId: own })).call.id).toBe(own);
  await expect(as(sam).calls.get({ businessId, callId: foreign })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a staff member without a calendar sees no customers and no calls', async () => {
  expect(await listed(nobodys)).toEqual([]);
  expect(await as(nobodys).calls.active({ businessId })).toEqual([]);
});

test('customers are found by their names without accents, in any case, with any apostrophe', async () => {
  for (const search of ['jose', 'JOSÉ', "o'brien", 'O`BRIEN', 'Jose\u0301'])
    expect(await listed(sam, search), search).toEqual(['José O’Brien']);
  expect(await listed(sam, '%')).toEqual([]);
});

test('the feed of a staff member tells of their own calls and bookings, and of a move away only that it was', async () => {
  const rows = await db.system.select().from(booking);
  const idOf = (who: string): BookingId => {
    const row = rows.find(({ staffId }) => staffId === staff(who));
    if (row === undefined) throw new Error('nothing is booked');
    return row.id;
  };
  const tell = ownFeed(db, businessId, staff('Sam'), () => 0);
  const moved = async (who: string): Promise<FeedItem> => {
    const found = await findBooking(db, businessId, idOf(who));
    if (found === null) throw new Error('it is gone');
    const { id: bookingId, service, name } = found;
    const [startsAt, endsAt] = [found.startsAt.toISOString(), found.endsAt.toISOString()];
    const fields = { bookingId, callId: null, service, staff: who, name, startsAt, endsAt };
    return { kind: 'row', seq: 1, event: { type: 'booking.moved', ...fields, previousStartsAt: startsAt } };
  };
  expect(await tell(await moved('Sam'))).toEqual(await moved('Sam'));
  expect(await tell(await moved('Alex'))).toMatchObject({ event: { name: '', service: '', staff: '' } });

  const [own, foreign] = (await as(owner).calls.active({ businessId })).toSorted((a) =>
    a.from === '+12125550142' ? -1 : 1,
  );
  const words = (callId: typeof own) => {
    if (callId === undefined) throw new Error('nobody calls');
    const event = { type: 'call.words', callId: callId.id, speaker: 'caller', text: 'Hi' } as const;
    return { kind: 'passing', event } as const;
  };
  expect(await tell(words(own))).toEqual(words(own));
  expect(await tell(words(foreign))).toBeNull();
});
