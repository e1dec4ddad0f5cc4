/** Plain values that sentences are made of. */

/** An appointment, or a time that can become one; `at` by the business's wall clock. */
export interface Appointment {
  readonly service: string;
  readonly staff: string;
  readonly at: Temporal.PlainDateTime;
}
export type FreeTime = Pick<Appointment, 'at' | 'staff'>;

/** A stretch in which the business is open on one day; a `to` at or before `from` is on the next day. */
export interface OpenStretch {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

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
