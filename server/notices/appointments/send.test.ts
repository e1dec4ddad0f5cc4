/** Notices from the change of an appointment until they are handed on, on a real Postgres. */
import { and, asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BookingId } from '../../../db/ids.ts';
import { booking, bookingNotice, type BookingNoticeSettings, customer, mail } from '../../../db/schema.ts';
import type { TestDatabase } from '../../../db/testing.ts';
import { bookDirectly } from '../../booking/book.ts';
import { cancel, markNoShow, restore } from '../../booking/cancel.ts';
import { reschedule } from '../../booking/reschedule.ts';
import { named, openShop } from '../../booking/testing.ts';
import type { BusinessProfile } from '../../business/business.ts';
import { replanReminders } from './reminders.ts';
import { sendNotice } from './send.ts';
import { DEFAULT_SETTINGS, saveNoticeSettings } from './settings.ts';

const MARIA = '+12125550150';
const EMAIL = 'maria@home.test';
const DAY = 24 * 3_600_000;

let db: TestDatabase;
let business: BusinessProfile;
let now: number;
const clock = { now: () => now };

beforeAll(async () => {
  ({ db, business } = await openShop());
});
beforeEach(async () => {
  now = at('2030-04-01T10:00');
  for (const table of [booking, mail, customer]) await db.system.delete(table);
  await wish({});
  await db.system
    .insert(customer)
    .values({ businessId: business.id, id: crypto.randomUUID() as never, phone: MARIA, email: EMAIL });
});
afterAll(() => db.close());

const at = (time: string) =>
  Temporal.PlainDateTime.from(time).toZonedDateTime('America/New_York').epochMilliseconds;

/** Mails only, and what differs from that. */
const wish = (settings: Partial<BookingNoticeSettings>) => {
  const mails = { sms: false, mail: true };
  const kinds = Object.keys(DEFAULT_SETTINGS.channels).map((kind) => [kind, mails]);
  const channels = Object.fromEntries(kinds) as BookingNoticeSettings['channels'];
  return db.tenant(business.id, (tx) =>
    saveNoticeSettings(tx, business.id, { ...DEFAULT_SETTINGS, channels, ...settings }),
  );
};

let made = 0;
async function book(time: string): Promise<BookingId> {
  const wished = {
    serviceId: named(business.services, 'Haircut').id,
    staffId: named(business.staff, 'Sam').id,
    startsAt: new Date(at(time)),
    name: 'Maria Lopez',
    customerPhone: MARIA,
    conversationId: null,
    idempotencyKey: `booking ${(made += 1)}`,
  };
  const booked = await bookDirectly(db, business.id, wished, clock);
  if (booked.status !== 'booked') throw new Error(`${time} is not free`);
  return booked.booking.id;
}

const noticesOf = (bookingId: BookingId) =>
  db.system
    .select()
    .from(bookingNotice)
    .where(and(eq(bookingNotice.businessId, business.id), eq(bookingNotice.bookingId, bookingId)))
    .orderBy(asc(bookingNotice.createdAt), asc(bookingNotice.sendAt));
const states = async (bookingId: BookingId) =>
  (await noticesOf(bookingId)).map(({ kind, status, reason }) => [kind, reason ?? status].join(' '));

/** The work of the queue at this moment, each job done twice. */
async function work(): Promise<void> {
  const parts = {
    db,
    clock,
    publicUrl: 'https://ahoy.example.com',
    secret: 'secret',
    sender: 'desk@ahoy.test',
  };
  const rows = await db.system.select().from(bookingNotice).orderBy(asc(bookingNotice.sendAt));
  for (const { businessId, id, sendAt } of [...rows, ...rows])
    if (sendAt.getTime() <= now) await sendNotice(parts, { businessId, noticeId: id });
}

const subjects = async () => {
  const rows = await db.system.select().from(mail).orderBy(asc(mail.createdAt));
  return rows.map(({ subject }) => subject);
};

test('a customer hears of the booking, and is reminded of it, once each', async () => {
  const id = await book('2030-04-03T15:00');
  expect(await states(id)).toEqual(['confirmation queued', 'reminder queued', 'reminder queued']);
  await work();
  now = at('2030-04-03T13:00');
  await work();
  expect(await states(id)).toEqual(['confirmation sent', 'reminder sent', 'reminder sent']);
  expect(await subjects()).toEqual([
    'Your appointment on Wednesday, April 3 at 3:00 PM',
    'A reminder: Haircut on Wednesday, April 3 at 3:00 PM',
    'A reminder: Haircut on Wednesday, April 3 at 3:00 PM',
  ]);
});

test('the mail of a booking is a page with an invitation, and its link is not kept for ever', async () => {
  const id = await book('2030-04-03T15:00');
  await work();
  const [row] = await db.system.select().from(mail);
  expect(row).toMatchObject({ recipient: EMAIL, bookingId: id, status: 'queued' });
  expect(row?.html).toContain('<a href="https://ahoy.example.com/a/');
  expect(row?.calendar).toContain('METHOD:REQUEST');
  expect(row?.linkExpiresAt).toEqual(new Date(at('2030-04-03T15:30') + 14 * DAY));
});

test('an appointment that is moved is told of once more, and its earlier reminders never go', async () => {
  const id = await book('2030-04-03T15:00');
  await work();
  const staffId = named(business.staff, 'Sam').id;
  const to = { staffId, startsAt: new Date(at('2030-04-04T11:00')) };
  await reschedule(db, business.id, { bookingId: id, to, conversationId: null, by: 'owner' }, clock);
  expect(await states(id)).toEqual([
    'confirmation sent',
    'reminder out-of-date',
    'reminder out-of-date',
    'changed queued',
    'reminder queued',
    'reminder queued',
  ]);
  now = at('2030-04-04T10:59');
  await work();
  // The change is known by the mail that had left, or never leaves: the first one is still in the outbox.
  expect((await subjects()).filter((subject) => subject.startsWith('A reminder'))).toHaveLength(2);
});

test('a mail that has not left when its appointment is cancelled never leaves', async () => {
  const id = await book('2030-04-03T15:00');
  await work();
  await cancel(db, business.id, { bookingId: id, conversationId: null, by: 'owner' }, clock);
  await work();
  const rows = await db.system.select().from(mail).orderBy(asc(mail.createdAt));
  expect(rows.map(({ subject, status }) => [subject, status])).toEqual([
    ['Your appointment on Wednesday, April 3 at 3:00 PM', 'failed'],
    ['Your appointment on Wednesday, April 3 is cancelled', 'queued'],
  ]);
  expect(rows[1]?.calendar).toMatch(/METHOD:CANCEL[^]*SEQUENCE:1/);
});

test('an appointment that was stretched is reminded of, and nobody is told of its length', async () => {
  const id = await book('2030-04-03T15:00');
  const to = {
    staffId: named(business.staff, 'Sam').id,
    startsAt: new Date(at('2030-04-03T15:00')),
    endsAt: new Date(at('2030-04-03T16:00')),
  };
  await reschedule(db, business.id, { bookingId: id, to, conversationId: null, by: 'owner' }, clock);
  expect((await states(id)).slice(3)).toEqual(['reminder queued', 'reminder queued']);
});

test('a customer is told of a cancelled appointment that is restored, and reminded of it', async () => {
  const id = await book('2030-04-03T15:00');
  await cancel(db, business.id, { bookingId: id, conversationId: null, by: 'owner' }, clock);
  await restore(db, business.id, { bookingId: id, anyway: false, by: 'owner' }, clock);
  const queued = (await states(id)).filter((each) => each.endsWith('queued'));
  expect(queued).toEqual(['confirmation queued', 'reminder queued', 'reminder queued']);
});

test('somebody who did not come is not asked for a review', async () => {
  await wish({ review: { hoursAfter: 1, link: 'https://reviews.example.com' } });
  const id = await book('2030-04-03T15:00');
  now = at('2030-04-03T15:30');
  await markNoShow(db, business.id, id);
  now = at('2030-04-03T17:00');
  await work();
  expect(await subjects()).not.toContain('How was your visit?');
  expect((await states(id)).at(-1)).toBe('review out-of-date');
});

test('a reminder that was switched off after it was planned does not go', async () => {
  const id = await book('2030-04-03T15:00');
  await wish({ channels: { ...DEFAULT_SETTINGS.channels, reminder: { sms: false, mail: false } } });
  now = at('2030-04-03T13:00');
  await work();
  expect(await states(id)).toEqual(['confirmation sent', 'reminder switched-off', 'reminder switched-off']);
});

test('other times for reminders hold for the bookings that exist, each once', async () => {
  const id = await book('2030-04-03T15:00');
  await work();
  await wish({ reminderMinutes: [12 * 60, 60] });
  for (let run = 0; run < 2; run += 1) await replanReminders(db, business.id, clock);
  const reminders = (await noticesOf(id)).filter(({ kind }) => kind === 'reminder');
  expect(reminders.map(({ sendAt }) => sendAt.getTime())).toEqual([
    // Three at night is quiet.
    at('2030-04-02T21:00'),
    at('2030-04-03T14:00'),
  ]);
  now = at('2030-04-03T14:30');
  await work();
  expect(await states(id)).toEqual(['confirmation sent', 'reminder sent', 'reminder sent']);
});

test('a change of the times reaches the queue, and other settings do not', async () => {
  const jobs = () => db.system.execute(sql`select from pgboss.job where name = 'replan-reminders'`);
  const before = (await jobs()).length;
  await wish({ templates: { late: { sms: 'We are late.' } } });
  expect(await jobs()).toHaveLength(before);
  await wish({ reminderMinutes: [180] });
  expect(await jobs()).toHaveLength(before + 1);
});

test('a customer who wants no notices any more gets none', async () => {
  const id = await book('2030-04-03T15:00');
  await db.system.update(customer).set({ notify: 'none' });
  await work();
  expect(await states(id)).toEqual(['confirmation not-wanted', 'reminder queued', 'reminder queued']);
});

test('a notice that a stopped service left behind does not come after its appointment', async () => {
  const id = await book('2030-04-03T15:00');
  now = at('2030-04-03T15:00');
  await work();
  expect(await states(id)).toEqual(['confirmation too-late', 'reminder too-late', 'reminder too-late']);
});
