/** What notices say: texts, mails and invitations. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BookingId,
  type BusinessId,
  type CustomerId,
  newId,
  type ServiceId,
  type StaffId,
} from '../../../db/ids.ts';
import { BOOKING_NOTICE_KINDS } from '../../../db/schema.ts';
import type { Booking } from '../../booking/bookings.ts';
import { countSegments } from '../texts/segments.ts';
import { bookingLinkUrl } from './links.ts';
import { DEFAULT_SETTINGS, settingsShape } from './settings.ts';
import { fill, unknownVariables, VARIABLES } from './templates.ts';
import { type NoticeFacts, writeMail, writeText } from './write.ts';

const moment = (time: string) => new Date(`${time}-04:00`);
const booking: Booking = {
  id: '6f1a3c52-0f0e-4a53-9d39-0d2f6b2f0a11' as BookingId,
  serviceId: newId<ServiceId>(),
  service: 'Haircut',
  staffId: newId<StaffId>(),
  staff: 'Sam',
  customerId: newId<CustomerId>(),
  name: 'Maria Lopez',
  phone: '+12125550150',
  startsAt: moment('2030-04-03T15:00'),
  endsAt: moment('2030-04-03T15:30'),
  occupiedFrom: moment('2030-04-03T15:00'),
  occupiedTo: moment('2030-04-03T15:30'),
  status: 'booked',
  note: '',
  sequence: 2,
  changedOnline: null,
  changedOnlineAt: null,
  conversationId: null,
  updatedAt: moment('2030-04-01T10:00'),
};
const facts: NoticeFacts = {
  kind: 'confirmation',
  settings: DEFAULT_SETTINGS,
  business: {
    name: 'Harbour Street Barbers',
    zone: 'America/New_York',
    language: 'en-US',
    address: '12 Harbour Street, New York',
    email: '',
    country: 'US',
    number: '+12125550199',
  },
  booking,
  link: 'https://ahoy.example.com/a/token',
};
const TO = 'maria@home.test';
const SENDER = 'desk@ahoy.test';

/** The lines of an iCalendar text, folded ones made whole. */
const linesOf = (calendar: string | null) => (calendar ?? '').replaceAll('\r\n ', '').split('\r\n');

test('a text says what is booked, when, and where it can be changed', () => {
  expect(writeText(facts)).toBe(
    'Harbour Street Barbers: Haircut with Sam, Wed, Apr 3 at 3:00 PM. Change: https://ahoy.example.com/a/token STOP to opt out',
  );
});

test('a confirmation with names of usual length and a real link is one part of a text', () => {
  const publicUrl = 'https://desk.example-shop.com';
  expect(publicUrl.length).toBeGreaterThanOrEqual(25);
  const text = writeText({
    ...facts,
    booking: {
      ...booking,
      service: 'Haircut and beard',
      staff: 'Alex',
      startsAt: moment('2030-09-18T10:30'),
    },
    link: bookingLinkUrl(publicUrl, 'a secret', { businessId: newId<BusinessId>(), bookingId: booking.id }),
  });
  expect(text).toContain('Haircut and beard with Alex, Wed, Sep 18 at 10:30 AM');
  expect(countSegments(text)).toBe(1);
});

test.each(BOOKING_NOTICE_KINDS)('a text of the kind %s is written in the plain text alphabet', (kind) => {
  expect(writeText({ ...facts, kind })).toMatch(/^[\x20-\x7e]+$/);
});

test('a business tells it in its own words', () => {
  const templates = { confirmation: { sms: 'See you {day}, {customer}!  {address}', subject: '{service}' } };
  const own = { ...facts, settings: { ...DEFAULT_SETTINGS, templates } };
  expect(writeText(own)).toBe('See you Wed, Apr 3, Maria Lopez! 12 Harbour Street, New York');
  const mail = writeMail(own, TO, SENDER);
  expect(mail.subject).toBe('Haircut');
  expect(mail.body).toContain('your appointment is booked: Haircut with Sam');
});

test('no settings with an unknown variable, a wrong length or an insecure link are accepted', () => {
  const accepts = (change: object) => settingsShape.safeParse({ ...DEFAULT_SETTINGS, ...change }).success;
  expect(accepts({})).toBe(true);
  expect(accepts({ templates: { late: { sms: 'Sorry, {customer}' } } })).toBe(true);
  expect(accepts({ templates: { late: { sms: 'Sorry, {costumer}' } } })).toBe(false);
  expect(accepts({ templates: { late: { sms: '' } } })).toBe(false);
  expect(accepts({ templates: { late: { sms: 'x'.repeat(481) } } })).toBe(false);
  expect(accepts({ reminderMinutes: [60, 60] })).toBe(false);
  expect(accepts({ review: { hoursAfter: 3, link: 'http://example.com' } })).toBe(false);
});

test('a variable is filled in once, whatever its value holds', () => {
  const value = fc.oneof(fc.constantFrom('{link}', '$&', '{', '}'), fc.string());
  const values = fc.record({
    customer: value,
    service: value,
    staff: value,
    day: value,
    time: value,
    business: value,
    address: value,
    link: value,
  });
  fc.assert(
    fc.property(values, (values) => {
      for (const name of VARIABLES) expect(fill(`<{${name}}>`, values)).toBe(`<${values[name]}>`);
      expect(unknownVariables('{day} {dya} {dya} {}')).toEqual(['dya', '']);
    }),
  );
});

test('the page of a mail escapes everything, and its elements close in order', () => {
  const piece = fc.constantFrom('<script>', '</p>', '&amp;', '"', "'", '\u0000', ' ', '\n\n', '{link}', 'é');
  const text = fc.oneof(
    fc.array(piece).map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(text, text, (service, body) => {
      const templates = { confirmation: { body } };
      const { html } = writeMail(
        { ...facts, booking: { ...booking, service }, settings: { ...DEFAULT_SETTINGS, templates } },
        TO,
        SENDER,
      );
      expect(unclosed(html.replace('<!DOCTYPE html>', ''))).toEqual([]);
      expect(html).not.toContain('<script');
      // Nothing is fetched by whoever opens it.
      expect(html).not.toMatch(/\bsrc=|url\(|@import/);
    }),
  );
});

/** The elements that are left open; a wrong end stands among them. */
function unclosed(html: string): string[] {
  const open: string[] = [];
  for (const [, end, name = '', empty] of html.matchAll(/<(\/?)([a-z]+)(?: [^<>]*?)?( ?\/)?>/g)) {
    if (empty !== undefined) continue;
    if (end === '/' && open.at(-1) === name) open.pop();
    else open.push(`${end ?? ''}${name}`);
  }
  return open;
}

test('an invitation puts the appointment into a calendar', () => {
  const lines = linesOf(writeMail(facts, TO, SENDER).calendar);
  expect(lines).toEqual(
    expect.arrayContaining([
      'METHOD:REQUEST',
      `UID:${booking.id}`,
      'SEQUENCE:2',
      'DTSTAMP:20300401T140000Z',
      'BEGIN:VTIMEZONE',
      'TZID:America/New_York',
      'DTSTART;TZID=America/New_York:20300403T150000',
      'DTEND;TZID=America/New_York:20300403T153000',
      'STATUS:CONFIRMED',
      'SUMMARY:Haircut at Harbour Street Barbers',
      `ORGANIZER;CN="Harbour Street Barbers":mailto:${SENDER}`,
    ]),
  );
  expect(lines.find((line) => line.startsWith('ATTENDEE'))).toMatch(
    /PARTSTAT=ACCEPTED.*:MAILTO:maria@home\.test$/,
  );
});

test('a cancellation takes the same entry out of the calendar', () => {
  const cancelled = { ...booking, status: 'cancelled' as const, sequence: 3 };
  const lines = linesOf(writeMail({ ...facts, kind: 'cancelled', booking: cancelled }, TO, SENDER).calendar);
  expect(lines).toEqual(
    expect.arrayContaining(['METHOD:CANCEL', `UID:${booking.id}`, 'SEQUENCE:3', 'STATUS:CANCELLED']),
  );
});

test('a reminder changes nothing in a calendar', () => {
  expect(writeMail({ ...facts, kind: 'reminder' }, TO, SENDER).calendar).toBeNull();
});

test('a mail says how the business is reached', () => {
  expect(writeMail(facts, TO, SENDER).body).toContain('call (212) 555-0199');
  const withMail = { ...facts, business: { ...facts.business, email: 'hello@barbers.test' } };
  expect(writeMail(withMail, TO, SENDER).body).toContain('reply to this e-mail');
});
