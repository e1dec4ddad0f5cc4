/** What callers hear, and owners are told, when a business's trial, payment or limits let the receptionist answer no more. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import {
  billingAccount,
  call,
  conversation,
  mail,
  member,
  phoneNumber,
  usage,
  user,
} from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { setCaps } from '../billing/accounts.ts';
import { checkLimits } from '../billing/admission.ts';
import { CALLS_AN_HOUR, LONGEST_DIAL_SECONDS, MINUTES_A_DAY } from '../business/dialling.ts';
import { systemClock } from '../clock.ts';
import { callBySid, endAbandonedCall, markAnswered } from '../calls/calls.ts';
import { makeBusiness, readCall, readEvents } from '../calls/testing.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { openCarrierRoutes } from './testing.ts';

const TRIAL = { days: 14, minutes: 60 };
const FALLBACK = '+12125550777';
const DAY = 24 * 60 * 60 * 1000;
const ago = (ms: number) => new Date(Date.now() - ms);

type Routes = Awaited<ReturnType<typeof openCarrierRoutes>>;
type Account = Partial<typeof billingAccount.$inferInsert>;

let db: TestDatabase;
/** Two instances of the service, each with connections of its own. */
let routes: Routes;
let otherRoutes: Routes;
let closeOther: () => Promise<void>;
let businessId: BusinessId;
let number: string;
let email: string;

beforeAll(async () => {
  db = await createTestDatabase();
  routes = await openCarrierRoutes(db, TRIAL);
  const otherDb = openDatabase(db.url);
  otherRoutes = await openCarrierRoutes(otherDb, TRIAL);
  closeOther = () => otherDb.close();
});
afterAll(async () => {
  await Promise.all([routes.close(), otherRoutes.close()]);
  await closeOther();
  await db.close();
});
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
  email = `owner${number.slice(1)}@a.test`;
  const userId = newId<UserId>();
  await db.system.insert(user).values({ id: userId, name: 'Owner', email });
  await db.system.insert(member).values({ businessId, userId, role: 'owner' });
});

const hasAccount = (account: Account) =>
  db.system.insert(billingAccount).values({
    businessId,
    trialEndsAt: new Date(Date.now() + DAY),
    trialMinutes: TRIAL.minutes,
    ...account,
  });
const STARTER: Account = {
  customerId: null,
  subscriptionId: 'sub_1',
  subscriptionStatus: 'active',
  plan: 'starter',
  interval: 'month',
  periodStart: ago(10 * DAY),
  periodEnd: new Date(Date.now() + 20 * DAY),
};

let calls = 0;
const newSid = () => {
  calls += 1;
  return `CA${calls.toString().padStart(32, '0')}`;
};
const form = (sid: string, more: Record<string, string> = {}) => ({
  CallSid: sid,
  From: '+12125550123',
  To: number,
  CallStatus: 'ringing',
  ...more,
});
const ring = async (sid = newSid(), at = routes) => {
  const answer = await at.post('voice', form(sid));
  expect(answer.status).toBe(200);
  return answer.body;
};
const isConnected = (twiml: string) => twiml.includes('<Stream');

/** A call that is answered, on whichever instance. @returns its keys. */
async function answered(
  since = new Date(),
): Promise<{ sid: string; businessId: BusinessId; callId: CallId }> {
  const sid = newSid();
  const token = /name="t" value="([\w-]{43})"/.exec(await ring(sid))?.[1] ?? '';
  const at = await redeemToken(db, token, sid);
  if (at === null) throw new Error('the call was not let in');
  await markAnswered(db, at, 'instance-2');
  await db.system.update(conversation).set({ answeredAt: since }).where(eq(conversation.id, at.callId));
  await db.system.update(call).set({ connectedSince: since }).where(eq(call.id, at.callId));
  return { sid, ...at };
}

/** A call that is over, in which so many seconds were talked, the last one begun. */
async function talked(seconds: number): Promise<CallId> {
  const { callId } = await answered(ago(seconds * 1000 - 500));
  const ending = { outcome: 'answered' as const, summary: '' };
  await db.tenant(businessId, (tx) => endAbandonedCall(tx, { businessId, callId }, ending));
  return callId;
}

const mails = () => db.system.select().from(mail).where(eq(mail.recipient, email));
const refusals = async () =>
  (await readEvents(db, businessId)).filter(({ type }) => type === 'limit.exceeded');

/** What it takes to be refused, and what the owner is told of it. */
const REFUSED: readonly (readonly [string, Account, number, RegExp])[] = [
  ['trial-days', { trialEndsAt: ago(1000) }, 0, /trial is over/],
  ['trial-minutes', { trialMinutes: 1 }, 60, /minutes of your trial are used up/],
  [
    'unpaid',
    { ...STARTER, subscriptionStatus: 'past_due', unpaidSince: ago(7 * DAY) },
    0,
    /not paid.*restored as soon as it is paid/,
  ],
  ['ended', { ...STARTER, subscriptionStatus: 'canceled', endedAt: ago(DAY) }, 0, /no subscription/],
  ['overage-cap', { ...STARTER, overageCapCents: 0 }, 200 * 60, /limit that you set for this period/],
  ['daily-cap', { ...STARTER, dailyCapMinutes: 5 }, 5 * 60, /limit that you set for a day/],
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
