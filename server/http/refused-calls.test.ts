/** Calls that the receptionist does not answer: they are put through to a phone or leave a message. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { billingAccount, phoneNumber, usage } from '../../db/schema.ts';
import { setCaps } from '../billing/accounts.ts';
import { CALLS_AN_HOUR, LONGEST_DIAL_SECONDS, MINUTES_A_DAY } from '../business/dialling.ts';
import { callBySid } from '../calls/calls.ts';
import { makeBusiness } from '../calls/testing.ts';
import { openCarrierRoutes } from './testing.ts';
import {
  businessId,
  number,
  db,
  routes,
  otherRoutes,
  type Routes,
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
  talked,
  mails,
  refusals,
} from './testing-admission.ts';

const FALLBACK = '+12125550777';

/** What it takes to be refused, and what the owner is told of it. */
const REFUSED: readonly (readonly [string, Account, number, RegExp])[] = [
  ['trial-days', { trialEndsAt: ago(1000) }, 0, /trial is over/],
  ['trial-minutes', { trialMinutes: 1 }, 60, /used up the minutes of your free trial/],
  [
    'unpaid',
    { ...STARTER, subscriptionStatus: 'past_due', unpaidSince: ago(7 * DAY) },
    0,
    /not paid.*answers again as soon as you pay/,
  ],
  ['ended', { ...STARTER, subscriptionStatus: 'canceled', endedAt: ago(DAY) }, 0, /no subscription/],
  ['overage-cap', { ...STARTER, overageCapCents: 0 }, 200 * 60, /spending limit for this period/],
  ['daily-cap', { ...STARTER, dailyCapMinutes: 5 }, 5 * 60, /minutes you allow for a day/],
];

describe.each(REFUSED)('a caller of a business that is not admitted: %s', (why, account, seconds, told) => {
  test('a caller leaves a message or is put through, and the owner is told once', async () => {
    await hasAccount(STARTER);
    if (seconds > 0) await talked(seconds);
    await db.system
      .update(billingAccount)
      .set({ subscriptionStatus: null, plan: null, interval: null, ...account })
      .where(eq(billingAccount.businessId, businessId));

    const sid = newSid();
    const asked = await ring(sid);
    expect(asked).toMatch(
      /<Response><Say>Thank you for calling\. Nobody can come to the phone right now\. Please leave your name, .*<\/Say><Record /,
    );
    await routes.post(
      'after-recording',
      form(sid, { RecordingUrl: 'https://a.test/RE1', RecordingDuration: '9' }),
    );
    expect(await callBySid(db, sid)).toMatchObject({ status: 'ended', outcome: 'message' });

    await db.system
      .update(billingAccount)
      .set({ fallbackPhone: FALLBACK })
      .where(eq(billingAccount.businessId, businessId));
    const putThrough = await ring(newSid(), otherRoutes);
    expect(putThrough).toMatch(
      /<Response><Dial action="[^"]*\/after-dial" [^>]*>\+12125550777<\/Dial><\/Response>$/,
    );
    for (const heard of [asked, putThrough])
      expect(heard.replaceAll(/<[^<>]*>/g, ' ')).not.toMatch(/sorry|error|pay|plan|subscri|limit/i);

    expect(await refusals()).toMatchObject([{ why }]);
    const sent = (await mails()).filter(({ subject }) => subject.includes('could not answer'));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatch(told);
    expect(sent[0]?.body).toContain('https://ahoy.example.com/billing');
  });
});

test('a caller put through without an answer leaves a message; an answered call is in the ledger and is not charged', async () => {
  await hasAccount({ trialEndsAt: ago(1000), fallbackPhone: FALLBACK });
  const [missed, taken] = [newSid(), newSid()];
  await ring(missed);
  await ring(taken);
  const unanswered = await routes.post('after-dial', form(missed, { DialCallStatus: 'no-answer' }));
  expect(unanswered.body).toContain('<Record');
  const done = { DialCallStatus: 'completed', DialCallDuration: '95' };
  for (let again = 0; again < 2; again += 1)
    expect((await routes.post('after-dial', form(taken, done))).body).toMatch(
      /<Response><Hangup\/><\/Response>$/,
    );
  const ledger = await db.system.select().from(usage).where(eq(usage.businessId, businessId));
  expect(ledger).toMatchObject([{ kind: 'transfer', quantity: 95, billable: false }]);
});

test('a business that names a number of its own is not put through to itself', async () => {
  await hasAccount({ trialEndsAt: ago(1000), fallbackPhone: number });
  expect(await ring()).toContain('<Record');
  const second = '+14155550111';
  await db.system.insert(phoneNumber).values({ businessId, e164: second });
  await setCaps(db, businessId, { overageCapCents: null, dailyCapMinutes: null, fallbackPhone: second });
  expect(await ring()).toContain('<Record');
});

test.each([
  '+19005551234',
  '+18765551234',
  '+449098790000',
  '+870123456789',
  '+882131234567',
  '+447012345678',
  '+442079460000',
])('a number stored earlier that may not be called, %s, is not called', async (fallbackPhone) => {
  await hasAccount({ trialEndsAt: ago(1000), fallbackPhone });
  expect(await ring()).toContain('<Record');
});

test('two businesses that name each other’s numbers do not call each other for ever', async () => {
  const other = await makeBusiness(db);
  await hasAccount({ trialEndsAt: ago(1000), fallbackPhone: other.number });
  expect(await ring()).toContain('<Record');
});

test('a business puts through twenty calls an hour, each for at most an hour', async () => {
  await hasAccount({ trialEndsAt: ago(1000), fallbackPhone: FALLBACK });
  const taken = { DialCallStatus: 'completed', DialCallDuration: '30' };
  const once = async (at: Routes) => {
    const sid = newSid();
    const heard = await ring(sid, at);
    if (heard.includes('<Dial')) await at.post('after-dial', form(sid, taken));
    return heard;
  };
  for (let call = 0; call < CALLS_AN_HOUR; call += 1)
    expect(await once(call % 2 === 0 ? routes : otherRoutes)).toMatch(/<Dial [^>]*timeLimit="3600"/);
  expect(await once(routes)).toContain('<Record');
});

test('a business puts callers through for a limited number of minutes a day, and a call in progress counts with its longest length', async () => {
  await hasAccount({ trialEndsAt: ago(1000), fallbackPhone: FALLBACK });
  const sids = Array.from({ length: 8 }, newSid);
  const heard = await Promise.all(sids.map((sid, at) => ring(sid, at % 2 === 0 ? routes : otherRoutes)));
  const dialled = sids.filter((_, at) => heard[at]?.includes('<Dial'));
  expect(dialled).toHaveLength((MINUTES_A_DAY * 60) / LONGEST_DIAL_SECONDS);
  const [first = '', second = ''] = dialled;
  await routes.post('after-dial', form(first, { DialCallStatus: 'completed', DialCallDuration: '600' }));
  expect(await ring()).toContain('timeLimit="3000"');
  expect(await ring()).toContain('<Record');
  await routes.post('after-dial', form(second, { DialCallStatus: 'no-answer' }));
  expect(await ring()).toContain('timeLimit="3000"');
});

test('the limit on put-through calls also holds for callers whom the carrier sends back at once', async () => {
  await hasAccount({ fallbackPhone: FALLBACK });
  const heard = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? routes : otherRoutes).post('fallback', form(newSid())),
    ),
  );
  const dialled = heard.filter(({ body }) => body.includes('<Dial'));
  expect(dialled).toHaveLength((MINUTES_A_DAY * 60) / LONGEST_DIAL_SECONDS);
});

test('without payments, calls at the same time are put through no more often than calls one after the other', async () => {
  const free = await openCarrierRoutes(db, null, { hearsCallers: false });
  await hasAccount({ fallbackPhone: FALLBACK });
  const heard = await Promise.all(Array.from({ length: 20 }, () => ring(newSid(), free)));
  await free.close();
  const dialled = heard.filter((twiml) => twiml.includes('<Dial'));
  expect(dialled).toHaveLength((MINUTES_A_DAY * 60) / LONGEST_DIAL_SECONDS);
});

describe('a business without speech recognition', () => {
  let deaf: Routes;
  beforeAll(async () => {
    deaf = await openCarrierRoutes(db, TRIAL, { hearsCallers: false });
  });
  afterAll(() => deaf.close());

  test('puts callers through to the phone that it named, as often as that phone may be called', async () => {
    await hasAccount({ fallbackPhone: FALLBACK });
    let rung = 0;
    while ((await ring(newSid(), deaf)).includes(`>${FALLBACK}</Dial>`)) rung += 1;
    expect(rung).toBeGreaterThan(0);
    expect(rung).toBeLessThanOrEqual(CALLS_AN_HOUR);
    expect(deaf.fallen.slice(-2)).toEqual([
      { why: 'cannot-hear', how: 'phone' },
      { why: 'cannot-hear', how: 'message' },
    ]);
  });

  test('takes a message where it named no phone, and counts no minutes', async () => {
    const sid = newSid();
    const answer = await ring(sid, deaf);
    expect(answer).toContain('leave your name, your number and a message');
    expect(isConnected(answer)).toBe(false);
    const url = 'https://api.twilio.com/recordings/RE1';
    const recorded = form(sid, { RecordingUrl: url, RecordingDuration: '7', CallStatus: 'in-progress' });
    expect((await deaf.post('after-recording', recorded)).body).toContain('Thank you');
    expect(await callBySid(db, sid)).toMatchObject({ status: 'ended', outcome: 'message' });
    expect(await db.system.select().from(usage).where(eq(usage.businessId, businessId))).toEqual([]);
  });
});
