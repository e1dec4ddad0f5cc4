/** What the business may do against its own rules: book over what is in the way, once it knows what that is, and block time. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId, StaffId, UserId } from '../../db/ids.ts';
import { booking, timeOff } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { named, nextWednesday } from '../booking/testing.ts';
import type { BusinessProfile } from '../business/business.ts';
import type { EventFeed } from '../events/feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';
import { openTeam, owner, sam } from './testing-team.ts';

let db: TestDatabase;
let feed: EventFeed;
let business: BusinessProfile;
let businessId: BusinessId;

beforeAll(async () => {
  ({ db, feed, business, businessId } = await openTeam());
});
beforeEach(async () => {
  await db.system.delete(booking);
  await db.system.delete(timeOff);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (user: UserId, now?: Date) => {
  const context = contextOf({ db, feed }, user);
  return appRouter.createCaller(now ? { ...context, clock: { now: () => now.getTime() } } : context);
};
const api = () => as(owner);
const staff = (name: string): StaffId => named(business.staff, name).id;
const at = (time: string) => nextWednesday(business, time).toISOString();
const wish = (time: string, name = 'Ann', who: string | null = 'Sam') => ({
  businessId,
  serviceId: named(business.services, 'Haircut').id,
  staffId: who === null ? null : staff(who),
  startsAt: at(time),
  name,
  phone: '(212) 555-0177',
  idempotencyKey: randomUUID(),
});
async function booked(time: string, name = 'Ann') {
  const made = await api().bookings.create(wish(time, name));
  if (made.status !== 'done') throw new Error(`not booked: ${made.status}`);
  return made.booking;
}
/** What is in the way of a wish, by staff member. */
async function obstacles(what: ReturnType<typeof wish>, user = api()) {
  const refused = await user.bookings.create(what);
  if (refused.status !== 'taken') throw new Error(`not refused: ${refused.status}`);
  return Object.fromEntries(refused.inTheWay.map((each) => [each.staff, each.obstacles]));
}
const block = (who: string | null, from: string, to: string, note = '') =>
  api().businesses.addTimeOff({
    businessId,
    timeOff: { staffId: who === null ? null : staff(who), from: at(from), to: at(to), note },
  });

test('a booking over another one is refused by the name of that one, and made when it is meant', async () => {
  const first = await booked('10:00', 'Ann');
  const over = wish('10:15', 'Bea');
  expect(await obstacles(over)).toMatchObject({
    Sam: [{ type: 'booking', booking: { id: first.id, name: 'Ann' } }],
  });
  expect(await api().bookings.create({ ...over, anyway: true })).toMatchObject({
    status: 'done',
    booking: { name: 'Bea', startsAt: at('10:15') },
  });
});

test('nobody is booked by the rules over a booking that was put over another one', async () => {
  const first = await booked('10:00', 'Ann');
  await api().bookings.create({ ...wish('10:15', 'Bea'), anyway: true });
  await api().bookings.cancel({ businessId, bookingId: first.id });
  expect(await obstacles(wish('10:15', 'Cy'))).toMatchObject({
    Sam: [{ type: 'booking', booking: { name: 'Bea' } }],
  });
});

test('two who book one time by the rules at once never both get it, also beside one that was put there anyway', async () => {
  await booked('10:00');
  await api().bookings.create({ ...wish('10:15', 'Bea'), anyway: true });
  const rush = await Promise.all(
    Array.from({ length: 6 }, (_, n) => api().bookings.create(wish('11:00', `Caller ${n}`))),
  );
  expect(rush.filter(({ status }) => status === 'done')).toHaveLength(1);
});

test('a request to book anyway that is sent twice books once', async () => {
  await booked('10:00');
  const over = { ...wish('10:00', 'Bea'), anyway: true };
  const [one, other] = [await api().bookings.create(over), await api().bookings.create(over)];
  expect(one).toEqual(other);
});

test('what is in the way says whether the business is closed, has blocked the time, or the person is off', async () => {
  expect(await obstacles(wish('21:00'))).toEqual({ Sam: [{ type: 'closed' }] });
  await block('Sam', '12:00', '13:00', 'Dentist');
  await block(null, '14:00', '15:00', 'Stocktaking');
  expect(await obstacles(wish('12:30'))).toEqual({
    Sam: [{ type: 'time-off', everybody: false, note: 'Dentist' }],
  });
  expect(await obstacles(wish('14:30', 'Ann', null))).toEqual({
    Alex: [{ type: 'time-off', everybody: true, note: 'Stocktaking' }],
    Sam: [{ type: 'time-off', everybody: true, note: 'Stocktaking' }],
  });
  const late = as(owner, new Date(at('10:05')));
  expect(await obstacles(wish('10:00'), late)).toEqual({ Sam: [{ type: 'past' }] });
});

test('a booking outside the hours is made when it is meant, and keeps others away like any other', async () => {
  const made = await api().bookings.create({ ...wish('21:00', 'Late'), anyway: true });
  expect(made.status).toBe('done');
  const [row] = await db.system.select().from(booking);
  expect(row?.doubleBooked).toBe(false);
  expect(await obstacles(wish('21:00'))).toEqual({
    Sam: [expect.objectContaining({ type: 'booking' }), { type: 'closed' }],
  });
});

test('anyway needs to know with whom', async () => {
  await expect(api().bookings.create({ ...wish('21:00', 'Ann', null), anyway: true })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('a booking is moved and stretched over another one when that is meant, and out of it by the rules again', async () => {
  const [ann, bea] = [await booked('10:00', 'Ann'), await booked('11:00', 'Bea')];
  const onto = { businessId, bookingId: ann.id, staffId: staff('Sam'), startsAt: at('11:00') };
  expect(await api().bookings.move(onto)).toMatchObject({
    status: 'taken',
    inTheWay: [{ staff: 'Sam', obstacles: [{ type: 'booking', booking: { id: bea.id } }] }],
  });
  expect((await api().bookings.move({ ...onto, anyway: true })).status).toBe('done');
  expect((await api().bookings.move({ ...onto, startsAt: at('15:00') })).status).toBe('done');
  const rows = await db.system.select({ doubleBooked: booking.doubleBooked }).from(booking);
  expect(rows).toEqual([{ doubleBooked: false }, { doubleBooked: false }]);
});

test('a cancelled booking whose time was given away comes back over the other one when that is meant', async () => {
  const ann = await booked('10:00', 'Ann');
  const which = { businessId, bookingId: ann.id };
  await api().bookings.cancel(which);
  await booked('10:15', 'Bea');
  await expect(api().bookings.restore(which)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await api().bookings.restore({ ...which, anyway: true })).toMatchObject({ status: 'booked' });
});

test('blocked time takes bookings from nobody, or from one person only, until it is taken back', async () => {
  const haircut = named(business.services, 'Haircut').id;
  const free = async (who: string) => {
    const range = { from: at('12:00'), to: at('13:00') };
    const { openings } = await api().bookings.openings({
      businessId,
      serviceId: haircut,
      staffId: staff(who),
      ...range,
    });
    return openings.length;
  };
  const { id } = await block(null, '12:00', '13:30', 'Team lunch');
  expect([await free('Sam'), await free('Alex')]).toEqual([0, 0]);
  expect(await api().businesses.get({ businessId })).toMatchObject({
    blocks: [{ id, note: 'Team lunch' }],
    staff: [{ timeOff: [] }, { timeOff: [] }],
  });
  await api().businesses.removeTimeOff({ businessId, id });
  await block('Sam', '12:00', '13:30');
  expect(await free('Sam')).toBe(0);
  expect(await free('Alex')).toBeGreaterThan(0);
});

test('the bookings that time off would lie over are listed, of one person or of all, also those that began before', async () => {
  await booked('10:00', 'Ann');
  await api().bookings.create(wish('11:00', 'Alex’s', 'Alex'));
  const range = { businessId, from: at('10:15'), to: at('12:00') };
  const names = async (staffId: StaffId | null) =>
    (await api().bookings.during({ ...range, staffId })).bookings.map(({ name }) => name);
  expect(await names(null)).toEqual(['Ann', 'Alex’s']);
  expect(await names(staff('Sam'))).toEqual(['Ann']);
  expect(await api().bookings.during({ ...range, limit: 1 })).toMatchObject({ more: true });
  const own = await as(sam).bookings.during(range);
  expect(own.bookings.map(({ name }) => name)).toEqual(['Ann']);
});

test('a booking carries a note of the business, which can be changed', async () => {
  const made = await api().bookings.create({ ...wish('10:00'), note: ' Allergic to latex ' });
  if (made.status !== 'done') throw new Error('not booked');
  expect(made.booking.note).toBe('Allergic to latex');
  await api().bookings.setNote({ businessId, bookingId: made.booking.id, note: 'Bring the chart' });
  const day = { businessId, from: at('00:00'), to: at('23:00') };
  expect((await api().bookings.list(day)).bookings).toMatchObject([{ note: 'Bring the chart' }]);
});
