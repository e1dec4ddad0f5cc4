import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, stripeEvent } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { signatureOf } from '../fakes/stripe/delivery.ts';
import { startCheckout } from './checkout.ts';
import {
  handOn,
  handOnAll,
  makePayingBusiness,
  type Money,
  openMoney,
  pay,
  readAccount,
  SECRET,
} from './testing.ts';
import { keepEvent, lookIntoEvent, readWebhook } from './webhook-events.ts';

let db: TestDatabase;
let money: Money;
let businessId: BusinessId;
const DAY = 24 * 60 * 60;

beforeAll(async () => {
  db = await createTestDatabase();
  money = await openMoney(db);
});
afterAll(async () => {
  await money.close();
  await db.close();
});
beforeEach(async () => {
  businessId = await makePayingBusiness(money);
  money.fake.delivery.events.length = 0;
});

async function subscribe() {
  const opened = await startCheckout(
    money.parts,
    businessId,
    { plan: 'starter', interval: 'month' },
    'o@a.test',
  );
  if (opened.type !== 'checkout') throw new Error('no checkout');
  await pay(opened.url);
}

test('a plan is active as soon as its checkout is told of', async () => {
  await subscribe();
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: null });
  await handOnAll(money);
  expect(await readAccount(money, businessId)).toMatchObject({
    subscriptionStatus: 'active',
    plan: 'starter',
    interval: 'month',
    unpaidSince: null,
  });
});

test('a card that is declined leaves everything as it was', async () => {
  const opened = await startCheckout(
    money.parts,
    businessId,
    { plan: 'starter', interval: 'month' },
    'o@a.test',
  );
  if (opened.type === 'checkout') await pay(opened.url, '0002');
  await handOnAll(money);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: null });
});

/** Subscribes, fails to pay, pays, cancels, changes their mind, and ends: whatever Stripe tells of it. */
async function history() {
  await subscribe();
  const { customerId } = await readAccount(money, businessId);
  const portal = await money.parts.stripe.billingPortal.sessions.create({
    customer: customerId ?? '',
    return_url: 'https://ahoy.example.com/',
  });
  const does = (what: string) =>
    fetch(portal.url, { method: 'POST', body: new URLSearchParams({ do: what }), redirect: 'manual' });
  for (let month = 0; month < 4; month += 1) {
    await does('bad-card');
    money.fake.advance(31 * DAY);
    await does('good-card');
    await does('cancel');
    await does('resume');
  }
  await does('bad-card');
  money.fake.advance(31 * DAY);
  return money.fake.delivery.events.splice(0);
}

class Abort extends Error {}

/** The same database, which breaks off before the nth transaction or query. */
function breakingOff(from: TestDatabase, after: number): TestDatabase {
  let left = after;
  const step = () => {
    left -= 1;
    if (left < 0) throw new Abort('broken off');
  };
  return {
    ...from,
    tenant(id, work) {
      step();
      return from.tenant(id, async (tx) => {
        const result = await work(tx);
        step();
        return result;
      });
    },
  };
}

test('whatever the order, the repetitions and the interruptions of a history, it ends in the same state', async () => {
  const events = await history();
  expect(events.length).toBeGreaterThanOrEqual(40);
  for (const event of events) await handOn(money, event);
  const { lookedAt: _, ...expected } = await readAccount(money, businessId);
  expect(expected).toMatchObject({ subscriptionStatus: 'past_due', plan: 'starter' });
  const reset = {
    subscriptionId: null,
    subscriptionStatus: null,
    plan: null,
    periodEnd: null,
    unpaidSince: null,
  };

  const order = fc.shuffledSubarray(
    events.flatMap((event) => [event, event, event]),
    { minLength: events.length },
  );
  await fc.assert(
    fc.asyncProperty(order, fc.array(fc.nat({ max: 3 }), { maxLength: 30 }), async (told, breaks) => {
      await db.system.update(billingAccount).set(reset).where(eq(billingAccount.businessId, businessId));
      await db.system.delete(stripeEvent);
      // An event that was broken off comes again at the end, as the queue or Stripe sends it again.
      const again: typeof events = [];
      for (const [at, event] of told.slice(0, 50).entries()) {
        const broken = breaks[at];
        if (broken === undefined) await handOn(money, event);
        else {
          const parts = { ...money.parts, db: breakingOff(db, broken) };
          await handOn({ ...money, parts }, event).catch((error: unknown) => {
            if (!(error instanceof Abort)) throw error;
            again.push(event);
          });
        }
      }
      for (const event of again) await handOn(money, event);
      if (told.length === 0) return;
      const { lookedAt: _at, ...found } = await readAccount(money, businessId);
      expect(found).toEqual(expected);
    }),
    { numRuns: 20 },
  );
}, 120_000);

test('forged, edited, old and future webhooks are refused and change nothing', () => {
  const now = new Date(money.parts.clock.now());
  const seconds = Math.floor(now.getTime() / 1000);
  const body = JSON.stringify({
    id: 'evt_forged',
    type: 'customer.subscription.updated',
    created: seconds,
    data: { object: { object: 'subscription', id: 'sub_1', customer: 'cus_1' } },
  });
  const read = (text: string, signature: string) =>
    readWebhook(money.parts.stripe, SECRET, { body: Buffer.from(text), signature, now });
  expect(read(body, signatureOf(SECRET, body, seconds))).toMatchObject({ id: 'evt_forged' });
  expect(read(body, signatureOf(SECRET, body, seconds - 299))).not.toBeNull();
  fc.assert(
    fc.property(
      fc.oneof(
        fc.record({ text: fc.constant(body), secret: fc.string({ minLength: 1 }), offset: fc.constant(0) }),
        fc.record({
          text: fc.nat({ max: body.length - 1 }).map((at) => body.slice(0, at) + body.slice(at + 1)),
          secret: fc.constant(null),
          offset: fc.constant(0),
        }),
        fc.record({
          text: fc.constant(body),
          secret: fc.constant(SECRET),
          offset: fc.oneof(fc.integer({ min: 301, max: 1e6 }), fc.integer({ min: -1e6, max: -301 })),
        }),
      ),
      ({ text, secret, offset }) => {
        // An edited body carries the signature of the true one.
        const signature =
          secret === null ? signatureOf(SECRET, body, seconds) : signatureOf(secret, text, seconds + offset);
        expect(read(text, signature)).toBeNull();
      },
    ),
    { numRuns: 1_000 },
  );
  expect(read(body, '')).toBeNull();
  expect(read(body, `t=${seconds},v1=`)).toBeNull();
});

test('an event of a customer whom nobody knows changes nothing, and is kept for the operator to see', async () => {
  const event = {
    id: 'evt_unknown',
    type: 'invoice.paid',
    created: 1,
    data: { object: { object: 'invoice', id: 'in_1', customer: 'cus_unknown' } },
  };
  await keepEvent(db, event);
  await keepEvent(db, event);
  await lookIntoEvent(money.parts, event.id);
  const rows = await db.system.select().from(stripeEvent).where(eq(stripeEvent.id, event.id));
  expect(rows).toMatchObject([{ status: 'unknown-customer', customerId: 'cus_unknown' }]);
});

test('an event is looked into again after Stripe could not be reached', async () => {
  await subscribe();
  const [event] = money.fake.delivery.events.splice(0);
  if (event === undefined) throw new Error('no event');
  money.fake.fail({ requests: 10, when: 'before' });
  await expect(handOn(money, event)).rejects.toThrow();
  const status = async () =>
    (await db.system.select().from(stripeEvent).where(eq(stripeEvent.id, event.id)))[0]?.status;
  expect(await status()).toBe('failed');
  money.fake.fail({ requests: 0, when: 'before' });
  await lookIntoEvent(money.parts, event.id);
  expect(await status()).toBe('done');
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: 'active' });
}, 30_000);
