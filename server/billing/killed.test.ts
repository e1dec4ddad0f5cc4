/** Ten histories whose jobs are done by processes that are killed in the middle: nothing is lost and nothing is doubled. */
import type { ChildProcess } from 'node:child_process';
import { and, count, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { stripeEvent, usage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { killWorker, retryUnfinished, startWorker } from '../jobs/testing-killed.ts';
import { recordTalk } from './ledger.ts';
import { fetchState } from './sync.ts';
import {
  handOn,
  liveThrough,
  makePayingBusiness,
  type Money,
  openMoney,
  readAccount,
  talk,
} from './testing.ts';
import type { WorkerSettings } from './testing-worker.ts';
import { keepEvents, type StripeEnvelope } from './webhook-events.ts';

const KILLS = 10;
const SECONDS = [60, 61, 62, 63, 64, 65];

let db: TestDatabase;
let money: Money;
let worker: ChildProcess;

beforeAll(async () => {
  db = await createTestDatabase();
  money = await openMoney(db);
  worker = start();
});
afterAll(async () => {
  await killWorker(worker);
  await money.close();
  await db.close();
});

const start = () =>
  startWorker(new URL('testing-worker.ts', import.meta.url), {
    databaseUrl: db.url,
    stripeUrl: money.fake.url,
  } satisfies WorkerSettings);
const timePasses = () => retryUnfinished(db, ['look-into-stripe-event', 'mind-usage']);

const done = async (customerId: string): Promise<number> => {
  const [row] = await db.system
    .select({ done: count() })
    .from(stripeEvent)
    .where(and(eq(stripeEvent.customerId, customerId), eq(stripeEvent.status, 'done')));
  return row?.done ?? 0;
};

/** A history that was told up to three times, and calls that are closed in it; `put` has all of it wait in the queue. */
async function liveOne(businessId: BusinessId) {
  const told: StripeEnvelope[] = [];
  for await (const events of liveThrough(money, businessId)) {
    const { customerId } = await readAccount(money, businessId);
    // Stripe still sends events about customers of earlier rounds, too.
    const own = events.filter(({ data }) => JSON.stringify(data).includes(`"${customerId}"`));
    // The plan is active before anybody calls.
    if (told.length === 0) for (const event of own) await handOn(money, event);
    told.push(...(JSON.parse(JSON.stringify(own)) as StripeEnvelope[]));
  }
  const calls: CallId[] = [];
  for (const seconds of SECONDS) calls.push(await talk(money, businessId, seconds));
  return {
    told,
    put: async () => {
      for (const callId of calls) await db.tenant(businessId, (tx) => recordTalk(tx, { businessId, callId }));
      for (const copies of [1, 2, 3])
        for (const event of told.filter((_, at) => at % 3 < copies)) await keepEvents(db, [event]);
    },
  };
}

/** A history's subscription and its unpaid invoices are looked at once at least, and each call is metered. */
const LEAST_REQUESTS = 2 + SECONDS.length;

/** Leaves the request to Stripe after so many without an answer. @returns when it has come in. */
function stall(after: number, when: 'before' | 'after'): Promise<undefined> {
  const reached = Promise.withResolvers<undefined>();
  let passed = 0;
  money.fake.pause = (at) => {
    if (at !== when || passed++ !== after) return Promise.resolve();
    reached.resolve(undefined);
    return new Promise(() => undefined);
  };
  return reached.promise;
}

async function jobsInHand(): Promise<number> {
  const [row] = await db.sql<{ count: number }[]>`
    select count(*)::int as count from pgboss.job where state = 'active'`;
  return row?.count ?? 0;
}

test.each(Array.from({ length: KILLS }, (_, at) => at))(
  'another process finishes the work of a killed one without a trace (%i)',
  async (round) => {
    const businessId = await makePayingBusiness(money);
    const { told, put } = await liveOne(businessId);
    const { customerId } = await readAccount(money, businessId);
    if (customerId === null) throw new Error('no customer');
    // Each time somewhere else.
    const stalled = stall((round * 3) % LEAST_REQUESTS, round < KILLS / 2 ? 'before' : 'after');
    await put();
    await stalled;
    await killWorker(worker);
    money.fake.pause = () => Promise.resolve();
    expect(await jobsInHand()).toBeGreaterThan(0);
    await timePasses();
    worker = start();

    await expect.poll(() => done(customerId), { timeout: 20_000, interval: 50 }).toBe(told.length);
    const ledger = () => db.system.select().from(usage).where(eq(usage.businessId, businessId));
    await expect
      .poll(async () => (await ledger()).every(({ reportedAt }) => reportedAt !== null), { timeout: 20_000 })
      .toBe(true);

    const { state } = await fetchState(money.parts, customerId);
    expect(state).toMatchObject({ subscriptionStatus: 'past_due', plan: 'starter' });
    expect(await readAccount(money, businessId)).toMatchObject(state);
    expect((await ledger()).map(({ quantity }) => quantity).toSorted()).toEqual(SECONDS);
    const metered = money.fake.account.meterEvents.filter((event) => event.customer === customerId);
    expect(metered.map(({ value }) => value).toSorted()).toEqual(SECONDS);
    expect(new Set(metered.map(({ identifier }) => identifier)).size).toBe(SECONDS.length);
    const failed = await db.system
      .select()
      .from(stripeEvent)
      .where(and(eq(stripeEvent.customerId, customerId), ne(stripeEvent.status, 'done')));
    expect(failed).toEqual([]);
  },
  60_000,
);
