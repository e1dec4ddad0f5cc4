/** The figures of the pages, compared with a slow count, row by row. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertCalls } from '../../db/testing-calls.ts';
import {
  type BookingId,
  type BusinessId,
  type CallId,
  type CustomerId,
  newId,
  type ServiceId,
  type StaffId,
} from '../../db/ids.ts';
import {
  booking,
  business,
  customer,
  openQuestion,
  OUTCOMES,
  service,
  staff,
  turn,
} from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type DayRange, type Insights, readInsights } from './insights.ts';
import { makeBusiness } from '../calls/testing.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** Zones whose clocks change at two, at midnight, by half an hour, or never. */
const ZONES = ['America/New_York', 'Asia/Beirut', 'America/Havana', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const PRICES = [3_500, 2_000, null] as const;

interface Call {
  readonly startedAt: Date;
  /** From the browser phone of a member. */
  readonly isTest: boolean;
  readonly answered: boolean;
  readonly seconds: number | null;
  readonly outcome: (typeof OUTCOMES)[number];
  readonly waits: readonly (number | null)[];
  /** Of each booking: which service, and whether it was cancelled. */
  readonly bookings: readonly { readonly price: number; readonly cancelled: boolean }[];
}

/** Around the weekends of 2026 on which some clock changes. */
const moment = fc
  .tuple(
    fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
    fc.integer({ min: -4 * 24 * 60, max: 4 * 24 * 60 }),
  )
  .map(([day, minutes]) => new Date(Date.parse(day) + minutes * 60_000));

const calls = fc.array(
  fc.record<Call>({
    startedAt: moment,
    isTest: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
    answered: fc.boolean(),
    seconds: fc.option(fc.integer({ min: 1, max: 600 })),
    outcome: fc.constantFrom(...OUTCOMES),
    waits: fc.array(fc.option(fc.integer({ min: 100, max: 3_000 })), { maxLength: 3 }),
    bookings: fc.array(fc.record({ price: fc.nat({ max: PRICES.length - 1 }), cancelled: fc.boolean() }), {
      maxLength: 2,
    }),
  }),
  { maxLength: 25 },
);

const range = fc.tuple(moment, fc.integer({ min: 0, max: 12 })).map(([from, days]): DayRange => {
  const fromDay = Temporal.PlainDate.from(from.toISOString().slice(0, 10));
  return { fromDay: fromDay.toString(), toDay: fromDay.add({ days }).toString() };
});

async function write(zone: string, made: readonly Call[]): Promise<BusinessId> {
  const { businessId } = await makeBusiness(db);
  await db.system.transaction(async (tx) => {
    await tx.update(business).set({ zone }).where(eq(business.id, businessId));
    const staffId = newId<StaffId>();
    const customerId = newId<CustomerId>();
    const services = PRICES.map((priceCents) => ({
      businessId,
      id: newId<ServiceId>(),
      name: 'Haircut',
      durationMinutes: 30,
      priceCents,
    }));
    await tx.insert(staff).values({ businessId, id: staffId, name: 'Sam' });
    await tx.insert(customer).values({ businessId, id: customerId, phone: '+12125550111' });
    await tx.insert(service).values(services);
    let slot = 0;
    for (const { startedAt, isTest, answered, seconds, outcome, waits, bookings } of made) {
      const callId = newId<CallId>();
      await insertCalls(tx, {
        businessId,
        id: callId,
        channel: isTest ? 'web' : 'phone',
        status: seconds === null ? 'active' : 'ended',
        startedAt,
        answeredAt: answered ? startedAt : null,
        endedAt: seconds === null ? null : new Date(startedAt.getTime() + seconds * 1000),
        outcome: seconds === null ? null : outcome,
      });
      for (const [position, wait] of waits.entries()) {
        const timings = { endOfTurn: 10, firstToken: 20, firstAudio: 30, firstFrame: wait };
        await tx.insert(turn).values({
          businessId,
          conversationId: callId,
          position,
          speaker: 'receptionist',
          said: 'Hello',
          heard: 'Hello',
          at: startedAt,
          timings,
        });
      }
      for (const { price, cancelled } of bookings) {
        slot += 1;
        const startsAt = new Date(Date.UTC(2027, 0, 1) + slot * 3_600_000);
        const endsAt = new Date(startsAt.getTime() + 1_800_000);
        await tx.insert(booking).values({
          businessId,
          id: newId<BookingId>(),
          serviceId: services[price]?.id ?? newId(),
          staffId,
          customerId,
          name: 'A',
          startsAt,
          endsAt,
          occupiedFrom: startsAt,
          occupiedTo: endsAt,
          status: cancelled ? 'cancelled' : 'booked',
          conversationId: callId,
          idempotencyKey: newId(),
        });
      }
    }
  });
  return businessId;
}

const REACHED = new Set(['booked', 'moved', 'cancelled', 'message', 'answered']);
const MISSED = new Set(['unresolved', 'failed']);

/** As a person with a calendar on the wall would count. */
function slowly(zone: string, made: readonly Call[], { fromDay, toDay }: DayRange) {
  const placed = made
    .filter(({ isTest }) => !isTest)
    .map((each) => ({
      ...each,
      local: Temporal.Instant.fromEpochMilliseconds(each.startedAt.getTime()).toZonedDateTimeISO(zone),
    }));
  const days: string[] = [];
  for (
    let day = Temporal.PlainDate.from(fromDay);
    Temporal.PlainDate.compare(day, toDay) <= 0;
    day = day.add({ days: 1 })
  )
    days.push(day.toString());
  const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0);
  const on = (day: string) => placed.filter(({ local }) => local.toPlainDate().toString() === day);
  const inRange = days.flatMap(on);
  const standing = (of: readonly Call[]) =>
    of.flatMap(({ bookings }) => bookings.filter(({ cancelled }) => !cancelled));
  const waitsOf = (of: readonly Call[]) => {
    const waits = of.flatMap((each) => each.waits.filter((wait) => wait !== null)).sort((a, b) => a - b);
    if (waits.length === 0) return null;
    const at = (share: number) => {
      const place = share * (waits.length - 1);
      const low = waits[Math.floor(place)] ?? 0;
      return low + ((waits[Math.ceil(place)] ?? 0) - low) * (place % 1);
    };
    return { answers: waits.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  };
  const weekday = (each: (typeof inRange)[number]) => each.local.dayOfWeek * 24 + each.local.hour;
  return {
    days: days.map((day) => {
      const of = on(day);
      return {
        day,
        calls: of.length,
        answered: of.filter(({ answered }) => answered).length,
        booked: of.filter(({ outcome, seconds }) => seconds !== null && outcome === 'booked').length,
        reached: of.filter(({ outcome, seconds }) => seconds !== null && REACHED.has(outcome)).length,
        missed: of.filter(({ outcome, seconds }) => seconds !== null && MISSED.has(outcome)).length,
        seconds: sum(of.map(({ answered, seconds }) => (answered ? (seconds ?? 0) : 0))),
        bookings: standing(of).length,
        value: sum(standing(of).map(({ price }) => PRICES[price] ?? 0)),
        waits: waitsOf(of),
      };
    }),
    hours: [...Map.groupBy(inRange, weekday)]
      .sort(([a], [b]) => a - b)
      .map(([key, of]) => ({ weekday: Math.floor(key / 24), hour: key % 24, calls: of.length })),
    outcomes: OUTCOMES.map((outcome) => ({
      outcome,
      calls: inRange.filter((each) => each.seconds !== null && each.outcome === outcome).length,
    })).filter((each) => each.calls > 0),
    waits: waitsOf(inRange),
  };
}

/** Percentiles are no whole numbers, and two ways to work them out differ in the last digit. */
const rounded = (period: Omit<Insights['now'], 'fromDay' | 'toDay'>) => {
  const round = (waits: Insights['now']['waits']) =>
    waits && {
      answers: waits.answers,
      p50: waits.p50.toFixed(3),
      p95: waits.p95.toFixed(3),
      p99: waits.p99.toFixed(3),
    };
  return {
    days: period.days.map((day) => ({ ...day, waits: round(day.waits) })),
    hours: period.hours,
    outcomes: period.outcomes.toSorted((a, b) => a.outcome.localeCompare(b.outcome)),
    waits: round(period.waits),
  };
};

test('the insights count calls, bookings and waits by days and hours of the business, beside as many days before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ZONES), calls, range, async (zone, made, days) => {
      const businessId = await write(zone, made);
      const found = await readInsights(db, businessId, days);
      expect(rounded(found.now)).toEqual(rounded(slowly(zone, made, days)));
      expect(found.before.days).toHaveLength(found.now.days.length);
      expect(Temporal.PlainDate.from(found.before.toDay).add({ days: 1 }).toString()).toBe(days.fromDay);
      expect(rounded(found.before)).toEqual(rounded(slowly(zone, made, found.before)));
    }),
    { numRuns: 60 },
  );
}, 60_000);

describe('the list of unanswered questions', () => {
  test('merges questions that differ in case, begins with the most frequent, and leaves out taught and dismissed ones and those of test calls', async () => {
    const { businessId } = await makeBusiness(db);
    const startedAt = new Date('2026-11-10T15:00:00Z');
    const [callId, testCall] = await insertCalls(
      db.system,
      { businessId, startedAt },
      { businessId, startedAt, channel: 'web' },
    );
    if (callId === undefined || testCall === undefined) throw new Error('there is no call');
    const ask = (question: string, at: string, more = {}) => ({
      businessId,
      id: newId(),
      conversationId: callId,
      question,
      at: new Date(at),
      ...more,
    });
    await db.system
      .insert(openQuestion)
      .values([
        ask('Do you do perms?', '2026-11-09T15:00:00Z'),
        ask('do you cut dogs', '2026-11-10T15:00:00Z'),
        ask('Do you cut dogs', '2026-11-11T15:00:00Z'),
        ask('Do you do tattoos?', '2026-11-11T15:00:00Z', { dismissed: true }),
        ask('Do you do nails?', '2026-11-11T15:00:00Z', { knowledgeId: newId() }),
        ask('Who won?', '2026-12-11T15:00:00Z'),
        ask('Is this thing on?', '2026-11-11T15:00:00Z', { conversationId: testCall }),
      ]);
    const { questions } = await readInsights(db, businessId, { fromDay: '2026-11-01', toDay: '2026-11-30' });
    expect(questions).toMatchObject([
      { question: 'Do you cut dogs', times: 2, callId, lastAt: new Date('2026-11-11T15:00:00Z') },
      { question: 'Do you do perms?', times: 1 },
    ]);
  });
});
