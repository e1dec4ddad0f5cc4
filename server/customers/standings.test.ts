/** Blocked and trusted numbers on a real Postgres, from a member's click to the next call. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { conversation, numberStanding } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createCall } from '../calls/calls.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { isBlocked, listBlocked, setStanding } from './standings.ts';
import { judgeCall } from './unwanted-calls.ts';

const by = newId<UserId>();
let db: TestDatabase;
let businessId: BusinessId;
let phones = 5_550_200;
/** A number that no other test has. */
let shown = '';

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  phones += 1;
  shown = `+1212${phones}`;
  ({ businessId } = await makeBusiness(db));
});
afterAll(() => db.close());

const block = (phone: string) =>
  db.tenant(businessId, (tx) =>
    setStanding(tx, businessId, phone, { type: 'blocked', reason: 'by-hand' }, by),
  );

const ring = async (from: string | null, of = businessId) => {
  const incoming = {
    businessId: of,
    sid: `CA-${newId()}`,
    line: 'carrier',
    from,
    to: '+12125550199',
  } as const;
  return (await createCall(db, incoming)).callId;
};

const reportsOf = (of: BusinessId) =>
  db.tenant(of, async (tx) => {
    const [row] = await tx.execute<{ n: number }>(sql`select spam_reports_of(${shown}) as n`);
    return row?.n;
  });

test('a number is blocked without a customer, for one business only', async () => {
  await block(shown);
  expect(await isBlocked(db, businessId, shown)).toBe(true);
  expect(await isBlocked(db, (await makeBusiness(db)).businessId, shown)).toBe(false);
});

test('the list of blocked numbers has the newest first and goes on behind its cursor', async () => {
  const phones = ['+12125550172', '+12125550173', '+12125550174'];
  for (const phone of phones) await block(phone);
  const first = await listBlocked(db, businessId, { after: null, limit: 2 });
  expect(first.map(({ phone }) => phone)).toEqual(['+12125550174', '+12125550173']);
  const [, last] = first;
  if (last === undefined) throw new Error('no second number');
  const rest = await listBlocked(db, businessId, { after: last, limit: 2 });
  expect(rest.map(({ phone }) => phone)).toEqual(['+12125550172']);
});

test('a member who marks a call as spam blocks its number, and "not spam" trusts it from then on', async () => {
  const callId = await ring(shown);
  expect(await judgeCall(db, businessId, callId, true, by)).toBe(true);
  expect(await isBlocked(db, businessId, shown)).toBe(true);
  expect(await judgeCall(db, businessId, callId, false, by)).toBe(true);
  const [standing] = await db.system.select().from(numberStanding).where(eq(numberStanding.phone, shown));
  expect(standing).toMatchObject({ phone: shown, standing: 'trusted', setBy: by });
  const [row] = await db.system.select().from(conversation).where(eq(conversation.id, callId));
  expect(row?.spam).toBe('cleared');
  expect((await readEvents(db, businessId)).filter(({ type }) => type === 'call.marked')).toMatchObject([
    { spam: true },
    { spam: false },
  ]);
});

test('nobody judges a call of another business', async () => {
  const callId = await ring(shown);
  const { businessId: other } = await makeBusiness(db);
  expect(await judgeCall(db, other, callId, true, by)).toBe(false);
});

test('a business learns how many others had spam from a number, and is not counted itself', async () => {
  const [{ businessId: second }, { businessId: third }] = [await makeBusiness(db), await makeBusiness(db)];
  for (const of of [businessId, second, third, third]) {
    const callId = await ring(shown, of);
    await judgeCall(db, of, callId, true, by);
  }
  expect(await reportsOf(businessId)).toBe(2);
  expect(await reportsOf((await makeBusiness(db)).businessId)).toBe(3);
});
