/** Openings page by page, on a real Postgres: all of them, once each, and no more memory than a page takes. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booking, customer, service, serviceStaff, staff, type Stretch } from '../../db/schema.ts';
import { business as businessTable } from '../../db/schema.ts';
import { type BookingId, type CustomerId, newId, type ServiceId, type StaffId } from '../../db/ids.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { type BusinessProfile, loadBusiness } from '../business/business.ts';
import type { Opening } from './availability.ts';
import { findOffers } from './offers.ts';
import { listOpenings, type OpeningsPageWish } from './opening-pages.ts';
import { openShop } from './testing.ts';

const PEOPLE = 200;
const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-02T05:00:00Z');
const clock = { now: () => NOW };
/** With nobody's notice and every five minutes, day and night: as many openings as a business can have. */
const ALWAYS: readonly (readonly Stretch[])[] = Array.from({ length: 7 }, () => [
  { from: '00:00', to: '00:00' },
]);

let db: TestDatabase;
let business: BusinessProfile;
const few = newId<ServiceId>();
const all = newId<ServiceId>();
const people = Array.from({ length: PEOPLE }, () => newId<StaffId>());

beforeAll(async () => {
  ({ db, business } = await openShop());
  const businessId = business.id;
  const policy = { noticeMinutes: 0, daysAhead: 99, stepMinutes: 5, cancelNoticeMinutes: 0 };
  await db.system.update(businessTable).set({ hours: ALWAYS, policy });
  const each = (id: StaffId, index: number) => ({ businessId, id, name: `Person ${index}` });
  await db.system.insert(staff).values(people.map(each));
  const made = { businessId, durationMinutes: 5, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  await db.system.insert(service).values([
    { ...made, id: all, name: 'Everybody' },
    { ...made, id: few, name: 'Few', durationMinutes: 180 },
  ]);
  const does = (serviceId: ServiceId, ids: readonly StaffId[]) =>
    ids.map((staffId) => ({ businessId, serviceId, staffId }));
  await db.system.insert(serviceStaff).values([...does(all, people), ...does(few, people.slice(0, 3))]);
  const customerId = newId<CustomerId>();
  await db.system.insert(customer).values({ businessId, id: customerId, phone: '+12125550100', name: 'Ann' });
  const occupied = people.slice(0, 3).flatMap((staffId, person) =>
    Array.from({ length: 40 }, (_, index) => {
      const startsAt = new Date(NOW + index * 7 * 3_600_000 + person * 1_800_000);
      const endsAt = new Date(startsAt.getTime() + (1 + (index % 5)) * 3_600_000);
      return { staffId, startsAt, endsAt, occupiedFrom: startsAt, occupiedTo: endsAt };
    }),
  );
  await db.system.insert(booking).values(
    occupied.map((times, index) => ({
      ...times,
      businessId,
      id: newId<BookingId>(),
      serviceId: few,
      customerId,
      name: 'Ann',
      status: 'booked' as const,
      idempotencyKey: String(index),
    })),
  );
  business = await loadBusiness(db, businessId);
});
afterAll(() => db.close());

const range = (days: number) => ({ from: new Date(NOW), to: new Date(NOW + days * DAY_MS) });

async function pages(wish: Omit<OpeningsPageWish, 'after'>): Promise<Opening[][]> {
  const read: Opening[][] = [];
  let after: Opening | null = null;
  do {
    const page = await listOpenings(db, business.id, { ...wish, after }, clock);
    if (page === null) throw new Error('there is no such service');
    read.push([...page.openings]);
    after = page.next;
  } while (after !== null);
  return read;
}

test('the pages together hold every opening once and in order, whatever the length of a page', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      fc.option(fc.constantFrom(...people.slice(0, 3))),
      async (limit, days, oneEachTime, staffId) => {
        const wish = { ...range(days), serviceId: few, staffId, oneEachTime, keepsNotice: false };
        const [whole = []] = await pages({ ...wish, limit: 100_000 });
        const parts = await pages({ ...wish, limit });
        expect(parts.every((page) => page.length <= limit)).toBe(true);
        expect(parts.slice(0, -1).every((page) => page.length === limit)).toBe(true);
        expect(parts.flat()).toEqual(whole);
        const keys = whole.map((each) => `${each.startsAt} ${oneEachTime ? '' : each.staffId}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(whole.map(({ startsAt }) => startsAt)).toEqual(
          whole.map(({ startsAt }) => startsAt).sort((a, b) => a - b),
        );
      },
    ),
    { numRuns: 30 },
  );
});

test('a page of two hundred people and 99 days holds what was asked for and takes no more memory', async () => {
  const wish = {
    ...range(99),
    serviceId: all,
    staffId: null,
    keepsNotice: false,
    oneEachTime: false,
    limit: 1_000,
    after: null,
  };
  const before = process.memoryUsage().heapUsed;
  const page = await listOpenings(db, business.id, wish, clock);
  const grown = process.memoryUsage().heapUsed - before;
  expect(page?.openings).toHaveLength(1_000);
  expect(page?.next).not.toBeNull();
  // Of all 5.7 million openings it would be 450 MB.
  expect(grown).toBeLessThan(100 * 1024 * 1024);
});

test('a caller with any time gets offers from a month in which two hundred people work', async () => {
  const wish = { ...range(99), serviceId: all, staffId: null, near: null, conversationId: null, limit: 3 };
  const before = process.memoryUsage().heapUsed;
  const offers = await findOffers(db, business.id, wish, clock);
  const grown = process.memoryUsage().heapUsed - before;
  expect(offers).toHaveLength(3);
  expect(offers[0]?.startsAt.getTime()).toBe(NOW);
  // The last of 30 days, one of which has 23 hours.
  expect(offers[2]?.startsAt.getTime()).toBe(NOW + 30 * DAY_MS - 65 * 60_000);
  expect(grown).toBeLessThan(150 * 1024 * 1024);
});
