/** The removal of old rows, on a real Postgres. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, type UserId } from '../../db/ids.ts';
import {
  accountInvitation,
  apiKey,
  business,
  calendarFeed,
  invitation,
  mail,
  mailCount,
  memberNotice,
  numberClaim,
  numberCode,
  offer,
  service,
  session,
  specialDay,
  staff,
  stripeEvent,
  timeOff,
  user,
  vendorOutage,
  verification,
  wrongProof,
} from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { removeServed, RETENTION } from './retention.ts';

const owner = newId<UserId>();
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  // Not confirmed, and old, and a member of a business.
  const olga = { id: owner, name: 'Olga', email: 'olga@shop.test', createdAt: ago(500) };
  await db.system.insert(user).values(olga);
  await seedDemo(db, owner);
  await removeServed(db);
});
afterAll(() => db.close());

/** One of each thing that goes by its age, and beside it what stays whatever its age. */
async function writeAll(days: number): Promise<void> {
  const at = ago(days);
  const [shop] = await db.system.select().from(business);
  const [person] = await db.system.select().from(staff);
  const [cut] = await db.system.select().from(service);
  if (shop === undefined || person === undefined || cut === undefined) throw new Error('no shop');
  const { id: businessId } = shop;
  const letter = { businessId, recipient: 'a@b.test', subject: 'S', body: 'B', createdAt: at };
  await db.system.insert(mail).values([
    { ...letter, id: randomUUID(), status: 'sent' },
    { ...letter, id: randomUUID(), status: 'failed', messageId: newId<never>() },
  ]);
  const place = { businessId, staffId: person.id, serviceId: cut.id };
  await db.system.insert(offer).values({ ...place, id: newId<never>(), startsAt: at, createdAt: at });
  const event = { type: 'invoice.paid', createdAt: at, receivedAt: at };
  await db.system.insert(stripeEvent).values([
    { ...event, id: `evt_${randomUUID()}`, status: 'done' },
    { ...event, id: `evt_${randomUUID()}`, status: 'failed' },
  ]);
  const invited = { businessId, id: randomUUID(), email: 'c@d.test', role: 'manager' as const };
  await db.system
    .insert(invitation)
    .values({ ...invited, tokenHash: randomUUID(), invitedBy: owner, expiresAt: at });
  const key = { businessId, name: 'Key', prefix: 'ahoy_', scopes: [], createdBy: owner, createdAt: at };
  await db.system.insert(apiKey).values([
    { ...key, id: newId<never>(), hash: randomUUID(), revokedAt: at },
    { ...key, id: newId<never>(), hash: randomUUID() },
  ]);
  const feed = { businessId, createdBy: owner, createdAt: at };
  await db.system.insert(calendarFeed).values([
    { ...feed, id: newId<never>(), revokedAt: at },
    { ...feed, id: newId<never>() },
  ]);
  await db.system
    .insert(session)
    .values({ id: randomUUID(), token: randomUUID(), userId: owner, expiresAt: at });
  await db.system
    .insert(specialDay)
    .values({ businessId, day: at.toISOString().slice(0, 10), stretches: [] });
  await db.system
    .insert(timeOff)
    .values({ businessId, id: randomUUID(), staffId: person.id, startsAt: ago(days + 1), endsAt: at });
  const guest = { name: 'Gus', createdAt: at };
  await db.system.insert(user).values([
    { ...guest, id: randomUUID(), email: `${randomUUID()}@home.test` },
    { ...guest, id: randomUUID(), email: `${randomUUID()}@home.test`, emailVerified: true },
  ]);
  // Links and codes are kept until they end, and not a moment longer.
  const ends = { expiresAt: days < 1 ? ago(-1) : at };
  await db.system
    .insert(verification)
    .values({ ...ends, id: randomUUID(), identifier: randomUUID(), value: 'v' });
  await db.system
    .insert(accountInvitation)
    .values({ ...ends, email: `${randomUUID()}@home.test`, tokenHash: randomUUID() });
  await db.system.insert(numberCode).values({ ...ends, businessId, e164: randomUUID(), codeHash: 'hash' });
  const claim = { person: randomUUID(), number: randomUUID(), claimedFor: businessId };
  await db.system.insert(numberClaim).values({ ...claim, claimedAt: at });
  await db.system.insert(wrongProof).values({ businessId, phone: randomUUID(), tries: 3, lastAt: at });
  const notice = { businessId, userId: owner, kind: 'urgent', channel: 'mail', createdAt: at } as const;
  const told = { ...notice, id: newId<never>(), about: randomUUID(), status: 'sent' } as const;
  await db.system.insert(memberNotice).values(told);
  await db.system.insert(vendorOutage).values({ id: randomUUID(), vendor: 'openai', since: at, endedAt: at });
  const day = at.toISOString().slice(0, 10);
  await db.system.insert(mailCount).values({ day, kind: 'notice', whose: randomUUID(), count: 1 });
}

/** The number of rows of each kind. */
async function counts(): Promise<Record<string, number>> {
  const each = Object.entries(RETENTION).map(
    async ([name, { table }]) => [name, await db.system.$count(table)] as const,
  );
  return Object.fromEntries(await Promise.all(each));
}

test('young rows of every kind stay', async () => {
  await writeAll(0.5);
  const before = await counts();
  await removeServed(db);
  expect(await counts()).toEqual(before);
});

test('old rows are removed, except those in use and an answer that did not arrive', async () => {
  const before = await counts();
  await writeAll(500);
  await removeServed(db);
  const kept = ['mails', 'revokedKeys', 'revokedFeeds', 'unconfirmedAccounts'];
  const expected = Object.fromEntries(
    Object.entries(before).map(([name, count]) => [name, count + (kept.includes(name) ? 1 : 0)]),
  );
  expect(await counts()).toEqual(expected);
});
