/** Ids that the compiler keeps apart; all are UUIDs, minted here and nowhere else. */
import { createHash, randomUUID } from 'node:crypto';

type Id<Name extends string> = string & { readonly __id: Name };

export type BusinessId = Id<'business'>;
export type StaffId = Id<'staff'>;
export type ServiceId = Id<'service'>;
export type CustomerId = Id<'customer'>;
export type BookingId = Id<'booking'>;
export type OfferId = Id<'offer'>;
export type ConversationId = Id<'conversation'>;
/** A call is a conversation with a line. */
export type CallId = ConversationId & { readonly __line: true };
export type DestinationId = Id<'destination'>;
export type MessageId = Id<'message'>;
export type BookingNoticeId = Id<'booking-notice'>;
export type CalendarFeedId = Id<'calendar-feed'>;
export type ApiKeyId = Id<'api-key'>;
export type TransferId = Id<'transfer'>;
/** A phone that rings for a transfer. */
export type TransferLegId = Id<'transfer-leg'>;
export type UserId = Id<'user'>;
export type TextId = Id<'text'>;
export type TextThreadId = Id<'text-thread'>;
export type MemberNoticeId = Id<'member-notice'>;
export type PushDeviceId = Id<'push-device'>;

/** One call of one business. */
export interface CallKey {
  readonly businessId: BusinessId;
  readonly callId: CallId;
}

/** A new random id of the kind that the caller asks for. */
export const newId = <T extends Id<string>>(): T => randomUUID() as string as T;

/** Always the same id for the same words: what is told twice is written once. */
export function idFrom<T extends Id<string>>(words: string): T {
  const digits = createHash('sha256').update(words).digest('hex');
  // The version that RFC 9562 leaves to whoever makes ids of their own.
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ];
  return parts.join('-') as T;
}
