/** The limits on calls from the browser: decided by rules, counted in Postgres over all instances. */
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertCalls, type NewCall } from '../../db/testing-calls.ts';
import { type Database, openDatabase } from '../../db/client.ts';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { billingAccount, business, call, usage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { systemClock } from '../clock.ts';
import { admitBrowserCall, readBrowserLeft, readBrowserStanding } from './browser-phone.ts';
import {
  browserLeft,
  type BrowserLimits,
  browserEntitlementOf,
  CALLS_AT_ONCE,
  SHORTEST_SECONDS,
} from './browser-entitlement.ts';
import { HEARTBEAT_SECONDS, recordTalk } from './ledger.ts';
import type { Account } from './entitlement.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = new Date('2026-11-25T15:00:00Z');
const trialUntil = (endsAt: Date): Account => ({ type: 'trial', endsAt, minutes: 60 });
const subscribed: Account = {
  type: 'subscribed',
  plan: 'starter',
  interval: 'month',
  periodStart: new Date(NOW.getTime() - DAY_MS),
  periodEnd: new Date(NOW.getTime() + DAY_MS),
  unpaidSince: null,
  cancelsAt: null,
};
const NOTHING = { allSeconds: 0, todaySeconds: 0, businessCalls: 0, userCalls: 0 };

const seconds = fc.nat(8_000);
const use = fc
  .record({ allSeconds: seconds, todaySeconds: seconds, businessCalls: fc.nat(8), userCalls: fc.nat(2) })
  .map((used) => ({ ...used, allSeconds: Math.max(used.allSeconds, used.todaySeconds) }));
const limits: fc.Arbitrary<BrowserLimits> = fc.record({
  daySeconds: seconds,
  trialSeconds: fc.option(seconds),
});
const account = fc.constantFrom<Account>(
  { type: 'free' },
  trialUntil(new Date(NOW.getTime() + DAY_MS)),
  trialUntil(new Date(NOW.getTime() - 1)),
  subscribed,
  { ...subscribed, unpaidSince: new Date(NOW.getTime() - 8 * DAY_MS) },
  { type: 'ended', at: NOW },
);

describe('the rules of browser calls', () => {
  test('allow a call only while something is left of every limit that applies', () => {
    fc.assert(
      fc.property(account, limits, use, (of, given, used) => {
        const admission = browserEntitlementOf(of, given, used, NOW);
        const paying = of.type === 'subscribed';
        const fits =
          given.daySeconds - used.todaySeconds >= SHORTEST_SECONDS &&
          (paying || given.trialSeconds === null || given.trialSeconds - used.allSeconds >= SHORTEST_SECONDS);
        if (admission.type === 'open') {
          expect(fits).toBe(true);
          expect([used.userCalls, used.businessCalls < CALLS_AT_ONCE]).toEqual([0, true]);
          expect(admission.left.leftSeconds).toBeGreaterThan(0);
        } else if (fits && used.userCalls === 0 && used.businessCalls < CALLS_AT_ONCE) {
          expect(['trial-days', 'unpaid', 'ended']).toContain(admission.why);
        }
      }),
    );
  });

  test('leave less the more is used, and never more than a limit', () => {
    fc.assert(
      fc.property(account, limits, use, seconds, (of, given, used, more) => {
        const before = browserLeft(of, given, used);
        const after = browserLeft(of, given, {
          ...used,
          allSeconds: used.allSeconds + more,
          todaySeconds: used.todaySeconds + more,
        });
        expect(after.leftSeconds).toBe(Math.max(0, before.leftSeconds - more));
        expect(before.leftSeconds).toBeLessThanOrEqual(given.daySeconds);
      }),
    );
  });

  test.each([
    ['trial-days', trialUntil(NOW)],
    ['no-trial', { type: 'no-trial', why: 'person', since: NOW }],
    ['unpaid', { ...subscribed, unpaidSince: new Date(NOW.getTime() - 7 * DAY_MS) }],
    ['ended', { type: 'ended', at: NOW }],
  ] as const)('refuse a call where the telephone is not answered either: %s', (why, of) => {
    const given = { daySeconds: 3_600, trialSeconds: 3_600 };
    expect(browserEntitlementOf(of, given, NOTHING, NOW)).toEqual({ type: 'refused', why });
  });
});

describe('the count of browser calls', () => {
  let db: TestDatabase;
  let elsewhere: Database;
  let businessId: BusinessId;
  let other: BusinessId;
  let userId: UserId;

  const makeShop = async () => {
    const id = newId<BusinessId>();
    const policy = { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 };
    const place = { zone: 'America/New_York', country: 'US', currency: 'USD' };
    await db.system
      .insert(business)
      .values({ id, name: 'Harbour', trade: 'barber', ...place, hours: [], policy });
    return id;
  };
  beforeAll(async () => {
    db = await createTestDatabase();
    elsewhere = openDatabase(db.url);
  });
  afterAll(async () => {
    await elsewhere.close();
    await db.close();
  });
  beforeEach(async () => {
    [businessId, other] = await Promise.all([makeShop(), makeShop()]);
    userId = newId<UserId>();
  });

  const partsOf = (
    at: Database,
    given: Partial<BrowserLimits> = {},
    trial: { days: number; minutes: number } | null = null,
  ) => ({
    db: at,
    clock: systemClock,
    billingUrl: '',
    trial,
    limits: { daySeconds: 3_600, trialSeconds: null, ...given },
  });

  interface Made {
    readonly by?: UserId;
    readonly at?: BusinessId;
    readonly row?: Partial<NewCall>;
  }
  async function makeCall({ by = userId, at = businessId, row = {} }: Made = {}): Promise<CallId> {
    const id = newId<CallId>();
    const fixed = { businessId: at, id, sid: `web-${id}`, channel: 'web', address: '', userId: by } as const;
    await insertCalls(db.system, { ...fixed, status: 'ringing', ...row });
    return id;
  }
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
  const ended = (connectedSeconds: number, endedAt = new Date()) => ({
    status: 'ended' as const,
    startedAt: new Date(endedAt.getTime() - connectedSeconds * 1000),
    answeredAt: new Date(endedAt.getTime() - connectedSeconds * 1000),
    connectedMs: connectedSeconds * 1000,
    lastConnectedAt: endedAt,
    endedAt,
  });
  const goingOn = (seconds: number, seen = 0) => ({
    status: 'active' as const,
    instanceId: 'one',
    startedAt: ago(seconds),
    answeredAt: ago(seconds),
    connectedSince: ago(seconds),
    lastConnectedAt: ago(seen),
  });
  const ring = (at: Database, business = businessId, by = userId) =>
    admitBrowserCall(partsOf(at), { businessId: business, userId: by }, async (tx) => {
      const id = newId<CallId>();
      const fixed = { businessId: business, id, sid: `web-${id}`, channel: 'web', address: '' } as const;
      await insertCalls(tx, { ...fixed, status: 'ringing', userId: by });
    });

  test('allows a person one call at a time, across businesses and instances', async () => {
    const rings = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        ring(n % 2 === 0 ? db : elsewhere, n % 3 === 0 ? other : businessId),
      ),
    );
    expect(rings.filter(({ type }) => type === 'open')).toHaveLength(1);
    const refused = rings.filter((each) => each.type === 'refused');
    expect(new Set(refused.map(({ why }) => why))).toEqual(new Set(['in-call']));
  });

  test('answers, of many people of one business who call at once, as many as are allowed', async () => {
    const rings = await Promise.all(
      Array.from({ length: 12 }, (_, n) => ring(n % 2 === 0 ? db : elsewhere, businessId, newId<UserId>())),
    );
    expect(rings.filter(({ type }) => type === 'open')).toHaveLength(CALLS_AT_ONCE);
    expect(await ring(db, other, newId<UserId>())).toMatchObject({ type: 'open' });
  });

  test.each([
    // Made when the test runs: a call that was not seen for 15 s is over.
    ['goes on', () => goingOn(60), 'refused'],
    ['rings since a moment ago', () => ({ status: 'ringing' as const }), 'refused'],
    ['was let go of by an instance that stops', () => ({ ...goingOn(60), instanceId: null }), 'open'],
    ['has been silent since its instance died', () => goingOn(60, 20), 'open'],
    ['was never answered', () => ({ status: 'ringing' as const, startedAt: ago(20) }), 'open'],
    ['is over', () => ended(60), 'open'],
  ])('contains a call that %s, so the next one is %s', async (_, row, expected) => {
    await makeCall({ at: other, row: row() });
    expect((await ring(db)).type).toBe(expected);
  });

  test("includes a person's calls to other businesses and the calls of colleagues, and no other calls", async () => {
    await makeCall({ row: ended(100) });
    await makeCall({ by: newId<UserId>(), row: ended(20) });
    await makeCall({ at: other, row: ended(3) });
    await makeCall({ at: other, by: newId<UserId>(), row: ended(1_000) });
    await makeCall({ row: { ...ended(500), channel: 'phone', userId: null } });
    expect(await readBrowserLeft(partsOf(db), { businessId, userId })).toEqual({
      usedSeconds: 123,
      leftSeconds: 3_477,
      limit: 'browser-day',
    });
  });

  test('includes a running call up to now, but only until it was last seen', async () => {
    const row = goingOn(60);
    await makeCall({ row });
    const { usedSeconds } = await readBrowserLeft(partsOf(db), { businessId, userId });
    expect(usedSeconds).toBeGreaterThanOrEqual(60);
    expect(usedSeconds).toBeLessThanOrEqual(60 + HEARTBEAT_SECONDS + 1);
    await db.system
      .update(call)
      .set({ lastConnectedAt: new Date(row.connectedSince.getTime() + 20_000) })
      .where(eq(call.businessId, businessId));
    const dead = await readBrowserLeft(partsOf(db), { businessId, userId });
    expect(dead.usedSeconds).toBe(20 + HEARTBEAT_SECONDS);
  });

  test("is reset each day for the daily allowance, never for a trial, and the trial's limit ends with a payment", async () => {
    await makeCall({ row: ended(40, ago(2 * 24 * 3_600)) });
    const given = { daySeconds: 30, trialSeconds: 40 };
    const trial = partsOf(db, given, { days: 14, minutes: 60 });
    const standing = () => readBrowserStanding(trial, { businessId, userId });
    expect(await readBrowserStanding(partsOf(db, { daySeconds: 30 }), { businessId, userId })).toMatchObject({
      type: 'open',
      left: { usedSeconds: 0 },
    });
    expect(await standing()).toEqual({ type: 'refused', why: 'browser-trial' });
    const plan = { subscriptionStatus: 'active', plan: 'starter', interval: 'month' } as const;
    await db.system
      .update(billingAccount)
      .set({ ...plan, periodStart: ago(60), periodEnd: ago(-60) })
      .where(eq(billingAccount.businessId, businessId));
    expect(await standing()).toMatchObject({ type: 'open', left: { leftSeconds: 30 } });
  });

  test('stays the same when an ended call enters the ledger as one that nobody pays', async () => {
    const callId = await makeCall({ row: ended(61) });
    const told = await db.tenant(businessId, (tx) => recordTalk(tx, { businessId, callId }));
    expect(told).toMatchObject([{ type: 'usage.updated', callId, seconds: 61 }]);
    const rows = await db.system.select().from(usage).where(eq(usage.businessId, businessId));
    expect(rows).toMatchObject([{ kind: 'browser', quantity: 61, billable: false }]);
    expect(await readBrowserLeft(partsOf(db), { businessId, userId })).toMatchObject({ usedSeconds: 61 });
  });

  test("gives a tenant the sums of other businesses' calls, and no row of them", async () => {
    await makeCall({ at: other, row: ended(7) });
    const seen = await db.tenant(businessId, (tx) => tx.select().from(call).where(eq(call.userId, userId)));
    expect(seen).toEqual([]);
    const use = await db.system.execute<{ allowed: boolean }>(
      sql`select has_function_privilege('public', 'browser_use(text, timestamptz, timestamptz, integer, integer)', 'execute') as allowed`,
    );
    expect([...use]).toEqual([{ allowed: false }]);
  });
});
