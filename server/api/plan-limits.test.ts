/** The number of seats and of telephone numbers that a plan includes. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount } from '../../db/schema.ts';
import { BillingShop } from './testing-billing.ts';

let shop: BillingShop;
let businessId: BusinessId;
let people: Awaited<ReturnType<BillingShop['begin']>>['people'];

beforeAll(async () => {
  shop = await BillingShop.open();
});
afterAll(() => shop.close());
beforeEach(async () => {
  ({ businessId, people } = await shop.begin());
});

const asOwner = (free = false) => shop.callerOf(people.owner, free);
const subscribe = () => shop.subscribe(businessId, people.owner);

describe('the seats of a plan', () => {
  const invite = (email: string, free = false) =>
    asOwner(free).team.invite({ businessId, email, standing: { role: 'manager' } });

  test('are used by the team and its open invitations, and one more is refused with a way to get more', async () => {
    await subscribe();
    await expect(invite('new@a.test')).rejects.toMatchObject({
      code: 'PAYMENT_REQUIRED',
      message: /take all 2 seats of your plan\. Choose a larger plan/,
    });
    await shop.db.system
      .update(billingAccount)
      .set({ plan: 'growth' })
      .where(eq(billingAccount.businessId, businessId));
    const guests = Array.from({ length: 9 }, (_, at) => `guest${at}@a.test`);
    const made = await Promise.allSettled(guests.map((email) => invite(email)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    const { members, invitations } = await asOwner().team.list({ businessId });
    expect(members.length + invitations.length).toBe(10);
    // Sent once more to the same person, and given to another.
    const [first] = invitations;
    await invite(first?.email ?? '');
    const open = (await asOwner().team.list({ businessId })).invitations;
    await asOwner().team.revoke({ businessId, id: open[0]?.id ?? '' });
    await invite('instead@a.test');
  });

  test('are those of the smallest plan in a trial, and are unlimited without payments', async () => {
    await asOwner().team.remove({ businessId, memberId: people.manager });
    await asOwner().team.remove({ businessId, memberId: people.staff });
    await invite('colleague@a.test');
    await expect(invite('another@a.test')).rejects.toMatchObject({ code: 'PAYMENT_REQUIRED' });
    for (let guest = 0; guest < 5; guest += 1) await invite(`free${guest}@a.test`, true);
  });
});

describe('the numbers of a plan', () => {
  let last = 5_550_400;
  const newNumber = () => `+1646${(last += 1)}`;
  const connect = (number = newNumber(), free = false) =>
    asOwner(free).setup.connectNumber({ businessId, number });
  const choose = (plan: 'starter' | 'growth') =>
    shop.db.system.update(billingAccount).set({ plan }).where(eq(billingAccount.businessId, businessId));
  const inUse = async () => (await asOwner().billing.read({ businessId })).numbers;
  const FULL = { code: 'PAYMENT_REQUIRED', message: /includes one number.*under Billing/ };

  test('are connected up to as many as the plan includes, also by concurrent requests', async () => {
    await subscribe();
    const first = newNumber();
    await connect(first);
    await connect(first);
    await expect(connect()).rejects.toMatchObject(FULL);
    expect(await inUse()).toEqual({ connected: 1, limit: 1 });
    await choose('growth');
    await connect();
    const rush = () => Promise.allSettled(Array.from({ length: 12 }, () => connect()));
    for (let round = 0; round < 3; round += 1) {
      const made = (await rush()).filter((each) => each.status === 'fulfilled');
      expect(made).toHaveLength(1);
      expect(await inUse()).toEqual({ connected: 3, limit: 3 });
      await asOwner().setup.disconnectNumber({ businessId, number: made[0]?.value.e164 ?? '' });
    }
    await connect();
    await expect(connect()).rejects.toMatchObject({ message: /includes 3 numbers/ });
  });

  test('are kept on a smaller plan, and none is added until there are fewer than it includes', async () => {
    await subscribe();
    await choose('growth');
    const [first, second] = [newNumber(), newNumber()];
    await connect(first);
    await connect(second);
    await choose('starter');
    const { numbers, limit } = await asOwner().setup.state({ businessId });
    expect([numbers.map(({ e164 }) => e164), limit]).toEqual([[first, second], 1]);
    expect(await inUse()).toEqual({ connected: 2, limit: 1 });
    await connect(second);
    for (const number of [first, second]) {
      await expect(connect()).rejects.toMatchObject(FULL);
      await asOwner().setup.disconnectNumber({ businessId, number });
    }
    await connect();
  });

  test('are those of the smallest plan in a trial, and are unlimited without payments', async () => {
    await connect();
    await expect(connect()).rejects.toMatchObject(FULL);
    for (let more = 0; more < 11; more += 1) await connect(newNumber(), true);
    expect(await asOwner(true).setup.state({ businessId })).toMatchObject({ limit: null });
  });
});
