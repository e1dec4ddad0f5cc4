/** The notices of an appointment as the dashboard reads and sends them, and the settings that they follow. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BookingNoticeId, type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { booking, bookingNotice, customer, mail } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { named, nextWednesday } from '../booking/testing.ts';
import type { BusinessProfile } from '../business/business.ts';
import type { EventFeed } from '../events/feed.ts';
import { DEFAULT_SETTINGS } from '../notices/appointments/settings.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';
import { openTeam, owner, sam } from './testing-team.ts';

let db: TestDatabase;
let feed: EventFeed;
let business: BusinessProfile;
let businessId: BusinessId;

beforeAll(async () => {
  ({ db, feed, business, businessId } = await openTeam());
});
beforeEach(async () => {
  for (const table of [booking, customer, mail]) await db.system.delete(table);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

const as = (user: UserId) => appRouter.createCaller(contextOf({ db, feed }, user));

/** An appointment of somebody whose e-mail address is known. */
async function booked(who = 'Sam') {
  const made = await as(owner).bookings.create({
    businessId,
    serviceId: named(business.services, 'Haircut').id,
    staffId: named(business.staff, who).id,
    startsAt: nextWednesday(business, '15:00').toISOString(),
    name: 'Ann',
    phone: '(212) 555-0177',
    idempotencyKey: randomUUID(),
  });
  if (made.status !== 'done') throw new Error(`not booked: ${made.status}`);
  await db.system.update(customer).set({ email: 'ann@home.test' });
  await db.system.delete(bookingNotice);
  return { businessId, bookingId: made.booking.id };
}

test('a notice that is sent again stands in the list, and a second click sends no other', async () => {
  const of = await booked();
  const again = { ...of, noticeKind: 'confirmation', channel: 'mail' } as const;
  expect(await as(owner).bookingNotices.sendAgain(again)).toEqual({ status: 'queued' });
  expect(await as(owner).bookingNotices.sendAgain(again)).toEqual({ status: 'refused', why: 'too-many' });
  expect(await as(owner).bookingNotices.list(of)).toMatchObject([
    { kind: 'confirmation', channel: 'mail', state: 'queued', reason: null, error: null },
  ]);
});

test('a reminder that is to come stands above one that never goes', async () => {
  const of = await booked();
  await db.system.delete(bookingNotice);
  const reminder = { ...of, kind: 'reminder', channel: 'sms', sequence: 0 } as const;
  const at = (day: number) => new Date(Date.UTC(2035, 0, day));
  await db.system.insert(bookingNotice).values([
    { ...reminder, id: newId<BookingNoticeId>(), status: 'skipped', reason: 'out-of-date', sendAt: at(3) },
    { ...reminder, id: newId<BookingNoticeId>(), status: 'queued', sendAt: at(1) },
  ]);
  const listed = await as(owner).bookingNotices.list(of);
  expect(listed.map(({ state }) => state)).toEqual(['queued', 'skipped']);
});

test('a list says why a mail was not delivered', async () => {
  const of = await booked();
  await as(owner).bookingNotices.sendAgain({ ...of, noticeKind: 'confirmation', channel: 'mail' });
  const mailId = randomUUID();
  await db.system.insert(mail).values({
    id: mailId,
    businessId,
    recipient: 'ann@home.test',
    subject: '',
    body: '',
    status: 'failed',
    error: '550 No such user',
  });
  await db.system.update(bookingNotice).set({ status: 'sent', mailId });
  expect(await as(owner).bookingNotices.list(of)).toMatchObject([
    { state: 'failed', error: '550 No such user' },
  ]);
});

test('a customer hears that the business runs late, by every way that reaches them', async () => {
  const of = await booked();
  expect(await as(sam).bookingNotices.late(of)).toEqual({ status: 'queued' });
  const told = await as(sam).bookingNotices.list(of);
  expect(told.map(({ kind, channel }) => `${kind} ${channel}`).toSorted()).toEqual(['late mail', 'late sms']);
});

test('a cancelled appointment is neither confirmed nor late', async () => {
  const of = await booked();
  await as(owner).bookings.cancel(of);
  await db.system.delete(bookingNotice);
  const refused = { status: 'refused', why: 'out-of-date' };
  const again = { ...of, noticeKind: 'confirmation', channel: 'mail' } as const;
  expect(await as(owner).bookingNotices.sendAgain(again)).toEqual(refused);
  expect(await as(owner).bookingNotices.late(of)).toEqual(refused);
});

test("staff neither see nor send notices of other people's appointments", async () => {
  const of = await booked('Alex');
  await expect(as(sam).bookingNotices.list(of)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(as(sam).bookingNotices.late(of)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an owner reads back the settings that they saved', async () => {
  const notices = {
    ...DEFAULT_SETTINGS,
    reminderMinutes: [90],
    templates: { late: { sms: 'Sorry, {customer}!' } },
  };
  await as(owner).bookingNotices.saveSettings({ businessId, bookingNotices: notices });
  expect(await as(owner).bookingNotices.settings({ businessId })).toMatchObject({
    bookingNotices: notices,
    defaults: { late: { subject: 'We are running late today' } },
  });
});

test('an owner sees a notice with the words that they are editing', async () => {
  const templates = { reminder: { sms: 'See you {day}: {link}', body: 'See <you> {day}' } };
  const notices = { ...DEFAULT_SETTINGS, templates };
  const shown = await as(owner).bookingNotices.preview({
    businessId,
    noticeKind: 'reminder',
    bookingNotices: notices,
  });
  expect(shown.text).toMatch(/^See you Wed, .* https:\/\/ahoy\.example\.com\/a\/x+$/);
  expect(shown.segments).toBe(1);
  expect(shown.html).toContain('<p>See &lt;you&gt; Wednesday');
});
