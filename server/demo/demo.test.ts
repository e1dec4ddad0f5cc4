/** The demo's made-up weeks: the same each time, within the shop's rules, and written once. */
import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertCalls } from '../../db/testing-calls.ts';
import {
  type BusinessId,
  type ConversationId,
  newId,
  type ServiceId,
  type StaffId,
  type UserId,
} from '../../db/ids.ts';
import { booking, business, call, message, openQuestion, turn } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { readInsights } from '../insights/insights.ts';
import { makeMonth } from './month.ts';
import { type Shop, wallClock } from './shop.ts';
import { writeMonth } from './write.ts';

const nine = [{ from: '09:00', to: '18:00' }];
const shop: Shop = {
  businessId: newId<BusinessId>(),
  number: '+12125550199',
  zone: 'America/New_York',
  hours: [[], nine, nine, nine, nine, [{ from: '09:00', to: '16:00' }], []],
  greeting: 'Ahoy. How can I help you?',
  staff: [
    { id: newId<StaffId>(), name: 'Sam' },
    { id: newId<StaffId>(), name: 'Alex' },
  ],
  services: [
    { id: newId<ServiceId>(), name: 'Haircut', durationMinutes: 30 },
    { id: newId<ServiceId>(), name: 'Haircut and beard', durationMinutes: 45 },
  ],
  knowledge: [{ question: 'Where can I park? Is there a garage?', answer: 'Around the corner.' }],
  bookings: [],
};

/** Seeds, and moments of a year with all its changes of the clock. */
const seeds = fc.string();
const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });

describe('demo data of any seed and day', () => {
  test('has appointments that never overlap for one person, keep the hours, and leave most of the coming time free', () => {
    fc.assert(
      fc.property(seeds, moments, (seed, now) => {
        const { bookings } = makeMonth(shop, seed, now);
        const standing = bookings.filter(({ status }) => status !== 'cancelled');
        for (const { id } of shop.staff) {
          const own = standing
            .filter(({ staffId }) => staffId === id)
            .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
          own.forEach((each, index) => {
            const next = own[index + 1];
            if (next !== undefined)
              expect(next.startsAt.getTime()).toBeGreaterThanOrEqual(each.endsAt.getTime());
          });
        }
        for (const { startsAt, endsAt } of standing) {
          const [starts, ends] = [wallClock(startsAt, shop.zone), wallClock(endsAt, shop.zone)];
          const [stretch] = shop.hours[starts.dayOfWeek - 1] ?? [];
          expect(starts.toPlainTime().toString({ smallestUnit: 'minute' }) >= (stretch?.from ?? '24')).toBe(
            true,
          );
          expect(ends.toPlainTime().toString({ smallestUnit: 'minute' }) <= (stretch?.to ?? '0')).toBe(true);
        }
        const coming = standing.filter(({ startsAt }) => startsAt > now);
        const minutes = coming.reduce(
          (sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / 60_000,
          0,
        );
        // Two chairs on at least six open days.
        expect(minutes).toBeLessThan((2 * 6 * 8 * 60) / 2);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test('has calls in the past that are consistent: turns in order, outcome, caller', () => {
    fc.assert(
      fc.property(seeds, moments, (seed, now) => {
        const { calls, conversations, turns, tools, bookings, customers, messages, questions } = makeMonth(
          shop,
          seed,
          now,
        );
        const known = new Set(customers.map(({ id }) => id));
        const ofCall = Map.groupBy(turns, ({ conversationId }) => conversationId);
        const booked = new Set(bookings.map(({ conversationId }) => conversationId));
        for (const { id, startedAt, endedAt, outcome, customerId } of conversations) {
          const said = ofCall.get(id) ?? [];
          expect(said.map(({ position }) => position)).toEqual(said.map((_, index) => index));
          const moments = [startedAt, ...said.map(({ at }) => at), endedAt].map((at) => at?.getTime() ?? NaN);
          expect(moments).toEqual(moments.toSorted((a, b) => a - b));
          expect(endedAt?.getTime()).toBeLessThanOrEqual(now.getTime());
          expect(customerId == null || known.has(customerId)).toBe(true);
          expect(outcome === 'booked').toBe(booked.has(id));
        }
        const ids = new Set(calls.map(({ id }): ConversationId => id));
        for (const { conversationId } of [...tools, ...messages, ...questions])
          expect(ids.has(conversationId ?? newId())).toBe(true);
        expect(calls.length).toBeGreaterThan(400);
        expect(new Set(customers.map(({ phone }) => phone)).size).toBe(customers.length);
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  test('is the same when it is made again', () => {
    fc.assert(
      fc.property(seeds, moments, (seed, now) => {
        expect(makeMonth(shop, seed, now)).toEqual(makeMonth(shop, seed, now));
      }),
      { numRuns: 1 },
    );
  });
});

describe('demo data in the demo business', () => {
  let db: TestDatabase;
  let businessId: BusinessId;
  const now = new Date();
  beforeAll(async () => {
    db = await createTestDatabase();
    businessId = await seedDemo(db, newId<UserId>());
  });
  afterAll(() => db.close());

  test('is written once, beside existing rows, and counted by the insights', async () => {
    expect(await writeMonth(db, businessId, now)).toBe(true);
    const rows = await Promise.all(
      [call, turn, booking, message, openQuestion].map((table) => db.system.$count(table)),
    );
    expect(Math.min(...rows)).toBeGreaterThan(10);
    expect(await writeMonth(db, businessId, now)).toBe(false);
    expect(
      await Promise.all([call, turn, booking, message, openQuestion].map((table) => db.system.$count(table))),
    ).toEqual(rows);

    const toDay = wallClock(now, 'America/New_York').toPlainDate();
    const fromDay = toDay.subtract({ days: 29 }).toString();
    const {
      now: month,
      before,
      questions,
    } = await readInsights(db, businessId, { fromDay, toDay: toDay.toString() });
    for (const { days, waits } of [month, before]) {
      expect(days.reduce((sum, { value }) => sum + value, 0)).toBeGreaterThan(100_000);
      expect(waits?.p50).toBeLessThan(1_000);
      expect(waits?.p99).toBeGreaterThan(waits?.p50 ?? 0);
    }
    expect(questions.length).toBeGreaterThan(2);
  });

  test('is not written for a business that has had calls', async () => {
    const other = newId<BusinessId>();
    const [demo] = await db.system.select().from(business).where(eq(business.id, businessId));
    if (demo === undefined) throw new Error('the demo business is missing');
    await db.system.insert(business).values({ ...demo, id: other });
    await insertCalls(db.system, { businessId: other, channel: 'web' });
    expect(await writeMonth(db, other, now)).toBe(false);
  });
});
