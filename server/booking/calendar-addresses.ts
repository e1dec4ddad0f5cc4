/**
 * Addresses under which a calendar or one appointment is read without signing in. They cannot be guessed: each carries
 * the ids of what it shows and a signature over them.
 */
import type { BookingId, BusinessId, CalendarFeedId } from '../../db/ids.ts';
import { bytesOf, ID_BYTES, readSigned, sign, uuidOf } from './signed-ids.ts';

export type CalendarAddress =
  | { readonly shows: 'feed'; readonly businessId: BusinessId; readonly id: CalendarFeedId }
  | { readonly shows: 'booking'; readonly businessId: BusinessId; readonly id: BookingId };

export interface CalendarAddresses {
  /** The whole URL. */
  write(address: CalendarAddress): string;
  /** What a token leads to; null unless we signed it. It may be revoked or gone all the same. */
  read(token: string): CalendarAddress | null;
}

/** One byte that says what is shown, and two ids. */
const SIGNED_BYTES = 1 + 2 * ID_BYTES;
const PURPOSE = 'calendar address';
const SHOWS = ['feed', 'booking'] as const;

export function calendarAddresses(publicUrl: string, secret: string): CalendarAddresses {
  return {
    write({ shows, businessId, id }) {
      const signed = Buffer.concat([Buffer.of(SHOWS.indexOf(shows)), bytesOf(businessId), bytesOf(id)]);
      return `${publicUrl}/calendar/${sign(secret, PURPOSE, signed)}.ics`;
    },
    read(token) {
      const signed = readSigned(secret, PURPOSE, token, SIGNED_BYTES);
      if (signed === null) return null;
      const businessId = uuidOf(signed.subarray(1, 1 + ID_BYTES)) as BusinessId;
      const id = uuidOf(signed.subarray(1 + ID_BYTES));
      return SHOWS[signed[0] ?? 0] === 'feed'
        ? { shows: 'feed', businessId, id: id as CalendarFeedId }
        : { shows: 'booking', businessId, id: id as BookingId };
    },
  };
}
