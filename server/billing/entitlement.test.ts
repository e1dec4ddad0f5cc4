import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAN_IDS } from '../../db/schema.ts';
import { cappedSeconds, includedSeconds, overageCents, planOf } from './plans.ts';
import { type Account, type Caps, GRACE_DAYS, meterOf, entitlementOf, type Used } from './entitlement.ts';

const NOW = new Date('2030-04-15T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);
const NO_CAPS: Caps = { overageCents: null, dailyMinutes: null };
const used = (more: Partial<Used> = {}): Used => ({
  periodSeconds: 0,
  todaySeconds: 0,
  callsNow: 0,
  ...more,
});
const trial: Account = { type: 'trial', endsAt: days(1), minutes: 60 };
const subscribed = (more: Partial<Extract<Account, { type: 'subscribed' }>> = {}): Account => ({
  type: 'subscribed',
  plan: 'starter',
  interval: 'month',
  periodStart: days(-10),
  periodEnd: days(20),
  unpaidSince: null,
  cancelsAt: null,
  ...more,
});
const why = (account: Account, caps: Caps = NO_CAPS, so: Used = used()) => {
  const standing = entitlementOf(account, caps, so, NOW);
  return standing.type === 'open' ? 'open' : standing.why;
};

describe('one more call', () => {
  test('is always answered without Stripe', () => {
    expect(why({ type: 'free' }, NO_CAPS, used({ periodSeconds: 1e9, callsNow: 1000 }))).toBe('open');
  });

  test('is answered in a trial until its days or its minutes are over, whichever is first', () => {
    expect(why(trial)).toBe('open');
    expect(why({ ...trial, endsAt: NOW })).toBe('trial-days');
    expect(why({ type: 'no-trial', why: 'card', since: NOW })).toBe('no-trial');
    expect(why(trial, NO_CAPS, used({ periodSeconds: 3_599 }))).toBe('open');
    expect(why(trial, NO_CAPS, used({ periodSeconds: 3_600 }))).toBe('trial-minutes');
  });

  test('is answered while a failed payment has its days of grace, and not after them', () => {
    expect(why(subscribed({ unpaidSince: days(-GRACE_DAYS + 1) }))).toBe('open');
    expect(why(subscribed({ unpaidSince: days(-GRACE_DAYS) }))).toBe('unpaid');
    expect(why({ type: 'ended', at: days(-1) })).toBe('ended');
  });

  test("is answered up to the plan's number of calls at once", () => {
    expect(why(subscribed(), NO_CAPS, used({ callsNow: 1 }))).toBe('open');
    expect(why(subscribed(), NO_CAPS, used({ callsNow: 2 }))).toBe('concurrent-calls');
    expect(why(subscribed({ plan: 'scale' }), NO_CAPS, used({ callsNow: 2 }))).toBe('open');
  });

  test("is answered until the owner's own limits", () => {
    const caps = { overageCents: null, dailyMinutes: 30 };
    expect(why(subscribed(), caps, used({ todaySeconds: 1_799 }))).toBe('open');
    expect(why(subscribed(), caps, used({ todaySeconds: 1_800 }))).toBe('daily-cap');
  });

  test('is answered up to the last second that the limit on overage pays for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLAN_IDS),
        fc.constantFrom('month' as const, 'year' as const),
        fc.integer({ min: 0, max: 100_000 }),
        (id, interval, cap) => {
          const plan = planOf(id);
          const most = cappedSeconds(plan, interval, cap);
          expect(overageCents(plan, interval, most)).toBeLessThanOrEqual(cap);
          expect(overageCents(plan, interval, most + 60)).toBeGreaterThan(cap);
          const account = subscribed({ plan: id, interval });
          const caps = { overageCents: cap, dailyMinutes: null };
          expect(why(account, caps, used({ periodSeconds: most }))).toBe('overage-cap');
          expect(why(account, caps, used({ periodSeconds: most - 1 }))).toBe('open');
        },
      ),
    );
  });
});

describe('the meter', () => {
  test('counts no money for included minutes, and every second above them the same', () => {
    const plan = planOf('starter');
    const included = includedSeconds(plan, 'month');
    expect(overageCents(plan, 'month', included)).toBe(0);
    expect(overageCents(plan, 'month', included + 60)).toBe(plan.overageCentsPerMinute);
    expect(overageCents(plan, 'month', included + 90)).toBe(1.5 * plan.overageCentsPerMinute);
  });

  test('forecasts three times the usage after a third of the period', () => {
    const meter = meterOf(subscribed(), 6_000, NOW);
    expect(meter).toMatchObject({ usedSeconds: 6_000, overageCents: 0, forecastSeconds: 18_000 });
    expect(meter?.forecastOverageCents).toBe((18_000 - 12_000) * 0.5);
  });
});
