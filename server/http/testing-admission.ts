/** Two instances with a trial, a business, and its calls: what the tests of admission share. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { billingAccount, call, conversation, mail, member, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { endAbandonedCall, markAnswered } from '../calls/calls.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { openCarrierRoutes } from './testing.ts';

export const TRIAL = { days: 14, minutes: 60 };
export const DAY = 24 * 60 * 60 * 1000;
export const ago = (ms: number) => new Date(Date.now() - ms);

export type Routes = Awaited<ReturnType<typeof openCarrierRoutes>>;
export type Account = Partial<typeof billingAccount.$inferInsert>;

export let db: TestDatabase;
/** Two instances of the service, each with connections of its own. */
export let routes: Routes;
export let otherRoutes: Routes;
let closeOther: () => Promise<void>;
export let businessId: BusinessId;
export let number: string;
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

export const hasAccount = (account: Account) =>
  db.system.insert(billingAccount).values({
    businessId,
    trialEndsAt: new Date(Date.now() + DAY),
    trialMinutes: TRIAL.minutes,
    ...account,
  });
export const STARTER: Account = {
  customerId: null,
  subscriptionId: 'sub_1',
  subscriptionStatus: 'active',
  plan: 'starter',
  interval: 'month',
  periodStart: ago(10 * DAY),
  periodEnd: new Date(Date.now() + 20 * DAY),
};

export let calls = 0;
export const newSid = () => {
  calls += 1;
  return `CA${calls.toString().padStart(32, '0')}`;
};
export const form = (sid: string, more: Record<string, string> = {}) => ({
  CallSid: sid,
  From: '+12125550123',
  To: number,
  CallStatus: 'ringing',
  ...more,
});
export const ring = async (sid = newSid(), at = routes) => {
  const answer = await at.post('voice', form(sid));
  expect(answer.status).toBe(200);
  return answer.body;
};
export const isConnected = (twiml: string) => twiml.includes('<Stream');

/** A call that is answered, on whichever instance. @returns its keys. */
export async function answered(
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
export async function talked(seconds: number): Promise<CallId> {
  const { callId } = await answered(ago(seconds * 1000 - 500));
  const ending = { outcome: 'answered' as const, summary: '' };
  await db.tenant(businessId, (tx) => endAbandonedCall(tx, { businessId, callId }, ending));
  return callId;
}

export const mails = () => db.system.select().from(mail).where(eq(mail.recipient, email));
export const refusals = async () =>
  (await readEvents(db, businessId)).filter(({ type }) => type === 'limit.exceeded');
