/** Erasing a customer, on a real Postgres: afterwards nothing of them is found in any table. */
import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectCalls } from '../../db/testing-calls.ts';
import { type BusinessId, type CustomerId, type MessageId, newId, type UserId } from '../../db/ids.ts';
import { booking, call, customer, mail, message, user } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createCall } from '../calls/calls.ts';
import { readEvents } from '../calls/testing.ts';
import { changeCustomer } from './customers.ts';
import { eraseCustomer } from './erase.ts';
import { makePast, type Person, tablesWith } from './testing.ts';

const ANN = { phone: '+12125550161', name: 'Annabel Quixote', email: 'annabel@quixote.test' };
const BEN = { phone: '+12125550162', name: 'Benedict Zephyr', email: 'ben@zephyr.test' };

let db: TestDatabase;
let businessId: BusinessId;
const owner = newId<UserId>();

beforeAll(async () => {
  db = await createTestDatabase();
  await db.system.insert(user).values({ id: owner, name: 'Olga Owner', email: 'olga@shop.test' });
  businessId = await seedDemo(db, owner);
});
afterAll(() => db.close());

const makePastOf = (person: Person, secret: string, from?: string | null) =>
  makePast({ db, businessId, owner }, person, secret, from);
const tablesWithWords = (...words: readonly string[]) => tablesWith(db, ...words);

const idOf = async ({ phone }: Person): Promise<CustomerId> => {
  const [row] = await db.system.select({ id: customer.id }).from(customer).where(eq(customer.phone, phone));
  if (row === undefined) throw new Error('no customer');
  return row.id;
};

test('nothing of an erased customer is left in any table, and everything of other customers is', async () => {
  const annsCall = await makePastOf(ANN, 'marzipan');
  const withheld = await makePastOf(ANN, 'marzipan', null);
  const bensCall = await makePastOf(BEN, 'nougat');
  const traces = [ANN.phone, '2125550161', 'annabel', 'quixote', 'marzipan'];
  const before = await tablesWithWords(...traces);
  // What is to be erased was there.
  expect(before).toEqual([
    'public.booking',
    'public.conversation',
    'public.customer',
    'public.event',
    'public.mail',
    'public.message',
    'public.open_question',
    'public.supervision',
    'public.tool_run',
    'public.turn',
    'public.wrong_proof',
  ]);
  const bens = () =>
    Promise.all([tablesWithWords('nougat'), tablesWithWords(BEN.phone), tablesWithWords('zephyr')]);
  const bensBefore = await bens();
  const id = await idOf(ANN);

  expect(await eraseCustomer(db, businessId, id)).toEqual({ status: 'erased' });

  expect(await tablesWithWords(...traces)).toEqual([]);
  expect(await bens()).toEqual(bensBefore);
  const [erased] = await db.system.select().from(customer).where(eq(customer.id, id));
  expect(erased).toMatchObject({
    phone: null,
    name: '',
    email: '',
    notes: '',
    erasedAt: expect.any(Date) as Date,
  });

  // That something happened stays in the books.
  const bookings = await db.system.select().from(booking).where(eq(booking.customerId, id));
  expect(bookings.map(({ name, status }) => [name, status])).toEqual([
    ['Erased customer', 'booked'],
    ['Erased customer', 'booked'],
  ]);
  const calls = await selectCalls(db.system).where(eq(call.businessId, businessId));
  const outcomes = new Map(calls.map((each) => [each.id, each.outcome]));
  expect([annsCall, withheld, bensCall].map((each) => outcomes.get(each))).toEqual([
    'booked',
    'booked',
    'booked',
  ]);
  const told = await readEvents(db, businessId);
  expect(told.filter((each) => 'callId' in each && each.callId === annsCall).map(({ type }) => type)).toEqual(
    told.filter((each) => 'callId' in each && each.callId === bensCall).map(({ type }) => type),
  );
  expect(told.at(-1)).toEqual({ type: 'customer.changed', customerId: id });

  // The files follow by jobs, which name the recordings and nobody.
  const jobs = await db.sql<
    { data: { key: string } }[]
  >`select data from pgboss.job where name = 'remove-recording'`;
  expect(jobs.map(({ data }) => data.key).sort()).toEqual(
    [annsCall, withheld].map((each) => `${businessId}/${each}-1900000000000.wav`).sort(),
  );
});

test('an e-mail to an erased customer that has not left yet is never sent', async () => {
  const person = { phone: '+12125550163', name: 'Cora Pending', email: 'cora@pending.test' };
  await makePastOf(person, 'toffee');
  const waiting = () => db.system.select().from(mail).where(eq(mail.recipient, person.email));
  expect(await waiting()).toMatchObject([{ status: 'queued' }]);
  await eraseCustomer(db, businessId, await idOf(person));
  expect(await waiting()).toEqual([]);
});

test('the recorded message of an erased customer is removed at the carrier, too', async () => {
  const person = { phone: '+12125550164', name: 'Dora Spoken', email: 'dora@spoken.test' };
  await makePastOf(person, 'marzipan');
  const recordingUrl = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';
  const spoken = { businessId, id: newId<MessageId>(), phone: person.phone, body: 'Spoken', recordingUrl };
  await db.system.insert(message).values(spoken);
  await eraseCustomer(db, businessId, await idOf(person));
  const jobs = await db.sql<
    { data: unknown }[]
  >`select data from pgboss.job where name = 'remove-carrier-recording'`;
  expect(jobs.map(({ data }) => data)).toEqual([{ url: recordingUrl }]);
});

test('a customer who is on the phone is not erased, and nothing of theirs is changed', async () => {
  const person = { phone: '+12125550164', name: 'Dora Talking', email: 'dora@talking.test' };
  await makePastOf(person, 'fudge');
  const incoming = {
    businessId,
    sid: randomUUID(),
    line: 'carrier' as const,
    from: person.phone,
    to: '+12125550199',
  };
  const { callId } = await createCall(db, incoming);
  const before = await tablesWithWords('fudge');
  const id = await idOf(person);
  expect(await eraseCustomer(db, businessId, id)).toEqual({ status: 'in-call' });
  expect(await tablesWithWords('fudge')).toEqual(before);
  await db.system.update(call).set({ status: 'ended' }).where(eq(call.id, callId));
  expect(await eraseCustomer(db, businessId, id)).toEqual({ status: 'erased' });
});

test('an erased customer who calls again is a new customer', async () => {
  const person = { phone: '+12125550165', name: 'Emil Again', email: 'emil@again.test' };
  await makePastOf(person, 'brittle');
  const id = await idOf(person);
  await eraseCustomer(db, businessId, id);
  await makePastOf(person, 'brittle');
  expect(await idOf(person)).not.toBe(id);
});

test('a customer of another business is not found, and a customer can be erased twice', async () => {
  const person = { phone: '+12125550166', name: 'Fay Twice', email: 'fay@twice.test' };
  await makePastOf(person, 'praline');
  const id = await idOf(person);
  expect(await eraseCustomer(db, newId<BusinessId>(), id)).toEqual({ status: 'gone' });
  expect(await tablesWithWords('praline')).not.toEqual([]);
  expect(await eraseCustomer(db, businessId, id)).toEqual({ status: 'erased' });
  expect(await eraseCustomer(db, businessId, id)).toEqual({ status: 'erased' });
  const left = await db.system
    .select()
    .from(message)
    .where(and(eq(message.businessId, businessId), eq(message.phone, person.phone)));
  expect(left).toEqual([]);
});

test('only the customer who asked is erased, even where numbers and addresses contain one another', async () => {
  const short = { phone: '+493012345', name: 'Gil Short', email: 'gil@short.test' };
  const long = { phone: '+4930123456', name: 'Gil Short-Long', email: 'virgil@short.test.example' };
  await makePastOf(long, 'nougatine');
  await makePastOf(short, 'caramel');
  const of = (email: string) => db.system.select().from(mail).where(eq(mail.recipient, email));
  const before = await tablesWithWords('nougatine');
  expect(before).toContain('public.tool_run');
  await eraseCustomer(db, businessId, await idOf(short));
  expect(await tablesWithWords('caramel')).toEqual([]);
  expect(await tablesWithWords('nougatine')).toEqual(before);
  expect(await of(long.email)).toHaveLength(1);
  expect(await of(short.email)).toEqual([]);
});

test('an e-mail to somebody else that contains the number, words or address of an erased customer stays', async () => {
  const person = { phone: '+12125550171', name: 'Hal Named', email: 'hal@named.test' };
  await makePastOf(person, 'truffle');
  const told = `Invite ${person.email}, ${person.phone}: Call me, truffle`;
  const others = [randomUUID(), randomUUID()];
  await db.system.insert(mail).values([
    { id: others[0] ?? '', businessId, recipient: 'guest@team.test', subject: 'You are invited', body: told },
    // Of the same person, as one of the team.
    { id: others[1] ?? '', businessId, recipient: person.email, subject: 'You are invited', body: 'Join us' },
  ]);
  await eraseCustomer(db, businessId, await idOf(person));
  const left = await db.system.select({ id: mail.id }).from(mail).where(inArray(mail.id, others));
  expect(left).toHaveLength(2);
});

test('a customer who changed their address is erased with the mails to the earlier one', async () => {
  const person = { phone: '+12125550172', name: 'Ida Moved', email: 'ida@before.test' };
  await makePastOf(person, 'fondant');
  await changeCustomer(db, businessId, await idOf(person), { email: 'ida@after.test' });
  await eraseCustomer(db, businessId, await idOf(person));
  expect(await tablesWithWords('ida@before.test', 'fondant')).toEqual([]);
});
