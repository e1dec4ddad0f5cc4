/**
 * What the desk remembers during a call. It follows from the tool runs alone, so that an instance that takes the call
 * up again knows the same from the runs in the record.
 */
import type { BookingId, OfferId, ServiceId, StaffId } from '../../../db/ids.ts';

/** A time that was offered, with what is needed to find it again in the caller's words. */
export interface OfferedTime {
  readonly offer: OfferId;
  readonly say: string;
  /** The start by the business's wall clock, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
}

export interface DeskMemory {
  readonly service: ServiceId | null;
  readonly staff: StaffId | null;
  /** Who is not to do it. */
  readonly refused: readonly StaffId[];
  /** The day in discussion, `YYYY-MM-DD`. */
  readonly day: string | null;
  readonly options: readonly OfferedTime[];
  /** Bookings that were shown to the caller after they had said whose or when. */
  readonly known: readonly BookingId[];
  /** The one of them that is talked about: openings for its service are for moving it. */
  readonly subject: BookingId | null;
  /** A number that was read back and waits for the caller's yes. */
  readonly readBack: string | null;
}

export const emptyMemory: DeskMemory = {
  service: null,
  staff: null,
  refused: [],
  day: null,
  options: [],
  known: [],
  subject: null,
  readBack: null,
};

/** What a tool's result adds to the memory; every result may carry it. */
export type Remembered = Partial<DeskMemory>;

export const remember = (
  memory: DeskMemory,
  result: { readonly remember?: Remembered | undefined },
): DeskMemory => ({
  ...memory,
  ...result.remember,
});
