/** Insights for the owner, for staff and for other users. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertCalls } from '../../db/testing-calls.ts';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { conversation, member } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { makeBusiness } from '../calls/testing.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const [owner, barber, stranger] = [newId<UserId>(), newId<UserId>(), newId<UserId>()];
const range = { fromDay: '2026-11-01', toDay: '2026-11-07' };
let db: TestDatabase;
let feed: EventFeed;
let businessId: BusinessId;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  ({ businessId } = await makeBusiness(db));
  await db.system.insert(member).values([
    { businessId, userId: owner, role: 'owner' },
    { businessId, userId: barber, role: 'staff' },
  ]);
  const other = await makeBusiness(db);
  await db.system.insert(member).values({ businessId: other.businessId, userId: stranger, role: 'owner' });
  for (const of of [businessId, other.businessId])
    await insertCalls(db.system, {
      businessId: of,
      startedAt: new Date('2026-11-03T15:00:00Z'),
      answeredAt: new Date('2026-11-03T15:00:00Z'),
      endedAt: new Date('2026-11-03T15:01:30Z'),
      outcome: 'answered',
    });
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (user: UserId | null) => appRouter.createCaller(contextOf({ db, feed }, user)).insights;

test('the owner sees every day of the range, in the currency of the business, and no other business', async () => {
  const { now, before, currency } = await as(owner).read({ businessId, ...range });
  expect(currency).toBe('USD');
  expect(now.days.map(({ calls }) => calls)).toEqual([0, 0, 1, 0, 0, 0, 0]);
  expect(now.days[2]).toMatchObject({ day: '2026-11-03', answered: 1, booked: 0, seconds: 90, value: 0 });
  expect(now.hours).toEqual([{ weekday: 2, hour: 10, calls: 1 }]);
  expect(before).toMatchObject({ fromDay: '2026-10-25', toDay: '2026-10-31' });
});

test('staff do not see the revenue, and other users do not see that the business exists', async () => {
  await expect(as(barber).read({ businessId, ...range })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(as(stranger).read({ businessId, ...range })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(as(null).read({ businessId, ...range })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});

test.each([
  ['backwards', { fromDay: '2026-11-07', toDay: '2026-11-01' }],
  ['of more than a year', { fromDay: '2025-01-01', toDay: '2026-11-01' }],
  ['of no real day', { fromDay: '2026-02-30', toDay: '2026-03-01' }],
])('a range %s is refused', async (_, wrong) => {
  await expect(as(owner).read({ businessId, ...wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a business without a call has only zeros', async () => {
  await db.system.delete(conversation).where(eq(conversation.businessId, businessId));
  const { now, questions } = await as(owner).read({ businessId, fromDay: '2026-11-03', toDay: '2026-11-03' });
  expect(now).toMatchObject({
    days: [{ calls: 0, value: 0, waits: null }],
    hours: [],
    outcomes: [],
    waits: null,
  });
  expect(questions).toEqual([]);
});
