/** Stripe's webhook: what Stripe did not sign changes nothing; what it signed is stored once and processed. */
import { eq, sql } from 'drizzle-orm';
import express from 'express';
import fc from 'fast-check';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, stripeEvent } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { Billing } from '../billing/billing.ts';
import { priceOffers } from '../billing/price-offers.ts';
import {
  checkOut,
  lookIntoEvent,
  makePayingBusiness,
  type Money,
  openMoney,
  readAccount,
  SECRET,
  waitingJobs,
} from '../billing/testing.ts';
import { listEvents } from '../billing/webhook-events.ts';
import { signatureOf } from '../fakes/stripe/delivery.ts';
import { openJobQueue } from '../jobs/queue.ts';
import { createLogger } from '../log/log.ts';
import { stripeRoutes } from './stripe.ts';

const QUEUE = 'look-into-stripe-event';
let db: TestDatabase;
let money: Money;
let businessId: BusinessId;
let server: http.Server;
let url: string;

beforeAll(async () => {
  db = await createTestDatabase();
  money = await openMoney(db);
  businessId = await makePayingBusiness(money);
  await checkOut(money, businessId);
  ({ server, url } = await openServer({
    ...money.parts,
    webhookSecret: SECRET,
    offers: priceOffers(SECRET),
  }));
});
afterAll(async () => {
  await closeServer(server);
  await money.close();
  await db.close();
});

async function openServer(settings: Billing['stripe']) {
  const billing = { admission: money.parts, stripe: settings };
  const listening = http.createServer(express().use(stripeRoutes({ billing, log: createLogger('silent') })));
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return { server: listening, url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}` };
}
async function closeServer(listening: http.Server): Promise<void> {
  listening.closeAllConnections();
  listening.close();
  await once(listening, 'close');
}

const nowSeconds = () => Math.floor(money.parts.clock.now() / 1000);
const post = (body: string, headers: Record<string, string>, to = url) =>
  fetch(to, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
const signed = (body: string, at = nowSeconds(), secret = SECRET) => ({
  'stripe-signature': signatureOf(secret, body, at),
});
/** What the fake account told of the checkout, as Stripe would send it. */
const told = () => {
  const event = money.fake.delivery.events.find(({ type }) => type === 'customer.subscription.created');
  if (event === undefined) throw new Error('nothing was told');
  return JSON.stringify(event);
};

/** Every row that a webhook could change. */
async function everything(): Promise<unknown> {
  const [row] = await db.system.execute(sql`
    select (select jsonb_agg(to_jsonb(e) order by e.id) from stripe_event e) as events,
      (select jsonb_agg(to_jsonb(a) order by a.business_id) from billing_account a) as accounts,
      (select count(*) from pgboss.job) as jobs, (select count(*) from mail) as mails, (select count(*) from event) as told`);
  return row;
}

test('a thousand forged, edited, old and future webhooks are refused, and change no row', async () => {
  const body = told();
  const before = await everything();
  const at = nowSeconds();
  const genuine = signatureOf(SECRET, body, at);
  const [stamp, hash = ''] = genuine.split(',');
  const position = fc.nat({ max: body.length - 1 });
  const forgery = fc.oneof(
    // Another secret, or none.
    fc
      .string({ minLength: 1 })
      .filter((secret) => secret !== SECRET)
      .map((secret) => [body, signatureOf(secret, body, at)]),
    // A body that was edited after it was signed: a letter less, more, or other.
    position.map((where) => [body.slice(0, where) + body.slice(where + 1), genuine]),
    position.map((where) => [`${body.slice(0, where)} ${body.slice(where)}`, genuine]),
    fc
      .tuple(position, fc.constantFrom('0', '~'))
      .map(([where, letter]) => [
        body.slice(0, where) + (body[where] === letter ? '1' : letter) + body.slice(where + 1),
        genuine,
      ]),
    // Signed by Stripe, and kept back or sent ahead of its time.
    fc.integer({ min: 301, max: 1e7 }).map((late) => [body, signatureOf(SECRET, body, at - late)]),
    // A few seconds may pass until it is read.
    fc.integer({ min: 330, max: 1e7 }).map((early) => [body, signatureOf(SECRET, body, at + early)]),
    // A header of another time, in another scheme, broken or missing.
    fc.integer({ min: 1, max: 200 }).map((off) => [body, `t=${at - off},${hash}`]),
    fc.nat({ max: hash.length - 5 }).map((where) => [body, `${stamp},v1=${hash.slice(3, 3 + where)}`]),
    fc
      .constantFrom(`${stamp},v0=${hash.slice(3)}`, hash, `${stamp}`, '', 'null', `t=${at},v1=`)
      .map((header) => [body, header]),
    fc.constant([body, null]),
  ) as fc.Arbitrary<[string, string | null]>;
  await fc.assert(
    fc.asyncProperty(forgery, async ([text, header]) => {
      const answer = await post(text, header === null ? {} : { 'stripe-signature': header });
      expect(answer.status).toBe(400);
      await answer.arrayBuffer();
    }),
    { numRuns: 1_000 },
  );
  expect(await everything()).toEqual(before);
}, 60_000);

test.each([
  ['larger than any event', 'x'.repeat(2_000_000), 413],
  ['no JSON', 'hello', 400],
  ['no event', '{"object":"list"}', 400],
])('a signed body that is %s is refused', async (_, body, status) => {
  const before = await everything();
  expect((await post(body, signed(body))).status).toBe(status);
  expect(await everything()).toEqual(before);
});

test('a body that claims to be compressed, and is not, is refused', async () => {
  const body = told();
  const answer = await post(body, { ...signed(body), 'content-encoding': 'gzip' });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});

test('an event that is sent again, or several times at once, is stored once and processed once', async () => {
  const body = told();
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(body, signed(body))));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  const { id } = JSON.parse(body) as { id: string };
  expect(await db.system.select().from(stripeEvent).where(eq(stripeEvent.id, id))).toHaveLength(1);
  expect(await waitingJobs(db, QUEUE)).toBe(1);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: null });
  await lookIntoEvent(money.parts, id);
  expect(await readAccount(money, businessId)).toMatchObject({
    subscriptionStatus: 'active',
    plan: 'starter',
  });
});

test('an event that cannot be stored is not acknowledged, so that Stripe sends it again', async () => {
  const broken = {
    ...db,
    sql: Object.assign(() => Promise.reject(new Error('away')), db.sql) as typeof db.sql,
  };
  const listening = await openServer({
    ...money.parts,
    db: broken,
    webhookSecret: SECRET,
    offers: priceOffers(SECRET),
  });
  const body = told().replace(/evt_\w+/, 'evt_unkept');
  expect((await post(body, signed(body), listening.url)).status).toBe(503);
  await closeServer(listening.server);
});

test('an event that could not be processed is listed with its reason, and the queue processes it when Stripe is back', async () => {
  const { customerId } = await readAccount(money, businessId);
  await db.system
    .update(billingAccount)
    .set({ subscriptionStatus: null, plan: null })
    .where(eq(billingAccount.businessId, businessId));
  const body = told().replace(/evt_\w+/, 'evt_troubled');
  money.fake.fail({ requests: 1_000, when: 'before' });
  expect((await post(body, signed(body))).status).toBe(200);
  const errors: unknown[] = [];
  const queue = await openJobQueue(db.url, (error) => errors.push(error));
  await queue.work(QUEUE, ({ data }) => lookIntoEvent(money.parts, data.eventId));
  const state = async () => (await listEvents(db, customerId ?? '')).find(({ id }) => id === 'evt_troubled');
  await expect.poll(state, { timeout: 15_000 }).toMatchObject({ status: 'failed' });
  expect((await state())?.error).toMatch(/error/i);
  money.fake.fail({ requests: 0, when: 'before' });
  await expect.poll(state, { timeout: 20_000 }).toMatchObject({ status: 'done', error: null });
  await queue.stop();
  expect(await readAccount(money, businessId)).toMatchObject({
    subscriptionStatus: 'active',
    plan: 'starter',
  });
  expect(errors).toEqual([]);
}, 60_000);

test("a service without Stripe does not find the webhook's address", async () => {
  const listening = await openServer(null);
  expect((await post('{}', {}, listening.url)).status).toBe(404);
  await closeServer(listening.server);
});
