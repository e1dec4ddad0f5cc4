/** The page of an appointment over HTTP, as a customer, a program that looks at links, and an attacker ask for it. */
import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BookingId, BusinessId } from '../../../db/ids.ts';
import { booking, customer, event } from '../../../db/schema.ts';
import type { TestDatabase } from '../../../db/testing.ts';
import { bookDirectly } from '../../booking/book.ts';
import { cancel } from '../../booking/cancel.ts';
import { calendarAddresses } from '../../booking/calendar-addresses.ts';
import { bytesOf, sign } from '../../booking/signed-ids.ts';
import { named, openShop } from '../../booking/testing.ts';
import type { BusinessProfile } from '../../business/business.ts';
import { makeBusiness } from '../../calls/testing.ts';
import type { LimitName } from '../../limits/table.ts';
import { findBookingLink, signBookingLink } from '../../notices/appointments/links.ts';
import { type AppointmentSite, serveAppointments } from './testing.ts';

const SECRET = 'a secret of tests';
/** A Tuesday, at ten in the morning in New York. */
const NOW = Date.parse('2026-12-01T15:00:00Z');
let now = NOW;
const clock = { now: () => now };

let db: TestDatabase;
let business: BusinessProfile;
let site: AppointmentSite;
let id: BookingId;
/** The limits that are reached. */
const reached = new Set<LimitName>();

beforeAll(async () => {
  ({ db, business } = await openShop());
  site = await serveAppointments({ db, clock, secret: SECRET }, reached);
});
afterAll(async () => {
  site.close();
  await db.close();
});

beforeEach(async () => {
  now = NOW;
  reached.clear();
  await db.system.delete(booking);
  await db.system.delete(customer);
  await db.system.delete(event);
  id = await book('2026-12-03T15:00:00Z');
});

async function book(startsAt: string, name = 'Maria Lopez', staff = 'Sam'): Promise<BookingId> {
  const made = await bookDirectly(
    db,
    business.id,
    {
      serviceId: named(business.services, 'Haircut').id,
      staffId: named(business.staff, staff).id,
      startsAt: new Date(startsAt),
      name,
      customerPhone: '+12125550150',
      conversationId: null,
      idempotencyKey: `${staff} ${startsAt}`,
    },
    clock,
  );
  if (made.status !== 'booked') throw new Error(`not booked: ${made.status}`);
  return made.booking.id;
}

const tokenOf = (bookingId: BookingId, businessId: BusinessId = business.id) =>
  signBookingLink(SECRET, { businessId, bookingId });

const ask = (path: string, form?: Readonly<Record<string, string>>) => site.ask(path, form);

const standing = async (bookingId = id) => {
  const [row] = await db.system.select().from(booking).where(eq(booking.id, bookingId));
  if (row === undefined) throw new Error('the booking is gone');
  return row;
};
const startsAt = async (bookingId = id) => (await standing(bookingId)).startsAt.toISOString();
const events = async (type: string) =>
  (await db.system.select().from(event))
    .map(({ payload }) => payload)
    .filter((each) => (each as { readonly type: string }).type === type);

const moveTo = (to: string, staff = 'Sam', bookingId = id) =>
  ask('move', { token: tokenOf(bookingId), startsAt: to, staffId: named(business.staff, staff).id });

test('the page tells what the appointment is, by the clock of the business', async () => {
  const { status, body } = await ask(tokenOf(id));
  expect(status).toBe(200);
  for (const told of [
    'Thursday, December 3',
    '10:00',
    'EST',
    'Haircut',
    'Sam',
    'Maria Lopez',
    '(212) 555-0199',
  ])
    expect(body).toContain(told);
});

test('the page lets no search engine, frame or other site have its address', async () => {
  const { headers } = await ask(tokenOf(id));
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('no GET of any page changes anything', async () => {
  const before = await standing();
  const token = tokenOf(id);
  const staff = named(business.staff, 'Sam').id;
  const pages = [
    '',
    '/move',
    '/cancel',
    '/name',
    `/move?to=2026-12-04T15:00:00Z&staff=${staff}`,
    '?done=cancelled',
  ];
  for (const each of pages) expect((await ask(`${token}${each}`)).status).toBe(200);
  // Without the token in the body there is no appointment, whatever the address says.
  expect((await ask(`cancel?token=${token}`, {})).status).toBe(404);
  expect(await standing()).toEqual(before);
  expect(await events('booking.cancelled')).toEqual([]);
});

describe('a link', () => {
  test('that was changed in any byte leads nowhere', async () => {
    const bytes = Buffer.from(tokenOf(id), 'base64url');
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(change, async ([at, by]) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ by, at);
        expect(await findBookingLink(db, SECRET, changed.toString('base64url'))).toBeNull();
      }),
    );
    const file = calendarAddresses('', SECRET).write({ shows: 'booking', businessId: business.id, id });
    expect(await findBookingLink(db, SECRET, file.replace('/calendar/', '').replace('.ics', ''))).toBeNull();
  });

  test('from the time when links were longer still leads to its appointment', async () => {
    const long = sign(SECRET, 'booking link', Buffer.concat([bytesOf(business.id), bytesOf(id)]));
    expect((await ask(long)).body).toContain('Maria Lopez');
    expect((await ask('cancel', { token: long })).status).toBe(303);
    expect((await standing()).status).toBe('cancelled');
  });

  test('that we did not make leads nowhere, by GET and by POST', async () => {
    const forged = signBookingLink('another secret', { businessId: business.id, bookingId: id });
    for (const token of [forged, 'x', '%2e%2e', 'a'.repeat(3_000)]) {
      expect((await ask(token)).status).toBe(404);
      expect((await ask('cancel', { token })).status).toBe(404);
    }
    expect((await standing()).status).toBe('booked');
  });

  test('to the appointment of another business leads nowhere', async () => {
    const { businessId: other } = await makeBusiness(db);
    expect((await ask(tokenOf(id, other))).status).toBe(404);
    expect((await ask('cancel', { token: tokenOf(id, other) })).status).toBe(404);
    expect((await standing()).status).toBe('booked');
  });

  test('leads nowhere two weeks after the visit, or once its customer was erased', async () => {
    now = Date.parse('2026-12-17T15:00:00Z');
    expect((await ask(tokenOf(id))).body).toContain('is over');
    now = Date.parse('2026-12-17T16:00:00Z');
    expect((await ask(tokenOf(id))).status).toBe(410);
    now = NOW;
    await db.system.update(customer).set({ phone: null });
    expect((await ask(tokenOf(id))).status).toBe(410);
  });

  test('that is asked for too often is told when to come again, and a change is not made', async () => {
    reached.add('appointment:changes');
    expect((await ask(tokenOf(id))).status).toBe(200);
    const refused = await ask('cancel', { token: tokenOf(id) });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await standing()).status).toBe('booked');
  });
});

describe('moving', () => {
  test('goes to a time that the page offers, and tells that the customer did it', async () => {
    const days = await ask(`${tokenOf(id)}/move?day=2026-12-04`);
    const offered = /href="([^"]*to=2026-12-04T19%3A00[^"]*)"/.exec(days.body)?.[1]?.replaceAll('&amp;', '&');
    const confirm = await ask(offered?.replace('/a/', '') ?? '');
    expect(confirm.body).toContain('Friday, December 4');
    const fields = [...confirm.body.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const moved = await ask('move', Object.fromEntries(fields) as Record<string, string>);
    expect([moved.status, moved.leadsTo]).toEqual([303, `/a/${tokenOf(id)}?done=moved`]);
    expect(await startsAt()).toBe('2026-12-04T19:00:00.000Z');
    expect(await events('booking.moved')).toMatchObject([{ bookingId: id, by: 'customer', callId: null }]);
    expect(await standing()).toMatchObject({ changedOnline: 'moved' });
  });

  test('offers no time that a customer may not have: taken, too soon, or on a closed day', async () => {
    await book('2026-12-04T19:00:00Z');
    const { body } = await ask(`${tokenOf(id)}/move?day=2026-12-04`);
    expect(body).not.toContain('to=2026-12-04T19%3A00');
    expect(body).toContain('to=2026-12-04T19%3A30');
    const today = await ask(`${tokenOf(id)}/move?day=2026-12-01`);
    // Two hours of notice: it is ten.
    expect(today.body).not.toContain('to=2026-12-01T16%3A45');
    expect(today.body).toContain('to=2026-12-01T17%3A00');
    expect(today.body).toContain('Monday, December 7, no time is free');
  });

  test('refuses what no page offers: off the grid, at night, too soon, past, too far ahead, with a stranger', async () => {
    const wrong = [
      '2026-12-04T19:07:00Z',
      '2026-12-04T04:00:00Z',
      '2026-12-01T15:30:00Z',
      '2026-11-27T15:00:00Z',
      '2027-12-03T15:00:00Z',
    ];
    for (const to of wrong) expect((await moveTo(to)).status).toBe(409);
    const token = tokenOf(id);
    const stranger = { token, startsAt: '2026-12-04T19:00:00Z', staffId: crypto.randomUUID() };
    expect((await ask('move', stranger)).status).toBe(409);
    for (const form of [{ token }, { token, startsAt: 'soon', staffId: '1' }])
      expect((await ask('move', form)).status).toBe(400);
    expect(await startsAt()).toBe('2026-12-03T15:00:00.000Z');
  });

  test('sent twice at once moves once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => moveTo('2026-12-04T19:00:00Z')));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await events('booking.moved')).toHaveLength(1);
  });

  test('to a time that another customer takes meanwhile leaves the appointment, and shows what is free', async () => {
    const other = await book('2026-12-03T17:00:00Z', 'Ben Ode');
    const answers = await Promise.all([
      moveTo('2026-12-04T19:00:00Z'),
      moveTo('2026-12-04T19:00:00Z', 'Sam', other),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body).toContain('no longer free');
    expect(loser?.body).toContain('to=2026-12-04T19%3A30');
    expect(
      [await startsAt(), await startsAt(other)].filter((at) => at === '2026-12-04T19:00:00.000Z'),
    ).toHaveLength(1);
  });

  test('shows the times of everybody where that is asked for', async () => {
    await book('2026-12-04T19:00:00Z');
    const { body } = await ask(`${tokenOf(id)}/move?day=2026-12-04&with=anybody`);
    expect(body).toContain(`staff=${named(business.staff, 'Alex').id}`);
    expect(body).toContain('to=2026-12-04T19%3A00');
  });
});

describe('cancelling', () => {
  test('cancels once, however often it is sent, and the page then leads to the business', async () => {
    const form = { token: tokenOf(id) };
    const answers = await Promise.all([ask('cancel', form), ask('cancel', form)]);
    expect(answers.map(({ leadsTo }) => leadsTo)).toEqual(Array(2).fill(`/a/${tokenOf(id)}?done=cancelled`));
    expect((await standing()).status).toBe('cancelled');
    expect(await events('booking.cancelled')).toMatchObject([{ by: 'customer', callId: null }]);
    const { body } = await ask(`${tokenOf(id)}?done=cancelled`);
    expect(body).toContain('was cancelled');
    expect(body).toContain('please call Harbour Street Barbers on (212) 555-0199');
    expect(body).not.toContain('/move');
    expect((await moveTo('2026-12-04T19:00:00Z')).leadsTo).toBe(`/a/${tokenOf(id)}`);
    expect((await standing()).status).toBe('cancelled');
  });

  test('and moving are refused too shortly before, and the page says whom to call', async () => {
    const notice = business.policy.cancelNoticeMinutes * 60_000;
    expect(notice).toBeGreaterThan(0);
    now = Date.parse('2026-12-03T15:00:00Z') - notice + 1;
    expect((await ask('cancel', { token: tokenOf(id) })).leadsTo).toBe(`/a/${tokenOf(id)}`);
    expect((await moveTo('2026-12-04T19:00:00Z')).leadsTo).toBe(`/a/${tokenOf(id)}`);
    expect((await ask(`${tokenOf(id)}/cancel`)).status).toBe(303);
    expect(await standing()).toMatchObject({ status: 'booked' });
    const { body } = await ask(tokenOf(id));
    expect(body).toContain('It is too soon to change it here');
    expect(body).toContain('(212) 555-0199');
    expect(body).not.toContain('/cancel');
  });
});

describe('taking a cancellation back', () => {
  const undo = () => ask('undo', { token: tokenOf(id) });
  const offersUndo = async () => (await ask(tokenOf(id))).body.includes('action="/a/undo"');

  test('brings the appointment back at its time, once, within some minutes', async () => {
    expect(await offersUndo()).toBe(false);
    await ask('cancel', { token: tokenOf(id) });
    expect(await offersUndo()).toBe(true);
    const answers = await Promise.all([undo(), undo()]);
    expect(answers.map(({ leadsTo }) => leadsTo)).toEqual(Array(2).fill(`/a/${tokenOf(id)}?done=kept`));
    expect(await standing()).toMatchObject({ status: 'booked', changedOnline: null });
    expect(await events('booking.restored')).toMatchObject([{ by: 'customer' }]);
    expect((await ask(`${tokenOf(id)}?done=kept`)).body).toContain('stands again');
  });

  test('is refused when it is too late for that, and where the business cancelled', async () => {
    await ask('cancel', { token: tokenOf(id) });
    now = NOW + 15 * 60_000;
    expect(await offersUndo()).toBe(false);
    expect((await undo()).leadsTo).toBe(`/a/${tokenOf(id)}`);
    expect((await standing()).status).toBe('cancelled');
    now = NOW;
    id = await book('2026-12-03T16:00:00Z');
    await cancel(db, business.id, { bookingId: id, conversationId: null, by: 'owner' }, clock);
    expect(await offersUndo()).toBe(false);
    await undo();
    expect(await standing()).toMatchObject({ status: 'cancelled', changedOnline: null });
  });

  test('is refused where the time was given away meanwhile, and the page says so', async () => {
    await ask('cancel', { token: tokenOf(id) });
    await db.system.update(booking).set({ idempotencyKey: 'before' });
    await book('2026-12-03T15:00:00Z', 'Ben Ode');
    expect((await undo()).leadsTo).toBe(`/a/${tokenOf(id)}?done=taken`);
    const { body } = await ask(`${tokenOf(id)}?done=taken`);
    expect(body).toContain('has been taken in the meantime');
    expect(body).not.toContain('/a/undo');
    expect((await standing()).status).toBe('cancelled');
  });
});

describe('the name', () => {
  const rename = (name: string) => ask('name', { token: tokenOf(id), name });

  test('is corrected for the booking and for the customer who has it', async () => {
    expect((await rename('  María   López\n')).leadsTo).toBe(`/a/${tokenOf(id)}?done=renamed`);
    expect((await standing()).name).toBe('María López');
    expect(await db.system.select({ name: customer.name }).from(customer)).toEqual([{ name: 'María López' }]);
    expect(await events('booking.renamed')).toMatchObject([{ name: 'María López', by: 'customer' }]);
    await rename('María López');
    expect(await events('booking.renamed')).toHaveLength(1);
  });

  test('of a booking for somebody else leaves the name of the customer', async () => {
    await db.system.update(customer).set({ name: 'Ann Hill' });
    await rename('Mary Lopez');
    expect(await db.system.select({ name: customer.name }).from(customer)).toEqual([{ name: 'Ann Hill' }]);
  });

  test('is refused where it is none, and shown as a text where it looks like markup', async () => {
    for (const none of ['', ' ', '12', '\0', 'x'.repeat(101)]) expect((await rename(none)).status).toBe(422);
    expect((await standing()).name).toBe('Maria Lopez');
    await rename('<script>alert(1)</script>');
    const { body } = await ask(tokenOf(id));
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toContain('<script');
  });
});
