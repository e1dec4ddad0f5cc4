/** One trial for a person and for a card, whatever businesses they have, and however many ask at once. */
import fs from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { billingAccount, business, member, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { personOf } from '../accounts/person.ts';
import { startCheckout } from './checkout.ts';
import { readBilling } from './admission.ts';
import { syncSubscription } from './sync.ts';
import {
  askAtTheGate,
  checkOut,
  handOnAll,
  type Money,
  openMoney,
  pressAtPortal,
  readAccount,
  subscribe,
} from './testing.ts';

let db: TestDatabase;
let money: Money;

beforeAll(async () => {
  db = await createTestDatabase();
  money = await openMoney(db);
});
afterAll(async () => {
  await money.close();
  await db.close();
});

async function makeUser(email: string): Promise<UserId> {
  const id = crypto.randomUUID() as UserId;
  await db.system.insert(user).values({ id, name: 'Somebody', email, emailVerified: true });
  return id;
}

/** A business that has just been set up; nobody has asked yet how it stands. */
async function makeBusiness(...owners: readonly UserId[]): Promise<BusinessId> {
  const businessId = newId<BusinessId>();
  await db.system.insert(business).values({
    id: businessId,
    name: 'Quist',
    trade: 'local',
    zone: 'UTC',
    country: 'US',
    currency: 'USD',
    hours: [],
    policy: { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 },
  });
  await db.system
    .insert(member)
    .values(owners.map((userId) => ({ businessId, userId, role: 'owner' as const })));
  return businessId;
}

const accountIn = async (businessId: BusinessId) => (await readBilling(money.parts, businessId)).account;
const newOwner = async () => makeBusiness(await makeUser(`${newId()}@pier.test`));

/** Somebody in their trial, who has been to the checkout and has not paid. */
async function newCustomer(): Promise<BusinessId> {
  const businessId = await newOwner();
  expect(await accountIn(businessId)).toMatchObject({ type: 'trial' });
  await startCheckout(money.parts, businessId, { plan: 'starter', interval: 'month' }, 'o@a.test');
  return businessId;
}

test("a person's second business has no trial, and its calls are not answered without payment", async () => {
  const ann = await makeUser('ann@pier.test');
  const first = await makeBusiness(ann);
  expect(await accountIn(first)).toMatchObject({ type: 'trial', minutes: 60 });
  const second = await makeBusiness(ann);
  expect(await accountIn(second)).toMatchObject({ type: 'no-trial', why: 'person' });
  expect(await askAtTheGate(money, second)).toMatchObject({ type: 'refused', why: 'no-trial' });
  expect(await askAtTheGate(money, first)).toEqual({ type: 'open' });
  await subscribe(money, second);
  expect(await askAtTheGate(money, second)).toEqual({ type: 'open' });
});

test('a mailbox is one person under all of its addresses, also after the first business is gone', async () => {
  const first = await makeBusiness(await makeUser('bo.berg@gmail.com'));
  expect(await accountIn(first)).toMatchObject({ type: 'trial' });
  await db.system.delete(business).where(eq(business.id, first));
  const second = await makeBusiness(await makeUser('bober.g+2@googlemail.com'));
  expect(await accountIn(second)).toMatchObject({ type: 'no-trial' });
});

test('only one of ten businesses that a person opens at once has the trial', async () => {
  const cy = await makeUser('cy@pier.test');
  const all = await Promise.all(Array.from({ length: 10 }, () => makeBusiness(cy)));
  const accounts = await Promise.all(all.flatMap((each) => [accountIn(each), accountIn(each)]));
  const trials = all.filter((_, at) => accounts[2 * at]?.type === 'trial');
  expect(trials).toHaveLength(1);
  expect(accounts.filter(({ type }) => type === 'no-trial')).toHaveLength(18);
});

test('an owner who is refused a trial takes none from a co-owner', async () => {
  const dee = await makeUser('dee@pier.test');
  const eve = await makeUser('eve@pier.test');
  await accountIn(await makeBusiness(dee));
  expect(await accountIn(await makeBusiness(dee, eve))).toMatchObject({ type: 'no-trial' });
  expect(await accountIn(await makeBusiness(eve))).toMatchObject({ type: 'trial' });
});

test('a card that had a trial ends the trial of another user who pays with it', async () => {
  const first = await newCustomer();
  await pressAtPortal(money, first, 'good-card');
  expect(await accountIn(first)).toMatchObject({ type: 'trial' });
  const second = await newCustomer();
  expect(await accountIn(second)).toMatchObject({ type: 'trial' });
  await pressAtPortal(money, second, 'good-card');
  expect(await accountIn(second)).toMatchObject({ type: 'no-trial', why: 'card' });
  expect(await askAtTheGate(money, second)).toMatchObject({ type: 'refused', why: 'no-trial' });
  const third = await newCustomer();
  await pressAtPortal(money, third, 'bad-card');
  expect(await accountIn(third)).toMatchObject({ type: 'trial' });
});

test('when two users subscribe at once with one card, one of them has had its trial', async () => {
  const both = await Promise.all([newCustomer(), newCustomer()]);
  for (const each of both) await checkOut(money, each, '4444');
  await Promise.all(both.map((each) => syncSubscription(money.parts, each)));
  await handOnAll(money);
  const rows = await Promise.all(both.map((each) => readAccount(money, each)));
  expect(rows.map(({ subscriptionStatus }) => subscriptionStatus)).toEqual(['active', 'active']);
  expect(rows.filter(({ trialRefused }) => trialRefused === 'card')).toHaveLength(1);
  expect(rows.filter(({ trialRefused }) => trialRefused === null)).toHaveLength(1);
});

test('the migration recognizes people who had a trial before, as the service does', async () => {
  const emails = ['f.i.n+x@gmail.com', 'gil.o+y@pier.test', '+1+2@pier.test', "o'neil+z@xn--mller-kva.test"];
  for (const email of emails) await accountIn(await makeBusiness(await makeUser(email)));
  await db.sql`delete from trial_claim`;
  const file = new URL('../../db/migrations/0022_trials.sql', import.meta.url);
  const statements = fs.readFileSync(file, 'utf8').split('--> statement-breakpoint');
  await db.sql.unsafe(statements.at(-1) ?? '');
  const kept = await db.sql<{ key: string }[]>`select key from trial_claim`;
  expect(kept.map(({ key }) => key)).toEqual(expect.arrayContaining(emails.map(personOf)));
  await db.system.delete(billingAccount);
});
