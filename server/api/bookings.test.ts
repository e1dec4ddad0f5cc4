/** The calendar's procedures: whose calendar it is, what needs a yes, and two who want the same time. */
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BookingId, type BusinessId, newId, type StaffId, type UserId } from '../../db/ids.ts';
import { booking, event } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { named, nextWednesday } from '../booking/testing.ts';
import type { BusinessProfile } from '../business/business.ts';
import type { EventFeed } from '../events/feed.ts';
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
beforeEach(() => db.system.delete(booking));
afterAll(async () => {
  await feed.close();
  await db.close();
});

/** As this user; the clock stands where it is told to. */
const as = (user: UserId, now?: Date) => {
  const context = contextOf({ db, feed }, user);
  const clock = now === undefined ? context.clock : { now: () => now.getTime() };
  return appRouter.createCaller({ ...context, clock });
};
const staff = (name: string): StaffId => named(business.staff, name).id;
const wednesday = (time: string) => nextWednesday(business, time);
const wish = (time: string, who: string | null = 'Sam') => ({
  businessId,
  serviceId: named(business.services, 'Haircut').id,
  staffId: who === null ? null : staff(who),
  startsAt: wednesday(time).toISOString(),
  name: 'Ann',
  phone: '(212) 555-0177',
  idempotencyKey: randomUUID(),
});
async function booked(time: string, who = 'Sam') {
  const made = await as(owner).bookings.create(wish(time, who));
  if (made.status !== 'done') throw new Error(`not booked: ${made.status}`);
  return made.booking;
}
const day = () => ({
  businessId,
  from: wednesday('00:00').toISOString(),
  to: wednesday('23:59').toISOString(),
});
const to = (bookingId: string, time: string, who = 'Sam', end?: string) => ({
  businessId,
  bookingId,
  staffId: staff(who),
  startsAt: wednesday(time).toISOString(),
  ...(end === undefined ? {} : { endsAt: wednesday(end).toISOString() }),
});

test('when two people drag bookings onto one time, one gets it and the other sees free times near it', async () => {
  const [a, b] = [await booked('09:00'), await booked('10:00')];
  const results = await Promise.all([a, b].map(({ id }) => as(owner).bookings.move(to(id, '14:00'))));
  const [winner, loser] = results.sort((one, other) => one.status.localeCompare(other.status));
  expect(winner).toMatchObject({ status: 'done', booking: { startsAt: wednesday('14:00').toISOString() } });
  if (loser?.status !== 'taken') throw new Error('both have it');
  expect(loser.alternatives.length).toBeGreaterThan(0);
  const [choice] = loser.alternatives;
  const left = winner?.status === 'done' && winner.booking.id === a.id ? b : a;
  if (choice === undefined) throw new Error('nothing to choose');
  expect(
    await as(owner).bookings.move({ businessId, bookingId: left.id, ...choice, atShortNotice: true }),
  ).toMatchObject({ status: 'done' });
});

test('a booking can be stretched up to the next one, and keeps its length when it moves', async () => {
  const { id } = await booked('09:00');
  await booked('10:00');
  expect((await as(owner).bookings.move(to(id, '09:00', 'Sam', '10:15'))).status).toBe('taken');
  expect(await as(owner).bookings.move(to(id, '09:00', 'Sam', '10:00'))).toMatchObject({
    status: 'done',
    booking: { endsAt: wednesday('10:00').toISOString() },
  });
  expect(await as(owner).bookings.move(to(id, '13:05'))).toMatchObject({
    status: 'done',
    booking: { startsAt: wednesday('13:05').toISOString(), endsAt: wednesday('14:05').toISOString() },
  });
  await expect(as(owner).bookings.move(to(id, '13:00', 'Sam', '12:00'))).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('a booking that has begun can be stretched, but not moved into the past', async () => {
  const { id } = await booked('09:00');
  const later = as(owner, wednesday('09:10'));
  expect((await later.bookings.move(to(id, '09:00', 'Sam', '09:45'))).status).toBe('done');
  expect((await later.bookings.move(to(id, '09:05'))).status).toBe('taken');
});

test('a time sooner than the phone would book needs a confirmation', async () => {
  const soon = as(owner, wednesday('09:30'));
  expect(await soon.bookings.create(wish('10:00'))).toEqual({ status: 'short-notice', noticeMinutes: 120 });
  expect(await soon.bookings.create({ ...wish('10:00'), atShortNotice: true })).toMatchObject({
    status: 'done',
  });
  const { id } = await booked('15:00');
  expect((await soon.bookings.move(to(id, '11:00'))).status).toBe('short-notice');
  expect((await soon.bookings.move({ ...to(id, '11:00'), atShortNotice: true })).status).toBe('done');
});

test('a cancellation can be undone while the time is free, and is refused once it is not', async () => {
  const { id } = await booked('10:00');
  await as(owner).bookings.cancel({ businessId, bookingId: id });
  expect(await as(owner).bookings.restore({ businessId, bookingId: id })).toMatchObject({
    status: 'booked',
  });
  await as(owner).bookings.cancel({ businessId, bookingId: id });
  await booked('10:15');
  await expect(as(owner).bookings.restore({ businessId, bookingId: id })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('a missed booking is marked and unmarked after its time has passed, and the live feed says so', async () => {
  const { id } = await booked('10:00');
  const start = await feed.lastSeq(businessId);
  const after = as(owner, wednesday('11:00'));
  await after.bookings.noShow({ businessId, bookingId: id });
  expect((await after.bookings.list(day())).bookings).toMatchObject([{ id, status: 'no-show' }]);
  expect(await after.bookings.restore({ businessId, bookingId: id })).toMatchObject({ status: 'booked' });
  const rows = await db.system.select().from(event).where(eq(event.businessId, businessId));
  const told = rows.filter(({ seq }) => seq > start).map(({ payload }) => payload);
  expect(told).toMatchObject([{ type: 'booking.no-show' }, { type: 'booking.restored' }]);
});

test('a booking of a retired service can still be moved to another time', async () => {
  const { id } = await booked('10:00');
  const haircut = named(business.services, 'Haircut').id;
  await as(owner).businesses.retireService({ businessId, id: haircut });
  try {
    const { openings } = await as(owner).bookings.openingsToMove({
      ...day(),
      bookingId: id,
      staffId: staff('Alex'),
    });
    expect(openings[0]).toEqual({ staffId: staff('Alex'), startsAt: wednesday('09:00').toISOString() });
    expect(await as(owner).bookings.move(to(id, '12:00', 'Alex'))).toMatchObject({
      status: 'done',
      booking: { service: 'Haircut', staff: 'Alex', endsAt: wednesday('12:30').toISOString() },
    });
    await expect(as(owner).bookings.create(wish('15:00'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  } finally {
    await db.sql`update service set active = true where id = ${haircut}`;
  }
});

test('a booking does not block its own new time', async () => {
  const { id } = await booked('10:00');
  const { openings } = await as(owner).bookings.openingsToMove({
    ...day(),
    bookingId: id,
    staffId: staff('Sam'),
  });
  const starts = openings.map(({ startsAt }) => startsAt);
  expect(starts).toContain(wednesday('10:15').toISOString());
});

test.each<[string, (bookingId: BookingId) => Promise<{ status: string }>]>([
  ['booking', () => as(owner).bookings.create(wish('14:15'))],
  ['moving', (id) => as(owner).bookings.move(to(id, '14:00'))],
])(
  '%s onto a time that the database refuses is answered as taken, never as an internal error',
  async (_what, act) => {
    const { id } = await booked('10:00');
    const [row] = await db.system.select().from(booking).where(eq(booking.id, id));
    if (row === undefined) throw new Error('no booking');
    const { during: _during, live: _live, ...copy } = row;
    const written = Promise.withResolvers<undefined>();
    const commit = Promise.withResolvers<undefined>();
    // Somebody who writes without the lock, and is not done yet: nobody can see that the time will be taken.
    const careless = db.system.transaction(async (tx) => {
      const times = { startsAt: wednesday('14:00'), endsAt: wednesday('14:30') };
      const occupied = { occupiedFrom: times.startsAt, occupiedTo: times.endsAt };
      await tx
        .insert(booking)
        .values({ ...copy, ...times, ...occupied, id: newId(), idempotencyKey: 'careless' });
      written.resolve(undefined);
      await commit.promise;
    });
    await written.promise;
    const tried = act(id);
    await expect.poll(waiting).toBe(1);
    commit.resolve(undefined);
    await careless;
    expect((await tried).status).toBe('taken');
  },
);

/** How many of the database's sessions wait for another's transaction. */
async function waiting(): Promise<number> {
  const [row] = await db.sql<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

test('staff see and change only their own calendar', async () => {
  const [own, other] = [await booked('10:00'), await booked('10:00', 'Alex')];
  const api = as(sam);
  expect((await api.bookings.list(day())).bookings.map(({ id }) => id)).toEqual([own.id]);
  const what = { businessId, bookingId: other.id };
  for (const refused of [
    () => api.bookings.cancel(what),
    () => api.bookings.noShow(what),
    () => api.bookings.restore(what),
    () => api.bookings.move(to(other.id, '12:00')),
    () => api.bookings.move(to(own.id, '12:00', 'Alex')),
    () => api.bookings.openingsToMove({ ...day(), bookingId: other.id, staffId: null }),
    () => api.bookings.openings({ ...day(), serviceId: own.serviceId, staffId: staff('Alex') }),
    () => api.bookings.create(wish('15:00', 'Alex')),
    () => api.calendar.appointment(what),
    () => api.calendar.makeFeed({ businessId, staffId: null }),
    () => api.calendar.makeFeed({ businessId, staffId: staff('Alex') }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await api.bookings.move(to(own.id, '12:00'))).toMatchObject({ status: 'done' });
  expect(await api.bookings.create(wish('15:00', null))).toMatchObject({
    status: 'done',
    booking: { staff: 'Sam' },
  });
});

test('a staff user who is linked to no calendar is told so', async () => {
  await expect(as(nobodys).bookings.list(day())).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
