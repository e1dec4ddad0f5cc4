/**
 * The memory of a conversation for its tools. It follows from the tool runs alone, so that an instance that takes
 * a call up again knows the same from the runs in the record.
 */
import type { BookingId, OfferId, ServiceId, StaffId } from '../../../db/ids.ts';

/** A time that was offered, with what is needed to find it again in the caller's words. */
export interface OfferedTime {
  readonly offer: OfferId;
  readonly say: string;
  /** The start by the business's wall clock, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
}

/** The caller's words about the appointment that they have; empty: none yet. */
export interface Claim {
  readonly name: string;
  /** They name a day or a time. */
  readonly words: string;
}

export const NOTHING_CLAIMED: Claim = { name: '', words: '' };

export interface DialogueState {
  readonly service: ServiceId | null;
  readonly staff: StaffId | null;
  /** Who is not to do it. */
  readonly refused: readonly StaffId[];
  /** The day in discussion, `YYYY-MM-DD`. */
  readonly day: string | null;
  readonly options: readonly OfferedTime[];
  /** What the caller said so far to prove whose an appointment is. */
  readonly claim: Claim;
  /** Too much of that was wrong: existing appointments are no matter of this call any more. */
  readonly locked: boolean;
  /** Bookings that the caller proved to be theirs, or made in this call. */
  readonly known: readonly BookingId[];
  /** The one of them that is talked about: openings for its service are for moving it. */
  readonly subject: BookingId | null;
  /** A number that was read back and waits for the caller's yes. */
  readonly readBack: string | null;
}

export const emptyDialogueState: DialogueState = {
  service: null,
  staff: null,
  refused: [],
  day: null,
  options: [],
  claim: NOTHING_CLAIMED,
  locked: false,
  known: [],
  subject: null,
  readBack: null,
};

/** The state after the result of a tool. */
export type Remembered = Partial<DialogueState>;
