/** What the receptionist can do during a call, on a real Postgres; the names of the tests are its rules. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type BusinessId, type CallId, newId, type UserId } from '../../../db/ids.ts';
import {
  booking,
  business as businessTable,
  call as callTable,
  customer,
  message,
  phoneNumber,
  wrongProof,
} from '../../../db/schema.ts';
import { type Database, openDatabase } from '../../../db/client.ts';
import { DEMO_NUMBER, seedDemo } from '../../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../../db/testing.ts';
import { bookDirectly } from '../../booking/book.ts';
import { type BusinessProfile, loadBusiness } from '../../business/business.ts';
import { createCall } from '../../calls/calls.ts';
import { Toolset, type PastRun } from './toolset.ts';
import type { Caller, ToolRun } from './tool.ts';

const MARIA = '+12125550150';
const JAMES = '+12125550151';
/** A Monday, when the shop is closed, at ten in the morning. */
const MONDAY = Temporal.ZonedDateTime.from('2030-04-01T10:00[America/New_York]');

let db: TestDatabase;
let business: BusinessProfile;
let id: BusinessId;
let now: Temporal.ZonedDateTime;
let calls = 0;
let errors: unknown[];
const clock = { now: () => now.epochMilliseconds };

beforeAll(async () => {
  db = await createTestDatabase();
  await seedDemo(db, newId<UserId>());
  const [row] = await db.system.select().from(phoneNumber).where(eq(phoneNumber.e164, DEMO_NUMBER));
  if (row === undefined) throw new Error('the demo business is missing');
  id = row.businessId;
});
afterAll(() => db.close());
beforeEach(async () => {
  for (const table of [booking, message, callTable, customer, wrongProof]) await db.system.delete(table);
  business = await loadBusiness(db, id);
  now = MONDAY;
  errors = [];
});

async function newCall(from: string | null): Promise<CallId> {
  calls += 1;
  const incoming = { businessId: id, sid: `CA${calls}`, line: 'carrier' as const, from, to: DEMO_NUMBER };
  return (await createCall(db, incoming)).callId;
}

interface DeskOptions {
  readonly caller?: Caller;
  readonly callId?: CallId;
  readonly past?: readonly PastRun[];
  readonly database?: Database;
  readonly shop?: BusinessProfile;
}

async function openDesk(options: DeskOptions = {}): Promise<Toolset> {
  const caller = options.caller ?? { phone: MARIA, vouched: true };
  const callId = options.callId ?? (await newCall(caller.phone));
  const past = options.past ?? [];
  const database = options.database ?? db;
  return new Toolset({
    db: database,
    business: options.shop ?? business,
    conversationId: callId,
    caller,
    clock,
    past,
    onError: (error) => errors.push(error),
  });
}

const run = (context: Toolset, name: string, args: Record<string, unknown>): Promise<ToolRun> =>
  context.run({ id: 'tool', name, arguments: args });
/** What comes of a tool in a turn of its own. */
const ask = async (context: Toolset, name: string, args: Record<string, unknown>) => {
  context.callerSpoke(null);
  return (await run(context, name, args)).result;
};

const Found = z.object({ offers: z.array(z.object({ offer: z.string(), say: z.string(), at: z.string() })) });
/** The offers that these words lead to. */
async function offersFor(context: Toolset, words: string) {
  return Found.parse(await ask(context, 'find_openings', { words })).offers;
}
async function offerFor(context: Toolset, words: string): Promise<string> {
  const [offer] = await offersFor(context, words);
  if (offer === undefined) throw new Error(`nothing was offered for ${words}`);
  return offer.offer;
}

const startOf = (time: string) =>
  new Date(Temporal.ZonedDateTime.from(`${time}[America/New_York]`).epochMilliseconds);
const member = <T extends { readonly name: string }>(all: readonly T[], name: string): T => {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};

/** An appointment that exists before the call. */
async function appointment(
  time: string,
  staff = 'Sam',
  name = 'Maria Lopez',
  phone = MARIA,
  serviceName = 'Haircut',
) {
  const made = await bookDirectly(
    db,
    id,
    {
      serviceId: member(business.services, serviceName).id,
      staffId: member(business.staff, staff).id,
      startsAt: startOf(time),
      name,
      customerPhone: phone,
      callId: null,
      idempotencyKey: `${time} ${staff}`,
    },
    clock,
  );
  if (made.status !== 'booked') throw new Error(`${time} with ${staff} is not free`);
  return made.booking.id;
}

async function fillDay(day: string): Promise<void> {
  for (const staff of ['Sam', 'Alex']) {
    for (let hour = 9; hour < 18; hour += 0.5) {
      const time = `${String(Math.floor(hour)).padStart(2, '0')}:${hour % 1 === 0 ? '00' : '30'}`;
      await appointment(`${day}T${time}`, staff, 'Somebody', JAMES);
    }
  }
}

const bookings = () => db.system.select().from(booking);
const messages = () => db.system.select().from(message);
/** The one row that was booked. */
async function onlyBooking() {
  const [row, ...more] = await bookings();
  if (row === undefined || more.length > 0)
    throw new Error(`${more.length + (row ? 1 : 0)} bookings, not one`);
  return row;
}

describe('booking', () => {
  test('books only an offer that was made in this call', async () => {
    const other = await openDesk({ caller: { phone: JAMES, vouched: true } });
    const theirs = await offerFor(other, 'a haircut tomorrow at three');
    const context = await openDesk();
    for (const offer of [theirs, newId()]) {
      expect(await ask(context, 'book', { offer, name: 'Maria' })).toMatchObject({ status: 'failed' });
    }
    expect(await bookings()).toEqual([]);
    const own = await offerFor(context, 'a haircut tomorrow at three');
    expect(await ask(context, 'book', { offer: own, name: 'Maria' })).toMatchObject({ status: 'booked' });
  });

  test('the confirmation is spoken from the committed row, not from the arguments', async () => {
    const context = await openDesk();
    const offer = await offerFor(context, 'a haircut tomorrow at three with Alex');
    const said = await ask(context, 'book', {
      offer,
      name: 'Maria',
      time: '9 PM',
      staff: 'Sam',
      service: 'Beard trim',
    });
    const row = await onlyBooking();
    expect(row).toMatchObject({
      startsAt: startOf('2030-04-02T15:00'),
      staffId: member(business.staff, 'Alex').id,
    });
    expect(said['booking']).toBe(row.id);
    expect(said.say).toMatch(/haircut with Alex, .*Tuesday, April 2nd at 3:00 PM/);
  });

  test('asks for a name before it books', async () => {
    const context = await openDesk();
    const offer = await offerFor(context, 'a haircut tomorrow at three');
    expect(await ask(context, 'book', { offer, name: ' ' })).toMatchObject({ status: 'ask', ask: 'name' });
    expect(await bookings()).toEqual([]);
  });

  test('a time that was taken meanwhile is not booked, and others are offered', async () => {
    const context = await openDesk();
    const offer = await offerFor(context, 'a haircut tomorrow at three with Sam');
    await appointment('2030-04-02T15:00', 'Sam', 'James', JAMES);
    const said = await ask(context, 'book', { offer, name: 'Maria' });
    expect(said).toMatchObject({ status: 'taken' });
    expect(Found.parse(said).offers).not.toEqual([]);
    expect(await bookings()).toHaveLength(1);
  });

  test('somebody else can be booked for, under the number that calls', async () => {
    const context = await openDesk({ caller: { phone: MARIA, vouched: true } });
    await ask(context, 'book', {
      offer: await offerFor(context, 'a haircut tomorrow at three'),
      name: 'Leo',
    });
    const row = await onlyBooking();
    const [who] = await db.system.select().from(customer).where(eq(customer.id, row.customerId));
    expect([row.name, who?.phone]).toEqual(['Leo', MARIA]);
  });

  test('business and caller never come from the model', async () => {
    const otherBusiness = newId<BusinessId>();
    await db.system.insert(businessTable).values({
      id: otherBusiness,
      name: 'Next Door',
      trade: 'barber',
      zone: 'America/New_York',
      country: 'US',
      currency: 'USD',
      hours: [],
      policy: business.policy,
    });
    const context = await openDesk();
    const offer = await offerFor(context, 'a haircut tomorrow at three');
    const foreign = { businessId: otherBusiness, customerPhone: JAMES, caller: JAMES, callId: newId() };
    expect(await ask(context, 'book', { offer, name: 'Maria', ...foreign })).toMatchObject({
      status: 'booked',
    });
    const row = await onlyBooking();
    const [who] = await db.system.select().from(customer).where(eq(customer.id, row.customerId));
    expect([row.businessId, row.callId, who?.phone]).toEqual([id, context.conversationId, MARIA]);
  });
});

describe('dates are resolved by the server', () => {
  test.each([
    ['a haircut next Tuesday at three', '2030-04-09T15:00'],
    ['a haircut tomorrow at half past ten', '2030-04-02T10:30'],
    ['a haircut this Friday at noon', '2030-04-05T12:00'],
    ['a haircut on Wednesday the 3rd at quarter to four', '2030-04-03T15:45'],
    ['a beard trim on April sixth at two', '2030-04-06T14:00'],
  ])('%j is offered as %s', async (words, at) => {
    const context = await openDesk();
    expect((await offersFor(context, words)).map((offer) => offer.at)).toEqual([at]);
  });

  test('a weekday that does not fit the date is asked back', async () => {
    const context = await openDesk();
    const said = await ask(context, 'find_openings', { words: 'a haircut on Thursday April 2nd at three' });
    expect(said).toMatchObject({ status: 'ask', ask: 'when' });
    expect(said.say).toContain('?');
    expect(said).not.toHaveProperty('offers');
  });

  test('the answer names weekday, date and time in the zone of the business', async () => {
    const context = await openDesk();
    const said = await ask(context, 'find_openings', { words: 'a haircut next Tuesday at three' });
    expect(said.say).toMatch(/Tuesday, April 9th at 3 PM/);
  });
});

describe('it never invents a time', () => {
  test('a time that is taken is answered with the nearest that are free', async () => {
    await appointment('2030-04-02T15:00', 'Sam');
    await appointment('2030-04-02T15:00', 'Alex', 'James', JAMES);
    const context = await openDesk();
    const said = await ask(context, 'find_openings', { words: 'a haircut tomorrow at three' });
    const { offers } = Found.parse(said);
    expect(said).toMatchObject({ status: 'found', exact: false });
    expect(said.say).toContain('not free');
    expect(offers.map(({ at }) => at)).not.toContain('2030-04-02T15:00');
    expect(offers).toHaveLength(3);
  });

  test('a full day leads on to the next one', { timeout: 60_000 }, async () => {
    await fillDay('2030-04-02');
    const context = await openDesk();
    const said = await ask(context, 'find_openings', { words: 'a haircut tomorrow' });
    expect(said.say).toMatch(/nothing tomorrow/);
    expect(Found.parse(said).offers.every(({ at }) => at.startsWith('2030-04-03'))).toBe(true);
  });

  test('a closed day leads on to the next open one', async () => {
    const context = await openDesk();
    const said = await ask(context, 'find_openings', { words: 'a haircut this Sunday at three' });
    expect(said.say).toMatch(/nothing/);
    expect(Found.parse(said).offers.every(({ at }) => at.startsWith('2030-04-09'))).toBe(true);
  });

  test('when nothing is free in all the time ahead, nothing is offered', async () => {
    const hours = (to: BusinessProfile['hours']) => db.system.update(businessTable).set({ hours: to });
    const context = await openDesk();
    await hours([[], [], [], [], [], [], []]);
    const said = await ask(context, 'find_openings', { words: 'a haircut tomorrow at three' });
    await hours(business.hours);
    expect(said.status).toBe('none');
    expect(said).not.toHaveProperty('offers');
  });

  test('nothing is offered at shorter notice than the business wants, nor in the past', async () => {
    now = Temporal.ZonedDateTime.from('2030-04-02T14:00[America/New_York]');
    const context = await openDesk();
    const soon = await offersFor(context, 'a haircut today at three');
    expect(soon.every(({ at }) => at >= '2030-04-02T16:00')).toBe(true);
    expect(
      await ask(context, 'find_openings', { words: 'a haircut today at nine in the morning' }),
    ).toMatchObject({
      status: 'ask',
    });
  });
});

describe('what the caller chooses', () => {
  test('one of the offered times is found again in the words of the caller', async () => {
    const context = await openDesk();
    const offers = await offersFor(context, 'a haircut tomorrow');
    expect(offers).toHaveLength(3);
    const again = async (words: string) => (await offersFor(context, words)).map(({ offer }) => offer);
    expect(await again('the second one')).toEqual([offers[1]?.offer]);
    expect(await again('the last one please')).toEqual([offers[2]?.offer]);
    const [nine] = await offersFor(context, 'nine works');
    expect(nine?.at).toBe('2030-04-02T09:00');
  });

  test('"yes" to several times is asked back, and nothing new is offered', async () => {
    const context = await openDesk();
    await offersFor(context, 'a haircut tomorrow');
    const said = await ask(context, 'find_openings', { words: 'yes' });
    expect(said.status).toBe('ask');
  });

  test('a chosen time with somebody else, or for something else, is another offer at that time', async () => {
    const context = await openDesk();
    const offers = await offersFor(context, 'a haircut tomorrow with Sam');
    const [alex] = await offersFor(context, 'the second one but with Alex');
    expect(alex).toMatchObject({ at: offers[1]?.at });
    expect(alex?.say).toContain('Alex');
    const [trim] = await offersFor(context, 'and a beard trim instead at nine');
    await ask(context, 'book', { offer: trim?.offer, name: 'Maria' });
    expect((await onlyBooking()).serviceId).toBe(member(business.services, 'Beard trim').id);
  });

  test('of two people who are named the last one counts', async () => {
    const context = await openDesk();
    const [offer] = await offersFor(context, 'a haircut tomorrow at three with Sam, no, Alex');
    expect(offer?.say).toContain('Alex');
    const [other] = await offersFor(context, 'a haircut tomorrow at three with Sam, not Alex');
    expect(other?.say).toContain('Sam');
  });

  test('somebody who is refused is not offered, until the caller says otherwise', async () => {
    const context = await openDesk();
    const everybody = async (words: string) =>
      new Set((await offersFor(context, words)).map(({ say }) => say.split(' with ')[1]));
    expect(await everybody('a haircut tomorrow, anybody but Alex')).toEqual(new Set(['Sam']));
    expect(await everybody('Thursday at ten')).toEqual(new Set(['Sam']));
    expect(await everybody('not Sam either, Alex')).toEqual(new Set(['Alex']));
    expect(await everybody('anyone, on Thursday at ten')).not.toEqual(new Set());
    const left = await ask(context, 'find_openings', { words: 'tomorrow, not with Sam and not with Alex' });
    expect(left).toMatchObject({
      status: 'ask',
      ask: 'staff',
      say: expect.stringContaining('Only') as string,
    });
  });

  test('a bare time answers the question about a day', async () => {
    const context = await openDesk();
    await ask(context, 'find_openings', { words: 'a haircut on Thursday at two or three' });
    const [three] = await offersFor(context, 'three');
    expect(three?.at).toBe('2030-04-04T15:00');
  });

  test('the wish goes on with the service that was talked about, unless the words are about something else', async () => {
    const context = await openDesk();
    expect(await ask(context, 'find_openings', { words: 'a beard trim' })).toMatchObject({
      status: 'ask',
      ask: 'when',
    });
    expect(await offersFor(context, 'tomorrow at three')).toHaveLength(1);
    const receipt = await ask(context, 'find_openings', { words: 'I need a receipt' });
    expect(receipt).toMatchObject({ status: 'ask', ask: 'service' });
  });

  test('another service is looked for on the day that was talked about', async () => {
    const context = await openDesk();
    await offersFor(context, 'a haircut on Thursday');
    const offers = await offersFor(context, 'make it haircut and beard');
    expect(offers.every(({ at }) => at.startsWith('2030-04-04'))).toBe(true);
  });

  test('a service is asked for when none was named', async () => {
    const context = await openDesk();
    expect(await ask(context, 'find_openings', { words: 'something on Friday' })).toMatchObject({
      ask: 'service',
    });
  });

  test('somebody who does not do the service is not offered', async () => {
    const sam = member(business.staff, 'Sam').id;
    business = {
      ...business,
      services: business.services.map((each) =>
        each.name === 'Haircut'
          ? { ...each, staffIds: each.staffIds.filter((staffId) => staffId !== sam) }
          : each,
      ),
    };
    const context = await openDesk();
    const said = await ask(context, 'find_openings', { words: 'a haircut with Sam tomorrow at three' });
    expect(said).toMatchObject({ status: 'ask', ask: 'staff' });
    expect(said.say).toContain('Alex');
  });
});

describe('a write is done once', () => {
  test('the same tool with the same arguments, one after the other or at once', async () => {
    const context = await openDesk();
    const offer = await offerFor(context, 'a haircut tomorrow at three');
    const atOnce = await Promise.all([1, 2, 3].map(() => run(context, 'book', { offer, name: 'Maria' })));
    const later = await run(context, 'book', { name: 'Maria', offer });
    expect(atOnce.map(({ fresh }) => fresh)).toEqual([true, false, false]);
    expect([...atOnce, later].map(({ key }) => key)).toEqual(Array<string>(4).fill(later.key));
    expect(later).toMatchObject({ fresh: false, result: { status: 'booked' } });
    expect(await bookings()).toHaveLength(1);
    expect(context.outcome().summary.match(/Booked/g)).toHaveLength(1);
  });

  test('a message of somebody who is leaving is taken as it is', async () => {
    const context = await openDesk({ caller: { phone: null, vouched: false } });
    const said = await ask(context, 'take_message', {
      message: 'The pipes burst.',
      phone: '212 555 0147',
      leaving: true,
    });
    expect(said).toMatchObject({
      status: 'taken',
      say: expect.not.stringContaining('call you back') as string,
    });
    expect(await messages()).toMatchObject([{ name: '', phone: null }]);
    expect((await messages())[0]?.body).toContain('212 555 0147');
  });

  test('a message is written down once', async () => {
    const context = await openDesk();
    const args = { message: 'I am late', name: 'Maria' };
    await Promise.all([run(context, 'take_message', args), run(context, 'take_message', args)]);
    await run(context, 'take_message', args);
    expect(await messages()).toHaveLength(1);
    await run(context, 'take_message', { ...args, message: 'I am not late' });
    expect(await messages()).toHaveLength(2);
  });

  test('also after the call was taken up again by another instance', async () => {
    const callId = await newCall(MARIA);
    const context = await openDesk({ callId });
    const past: PastRun[] = [];
    const recorded = async (name: string, args: Record<string, unknown>) => {
      const { key, result } = await run(context, name, args);
      past.push({ key, name, result: JSON.parse(JSON.stringify(result)) as PastRun['result'] });
      return result;
    };
    const { offers } = Found.parse(await recorded('find_openings', { words: 'a haircut tomorrow at three' }));
    const booked = { offer: offers[0]?.offer, name: 'Maria' };
    await recorded('book', booked);
    await recorded('take_message', { message: 'hello', name: 'Maria' });

    const again = await openDesk({ callId, past });
    expect(again.state).toEqual(context.state);
    expect(again.outcome()).toEqual(context.outcome());
    expect(await run(again, 'book', booked)).toMatchObject({ fresh: false, result: { status: 'booked' } });
    expect(await run(again, 'take_message', { message: 'hello', name: 'Maria' })).toMatchObject({
      fresh: false,
    });
    expect([(await bookings()).length, (await messages()).length]).toEqual([1, 1]);
    const keys = [
      ...past.map(({ key }) => key),
      (await run(again, 'find_openings', { words: 'a haircut tomorrow at three' })).key,
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a question back is not remembered as done', async () => {
    const context = await openDesk({ caller: { phone: null, vouched: false } });
    const args = { message: 'I am late', name: 'Maria', phone: '212 555 0147' };
    expect(await run(context, 'take_message', args)).toMatchObject({
      fresh: true,
      result: { status: 'ask' },
    });
    context.callerSpoke(null);
    expect(await run(context, 'take_message', args)).toMatchObject({
      fresh: true,
      result: { status: 'taken' },
    });
  });

  test('a number that was typed needs no yes to call back on it; one that only the model knows does', async () => {
    const context = await openDesk({ caller: { phone: null, vouched: false } });
    context.callerSpoke('2125550147');
    const args = { message: 'Please call back.', name: 'Maria' };
    expect(await run(context, 'take_message', { ...args, phone: '2125550148' })).toMatchObject({
      result: { status: 'ask', ask: 'confirm-phone' },
    });
    expect(await run(context, 'take_message', { ...args, phone: '2125550147' })).toMatchObject({
      result: { status: 'taken' },
    });
  });

  test('what was undone since is done again when it is asked for again', async () => {
    const booked = await appointment('2030-04-02T15:00');
    const context = await openDesk();
    await ask(context, 'find_bookings', { name: 'Maria' });
    const ten = await offerFor(context, 'Thursday at ten');
    const eleven = await offerFor(context, 'Thursday at eleven');
    const keys: string[] = [];
    for (const offer of [ten, eleven, ten]) {
      const moved = await run(context, 'reschedule', { booking: booked, offer });
      expect(moved).toMatchObject({ fresh: true, result: { status: 'moved' } });
      keys.push(moved.key);
    }
    expect((await onlyBooking()).startsAt).toEqual(startOf('2030-04-04T10:00'));
    expect(new Set(keys).size).toBe(3);
  });

  test('an offer that was booked and cancelled in this call is not confirmed once more', async () => {
    const context = await openDesk();
    const offer = await offerFor(context, 'a haircut tomorrow at three');
    const made = await ask(context, 'book', { offer, name: 'Maria' });
    await ask(context, 'find_bookings', { name: 'Maria' });
    expect(await ask(context, 'cancel_booking', { booking: made['booking'] })).toMatchObject({
      status: 'cancelled',
    });
    expect(await ask(context, 'book', { offer, name: 'Maria' })).toMatchObject({ status: 'failed' });
    expect(context.outcome().outcome).toBe('cancelled');
  });
});

// What proves that they are the caller's: proof.test.ts.
describe("the caller's own appointments", () => {
  test('a booking that was not shown in this call can be neither moved nor cancelled', async () => {
    const theirs = await appointment('2030-04-02T15:00', 'Sam', 'James', JAMES);
    const own = await appointment('2030-04-03T15:00');
    const context = await openDesk();
    const offer = await offerFor(context, 'a haircut on Friday at ten');
    for (const each of [theirs, own]) {
      expect(await ask(context, 'cancel_booking', { booking: each })).toMatchObject({ status: 'refused' });
      expect(await ask(context, 'reschedule', { booking: each, offer })).toMatchObject({ status: 'refused' });
    }
    await ask(context, 'find_bookings', { name: 'James' });
    expect(await ask(context, 'cancel_booking', { booking: theirs })).toMatchObject({ status: 'refused' });
    expect((await bookings()).map(({ status, startsAt }) => [status, startsAt])).toEqual([
      ['booked', startOf('2030-04-02T15:00')],
      ['booked', startOf('2030-04-03T15:00')],
    ]);
  });

  test('is moved to an offer, and asked about as a move', async () => {
    const own = await appointment('2030-04-02T15:00');
    const context = await openDesk();
    await ask(context, 'find_bookings', { name: 'Maria' });
    const said = await ask(context, 'find_openings', { words: 'Friday at ten' });
    expect(said.say).toMatch(/^Friday.*10 AM with Sam is free\. Shall I move it there\?$/);
    const moved = await ask(context, 'reschedule', {
      booking: own,
      offer: Found.parse(said).offers[0]?.offer,
    });
    expect(moved.say).toMatch(/haircut with Sam, .*Friday, April 5th at 10:00 AM/);
    expect((await onlyBooking()).startsAt).toEqual(startOf('2030-04-05T10:00'));
    expect(context.outcome().outcome).toBe('moved');
    // What comes next is a new wish.
    expect((await ask(context, 'find_openings', { words: 'a haircut on Thursday at ten' })).say).toContain(
      'Shall I book that',
    );
  });

  test('does not stand in its own way when it moves by a little', async () => {
    const own = await appointment('2030-04-02T15:00');
    const context = await openDesk();
    await ask(context, 'find_bookings', { name: 'Maria' });
    const offer = await offerFor(context, 'tomorrow at quarter past three');
    expect(await ask(context, 'reschedule', { booking: own, offer })).toMatchObject({ status: 'moved' });
    expect((await onlyBooking()).startsAt).toEqual(startOf('2030-04-02T15:15'));
  });

  test('is moved as it is, though its service is offered no more', async () => {
    const own = await appointment('2030-04-02T15:00');
    const haircut = member(business.services, 'Haircut');
    await db.sql`update service set active = false where id = ${haircut.id}`;
    try {
      const shop = { ...business, services: business.services.filter((each) => each !== haircut) };
      const context = await openDesk({ shop });
      await ask(context, 'find_bookings', { name: 'Maria' });
      const offer = await offerFor(context, 'can I have the haircut on Friday at ten');
      expect(await ask(context, 'reschedule', { booking: own, offer })).toMatchObject({ status: 'moved' });
      expect(await onlyBooking()).toMatchObject({
        serviceId: haircut.id,
        startsAt: startOf('2030-04-05T10:00'),
        endsAt: startOf('2030-04-05T10:30'),
      });
    } finally {
      await db.sql`update service set active = true where id = ${haircut.id}`;
    }
  });

  test('is moved only to an offer of this call', async () => {
    const own = await appointment('2030-04-02T15:00');
    const other = await openDesk({ caller: { phone: JAMES, vouched: true } });
    const offer = await offerFor(other, 'a haircut on Friday at ten');
    const context = await openDesk();
    await ask(context, 'find_bookings', { name: 'Maria' });
    expect(await ask(context, 'reschedule', { booking: own, offer })).toMatchObject({ status: 'failed' });
    expect((await onlyBooking()).startsAt).toEqual(startOf('2030-04-02T15:00'));
  });

  test('is not changed so shortly before it', async () => {
    const own = await appointment('2030-04-02T15:00');
    now = Temporal.ZonedDateTime.from('2030-04-02T14:00[America/New_York]');
    const context = await openDesk();
    await ask(context, 'find_bookings', { name: 'Maria' });
    const offer = await offerFor(context, 'Friday at ten');
    for (const said of [
      await ask(context, 'cancel_booking', { booking: own }),
      await ask(context, 'reschedule', { booking: own, offer }),
    ]) {
      expect(said).toMatchObject({ status: 'refused' });
      expect(said.say).toContain('too close');
    }
    expect(await onlyBooking()).toMatchObject({ status: 'booked', startsAt: startOf('2030-04-02T15:00') });
  });

  test('several are told apart, and the one that is meant is cancelled', async () => {
    const tuesday = await appointment('2030-04-02T15:00');
    await appointment('2030-04-04T11:00', 'Alex');
    const context = await openDesk();
    const both = await ask(context, 'find_bookings', { name: 'Lopez' });
    expect(both.say).toMatch(/Which one do you mean\?$/);
    expect(await ask(context, 'cancel_booking', { booking: tuesday })).toMatchObject({ status: 'cancelled' });
    expect((await bookings()).filter(({ status }) => status === 'booked')).toHaveLength(1);
    expect(context.outcome()).toMatchObject({ outcome: 'cancelled' });
  });
});

test('of many appointments three are read out', async () => {
  for (const hour of ['10', '11', '12', '13', '14']) await appointment(`2030-04-04T${hour}:00`);
  const found = await ask(await openDesk(), 'find_bookings', { name: 'Maria' });
  expect(found.say).toMatch(/2 more after that\. Which one do you mean\?$/);
  expect(found.say.match(/haircut/g)).toHaveLength(3);
  expect(found).toHaveProperty('bookings.length', 5);
});

describe('a hidden number', () => {
  const hidden: Caller = { phone: null, vouched: false };

  test('neither reads nor changes appointments', async () => {
    const own = await appointment('2030-04-02T15:00');
    const context = await openDesk({ caller: hidden });
    const offer = await offerFor(context, 'a haircut on Friday at ten');
    for (const said of [
      await ask(context, 'find_bookings', { name: 'Maria Lopez', words: 'tomorrow at three', phone: MARIA }),
      await ask(context, 'cancel_booking', { booking: own }),
      await ask(context, 'reschedule', { booking: own, offer }),
    ]) {
      expect(said.status).toBe('withheld');
      expect(JSON.stringify(said)).not.toMatch(/3:00|3 PM|Tuesday/);
    }
    expect(await onlyBooking()).toMatchObject({ status: 'booked', startsAt: startOf('2030-04-02T15:00') });
  });

  test('is asked for a number, which is read back, and only the confirmed one is used', async () => {
    const context = await openDesk({ caller: hidden });
    const offer = await offerFor(context, 'a haircut tomorrow at three');
    const wish = { offer, name: 'Maria' };
    expect(await ask(context, 'book', wish)).toMatchObject({ status: 'ask', ask: 'phone' });
    // The model's word that it was confirmed does not count for a number that was never read back.
    const first = await ask(context, 'book', { ...wish, phone: '212 555 0147', phone_confirmed: true });
    expect(first).toMatchObject({ status: 'ask', ask: 'confirm-phone' });
    expect(first.say.replaceAll(/\D/g, '')).toBe('2125550147');
    const corrected = {
      ...wish,
      phone: 'two one two five five five oh one four eight',
      phone_confirmed: true,
    };
    expect(await ask(context, 'book', corrected)).toMatchObject({ status: 'ask', ask: 'confirm-phone' });
    // Nor does it count in the turn in which the number was read back: the caller has not been heard since.
    expect((await run(context, 'book', corrected)).result).toMatchObject({
      status: 'ask',
      ask: 'confirm-phone',
    });
    expect(await bookings()).toEqual([]);
    expect(await ask(context, 'book', corrected)).toMatchObject({ status: 'booked' });
    expect((await db.system.select().from(customer)).map(({ phone }) => phone)).toEqual(['+12125550148']);
  });

  test('half a number is asked for again', async () => {
    const context = await openDesk({ caller: hidden });
    const offer = await offerFor(context, 'a haircut tomorrow at three');
    expect(await ask(context, 'book', { offer, name: 'Maria', phone: '555 01' })).toMatchObject({
      status: 'ask',
      ask: 'phone',
    });
  });

  test('a number that was read back for something else is not taken for confirmed', async () => {
    const context = await openDesk({ caller: hidden });
    const offer = await offerFor(context, 'a haircut tomorrow at three');
    await ask(context, 'book', { offer, name: 'Maria', phone: '212 555 0147' });
    expect(await ask(context, 'take_message', { message: 'call me', name: 'Maria' })).toMatchObject({
      ask: 'phone',
    });
    expect(await messages()).toEqual([]);
  });
});

describe('messages and people', () => {
  test('a message needs a name, also from a number that is on file', async () => {
    await appointment('2030-04-02T15:00');
    const context = await openDesk();
    expect(await ask(context, 'take_message', { message: '' })).toMatchObject({ ask: 'message' });
    expect(await ask(context, 'take_message', { message: 'I am late' })).toMatchObject({ ask: 'name' });
    const taken = await ask(context, 'take_message', { message: 'I am late', name: 'Leo' });
    expect(taken).toMatchObject({ status: 'taken' });
    expect(await messages()).toMatchObject([{ name: 'Leo', phone: MARIA, body: 'I am late', urgent: false }]);
  });

  test('who leaves without a name is called by none', async () => {
    await appointment('2030-04-02T15:00');
    const said = await ask(await openDesk(), 'take_message', { message: 'I am late', leaving: true });
    expect(said.say).toMatch(/^Thank you\./);
    expect(await messages()).toMatchObject([{ name: '', phone: MARIA }]);
  });

  test('whoever wants a person is told that nobody can come, and leaves an urgent message', async () => {
    const context = await openDesk();
    expect(await ask(context, 'ask_for_person', { reason: 'a complaint' })).toMatchObject({
      status: 'message-needed',
    });
    await ask(context, 'take_message', { message: 'Call me now', name: 'Maria', urgent: true });
    expect(await messages()).toMatchObject([{ urgent: true, phone: MARIA, callId: context.conversationId }]);
    expect(context.outcome().outcome).toBe('message');
  });

  test('the goodbye ends the call', async () => {
    expect(await run(await openDesk(), 'end_call', {})).toMatchObject({ endsCall: true });
  });
});

describe('what goes wrong is a result, never an exception', () => {
  test.each([
    ['book', { offer: 'the second one', name: 'Maria' }],
    ['book', { offer: newId() }],
    ['find_openings', { words: 7 }],
    ['find_openings', {}],
    ['reschedule', { booking: "'; drop table booking; --", offer: newId() }],
    ['take_message', { message: null }],
    ['drop_tables', {}],
    ['toString', {}],
  ])('%s with %j', async (name, args) => {
    const context = await openDesk();
    const { result, content } = await run(context, name, args);
    expect(result.status).toBe('failed');
    expect(result).not.toHaveProperty('error', '');
    expect(JSON.parse(content)).toHaveProperty('error');
    expect(context.outcome().outcome).toBeNull();
  });

  test('a message without end', async () => {
    const said = await ask(await openDesk(), 'take_message', { message: 'x'.repeat(5_000), name: 'Maria' });
    expect(said.status).toBe('failed');
    expect(await messages()).toEqual([]);
  });

  test('a database that does not answer', async () => {
    const unreachable = openDatabase(db.url);
    await unreachable.close();
    const offer = await offerFor(await openDesk(), 'a haircut tomorrow at three');
    const context = await openDesk({ database: unreachable });
    for (const [name, args] of [
      ['find_openings', { words: 'a haircut tomorrow at three' }],
      ['book', { offer, name: 'Maria' }],
      ['find_bookings', { name: 'Maria' }],
      ['take_message', { message: 'hello', name: 'Maria' }],
    ] as const) {
      const { result } = await run(context, name, args);
      expect(result).toMatchObject({ status: 'failed' });
      expect(result.say).toContain('Shall I take a message');
    }
    expect(errors).toHaveLength(4);
    expect(context.outcome().outcome).toBeNull();
  });

  test('what the context notes for itself is not for the model', async () => {
    const context = await openDesk();
    const { content } = await run(context, 'find_openings', { words: 'a haircut tomorrow at three' });
    expect(Object.keys(JSON.parse(content) as object)).not.toContain('remember');
  });
});
