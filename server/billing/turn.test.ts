/** One process at a time is at a business's account, and nothing of the database is held while Stripe is asked. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount } from '../../db/schema.ts';
import { startCheckout } from './checkout.ts';
import { closeEnded } from './closing.ts';
import { syncSubscription } from './sync.ts';
import { reconcileAll } from './metering.ts';
import { makePayingBusiness, type Money, openMoney, subscribe } from './testing.ts';
import { inTurn, TurnLost } from './turn.ts';

let db: TestDatabase;
let money: Money;
beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  money = await openMoney(db);
});
afterAll(async () => {
  await money.close();
  await db.close();
});

const choice = { plan: 'starter', interval: 'month' } as const;

/** Has Stripe answer nothing until it is let go. */
function hold() {
  const asked = Promise.withResolvers<undefined>();
  const letGo = Promise.withResolvers<undefined>();
  money.fake.pause = () => {
    asked.resolve(undefined);
    return letGo.promise;
  };
  return {
    asked: asked.promise,
    letGo() {
      money.fake.pause = () => Promise.resolve();
      letGo.resolve(undefined);
    },
  };
}

/** Sessions of this database that are inside a transaction, and locks that their holders keep. */
async function heldInDatabase() {
  const [row] = await db.sql<{ transactions: number; locks: number }[]>`
    select
      (select count(*)::int from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%') as transactions,
      (select count(*)::int from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())) as locks`;
  return row;
}

const WAYS: readonly (readonly [string, (businessId: BusinessId) => Promise<unknown>])[] = [
  ['a checkout is opened', (id) => startCheckout(money.parts, id, choice, 'o@a.test')],
  ['a subscription is looked at', (id) => syncSubscription(money.parts, id)],
  ['the meter is compared', () => reconcileAll(money.parts, () => undefined)],
  [
    'an ended business is removed',
    async (id) => {
      await db.system
        .update(billingAccount)
        .set({ subscriptionStatus: 'canceled', endedAt: new Date(0) })
        .where(eq(billingAccount.businessId, id));
      await closeEnded(money.parts, () => undefined);
    },
  ],
];

test.each(WAYS)('the process holds no connection and no lock while %s', async (what, way) => {
  const businessId = await makePayingBusiness(money);
  if (what !== 'a checkout is opened') await subscribe(money, businessId);
  const stripe = hold();
  const running = Array.from({ length: 4 }, () => way(businessId));
  await stripe.asked;
  await sleep(100);
  // Those that wait for the turn ask for it now and then, and only for a moment.
  await expect.poll(heldInDatabase, { timeout: 5_000 }).toEqual({ transactions: 0, locks: 0 });
  stripe.letGo();
  await Promise.all(running);
});

test('turns that are wanted at once begin one after the other', async () => {
  const businessId = await makePayingBusiness(money);
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 12 }, () =>
      inTurn(db, businessId, async () => {
        most = Math.max(most, ++inside);
        await sleep(5);
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
});

test('a process that lost its turn writes nothing', async () => {
  const businessId = await makePayingBusiness(money);
  const turn = inTurn(db, businessId, async ({ write }) => {
    // As if this process had stood still, and another had taken the turn meanwhile.
    await db.system
      .update(billingAccount)
      .set({ turnHolder: randomUUID() })
      .where(eq(billingAccount.businessId, businessId));
    await write(async (tx) => {
      await tx
        .update(billingAccount)
        .set({ customerId: 'cus_late' })
        .where(eq(billingAccount.businessId, businessId));
    });
  });
  await expect(turn).rejects.toThrow(TurnLost);
  const [row] = await db.system
    .select()
    .from(billingAccount)
    .where(eq(billingAccount.businessId, businessId));
  expect(row?.customerId).toBeNull();
});

test('the turn of a process that died ends by itself', async () => {
  const businessId = await makePayingBusiness(money);
  await db.sql`update billing_account set turn_holder = ${randomUUID()}, turn_until = now() + interval '300 ms' where business_id = ${businessId}`;
  expect(await inTurn(db, businessId, () => Promise.resolve('done'))).toBe('done');
});
