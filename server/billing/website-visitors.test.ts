/** What visitors of a website may talk: each visitor, each address and each business, counted over all instances. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../db/client.ts';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { billingAccount, usage } from '../../db/schema.ts';
import { insertCalls, type NewCall } from '../../db/testing-calls.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness } from '../calls/testing.ts';
import { systemClock } from '../clock.ts';
import { admitCall } from './admission.ts';
import { readBrowserLeft } from './browser-phone.ts';
import { recordTalk } from './ledger.ts';
import { admitVisitor, readVisitorLeft } from './website-visitors.ts';

let db: TestDatabase;
let elsewhere: Database;
let businessId: BusinessId;

beforeAll(async () => {
  db = await createTestDatabase();
  elsewhere = openDatabase(db.url);
});
afterAll(async () => {
  await elsewhere.close();
  await db.close();
});
beforeEach(async () => {
  ({ businessId } = await makeBusiness(db));
});

const DAY = 3_600;
const gate = (
  at: Database,
  trialSeconds: number | null = null,
  trial: { days: number; minutes: number } | null = null,
) => ({ db: at, clock: systemClock, billingUrl: '', trial, limits: { daySeconds: DAY, trialSeconds } });

const WEBSITE = { channel: 'web', fromWebsite: true, address: '' } as const;
const visit = async (visitor: string, address: string, row: Partial<NewCall> = {}, parts = gate(db)) => {
  const id = newId<CallId>();
  return admitVisitor(parts, { businessId, visitor, address }, `website-${id}`, async (tx) => {
    await insertCalls(tx, { businessId, id, sid: `website-${id}`, ...WEBSITE, status: 'ringing', ...row });
    return { callId: id };
  });
};
const overAfter = (seconds: number, hoursAgo = 0): Partial<NewCall> => {
  const endedAt = new Date(Date.now() - hoursAgo * 3_600_000);
  const startedAt = new Date(endedAt.getTime() - seconds * 1_000);
  return {
    status: 'ended',
    startedAt,
    answeredAt: startedAt,
    connectedMs: seconds * 1_000,
    lastConnectedAt: endedAt,
    endedAt,
  };
};
const whyOf = (admission: Awaited<ReturnType<typeof visit>>) =>
  admission.type === 'open' ? 'open' : admission.why;

test('a visitor talks in one window at a time, on whichever instance they ask', async () => {
  const asked = await Promise.all(
    Array.from({ length: 8 }, (_, n) => visit('ann', `at-${n}`, {}, gate(n % 2 === 0 ? db : elsewhere))),
  );
  expect(asked.map(whyOf).sort()).toEqual([...Array<string>(7).fill('in-call'), 'open']);
});

test('of many who come at once, five of an address and ten of a business are let in', async () => {
  const near = await Promise.all(
    Array.from({ length: 7 }, (_, n) => visit(`near-${n}`, 'office', {}, gate(n % 2 === 0 ? db : elsewhere))),
  );
  expect(near.map(whyOf).sort()).toEqual(['busy', 'busy', ...Array<string>(5).fill('open')]);
  const far = await Promise.all(Array.from({ length: 7 }, (_, n) => visit(`far-${n}`, `at-${n}`)));
  expect(far.map(whyOf).sort()).toEqual(['busy', 'busy', ...Array<string>(5).fill('open')]);
});

test('the day of a visitor is used up, and that of an address after three of them', async () => {
  for (const visitor of ['ann', 'bob', 'cid']) {
    await visit(visitor, 'home', overAfter(DAY - 60));
    expect(whyOf(await visit(visitor, 'home', overAfter(60)))).toBe('open');
    expect(whyOf(await visit(visitor, 'elsewhere'))).toBe('day');
  }
  expect(whyOf(await visit('dan', 'home'))).toBe('day');
  const other = { businessId: (await makeBusiness(db)).businessId, visitor: 'ann', address: 'home' };
  expect(await readVisitorLeft(gate(db), other)).toMatchObject({ usedSeconds: 0, leftSeconds: DAY });
});

test('what was talked yesterday counts for the trial alone, until the business pays', async () => {
  await visit('ann', 'home', overAfter(500, 30));
  const ann = { businessId, visitor: 'ann', address: 'home' };
  expect(await readVisitorLeft(gate(db), ann)).toEqual({ usedSeconds: 0, leftSeconds: DAY, limit: 'day' });
  expect(await readVisitorLeft(gate(db, 600), ann)).toEqual({
    usedSeconds: 500,
    leftSeconds: 100,
    limit: 'trial',
  });
});

test('a running conversation counts as far as it was seen to go on', async () => {
  const since = new Date(Date.now() - 120_000);
  await visit('ann', 'home', {
    status: 'active',
    instanceId: 'one',
    startedAt: since,
    answeredAt: since,
    connectedSince: since,
    lastConnectedAt: new Date(),
  });
  const { usedSeconds } = await readVisitorLeft(gate(db), { businessId, visitor: 'ann', address: 'x' });
  expect(usedSeconds).toBeGreaterThanOrEqual(120);
  expect(usedSeconds).toBeLessThan(180);
});

test('its minutes are the business’s as those of a call, and no member’s test', async () => {
  const done = await visit('ann', 'home', overAfter(90));
  if (done.type !== 'open') throw new Error(done.why);
  await db.tenant(businessId, (tx) => recordTalk(tx, { businessId, callId: done.entered.callId }));
  const rows = await db.tenant(businessId, (tx) => tx.select().from(usage));
  expect(rows).toMatchObject([{ kind: 'talk', quantity: 90 }]);
  const member = { businessId, userId: 'member' as UserId };
  expect(await readBrowserLeft(gate(db), member)).toMatchObject({ usedSeconds: 0 });
});

test('a business whose minutes are used up answers no visitor, and visitors keep no caller out', async () => {
  const parts = gate(db, null, { days: 14, minutes: 60 });
  expect(whyOf(await visit('ann', 'a', {}, parts))).toBe('open');
  expect(whyOf(await visit('bob', 'b', {}, parts))).toBe('open');
  expect(whyOf(await visit('cid', 'c', {}, parts))).toBe('open');
  const ring = () =>
    admitCall(parts, { businessId, sid: `CA${newId<CallId>()}` }, (_tx, { type }) => Promise.resolve(type));
  expect(await ring()).toBe('open');
  await db.system.update(billingAccount).set({ trialEndsAt: sql`now()` });
  expect(whyOf(await visit('dan', 'd', {}, parts))).toBe('unavailable');
});
