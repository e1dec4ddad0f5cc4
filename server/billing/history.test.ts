/**
 * A history of one customer, told in many orders: each event up to three times, early or long after it happened, between
 * calls that are closed and reported, and broken off between any two statements. It always ends in the same state.
 */
import fc from 'fast-check';
import Stripe from 'stripe';
import { and, eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, stripeEvent, usage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { StripeEvent } from '../fakes/stripe/delivery.ts';
import { recordTalk } from './ledger.ts';
import { syncSubscription } from './sync.ts';
import { reportUsage } from './metering.ts';
import { API_VERSION } from './stripe.ts';
import {
  liveThrough,
  lookIntoEvent,
  makePayingBusiness,
  type Money,
  openMoney,
  readAccount,
  talk,
} from './testing.ts';
import { cardsOf } from './trials.ts';
import { keepEvents, type StripeEnvelope } from './webhook-events.ts';

/** As many as take about ten seconds on a quiet machine; `HISTORY_ORDERS=500` looks longer. */
const RUNS = Number(process.env['HISTORY_ORDERS'] ?? 60);
/** Orders that are tried at once, so that Postgres and this process do not wait for each other. */
const LANES = 4;
const CALLS = 4;

let db: TestDatabase;
let money: Money;
let customerId: string;
/** The event of each step, and Stripe's answers from then on, by request. */
const steps: { readonly events: readonly StripeEvent[]; readonly answers: ReadonlyMap<string, string> }[] =
  [];
let expected: Awaited<ReturnType<typeof endOf>>;

/** Stripe's library, with these answers to its questions. */
const stripeBy = (answer: (question: Request) => Promise<Response>) =>
  new Stripe('sk_test_1', {
    apiVersion: API_VERSION,
    maxNetworkRetries: 0,
    telemetry: false,
    host: '127.0.0.1',
    port: Number(new URL(money.fake.url).port),
    protocol: 'http',
    httpClient: Stripe.createFetchHttpClient((input: string | URL | Request, init?: RequestInit) =>
      answer(new Request(input, init)),
    ),
  });

beforeAll(async () => {
  db = await createTestDatabase();
  money = await openMoney(db);
  const businessId = await makePayingBusiness(money);
  for await (const events of liveThrough(money, businessId)) {
    customerId = (await readAccount(money, businessId)).customerId ?? '';
    const answers = new Map<string, string>();
    const listening = stripeBy(async (question) => {
      const answer = await fetch(question);
      answers.set(question.url, await answer.clone().text());
      return answer;
    });
    await syncSubscription({ ...money.parts, stripe: listening }, businessId);
    // Asked at the first look only, and in another order that may be any.
    await cardsOf(listening, customerId);
    steps.push({ events, answers });
  }
  expected = await endOf(businessId);
});
afterAll(async () => {
  await money.close();
  await db.close();
});

/** The part of an account that Stripe alone decides. */
async function endOf(businessId: BusinessId) {
  const row = await readAccount(money, businessId);
  const { subscriptionId, subscriptionStatus, plan, interval, periodStart, periodEnd } = row;
  const { cancelsAt, endedAt, unpaidSince } = row;
  return {
    subscriptionId,
    subscriptionStatus,
    plan,
    interval,
    periodStart,
    periodEnd,
    cancelsAt,
    endedAt,
    unpaidSince,
  };
}

/** Counts the steps of a process that dies after so many: from then on nothing is done any more. */
interface Life {
  left: number;
}
const isOver = ({ left }: Life): boolean => left < 0;
function step(life: Life): void {
  life.left -= 1;
  if (isOver(life)) throw new Error('broken off');
}

const STATEMENTS = ['select', 'insert', 'update', 'delete', 'execute'];

/** The same, with a step before each statement. */
const counted = <T extends object>(from: T, life: Life): T =>
  new Proxy(from, {
    get(target, name, receiver) {
      if (STATEMENTS.includes(String(name))) step(life);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });

const mortal = (from: Database, life: Life): Database => ({
  ...from,
  system: counted(from.system, life),
  sql: new Proxy(from.sql, {
    apply(target, self, args) {
      step(life);
      return Reflect.apply(target, self, args) as unknown;
    },
  }),
  tenant: (id, work) =>
    from.tenant(id, async (tx) => {
      const result = await work(counted(tx, life));
      // Before the commit; after it comes the next statement, or none.
      step(life);
      return result;
    }),
});

const KNOWN_ALREADY =
  '{"error":{"type":"invalid_request_error","message":"An event already exists with identifier"}}';

let runs = 0;

/** Lets a new business live through the history in the order that the dice say. */
async function replay(dice: readonly number[]): Promise<void> {
  runs += 1;
  const run = runs;
  const own = `cus_${run}x`;
  let thrown = 0;
  const throwDie = (sides: number): number => {
    thrown += 1;
    return (dice[thrown % dice.length] ?? 0) % sides;
  };
  const businessId = await makePayingBusiness(money);
  await db.system
    .update(billingAccount)
    .set({ customerId: own })
    .where(eq(billingAccount.businessId, businessId));
  /** The customer of the history goes by another name in each run, and so do the events. */
  const rename = (text: string) => text.replaceAll(customerId, own).replaceAll('"evt_', `"evt_${run}x`);
  let answers: ReadonlyMap<string, string> = new Map();
  const meter: { readonly identifier: string; readonly value: number }[] = [];

  const life: Life = { left: Infinity };
  const stripe = stripeBy(async (question) => {
    step(life);
    const reply = (body: string, status = 200) => {
      // Carried out, and the answer is lost.
      step(life);
      return new Response(body, { status });
    };
    if (!question.url.endsWith('/v1/billing/meter_events'))
      return reply(rename(answers.get(question.url.replaceAll(own, customerId)) ?? ''));
    const form = new URLSearchParams(await question.text());
    const identifier = form.get('identifier') ?? '';
    if (meter.some((each) => each.identifier === identifier)) return reply(KNOWN_ALREADY, 400);
    meter.push({ identifier, value: Number(form.get('payload[value]')) });
    return reply('{"object":"billing.meter_event"}');
  });
  const parts = { ...money.parts, db: mortal(db, life), stripe };

  /** Whose jobs may still wait: some are done together. */
  const kept: string[] = [];
  type Task = () => Promise<unknown>;
  const waiting: Task[] = [];
  const again: Task[] = [];
  const perform = async (task: Task, steps: number) => {
    life.left = steps;
    await task().catch(async (error: unknown) => {
      if (!isOver(life)) throw error;
      // As Stripe, or the queue, comes again with what was not done, when the turn of who died is over.
      await db.system
        .update(billingAccount)
        .set({ turnUntil: new Date(0) })
        .where(and(eq(billingAccount.businessId, businessId), isNotNull(billingAccount.turnHolder)));
      again.push(task);
    });
  };
  const performAny = async () => {
    const [task] = waiting.splice(throwDie(waiting.length), 1);
    if (task !== undefined) await perform(task, throwDie(3) === 0 ? throwDie(16) : Infinity);
  };

  const lengths = Array.from({ length: CALLS }, () => 1 + throwDie(5_000));
  for (const [at, step] of steps.entries()) {
    ({ answers } = step);
    for (const event of step.events) {
      const told = JSON.parse(rename(JSON.stringify(event))) as StripeEnvelope;
      for (let copies = 1 + throwDie(3); copies > 0; copies -= 1)
        waiting.push(async () => {
          await keepEvents(parts.db, [told]);
          kept.push(told.id);
          await lookIntoEvent(parts, told.id, ...kept.slice(-throwDie(4)));
        });
    }
    const seconds = lengths[at];
    if (seconds !== undefined) {
      const callId = await talk(money, businessId, seconds);
      for (let copies = 1 + throwDie(3); copies > 0; copies -= 1)
        waiting.push(async () => {
          await parts.db.tenant(businessId, (tx) => recordTalk(tx, { businessId, callId }));
          await reportUsage(parts, { businessId, callId });
        });
    }
    for (let now = throwDie(waiting.length + 1); now > 0; now -= 1) await performAny();
  }
  while (waiting.length > 0) await performAny();
  for (const task of again.splice(0)) await perform(task, Infinity);

  expect(await endOf(businessId)).toEqual(expected);
  const ledger = await db.system.select().from(usage).where(eq(usage.businessId, businessId));
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
  expect(sum(ledger.map(({ quantity }) => quantity))).toBe(sum(lengths));
  const billed = ledger.filter(({ billable }) => billable);
  expect(new Set(meter.map(({ identifier }) => identifier)).size).toBe(meter.length);
  expect(sum(meter.map(({ value }) => value))).toBe(sum(billed.map(({ quantity }) => quantity)));
  expect(billed.every(({ reportedAt }) => reportedAt !== null)).toBe(true);
  const events = await db.system.select().from(stripeEvent).where(eq(stripeEvent.customerId, own));
  expect(events).toHaveLength(steps.flatMap((each) => each.events).length);
  expect(events.every(({ status }) => status === 'done')).toBe(true);
}

test('the account ends in the same state whatever the order, repetition and interruption of events', async () => {
  expect(steps.flatMap(({ events }) => events).length).toBeGreaterThanOrEqual(40);
  expect(expected).toMatchObject({ subscriptionStatus: 'past_due', plan: 'starter' });
  const dice = fc.array(fc.noBias(fc.nat({ max: 9_999 })), { minLength: 500, maxLength: 500 });
  const lane = () =>
    fc.assert(fc.asyncProperty(dice, replay), { numRuns: Math.ceil(RUNS / LANES), endOnFailure: true });
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(runs).toBeGreaterThanOrEqual(RUNS);
}, 600_000);
