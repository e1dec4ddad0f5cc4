/** The history of calls for the owner, staff and other users: search, pages, flags and notes. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertCalls } from '../../db/testing-calls.ts';
import {
  type BusinessId,
  type CallId,
  type MessageId,
  newId,
  type StaffId,
  type UserId,
} from '../../db/ids.ts';
import { booking, conversation, customer, member, message, staff, turn } from '../../db/schema.ts';
import { DEMO_NUMBER, seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { makeBusiness } from '../calls/testing.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const [owner, kim, stranger] = [newId<UserId>(), newId<UserId>(), newId<UserId>()];
let db: TestDatabase;
let feed: EventFeed;
let businessId: BusinessId;
let api: ReturnType<typeof as>;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  api = as(owner);
  businessId = await seedDemo(db, owner);
  await db.system.insert(member).values({ businessId, userId: kim, role: 'staff' });
  const other = await makeBusiness(db);
  await db.system.insert(member).values({ businessId: other.businessId, userId: stranger, role: 'owner' });
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (id: UserId) => appRouter.createCaller(contextOf({ db, feed }, id));

interface Past {
  readonly startedAt: string;
  readonly seconds?: number;
  readonly from?: string | null;
  readonly outcome?: (typeof conversation.$inferSelect)['outcome'];
  readonly says?: readonly string[];
}

/** A call that is over. */
async function past({
  startedAt,
  seconds = 60,
  from = null,
  outcome = 'answered',
  says = [],
}: Past): Promise<CallId> {
  const id = newId<CallId>();
  const began = new Date(startedAt);
  await insertCalls(db.system, {
    businessId,
    id,
    customerAddress: from,
    address: DEMO_NUMBER,
    startedAt: began,
    endedAt: new Date(began.getTime() + seconds * 1000),
    outcome,
  });
  if (says.length > 0) {
    await db.system.insert(turn).values(
      says.map((said, position) => ({
        businessId,
        conversationId: id,
        position,
        speaker: position % 2 === 0 ? ('receptionist' as const) : ('caller' as const),
        said,
        heard: said,
        at: new Date(began.getTime() + position * 5_000),
      })),
    );
  }
  return id;
}
type Filters = Omit<Parameters<typeof api.calls.list>[0], 'businessId'>;
const found = async (filters: Filters) =>
  (await api.calls.list({ businessId, ...filters })).calls.map(({ id }) => id);

describe('the history', () => {
  let morning: CallId, late: CallId, poodle: CallId;
  beforeAll(async () => {
    morning = await past({ startedAt: '2026-03-02T15:00:00Z', from: '+12125550161', outcome: 'booked' });
    // Half past eleven in the evening of the third of March in New York.
    late = await past({
      startedAt: '2026-03-04T04:30:00Z',
      seconds: 10,
      from: '+12125550162',
      outcome: 'abandoned',
    });
    poodle = await past({
      startedAt: '2026-03-05T15:00:00Z',
      seconds: 300,
      says: ['How can I help you?', 'Do you trim poodles, too?', 'We only cut people.'],
    });
  });

  test('is filtered by outcome, length and number, and by all together', async () => {
    expect(await found({ outcome: 'booked' })).toEqual([morning]);
    expect(await found({ maxSeconds: 60 })).toEqual([late]);
    expect(await found({ minSeconds: 60 })).toEqual([poodle, morning]);
    expect(await found({ number: '555-0161' })).toEqual([morning]);
    expect(await found({ number: '(212) 555-016' })).toEqual([late, morning]);
    expect(await found({ number: '555', outcome: 'abandoned', maxSeconds: 30 })).toEqual([late]);
    expect(await found({ number: '555', outcome: 'abandoned', minSeconds: 30 })).toEqual([]);
  });

  test('takes a day in the time zone of the business', async () => {
    expect(await found({ fromDay: '2026-03-03', toDay: '2026-03-03' })).toEqual([late]);
    expect(await found({ fromDay: '2026-03-04' })).toEqual([poodle]);
    expect(await found({ toDay: '2026-03-02' })).toEqual([morning]);
  });

  test('finds words that were said, in other forms too, and shows where', async () => {
    expect(await found({ search: 'poodle' })).toEqual([poodle]);
    expect(await found({ search: '"poodles too"' })).toEqual([poodle]);
    expect(await found({ search: 'poodle trimming' })).toEqual([poodle]);
    expect(await found({ search: 'poodle', outcome: 'booked' })).toEqual([]);
    expect(await found({ search: 'zeppelin' })).toEqual([]);
    expect(await found({ search: "it's (the & | ! ' :*" })).toEqual([]);
    const { calls } = await api.calls.list({ businessId, search: 'poodle' });
    expect(calls[0]?.excerpt).toEqual([
      { text: 'Do you trim ', hit: false },
      { text: 'poodles', hit: true },
      { text: ', too?', hit: false },
    ]);
  });

  test('is filtered by the staff member of the booking', async () => {
    const [sam] = await db.system.select().from(staff).where(eq(staff.name, 'Sam'));
    const [known] = await db.system
      .select()
      .from(booking)
      .where(eq(booking.staffId, sam?.id ?? newId<StaffId>()));
    if (sam === undefined || known === undefined) throw new Error('Sam has no booking');
    await db.system.update(booking).set({ conversationId: morning }).where(eq(booking.id, known.id));
    expect(await found({ staffId: sam.id })).toEqual([morning]);
    expect(await found({ staffId: newId<StaffId>() })).toEqual([]);
  });

  test('is filtered by whether a member of the team made a test call', async () => {
    const [testCall] = await insertCalls(db.system, {
      businessId,
      channel: 'web',
      startedAt: new Date('2026-02-20T12:00:00Z'),
    });
    const days = { fromDay: '2026-02-20' };
    expect(await found({ ...days, kind: 'test' })).toEqual([testCall]);
    expect(await found({ ...days, kind: 'real' })).toEqual([poodle, late, morning]);
  });

  test('is paged through with a search and a filter without losing or repeating a call', async () => {
    const made: CallId[] = [];
    for (let index = 0; index < 7; index += 1) {
      made.push(await past({ startedAt: '2026-02-01T12:00:00Z', says: ['A walrus moustache, please.'] }));
      await past({
        startedAt: '2026-02-01T12:00:00Z',
        outcome: 'failed',
        says: ['A walrus moustache, please.'],
      });
    }
    const seen: CallId[] = [];
    let cursor: Filters['cursor'] = null;
    do {
      const page = await api.calls.list({
        businessId,
        search: 'walrus',
        outcome: 'answered',
        cursor,
        limit: 3,
      });
      seen.push(...page.calls.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(7);
    expect([...seen].sort()).toEqual([...made].sort());
  });

  test('of another business is not searched', async () => {
    const other = (await as(stranger).businesses.mine())[0]?.id ?? newId<BusinessId>();
    expect((await as(stranger).calls.list({ businessId: other, search: 'poodle' })).calls).toEqual([]);
  });
});

describe("the owner's review of a call", () => {
  let callId: CallId;
  beforeAll(async () => {
    callId = await past({ startedAt: '2026-01-10T12:00:00Z' });
  });

  test('keeps a flag and a note independently of each other, and finds both again', async () => {
    await api.calls.annotate({ businessId, callId, opinion: { flag: 'bad' } });
    await api.calls.annotate({ businessId, callId, opinion: { note: 'Call her back.' } });
    expect((await api.calls.get({ businessId, callId })).call).toMatchObject({
      flag: 'bad',
      note: 'Call her back.',
    });
    expect(await found({ flag: 'bad' })).toEqual([callId]);
    await api.calls.annotate({ businessId, callId, opinion: { flag: null } });
    expect(await found({ flag: 'bad' })).toEqual([]);
  });

  test('is for owners and managers, and for calls of their own business', async () => {
    const opinion = { flag: 'good' as const };
    await expect(as(kim).calls.annotate({ businessId, callId, opinion })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const other = (await as(stranger).businesses.mine())[0]?.id ?? newId<BusinessId>();
    await expect(as(stranger).calls.annotate({ businessId: other, callId, opinion })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(api.calls.annotate({ businessId, callId, opinion: {} })).rejects.toThrow(
      /must say something/,
    );
  });
});

test('a call shows who called', async () => {
  const id = await past({ startedAt: '2026-01-11T12:00:00Z' });
  const [maria] = await db.system.select().from(customer).where(eq(customer.name, 'Maria Lopez'));
  await db.system
    .update(conversation)
    .set({ customerId: maria?.id ?? null })
    .where(eq(conversation.id, id));
  expect((await api.calls.get({ businessId, callId: id })).call).toMatchObject({
    customer: 'Maria Lopez',
    customerId: maria?.id,
  });
});

test('a call takes the name that was given in it, where the caller is no known customer', async () => {
  const id = await past({ startedAt: '2026-01-12T12:00:00Z', from: '+12125550177' });
  const named = async () => (await api.calls.get({ businessId, callId: id })).call.customer;
  expect(await named()).toBeNull();
  const left = { businessId, conversationId: id, body: 'I am late.' };
  await db.system.insert(message).values({ ...left, id: newId<MessageId>(), name: 'Una Park' });
  expect(await named()).toBe('Una Park');
  const [made] = await db.system.select().from(booking).limit(1);
  if (made === undefined) throw new Error('there is no booking');
  await db.system
    .update(booking)
    .set({ conversationId: id, name: 'Una Parker' })
    .where(eq(booking.id, made.id));
  expect(await named()).toBe('Una Parker');
});
