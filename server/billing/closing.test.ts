/** A subscription that ended: nothing is lost in its thirty days, everything of it is gone after, and nothing of another. */
import { eq, getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import * as schema from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { startCheckout } from './checkout.ts';
import { closeEnded } from './closing.ts';
import {
  checkOut,
  goOn,
  handOnAll,
  makePayingBusiness,
  type Money,
  openMoney,
  pay,
  pressAtPortal,
  readAccount,
  subscribe,
  talkAndClose,
} from './testing.ts';

const DAY = 24 * 60 * 60;
const MONTHLY = { plan: 'starter', interval: 'month' } as const;

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

const SPOKEN = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';

/** A business with an owner, calls, a recording and a subscription that has just ended. */
async function endedBusiness(email: string): Promise<BusinessId> {
  const businessId = await makePayingBusiness(money);
  const owner = newId<UserId>();
  await db.system.insert(schema.user).values({ id: owner, name: 'Olive', email });
  await db.system.insert(schema.member).values({ businessId, userId: owner, role: 'owner' });
  await subscribe(money, businessId);
  const callId = await talkAndClose(money, businessId, 90);
  const common = { businessId, conversationId: callId };
  await db.system.insert(schema.turn).values({
    ...common,
    position: 0,
    speaker: 'caller',
    said: 'Hello',
    heard: 'Hello',
    at: new Date(),
  });
  const key = `${businessId}/${callId}-1790000000000.wav`;
  await db.system
    .insert(schema.recording)
    .values({ businessId, callId, key, startedAt: new Date(), durationMs: 1, bytes: 1 });
  await db.system
    .insert(schema.message)
    .values({ ...common, id: newId(), body: 'Spoken', recordingUrl: SPOKEN });
  await pressAtPortal(money, businessId, 'cancel');
  await goOn(money, 32 * DAY);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: 'canceled' });
  return businessId;
}

async function close(): Promise<void> {
  const errors: unknown[] = [];
  await closeEnded(money.parts, (error) => errors.push(error));
  expect(errors).toEqual([]);
}

/** To the hour before or after the data of a business has been kept long enough. */
async function goToTheEnd(businessId: BusinessId, hours: number): Promise<void> {
  const { endedAt } = await readAccount(money, businessId);
  const end = (endedAt?.getTime() ?? 0) / 1000 + 30 * DAY;
  await goOn(money, end + hours * 3600 - money.fake.account.now());
}

/** The number of rows of a business in each table. */
async function rowsOf(businessId: BusinessId): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of Object.values(schema).filter((each) => is(each, PgTable))) {
    const column = getTableName(table) === 'business' ? 'id' : 'business_id';
    if (!Object.values(getTableColumns(table)).some(({ name }) => name === column)) continue;
    const [row] = await db.system.execute<{ count: number }>(
      sql`select count(*)::int as count from ${table} where ${sql.identifier(column)}::text = ${businessId}`,
    );
    if (row !== undefined && row.count > 0) counts[getTableName(table)] = row.count;
  }
  return counts;
}

const mailsTo = async (recipient: string) =>
  (await db.system.select().from(schema.mail).where(eq(schema.mail.recipient, recipient))).map(
    ({ subject }) => subject,
  );

test('nothing is removed before the thirtieth day, and then everything of that business and of no other', async () => {
  const owner = newId<UserId>();
  const neighbour = await seedDemo(db, owner);
  const ended = await endedBusiness('olive@a.test');
  const { customerId } = await readAccount(money, ended);
  const before = await rowsOf(ended);
  expect(before).toMatchObject({
    business: 1,
    call: 1,
    turn: 1,
    recording: 1,
    message: 1,
    usage: 1,
    member: 1,
  });
  const beside = await rowsOf(neighbour);

  await goToTheEnd(ended, -8 * 24);
  await close();
  expect(await mailsTo('olive@a.test')).toEqual(['Your subscription has ended']);
  await goToTheEnd(ended, -1);
  await close();
  await close();
  const { mail: _mail, billing_notice: _notice, ...lasting } = before;
  expect(await rowsOf(ended)).toMatchObject(lasting);
  expect(await mailsTo('olive@a.test')).toEqual([
    'Your subscription has ended',
    'Your data will be deleted soon',
  ]);

  await goToTheEnd(ended, 1);
  await close();
  expect(await rowsOf(ended)).toEqual({});
  expect(await mailsTo('olive@a.test')).toEqual(['The data of Harbour Street Barbers has been removed']);
  const events = await db.system.select().from(schema.stripeEvent);
  expect(events.filter((event) => event.customerId === customerId)).toEqual([]);
  const jobs = await db.sql`select data from pgboss.job where name = 'remove-recording'`;
  expect(jobs.map(({ data }) => data as unknown)).toEqual([
    { key: expect.stringContaining(ended) as string },
  ]);
  const spoken = await db.sql`select data from pgboss.job where name = 'remove-carrier-recording'`;
  expect(spoken.map(({ data }) => data as unknown)).toEqual([{ url: SPOKEN }]);
  expect(await rowsOf(neighbour)).toEqual(beside);
  await close();
});

test('a business that subscribes again keeps everything, even before the service knows it', async () => {
  const businessId = await endedBusiness('again@a.test');
  await goToTheEnd(businessId, 1);
  await checkOut(money, businessId);
  await close();
  expect(await rowsOf(businessId)).toMatchObject({ business: 1, call: 1, turn: 1 });
  await handOnAll(money);
  expect(await readAccount(money, businessId)).toMatchObject({ subscriptionStatus: 'active' });
  await goOn(money, DAY);
  await close();
  expect(await rowsOf(businessId)).toMatchObject({ business: 1, call: 1, turn: 1 });
});

test('a checkout that is open when a business is removed can no longer be paid', async () => {
  const businessId = await endedBusiness('late@a.test');
  await goToTheEnd(businessId, 1);
  const opened = await startCheckout(money.parts, businessId, MONTHLY, 'late@a.test');
  await close();
  if (opened.type === 'checkout') await pay(opened.url);
  expect(await rowsOf(businessId)).toEqual({});
  const active = [...money.fake.account.subscriptions.values()].filter(
    ({ status, metadata }) => status === 'active' && metadata['business_id'] === businessId,
  );
  expect(active).toEqual([]);
});

test('a business is not removed while a call is running or Stripe does not answer', async () => {
  const businessId = await endedBusiness('busy@a.test');
  await goToTheEnd(businessId, 1);
  await db.system.update(schema.call).set({ status: 'active' }).where(eq(schema.call.businessId, businessId));
  await close();
  expect(await rowsOf(businessId)).toMatchObject({ business: 1 });
  await db.system.update(schema.call).set({ status: 'ended' }).where(eq(schema.call.businessId, businessId));
  money.fake.fail({ requests: 10, when: 'before' });
  const errors: unknown[] = [];
  await closeEnded(money.parts, (error) => errors.push(error));
  expect(errors).toHaveLength(1);
  expect(await rowsOf(businessId)).toMatchObject({ business: 1 });
  money.fake.fail({ requests: 0, when: 'before' });
  await close();
  expect(await rowsOf(businessId)).toEqual({});
});
