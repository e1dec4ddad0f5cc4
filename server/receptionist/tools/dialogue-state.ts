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
  /** The end, in the same form. */
  readonly ends: string;
  readonly staff: string;
  /** For the others who come along, beside it or after it. */
  readonly then?: readonly OfferedTime[];
}

/** The bookings that are talked about: "an hour later" is later than they are, and "the second one" is one of them. */
export type TalkedAbout =
  | { readonly type: 'nothing' }
  /** Read out in this order, to be told, moved or cancelled; `chosen`: the one that is meant. */
  | {
      readonly type: 'found';
      readonly bookings: readonly BookingId[];
      readonly chosen: BookingId | null;
    }
  /** Booked or moved in this conversation. */
  | { readonly type: 'made'; readonly booking: BookingId };

/** An offer that was made to move this booking there. */
export interface MoveOffer {
  readonly offer: OfferId;
  readonly booking: BookingId;
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
  /** Those of them that were made in it: they need no proof, whoever calls. */
  readonly made: readonly BookingId[];
  readonly about: TalkedAbout;
  /** What openings are being looked for; null: none. */
  readonly aim: { readonly type: 'new' } | { readonly type: 'move'; readonly booking: BookingId } | null;
  /** The offers to move a booking; any other is for a new one. */
  readonly moves: readonly MoveOffer[];
  /** What the caller had done before, the last first, once they have proved who they are; null: they have not. */
  readonly usual: readonly { readonly service: ServiceId; readonly staff: StaffId }[] | null;
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
  made: [],
  about: { type: 'nothing' },
  aim: null,
  moves: [],
  usual: null,
  readBack: null,
};

/** The state after the result of a tool. */
export type Remembered = Partial<DialogueState>;
