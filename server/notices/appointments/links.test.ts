/** The links to appointments: which tokens are read, and until when they work. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BookingId, type BusinessId, newId } from '../../../db/ids.ts';
import { calendarAddresses } from '../../booking/calendar-addresses.ts';
import { bookingLinkUrl, readBookingLink, signBookingLink } from './links.ts';

const SECRET = 'a secret of tests';
const link = () => ({ businessId: newId<BusinessId>(), bookingId: newId<BookingId>() });

test('a link leads to the appointment that it was made for', () => {
  const made = link();
  const url = new URL(bookingLinkUrl('https://ahoy.example.com', SECRET, made));
  const [, a, token = ''] = url.pathname.split('/');
  expect(a).toBe('a');
  expect(readBookingLink(SECRET, token)).toEqual(made);
});

test('a token that was changed in any byte leads nowhere', () => {
  const bytes = Buffer.from(signBookingLink(SECRET, link()), 'base64url');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ change, at);
      expect(readBookingLink(SECRET, changed.toString('base64url'))).toBeNull();
    }),
  );
});

test('no text that we did not sign leads anywhere', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => readBookingLink(SECRET, text) === null));
});

test('a token of another installation, or of the calendar file, leads nowhere', () => {
  const made = link();
  expect(readBookingLink('another secret', signBookingLink(SECRET, made))).toBeNull();
  const file = calendarAddresses('', SECRET).write({
    shows: 'booking',
    businessId: made.businessId,
    id: made.bookingId,
  });
  expect(readBookingLink(SECRET, file.replace('/calendar/', '').replace('.ics', ''))).toBeNull();
});
