/** Customers by the API: found, paged through, changed, blocked, erased; and who may do so. */
import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BusinessId, type CustomerId, newId, type UserId } from '../../db/ids.ts';
import { conversation, customer, member } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { createCall } from '../calls/calls.ts';
import { takeMessage } from '../inbox/messages.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { optOut } from '../notices/texts/opt-outs.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const owner = newId<UserId>();
const staff = newId<UserId>();
let db: TestDatabase;
let feed: EventFeed;
let businessId: BusinessId;
let number: string;
const as = (user: UserId) => appRouter.createCaller(contextOf({ db, feed }, user));

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
  await db.system.insert(member).values([
    { businessId, userId: owner, role: 'owner' },
    { businessId, userId: staff, role: 'staff' },
  ]);
});

let phones = 2_125_551_000;
async function add(name: string, more: Partial<typeof customer.$inferInsert> = {}): Promise<CustomerId> {
  phones += 1;
  const id = newId<CustomerId>();
  await db.system.insert(customer).values({ businessId, id, name, phone: `+1${phones}`, ...more });
  return id;
}
const namesFor = async (search: string) =>
  (await as(owner).customers.list({ businessId, search })).customers.map(({ name }) => name);

describe('the list of customers', () => {
  test('is sorted by name without regard to case, and ends with those without a name', async () => {
    for (const name of ['', 'bea', 'Ann', 'Carl', '', 'ann']) await add(name);
    expect((await namesFor('')).map((name) => name.toLowerCase())).toEqual([
      'ann',
      'ann',
      'bea',
      'carl',
      '',
      '',
    ]);
  });

  test.each([
    ['Nunez', 'Núñez'],
    ['zoe', 'Zoë Finch'],
    ['zoë', 'Zoe'],
    ["O'Brien", 'Pat O\u2019Brien'],
    ['OBrien', "O'Brien"],
    ['O Brien', "O'Brien"],
    ['jean luc', 'Jean-Luc'],
    ['Strasse', 'Straße'],
    ['soren', 'Søren'],
    ['Łukasz', 'Lukasz'],
    ['ИВАН', 'иван'],
  ])('is found by %j when the name is %j', async (search, name) => {
    await db.system.insert(customer).values({ businessId, id: newId<CustomerId>(), name });
    expect(await namesFor(search)).toContain(name);
    expect(await namesFor('nobody')).toEqual([]);
  });

  test('is searched by part of a name, a number or an address', async () => {
    await add('Ann Lee', { phone: '+12125550150', email: 'lee@home.test' });
    await add('Bo_b', { phone: '+442079460018' });
    expect(await namesFor('lee')).toEqual(['Ann Lee']);
    expect(await namesFor('HOME.t')).toEqual(['Ann Lee']);
    expect(await namesFor('(212) 555-01')).toEqual(['Ann Lee']);
    expect(await namesFor('020 7946')).toEqual(['Bo_b']);
    expect(await namesFor('o_b')).toEqual(['Bo_b']);
    expect(await namesFor('%')).toEqual([]);
    expect(await namesFor('_')).toEqual(['Bo_b']);
    expect(await namesFor("' or true --")).toEqual([]);
  });

  test('is paged through without losing or repeating a customer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('', 'a', 'A', 'b', 'é', 'ß', 'z'), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (names, limit) => {
          await db.system.delete(customer).where(eq(customer.businessId, businessId));
          const added = [];
          for (const name of names) added.push(await add(name));
          const seen: CustomerId[] = [];
          let cursor: { name: string; id: CustomerId } | null = null;
          do {
            const page: Awaited<ReturnType<ReturnType<typeof as>['customers']['list']>> = await as(
              owner,
            ).customers.list({ businessId, cursor, limit });
            seen.push(...page.customers.map(({ id }) => id));
            cursor = page.nextCursor;
          } while (cursor !== null);
          const whole = await as(owner).customers.list({ businessId });
          expect(seen).toEqual(whole.customers.map(({ id }) => id));
          expect([...seen].sort()).toEqual([...added].sort());
        },
      ),
      { numRuns: 20 },
    );
  });

  test('shows when a customer last called', async () => {
    const id = await add('Ann', { phone: '+12125550150' });
    const incoming = {
      businessId,
      sid: 'CA-last',
      line: 'carrier' as const,
      from: '+12125550150',
      to: number,
    };
    const { callId } = await createCall(db, incoming);
    const startedAt = new Date('2030-01-02T03:04:05.000Z');
    await db.system.update(conversation).set({ startedAt }).where(eq(conversation.id, callId));
    expect((await as(owner).customers.list({ businessId })).customers).toMatchObject([
      { id, lastCallAt: startedAt.toISOString(), nextBookingAt: null },
    ]);
  });
});

test('a customer who answered STOP to one business is marked there only', async () => {
  const id = await add('Ann', { phone: '+12125550177' });
  const marked = async () => (await as(owner).customers.get({ businessId, customerId: id })).optedOut;
  const { businessId: other } = await makeBusiness(db);
  await db.tenant(other, (tx) => optOut(tx, other, '+12125550177'));
  expect(await marked()).toBe(false);
  await db.tenant(businessId, (tx) => optOut(tx, businessId, '+12125550177'));
  expect(await marked()).toBe(true);
});

describe('the card of a customer', () => {
  test('has the calls and messages of the number, also from before the customer was created', async () => {
    const incoming = {
      businessId,
      sid: 'CA-first',
      line: 'carrier' as const,
      from: '+12125550150',
      to: number,
    };
    const { callId } = await createCall(db, incoming);
    const left = { conversationId: callId, name: 'Ann', phone: null, body: 'Call me.', urgent: false };
    const messageId = await takeMessage(db, businessId, left);
    const elsewhere = {
      conversationId: null,
      name: 'Ann',
      phone: '+12125550150',
      body: 'And again.',
      urgent: false,
    };
    const other = await takeMessage(db, businessId, elsewhere);
    const customerId = await add('Ann', { phone: '+12125550150' });
    const card = await as(owner).customers.get({ businessId, customerId });
    expect(card.calls.map(({ id }) => id)).toEqual([callId]);
    expect(card.messages.map(({ id }) => id).sort()).toEqual([messageId, other].sort());
    const nobody = await as(owner).customers.get({ businessId, customerId: await add('Bea') });
    expect(nobody).toMatchObject({ calls: [], messages: [], bookings: [] });
  });

  test('is changed field by field, and the live feed says so', async () => {
    const customerId = await add('Ann');
    await as(owner).customers.update({ businessId, customerId, customer: { email: 'ann@home.test' } });
    await as(owner).customers.update({ businessId, customerId, customer: { notes: ' Likes it short. ' } });
    expect(await as(owner).customers.get({ businessId, customerId })).toMatchObject({
      name: 'Ann',
      email: 'ann@home.test',
      notes: 'Likes it short.',
    });
    const changed = { type: 'customer.changed', customerId };
    expect(await readEvents(db, businessId)).toEqual([changed, changed]);
    const wrong = as(owner).customers.update({ businessId, customerId, customer: { email: 'no address' } });
    await expect(wrong).rejects.toThrow(/not an e-mail address/);
    await expect(as(owner).customers.update({ businessId, customerId, customer: {} })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

describe('blocking and erasing', () => {
  test('are for owners and managers', async () => {
    const customerId = await add('Ann');
    const mine = as(staff).customers;
    await expect(mine.block({ businessId, customerId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(mine.erase({ businessId, customerId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('can block a customer and unblock them again', async () => {
    const customerId = await add('Ann');
    const other = await add('Ben');
    await as(owner).customers.block({ businessId, customerId });
    const { customers } = await as(owner).customers.list({ businessId });
    expect(customers.filter(({ blocked }) => blocked).map(({ id }) => id)).toEqual([customerId]);
    expect(await as(owner).customers.get({ businessId, customerId: other })).toMatchObject({
      blocked: false,
    });
    expect(await as(owner).customers.get({ businessId, customerId })).toMatchObject({ blocked: true });
    await as(owner).customers.block({ businessId, customerId, blocked: false });
    expect(await as(owner).customers.get({ businessId, customerId })).toMatchObject({ blocked: false });
  });

  test('erase a customer for good, off the list and without a way to write to them again', async () => {
    const customerId = await add('Ann');
    await as(owner).customers.erase({ businessId, customerId });
    expect(await namesFor('')).toEqual([]);
    expect(await as(owner).customers.get({ businessId, customerId })).toMatchObject({
      phone: null,
      name: '',
    });
    await expect(
      as(owner).customers.update({ businessId, customerId, customer: { name: 'Ann' } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('are refused with a message while the customer is on the phone', async () => {
    const customerId = await add('Ann', { phone: '+12125550150' });
    const incoming = {
      businessId,
      sid: 'CA-now',
      line: 'carrier' as const,
      from: '+12125550150',
      to: number,
    };
    await createCall(db, incoming);
    await expect(as(owner).customers.erase({ businessId, customerId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('on the phone') as string,
    });
  });

  test('a customer of another business is not found', async () => {
    const customerId = await add('Ann');
    const { businessId: other } = await makeBusiness(db);
    await db.system.insert(member).values({ businessId: other, userId: owner, role: 'owner' });
    const mine = as(owner).customers;
    const at = { businessId: other, customerId };
    for (const ask of [
      () => mine.get(at),
      () => mine.update({ ...at, customer: { name: 'Mine' } }),
      () => mine.block(at),
      () => mine.erase(at),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
