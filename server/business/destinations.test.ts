/** Whom callers can be put through to: when they are rung, in which order, and which numbers are refused. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, type DestinationId, newId, type UserId } from '../../db/ids.ts';
import { DEMO_NUMBER, seedDemo } from '../../db/seed.ts';
import type { WeeklyHours } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { loadAnswering, readAnswering, setAnswering } from './answering.ts';
import {
  arrangeDestinations,
  destinationInput,
  destinationsOpenAt,
  listDestinations,
  removeDestination,
  saveDestination,
} from './destinations.ts';
import { removeMember, setMemberPhone } from './team.ts';
import { member } from '../../db/schema.ts';

const HOUR = 3_600_000;
/** A Monday at midnight in UTC. */
const MONDAY = Date.parse('2026-11-30T00:00:00Z');
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** At most one stretch a day, by whole hours; it may reach over midnight. */
const weeks = fc.array(
  fc.option(fc.record({ from: fc.integer({ min: 0, max: 23 }), hours: fc.integer({ min: 1, max: 20 }) })),
  { minLength: 7, maxLength: 7 },
);

describe('the hours of a destination', () => {
  const open = (week: WeeklyHours, now: number, zone = 'UTC') => {
    const each = { phone: '+12125550123', hours: { type: 'weekly', week } } as const;
    return destinationsOpenAt([each], now, { zone, hours: [], specialDays: [] }).length === 1;
  };

  test('contain a moment exactly when it lies in a stretch of that day or of the night before', () => {
    fc.assert(
      fc.property(weeks, fc.integer({ min: 0, max: 7 * 24 - 1 }), (week, hour) => {
        const hours = week.map((day) =>
          day === null ? [] : [{ from: clock(day.from), to: clock((day.from + day.hours) % 24) }],
        );
        const expected = week.some((day, index) => {
          if (day === null) return false;
          const after = (hour - index * 24 - day.from + 7 * 24) % (7 * 24);
          return after < day.hours;
        });
        expect(open(hours, MONDAY + hour * HOUR)).toBe(expected);
      }),
    );
  });

  test('are those of the clock where the business is', () => {
    const nine = Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]);
    expect(open(nine, MONDAY + 10 * HOUR, 'America/New_York')).toBe(false);
    expect(open(nine, MONDAY + 15 * HOUR, 'America/New_York')).toBe(true);
  });

  test('follow a special day of the business only where they are the hours of the business', () => {
    const nine = Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]);
    const closed = {
      zone: 'UTC',
      hours: nine,
      specialDays: [{ day: '2026-11-30', stretches: [], note: '' }],
    };
    const phone = '+12125550123';
    const list = [
      { phone, hours: { type: 'business' } },
      { phone, hours: { type: 'weekly', week: nine } },
      { phone, hours: { type: 'always' } },
      { phone: null, hours: { type: 'always' } },
    ] as const;
    expect(destinationsOpenAt(list, MONDAY + 10 * HOUR, closed)).toEqual([list[1], list[2]]);
    expect(destinationsOpenAt(list, MONDAY + 34 * HOUR, closed)).toEqual([list[0], list[1], list[2]]);
  });
});

describe('the list of destinations', () => {
  let db: TestDatabase;
  let businessId: BusinessId;
  const [owner, sam] = [newId<UserId>(), newId<UserId>()];
  beforeAll(async () => {
    db = await createTestDatabase();
    businessId = await seedDemo(db, owner);
    await db.system.insert(member).values({ businessId, userId: sam, role: 'manager' });
  });
  afterAll(() => db.close());

  const input = (name: string, phone: unknown) =>
    destinationInput.parse({
      name,
      purpose: 'billing',
      phone,
      staffId: null,
      serviceIds: [],
      hours: { type: 'always' },
      ringSeconds: 20,
      mode: 'warm',
      ringsFirst: false,
    });
  const number = (e164: string) => ({ type: 'number', e164 });
  const save = (name: string, phone: unknown, id: DestinationId | null = null) =>
    saveDestination(db, businessId, id, input(name, phone));
  const idOf = (saved: Awaited<ReturnType<typeof save>>) => {
    if (saved.type !== 'saved') throw new Error(saved.type);
    return saved.id;
  };
  const list = () => db.tenant(businessId, (tx) => listDestinations(tx, businessId));
  const groups = async () => (await list()).map(({ name, position }) => [name, position]);

  test('refuses a number that costs extra, one abroad and one that is answered here', async () => {
    expect(await save('Chat', number('+19005550123'))).toEqual({ type: 'refused', why: 'costs-extra' });
    expect(await save('Abroad', number('+4930901820'))).toEqual({ type: 'refused', why: 'country' });
    expect(await save('Us', number(DEMO_NUMBER))).toEqual({ type: 'refused', why: 'answered-here' });
    expect(await list()).toEqual([]);
  });

  test('is rung in the order that its owner set, some of it at once', async () => {
    const [a, b, c] = [
      idOf(await save('A', number('+12125550141'))),
      idOf(await save('B', number('+12125550142'))),
      idOf(await save('C', number('+12125550143'))),
    ];
    expect(await groups()).toEqual([
      ['A', 0],
      ['B', 1],
      ['C', 2],
    ]);
    expect(await arrangeDestinations(db, businessId, [[c], [b, a]])).toBe(true);
    expect(await groups()).toEqual([
      ['C', 0],
      ['A', 1],
      ['B', 1],
    ]);
    // Each of them once, or nothing is changed.
    expect(await arrangeDestinations(db, businessId, [[a], [b]])).toBe(false);
    expect(await arrangeDestinations(db, businessId, [[a, a], [b], [c]])).toBe(false);
    expect(await arrangeDestinations(db, businessId, [[a], [b], [newId()]])).toBe(false);
    expect((await groups())[0]).toEqual(['C', 0]);
    for (const id of [a, b, c]) expect(await removeDestination(db, businessId, id)).toBe(true);
    expect(await removeDestination(db, businessId, a)).toBe(false);
  });

  test('rings a member on the phone that they have given, and forgets them when they leave', async () => {
    idOf(await save('Sam', { type: 'member', memberId: sam }));
    expect(await list()).toMatchObject([{ name: 'Sam', memberId: sam, phone: null }]);
    await setMemberPhone(db, businessId, sam, sam, '+12125550144');
    expect(await list()).toMatchObject([{ name: 'Sam', phone: '+12125550144' }]);
    expect(await setMemberPhone(db, businessId, sam, owner, null)).toBe('not-allowed');
    await removeMember(db, businessId, owner, sam);
    expect(await list()).toEqual([]);
  });

  test('tells who answers a number: as the business says, or in a way of its own', async () => {
    const way = (e164: string) => db.tenant(businessId, (tx) => readAnswering(tx, businessId, e164));
    expect(await way(DEMO_NUMBER)).toEqual({ mode: 'receptionist' });
    const staffFirst = { mode: 'staff-first', seconds: 20 } as const;
    expect(await setAnswering(db, businessId, { e164: null, way: staffFirst })).toBe(true);
    expect(await way(DEMO_NUMBER)).toEqual(staffFirst);
    const nights = { mode: 'out-of-hours', seconds: 15 } as const;
    expect(await setAnswering(db, businessId, { e164: DEMO_NUMBER, way: nights })).toBe(true);
    expect(await way(DEMO_NUMBER)).toEqual(nights);
    expect(await loadAnswering(db, businessId)).toEqual({
      usual: staffFirst,
      numbers: [{ e164: DEMO_NUMBER, own: nights }],
    });
    expect(await setAnswering(db, businessId, { e164: '+12125550111', way: nights })).toBe(false);
  });
});
