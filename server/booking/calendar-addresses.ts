/**
 * Addresses under which a calendar or one appointment is read without signing in. They cannot be guessed: each carries
 * the ids of what it shows and a signature over them.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BookingId, BusinessId, CalendarFeedId } from '../../db/ids.ts';

export type CalendarAddress =
  | { readonly shows: 'feed'; readonly businessId: BusinessId; readonly id: CalendarFeedId }
  | { readonly shows: 'booking'; readonly businessId: BusinessId; readonly id: BookingId };

export interface CalendarAddresses {
  /** The whole URL. */
  write(address: CalendarAddress): string;
  /** What a token leads to; null unless we signed it. It may be revoked or gone all the same. */
  read(token: string): CalendarAddress | null;
}

/** One byte that says what is shown, two ids, and half a SHA-256: still 128 bits to guess. */
const ID_BYTES = 16;
const SIGNED_BYTES = 1 + 2 * ID_BYTES;
const SIGNATURE_BYTES = 16;
const SHOWS = ['feed', 'booking'] as const;

export function calendarAddresses(publicUrl: string, secret: string): CalendarAddresses {
  const sign = (signed: Buffer) =>
    createHmac('sha256', secret)
      .update('calendar address')
      .update(signed)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  return {
    write({ shows, businessId, id }) {
      const signed = Buffer.concat([Buffer.of(SHOWS.indexOf(shows)), bytesOf(businessId), bytesOf(id)]);
      const token = Buffer.concat([signed, sign(signed)]).toString('base64url');
      return `${publicUrl}/calendar/${token}.ics`;
    },
    read(token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== SIGNED_BYTES + SIGNATURE_BYTES) return null;
      const signed = bytes.subarray(0, SIGNED_BYTES);
      if (!timingSafeEqual(bytes.subarray(SIGNED_BYTES), sign(signed))) return null;
      const businessId = uuidOf(signed.subarray(1, 1 + ID_BYTES)) as BusinessId;
      const id = uuidOf(signed.subarray(1 + ID_BYTES));
      return SHOWS[signed[0] ?? 0] === 'feed'
        ? { shows: 'feed', businessId, id: id as CalendarFeedId }
        : { shows: 'booking', businessId, id: id as BookingId };
    },
  };
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
