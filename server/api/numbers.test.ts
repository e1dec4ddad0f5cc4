/** The codes that prove a number: needed when another business has it, or when an earlier claim expired. */
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { mail, numberCode, phoneNumber, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { findBusinessByNumber } from '../business/business.ts';
import { newBusiness } from '../business/create.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { createLimits, type Limits } from '../limits/limits.ts';
import { createCall } from '../calls/calls.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';
import type { NumberCodes } from './trpc.ts';

const DAY = 86_400_000;
let db: TestDatabase;
let feed: EventFeed;
let limits: Limits;
/** The codes that were sent, and the carrier's answer to the next one. */
let sent: { by: 'call' | 'text'; to: string; code: string }[] = [];
let carrier: 'well' | 'refuses' | 'down' = 'well';
let ahead = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  const secret = 'a secret that only tests know';
  limits = createLimits({
    db,
    secret,
    onError: (error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  limits.close();
  await feed.close();
  await db.close();
});
beforeEach(() => {
  sent = [];
  carrier = 'well';
  ahead = 0;
});

const send: NumberCodes['send'] = (by, to, code) => {
  if (carrier === 'down') return Promise.reject(new Error('no answer'));
  if (carrier === 'well') sent.push({ by, to, code });
  return Promise.resolve(carrier === 'well' ? 'sent' : 'refused');
};

const as = (id: UserId, more: Partial<NumberCodes> = {}) => {
  const clock = { now: () => Date.now() + ahead };
  const numberCodes = { send, limits, secret: 'a secret that only tests know', ...more };
  return appRouter.createCaller({ ...contextOf({ db, feed }, id), clock, numberCodes }).setup;
};

interface Owner {
  readonly id: UserId;
  readonly email: string;
  readonly businessId: BusinessId;
  readonly setup: ReturnType<typeof as>;
}

async function makeOwner(email = `${randomUUID()}@pier.test`): Promise<Owner> {
  const id = newId<UserId>();
  await db.system.insert(user).values({ id, name: 'Owner', email, emailVerified: true });
  return addBusiness(id, email);
}

async function addBusiness(id: UserId, email: string): Promise<Owner> {
  const business = newBusiness.parse({
    id: randomUUID(),
    name: 'Pier',
    trade: 'barber',
    zone: 'America/New_York',
    country: 'US',
    address: '',
    greeting: '',
    hours: Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]),
    team: ['Ada'],
    services: [{ name: 'Cut', durationMinutes: 30, bufferAfterMinutes: 0, price: null }],
    knowledge: [],
  });
  const setup = as(id);
  const { businessId } = await setup.create({ business });
  return { id, email, businessId, setup };
}

let numbers = 100;
const newNumber = () => `+12125550${(numbers += 1)}`;
const connect = ({ setup, businessId }: Owner, number: string) => setup.connectNumber({ businessId, number });
const ask = ({ setup, businessId }: Owner, number: string, by: 'call' | 'text' = 'call') =>
  setup.sendNumberCode({ businessId, number, by });
const prove = ({ setup, businessId }: Owner, number: string, code: string) =>
  setup.proveNumber({ businessId, number, code });
const holderOf = async (number: string) => (await findBusinessByNumber(db, number))?.businessId;
const lastCode = () => sent.at(-1)?.code ?? '';
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** A number that leads to a first business, and a second that wants it. */
async function contested(): Promise<{ number: string; holder: Owner; rival: Owner }> {
  const [number, holder, rival] = [newNumber(), await makeOwner(), await makeOwner()];
  expect(await connect(holder, number)).toEqual({ type: 'connected', e164: number });
  return { number, holder, rival };
}

test('a business takes over a number of another business by a code sent to it, and the earlier one is told', async () => {
  const { number, holder, rival } = await contested();
  const call = { sid: 'CA-reached', line: 'carrier' as const, from: null, to: number };
  await createCall(db, { businessId: holder.businessId, ...call });
  const needed = { type: 'code-needed', e164: number, why: 'elsewhere', canSend: true };
  expect(await connect(rival, number)).toEqual(needed);
  expect(await ask(rival, number)).toEqual({ minutes: 10 });
  expect(sent).toMatchObject([{ by: 'call', to: number }]);
  const code = lastCode();
  const [kept] = await db.system.select().from(numberCode).where(eq(numberCode.e164, number));
  expect(JSON.stringify(kept)).not.toContain(code);
  expect(await holderOf(number)).toBe(holder.businessId);

  expect(await prove(rival, number, code)).toEqual({ e164: number });
  expect(await holderOf(number)).toBe(rival.businessId);
  const told = await db.system.select().from(mail).where(eq(mail.recipient, holder.email));
  expect(told).toMatchObject([
    { businessId: holder.businessId, subject: 'A phone number was moved to another business' },
  ]);
  // It has served, and who lost the number needs a code of their own.
  await expect(prove(rival, number, code)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await connect(holder, number)).toMatchObject({ type: 'code-needed' });
  ahead = 30 * DAY;
  expect(await connect(holder, number)).toMatchObject({ type: 'code-needed' });
});

test('a code can be tried five times, also by twenty requests at once, and is invalid after that', async () => {
  const { number, holder, rival } = await contested();
  await ask(rival, number);
  const right = lastCode();
  const guesses = Array.from({ length: 20 }, () => prove(rival, number, other(right)));
  const came = (await Promise.allSettled(guesses)).map((each) =>
    each.status === 'rejected' && each.reason instanceof Error ? each.reason.message : 'done',
  );
  expect(came.filter((words) => words.startsWith('That is not the code.'))).toHaveLength(5);
  expect(came.filter((words) => words.includes('tried too often'))).toHaveLength(15);
  await expect(prove(rival, number, right)).rejects.toThrow(/tried too often/);
  expect(await holderOf(number)).toBe(holder.businessId);
  await ask(rival, number);
  await prove(rival, number, lastCode());
  expect(await holderOf(number)).toBe(rival.businessId);
});

test('a code expires after ten minutes, and a newer one replaces it', async () => {
  const { number, rival } = await contested();
  await ask(rival, number);
  const first = lastCode();
  ahead = 10 * 60_000 + 1_000;
  await expect(prove(rival, number, first)).rejects.toThrow(/too old/);
  await ask(rival, number, 'text');
  expect(sent.at(-1)).toMatchObject({ by: 'text', to: number });
  if (first !== lastCode()) await expect(prove(rival, number, first)).rejects.toThrow(/not the code/);
  await prove(rival, number, lastCode());
});

test('a code proves one number for one business', async () => {
  const { number, rival } = await contested();
  const elsewhere = newNumber();
  await connect(await makeOwner(), elsewhere);
  await ask(rival, number);
  const stranger = await makeOwner();
  await expect(prove(stranger, number, lastCode())).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(prove(rival, elsewhere, lastCode())).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('when several prove a number at once, it leads to only one of them', async () => {
  const { number } = await contested();
  const rivals = await Promise.all(Array.from({ length: 5 }, () => makeOwner()));
  const codes: string[] = [];
  for (const rival of rivals) {
    await ask(rival, number);
    codes.push(lastCode());
  }
  await Promise.all(rivals.map((rival, at) => prove(rival, number, codes[at] ?? '')));
  const rows = await db.system.select().from(phoneNumber).where(eq(phoneNumber.e164, number));
  expect(rows.filter(({ active }) => active)).toHaveLength(1);
  expect(rivals.map(({ businessId }) => businessId)).toContain(await holderOf(number));
});

test('a person gets three codes a day, and a number six', async () => {
  const { number, rival } = await contested();
  for (let times = 0; times < 3; times += 1) await ask(rival, number);
  await expect(ask(rival, number)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', message: /24 hours/ });
  const second = await makeOwner();
  for (let times = 0; times < 3; times += 1) await ask(second, number);
  await expect(ask(await makeOwner(), number)).rejects.toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    message: /codes for this number/,
  });
  expect(sent).toHaveLength(6);
});

test('nobody keeps a number by creating one new business after the other', async () => {
  const number = newNumber();
  const squatter = await makeOwner('sam.q@gmail.com');
  await connect(squatter, number);
  ahead = 2 * DAY;
  await squatter.setup.disconnectNumber({ businessId: squatter.businessId, number });
  // Within the three days it is taken up where it was, with another business, too.
  const second = await addBusiness(squatter.id, squatter.email);
  expect(await connect(second, number)).toMatchObject({ type: 'connected' });
  ahead = 4 * DAY;
  const owner = await makeOwner();
  expect(await connect(owner, number)).toMatchObject({ type: 'connected' });
  await owner.setup.disconnectNumber({ businessId: owner.businessId, number });
  const again = [second, await addBusiness(squatter.id, squatter.email), await makeOwner('samq+3@gmail.com')];
  for (const each of again)
    expect(await connect(each, number)).toMatchObject({ type: 'code-needed', why: 'lapsed' });
  await ask(second, number);
  await prove(second, number, lastCode());
  expect(await holderOf(number)).toBe(second.businessId);
});

test('where no code can be sent, a business whose claim expired may connect again but reserves nothing', async () => {
  const number = newNumber();
  const late = await makeOwner();
  await connect(late, number);
  ahead = 4 * DAY;
  await late.setup.disconnectNumber({ businessId: late.businessId, number });
  const without = { ...late, setup: as(late.id, { send: null }) };
  expect(await connect(without, number)).toMatchObject({ type: 'connected' });
  const owner = await makeOwner();
  expect(await connect(owner, number)).toMatchObject({ type: 'connected' });
  expect(await connect(without, number)).toMatchObject({ type: 'code-needed', canSend: false });
  await expect(ask(without, number)).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
});

test('a code is sent only where one is needed, and never to a premium-rate number', async () => {
  const owner = await makeOwner();
  await expect(ask(owner, newNumber())).rejects.toMatchObject({ code: 'CONFLICT', message: /no code/ });
  for (const number of ['+19005550123', '+8821612345678', '+493055500199'])
    await expect(ask(owner, number)).rejects.toMatchObject({ code: 'BAD_REQUEST', message: /ordinary/ });
  expect(sent).toEqual([]);
});

test('a code that could not be sent is invalid, and the reason is shown', async () => {
  const { number, rival } = await contested();
  carrier = 'refuses';
  await expect(ask(rival, number, 'text')).rejects.toMatchObject({ message: /takes no texts/ });
  carrier = 'down';
  await expect(ask(rival, number)).rejects.toMatchObject({ code: 'BAD_GATEWAY' });
  expect(await db.system.select().from(numberCode).where(eq(numberCode.e164, number))).toEqual([]);
});
