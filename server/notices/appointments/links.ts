/**
 * The link to one appointment, in every text and mail about it: who has it may see, move and cancel that appointment,
 * without signing in. It works until some days after the visit, and no longer than the customer is on file.
 */
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import type { BookingId, BusinessId } from '../../../db/ids.ts';
import { booking, bookingIdTail } from '../../../db/schema.ts';
import type { Booking } from '../../booking/bookings.ts';
import { bytesOf, ID_BYTES, readSigned, signature, uuidOf } from '../../booking/signed-ids.ts';

export interface BookingLink {
  readonly businessId: BusinessId;
  readonly bookingId: BookingId;
}

/** The end of a booking's id, by which it is found: bookings that share it have signatures of their own. */
const TAIL_BYTES = 6;
/** 80 bits, which nobody guesses over a network. A whole signature would cost a second part of each text. */
const SIGNATURE_BYTES = 10;
const PURPOSE = 'short booking link';
/** Of the links that were sent before they were shortened: both ids whole. */
const LONG_PURPOSE = 'booking link';
/** So long after its end an appointment is shown to who has the link. */
const DAYS_AFTER = 14;
const DAY_MS = 24 * 3_600_000;
/** The length of a token, in letters. */
export const TOKEN_LENGTH = Math.ceil(((TAIL_BYTES + SIGNATURE_BYTES) * 8) / 6);

/** The token of a link. @param secret of the installation. */
export const signBookingLink = (secret: string, link: BookingLink): string =>
  Buffer.concat([tailOf(link), signatureOf(secret, link)]).toString('base64url');

const tailOf = ({ bookingId }: BookingLink): Buffer => bytesOf(bookingId).subarray(-TAIL_BYTES);

const signatureOf = (secret: string, { businessId, bookingId }: BookingLink): Buffer =>
  signature(secret, PURPOSE, Buffer.concat([bytesOf(businessId), bytesOf(bookingId)]), SIGNATURE_BYTES);

/** The whole URL of a link. @param publicUrl where the outside reaches us. */
export const bookingLinkUrl = (publicUrl: string, secret: string, link: BookingLink): string =>
  `${publicUrl}/a/${signBookingLink(secret, link)}`;

/** The appointment of a token; null unless we signed it. It may be gone all the same. */
export async function findBookingLink(
  db: Database,
  secret: string,
  token: string,
): Promise<BookingLink | null> {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== TAIL_BYTES + SIGNATURE_BYTES) return readLongLink(secret, token);
  const tail = bytes.subarray(0, TAIL_BYTES).toString('hex');
  const candidates = await db.system
    .select({ businessId: booking.businessId, bookingId: booking.id })
    .from(booking)
    .where(sql`${bookingIdTail(booking.id)} = ${tail}`)
    .limit(MOST_CANDIDATES);
  const signed = bytes.subarray(TAIL_BYTES);
  return candidates.find((link) => timingSafeEqual(signed, signatureOf(secret, link))) ?? null;
}
/** Of ids whose ends are random, two that are the same are rare among millions. */
const MOST_CANDIDATES = 10;

function readLongLink(secret: string, token: string): BookingLink | null {
  const signed = readSigned(secret, LONG_PURPOSE, token, 2 * ID_BYTES);
  if (signed === null) return null;
  return {
    businessId: uuidOf(signed.subarray(0, ID_BYTES)) as BusinessId,
    bookingId: uuidOf(signed.subarray(ID_BYTES)) as BookingId,
  };
}

/** Until when the link of an appointment works, unless its customer is erased before. */
export const linkOpenUntil = ({ endsAt }: Pick<Booking, 'endsAt'>): Date =>
  new Date(endsAt.getTime() + DAYS_AFTER * DAY_MS);

/** Whether the link of an appointment still works. @param now epoch milliseconds. */
export const isLinkOpen = (booking: Booking, now: number): boolean =>
  booking.phone !== null && now < linkOpenUntil(booking).getTime();
