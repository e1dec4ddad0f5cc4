/**
 * The link to one appointment, in every text and mail about it: who has it may see, move and cancel that appointment,
 * without signing in. It works until some days after the visit, and no longer than the customer is on file.
 */
import type { BookingId, BusinessId } from '../../../db/ids.ts';
import type { Booking } from '../../booking/bookings.ts';
import { bytesOf, ID_BYTES, readSigned, sign, uuidOf } from '../../booking/signed-ids.ts';

export interface BookingLink {
  readonly businessId: BusinessId;
  readonly bookingId: BookingId;
}

const PURPOSE = 'booking link';
/** So long after its end an appointment is shown to who has the link. */
const DAYS_AFTER = 14;
const DAY_MS = 24 * 3_600_000;

/** The token of a link. @param secret of the installation. */
export const signBookingLink = (secret: string, { businessId, bookingId }: BookingLink): string =>
  sign(secret, PURPOSE, Buffer.concat([bytesOf(businessId), bytesOf(bookingId)]));

/** The whole URL of a link. @param publicUrl where the outside reaches us. */
export const bookingLinkUrl = (publicUrl: string, secret: string, link: BookingLink): string =>
  `${publicUrl}/a/${signBookingLink(secret, link)}`;

/** The appointment of a token; null unless we signed it. It may be gone all the same. */
export function readBookingLink(secret: string, token: string): BookingLink | null {
  const signed = readSigned(secret, PURPOSE, token, 2 * ID_BYTES);
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
