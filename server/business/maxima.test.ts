/** The maximum of each thing, on a real Postgres: the last places are given once, however many ask at once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type StaffId, type UserId } from '../../db/ids.ts';
import {
  apiKey,
  calendarFeed,
  invitation,
  member,
  phoneNumber,
  service,
  specialDay,
  staff,
  timeOff,
  user,
} from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeFeed } from '../booking/feeds.ts';
import { setStanding } from '../customers/standings.ts';
import { makeApiKey } from './api-keys.ts';
import { addTimeOff, confirmHolidays, setSpecialDay } from './closures.ts';
import { createBusiness, newBusiness } from './create.ts';
import { acceptInvitation, invite } from './invitations.ts';
import { MAXIMA, MaximumReached } from './maxima.ts';
import { connectNumber } from './numbers.ts';
import { retireService, retireStaff, saveService, saveStaff } from './settings.ts';

const LEFT = 5;
const AT_ONCE = 20;

let db: TestDatabase;
let businessId: BusinessId;
let somebody: StaffId;
const owner = newId<UserId>();

const wish = (name: string) =>
  newBusiness.parse({
    id: randomUUID(),
    name,
    zone: 'America/New_York',
    country: 'US',
    address: '',
    greeting: '',
    trade: 'local',
    hours: Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]),
    team: ['Sam'],
    services: [{ name: 'Cut', durationMinutes: 30, bufferAfterMinutes: 0, price: null }],
    knowledge: [],
  });

beforeAll(async () => {
  db = await createTestDatabase({ connections: AT_ONCE });
  await db.system.insert(user).values({ id: owner, name: 'Olga', email: 'olga@shop.test' });
  const first = wish('First');
  businessId = first.id;
  await createBusiness(db, owner, first);
  const [sam] = await db.system.select({ id: staff.id }).from(staff);
  if (sam === undefined) throw new Error('nobody works there');
  somebody = sam.id;
});
afterAll(() => db.close());

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const dayOf = (index: number) => Temporal.PlainDate.from('2026-01-01').add({ days: index }).toString();
const week = Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]);
const offered = {
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  priceCents: null,
  staffIds: [],
};

interface Case {
  readonly kind: Exclude<keyof typeof MAXIMA, 'answers' | 'versions' | 'businesses' | 'members'>;
  /** How many there are already. */
  readonly there: number;
  /** Writes down so many at once. */
  readonly fill: (count: number) => Promise<unknown>;
  /** Asks for one more, as an owner does. */
  readonly add: (index: number) => Promise<unknown>;
}

const cases: readonly Case[] = [
  {
    kind: 'staff',
    there: 1,
    fill: (count) =>
      db.system
        .insert(staff)
        .values(times(count, (index) => ({ businessId, id: newId<StaffId>(), name: `P${index}` }))),
    add: (index) => saveStaff(db, businessId, null, { name: `New ${index}`, hours: week }),
  },
  {
    kind: 'services',
    there: 1,
    fill: (count) =>
      db.system.insert(service).values(
        times(count, (index) => ({
          businessId,
          id: newId<never>(),
          name: `S${index}`,
          durationMinutes: 30,
        })),
      ),
    add: (index) => saveService(db, businessId, null, { ...offered, name: `New ${index}` }),
  },
  {
    kind: 'specialDays',
    there: 0,
    fill: (count) =>
      db.system
        .insert(specialDay)
        .values(times(count, (index) => ({ businessId, day: dayOf(index), stretches: [] }))),
    add: (index) => setSpecialDay(db, businessId, dayOf(5_000 + index), { stretches: [], note: '' }),
  },
  {
    kind: 'timeOff',
    there: 0,
    fill: (count) =>
      db.system.insert(timeOff).values(
        times(count, () => ({
          businessId,
          id: randomUUID(),
          staffId: somebody,
          startsAt: new Date('2026-12-01'),
          endsAt: new Date('2026-12-02'),
        })),
      ),
    add: () =>
      addTimeOff(db, businessId, {
        staffId: somebody,
        from: '2026-12-01T00:00:00Z',
        to: '2026-12-02T00:00:00Z',
        note: '',
      }),
  },
  {
    kind: 'keys',
    there: 0,
    fill: (count) =>
      db.system.insert(apiKey).values(
        times(count, (index) => ({
          businessId,
          id: newId<never>(),
          name: `K${index}`,
          prefix: 'ahoy_',
          hash: randomUUID(),
          scopes: [],
          createdBy: owner,
        })),
      ),
    add: (index) => makeApiKey(db, businessId, { name: `New ${index}`, scopes: [], createdBy: owner }),
  },
  {
    kind: 'feeds',
    there: 0,
    fill: (count) =>
      db.system
        .insert(calendarFeed)
        .values(times(count, () => ({ businessId, id: newId<never>(), createdBy: owner }))),
    add: () => makeFeed(db, businessId, { staffId: null, createdBy: owner }),
  },
  {
    kind: 'invitations',
    there: 0,
    fill: (count) =>
      db.system.insert(invitation).values(
        times(count, (index) => ({
          businessId,
          id: randomUUID(),
          email: `old${index}@team.test`,
          role: 'manager' as const,
          tokenHash: randomUUID(),
          invitedBy: owner,
          expiresAt: new Date(Date.now() + 86_400_000),
        })),
      ),
    add: (index) =>
      invite(
        db,
        { businessId, userId: owner, publicUrl: 'https://ahoy.example.com' },
        `new${index}@team.test`,
        { role: 'manager', staffId: null },
        null,
      ),
  },
  {
    kind: 'standings',
    there: 0,
    fill: (count) =>
      db.sql`
        insert into number_standing (business_id, phone, standing, reason)
        select ${businessId}, '+1' || (2125550000 + n), 'blocked', 'by-hand' from generate_series(1, ${count}) n`,
    add: (index) =>
      db.tenant(businessId, (tx) =>
        setStanding(
          tx,
          businessId,
          `+44207946${1_000 + index}`,
          { type: 'blocked', reason: 'by-hand' },
          owner,
        ),
      ),
  },
  {
    kind: 'numbers',
    there: 0,
    fill: (count) =>
      db.system
        .insert(phoneNumber)
        .values(times(count, (index) => ({ businessId, e164: `+1212555${1_000 + index}` }))),
    add: (index) =>
      connectNumber(db, businessId, `+1212556${1_000 + index}`, {
        carrier: 'twilio',
        limit: null,
        now: new Date(),
        canProve: false,
      }),
  },
];

/** The results of the requests: how many were made, and the answers to the others. */
async function askAtOnce(add: Case['add']) {
  const asked = await Promise.allSettled(times(AT_ONCE, add));
  const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  return { made: asked.length - refused.length, refused };
}

test.each(cases)('when twenty ask at once for the last five of $kind, five get one', async (each) => {
  const { kind, there, fill, add } = each;
  const { most, what } = MAXIMA[kind];
  await fill(most - there - LEFT);
  const { made, refused } = await askAtOnce(add);
  expect(made).toBe(LEFT);
  for (const why of refused) {
    expect(why).toBeInstanceOf(MaximumReached);
    expect(String(why)).toContain(`at most ${most.toLocaleString('en-US')} ${what}`);
  }
  // And after that nobody has one more.
  expect((await askAtOnce((index) => add(AT_ONCE + index))).made).toBe(0);
});

describe('a business at its maximum', () => {
  test('can still retire people and services, and cannot take them back when others came', async () => {
    expect(await retireStaff(db, businessId, somebody, true)).toBe(true);
    await saveStaff(db, businessId, null, { name: 'Instead', hours: null });
    await expect(retireStaff(db, businessId, somebody, false)).rejects.toThrow(MaximumReached);
    const [one] = await db.system.select({ id: service.id }).from(service);
    if (one === undefined) throw new Error('no service');
    expect(await retireService(db, businessId, one.id, true)).toBe(true);
    await saveService(db, businessId, null, { ...offered, name: 'Instead' });
    await expect(retireService(db, businessId, one.id, false)).rejects.toThrow(MaximumReached);
  });

  test('can change an existing special day, and cannot add another', async () => {
    await setSpecialDay(db, businessId, dayOf(0), { stretches: [], note: 'changed' });
    await confirmHolidays(db, businessId, [{ day: dayOf(0), stretches: [], note: 'again' }]);
    await expect(
      confirmHolidays(db, businessId, [{ day: dayOf(9_000), stretches: [], note: '' }]),
    ).rejects.toThrow(MaximumReached);
  });
});

test('one of two who accept at once gets the last place on a team', async () => {
  const people = times(2, (index) => ({ id: newId<UserId>(), email: `guest${index}@team.test` }));
  await db.system.insert(user).values(people.map((each) => ({ ...each, name: 'Guest' })));
  await db.system.delete(invitation);
  const inviter = { businessId, userId: owner, publicUrl: 'https://ahoy.example.com' };
  const links = await Promise.all(
    people.map(({ email }) => invite(db, inviter, email, { role: 'manager', staffId: null }, null)),
  );
  await db.system.insert(member).values(
    times(MAXIMA.members.most - 2, () => ({
      businessId,
      userId: newId<UserId>(),
      role: 'manager' as const,
    })),
  );
  const accepted = await Promise.allSettled(
    links.map((made, index) => {
      const who = people[index];
      if (typeof made === 'string' || who === undefined) throw new Error('not invited');
      return acceptInvitation(db, made.link.split('/').at(-1) ?? '', who);
    }),
  );
  expect(accepted.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a user who belongs to the maximum of businesses cannot make more, and is told so', async () => {
  const busy = newId<UserId>();
  await db.system.insert(user).values({ id: busy, name: 'Busy', email: 'busy@shop.test' });
  for (let made = 0; made < MAXIMA.businesses.most - LEFT; made += 1)
    await createBusiness(db, busy, wish(`Busy ${made}`));
  const { made, refused } = await askAtOnce((index) => createBusiness(db, busy, wish(`More ${index}`)));
  expect(made).toBe(LEFT);
  expect(String(refused[0])).toContain('You can have at most 50 businesses');
});
