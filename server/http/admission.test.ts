/** What callers hear, and owners are told, when a business's trial, payment or limits let the receptionist answer no more. */
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { billingAccount, call, usage } from '../../db/schema.ts';
import { setCaps } from '../billing/accounts.ts';
import { checkLimits } from '../billing/admission.ts';
import { systemClock } from '../clock.ts';
import { callBySid } from '../calls/calls.ts';
import { readCall, readEvents } from '../calls/testing.ts';
import { openCarrierRoutes } from './testing.ts';
import {
  businessId,
  db,
  routes,
  otherRoutes,
  TRIAL,
  DAY,
  ago,
  type Account,
  hasAccount,
  STARTER,
  newSid,
  form,
  ring,
  isConnected,
  answered,
  talked,
  mails,
  refusals,
} from './testing-admission.ts';

test('two instances together answer as many calls at once as the plan allows', async () => {
  await hasAccount(STARTER);
  const sids = Array.from({ length: 12 }, newSid);
  const heard = await Promise.all(sids.map((sid, at) => ring(sid, at % 2 === 0 ? routes : otherRoutes)));
  const connected = sids.filter((_, at) => isConnected(heard[at] ?? ''));
  expect(connected).toHaveLength(2);
  expect(heard.filter((twiml) => twiml.includes('<Record'))).toHaveLength(10);
  expect(await refusals()).toMatchObject([{ why: 'concurrent-calls' }]);

  const [over = ''] = connected;
  await routes.post('status', form(over, { CallStatus: 'completed' }));
  await expect.poll(async () => (await callBySid(db, over))?.status).toBe('ended');
  const next = await Promise.all([routes, otherRoutes, routes].map((at) => ring(newSid(), at)));
  expect(next.filter(isConnected)).toHaveLength(1);
});

test('the minutes of calls in progress count, whichever instance answers them', async () => {
  await hasAccount({ ...STARTER, plan: 'scale', dailyCapMinutes: 10 });
  await answered(ago(4 * 60_000));
  expect(isConnected(await ring())).toBe(true);
  await answered(ago(6 * 60_000));
  expect(isConnected(await ring(newSid(), otherRoutes))).toBe(false);
  const limit = (account: Account) =>
    db.system.update(billingAccount).set(account).where(eq(billingAccount.businessId, businessId));
  await limit({ dailyCapMinutes: null, overageCapCents: 0 });
  expect(isConnected(await ring(newSid(), otherRoutes))).toBe(true);
  await answered(ago(2_491 * 60_000));
  expect(isConnected(await ring(newSid(), otherRoutes))).toBe(false);
  await limit({ overageCapCents: 100 });
  expect(isConnected(await ring())).toBe(true);
});

test('a call in progress is never cut, neither when its stream is lost nor when its webhook is sent again', async () => {
  const { sid, callId } = await answered();
  await db.system
    .update(billingAccount)
    .set({ trialEndsAt: ago(1000), trialMinutes: 0 })
    .where(eq(billingAccount.businessId, businessId));
  expect(isConnected(await ring())).toBe(false);
  expect(isConnected(await ring(sid))).toBe(true);
  await db.system.update(call).set({ instanceId: null }).where(eq(call.id, callId));
  expect(isConnected((await routes.post('after-stream', form(sid))).body)).toBe(true);
  expect(await readCall(db, callId)).toMatchObject({ status: 'active' });
});

test('the owner is told again when a raised limit is reached', async () => {
  await hasAccount(STARTER);
  await talked(60);
  const limit = (dailyCapMinutes: number) =>
    setCaps(db, businessId, { overageCapCents: null, dailyCapMinutes, fallbackPhone: null });
  for (const minutes of [1, 2]) {
    await limit(minutes);
    if (minutes > 1) await talked(60);
    for (let calls = 0; calls < 2; calls += 1) expect(isConnected(await ring())).toBe(false);
    expect(await refusals()).toHaveLength(minutes);
    expect(await mails()).toHaveLength(minutes);
  }
});

test('calls are answered again as soon as the plan is paid', async () => {
  await hasAccount({ ...STARTER, subscriptionStatus: 'past_due', unpaidSince: ago(8 * DAY) });
  expect(isConnected(await ring())).toBe(false);
  await db.system
    .update(billingAccount)
    .set({ subscriptionStatus: 'active', unpaidSince: null })
    .where(eq(billingAccount.businessId, businessId));
  expect(isConnected(await ring())).toBe(true);
});

test('a new business is in its trial from its first call on; without payments nothing is limited', async () => {
  expect(isConnected(await ring())).toBe(true);
  const [row] = await db.system
    .select()
    .from(billingAccount)
    .where(eq(billingAccount.businessId, businessId));
  expect(row).toMatchObject({ trialMinutes: TRIAL.minutes, subscriptionStatus: null });

  await db.system
    .update(billingAccount)
    .set({ trialEndsAt: ago(1000) })
    .where(eq(billingAccount.businessId, businessId));
  const free = await openCarrierRoutes(db);
  expect(isConnected(await ring(newSid(), free))).toBe(true);
  await free.close();
});

test('the owner is told once when four fifths of the minutes are used, and once when all are', async () => {
  await hasAccount(STARTER);
  const gate = { db, trial: TRIAL, clock: systemClock, billingUrl: 'https://ahoy.example.com/billing' };
  const told = async (seconds: number) => {
    const callId = await talked(seconds);
    await checkLimits(gate, { businessId, callId });
    await checkLimits(gate, { businessId, callId });
    return (await mails()).map(({ subject }) => subject.replace('You have used ', '')).toSorted();
  };
  expect(await told(159 * 60)).toEqual([]);
  expect(await told(60)).toEqual(['80 % of your minutes']);
  expect(await told(60)).toEqual(['80 % of your minutes']);
  expect(await told(39 * 60)).toEqual(['80 % of your minutes', 'all of your minutes']);
  expect(await told(60)).toEqual(['80 % of your minutes', 'all of your minutes']);
  const updates = (await readEvents(db, businessId)).filter(({ type }) => type === 'usage.updated');
  expect(updates).toMatchObject([159, 1, 1, 39, 1].map((minutes) => ({ seconds: minutes * 60 })));
  expect(
    await db.system
      .select()
      .from(usage)
      .where(and(eq(usage.businessId, businessId), eq(usage.billable, true))),
  ).toHaveLength(5);
});
