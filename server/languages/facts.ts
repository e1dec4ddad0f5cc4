/** Plain values that sentences are made of. */

/** An appointment, or a time that can become one; `at` by the business's wall clock. */
export interface Appointment {
  readonly service: string;
  readonly staff: string;
  readonly at: Temporal.PlainDateTime;
}
export type FreeTime = Pick<Appointment, 'at' | 'staff'>;

/** A time for one, and those of the others who come along. */
export interface FreeTimes extends FreeTime {
  readonly then: readonly FreeTime[];
}

/** What openings are for. */
export interface OpeningsFor {
  /** The service, where it has to be said; null: the caller knows it. */
  readonly service: string | null;
  /** For a booking that the caller has, and which one where there are several; null: for a new one. */
  readonly moves: { readonly booking: Appointment | null } | null;
  /** The service that the booking is changed to; null: it keeps its own. */
  readonly changes: string | null;
}

/** What nothing was found for: a time or a stretch in words, and for whom it was searched. */
export interface Asked {
  readonly words: string;
  /** The one time that was asked for; null: a stretch. */
  readonly at: Temporal.PlainDateTime | null;
  readonly service: string;
  /** Those among whom it was searched, where the caller asked for some or refused others; empty: anybody. */
  readonly staff: readonly string[];
}

/** A stretch in which the business is open on one day; a `to` at or before `from` is on the next day. */
export interface OpenStretch {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

/** A day on which the business is closed: every week, or for this once, a holiday, whose name may be empty. */
export interface ClosedDay {
  readonly day: Temporal.PlainDate;
  readonly holiday: string | null;
}

/** Why nothing of what was asked for can be booked. */
export type Refusal =
  | { readonly reason: 'past' }
  /** Sooner than the business takes bookings. */
  | { readonly reason: 'notice'; readonly minutes: number }
  /** Further ahead than it takes them. */
  | { readonly reason: 'horizon'; readonly days: number; readonly last: Temporal.PlainDate }
  | { readonly reason: 'closed' | 'holiday'; readonly days: readonly ClosedDay[] }
  | {
      readonly reason: 'before-opening';
      readonly day: Temporal.PlainDate;
      readonly opens: Temporal.PlainTime;
    }
  /** `minutes`: how long the appointment takes, where it could begin but would not be over by then. */
  | {
      readonly reason: 'after-closing';
      readonly day: Temporal.PlainDate;
      readonly closes: Temporal.PlainTime;
      readonly minutes: number | null;
    }
  | {
      readonly reason: 'break';
      readonly day: Temporal.PlainDate;
      readonly from: Temporal.PlainTime;
      readonly to: Temporal.PlainTime;
    }
  /** It is open, but none of them works then. */
  | { readonly reason: 'staff-off'; readonly staff: readonly string[] }
  /** Appointments begin every so many minutes, and not at this one. */
  | { readonly reason: 'step'; readonly minutes: number }
  /** All of them have appointments. */
  | { readonly reason: 'full'; readonly staff: readonly string[] }
  /** There is time for one, but not for all who come. */
  | { readonly reason: 'no-room'; readonly people: number };

/** The proof that an appointment is the caller's. */
export type Proof = 'name' | 'day' | 'name-and-day';

export type Manner = 'warm' | 'brief' | 'formal';

export interface SpeakableOptions {
  /** ISO 4217: whose money a bare "$" is. */
  readonly currency: string;
  /** ISO 3166 alpha-2: whether 3/4 is the fourth of March or the third of April. */
  readonly country: string;
}

export interface MoneyCustom {
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47, with the country whose custom it is. */
  readonly language: string;
}
