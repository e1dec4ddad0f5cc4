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

/** Who greets; what is empty is not said. */
export interface Greeter {
  readonly name: string;
  /** The business's own words in place of its name. */
  readonly greeting: string;
  readonly receptionistName: string;
  readonly disclosesAssistant: boolean;
  readonly manner: Manner;
  /** What tells that the call is recorded. */
  readonly consent: string;
}

/** How to reach the business; an empty address or a missing number is not known. */
export interface Reach {
  readonly business: string;
  /** As it is dialled in the country. */
  readonly number: string | null;
}

/** An answer to a message. Names are fit for a mail that we sign; an empty one is not known. */
export interface AnswerMail {
  readonly customer: string;
  /** What the customer had said. */
  readonly message: string;
  readonly answer: string;
  readonly business: {
    readonly name: string;
    /** Where an answer to the mail goes; empty: nowhere. */
    readonly email: string;
    /** As it is dialled in its country; null: it has none. */
    readonly number: string | null;
  };
}

/** Who rings, for whom, and what it is about; what is not known is null or empty. */
export interface Screened {
  readonly business: string;
  /** The caller's name, or null. */
  readonly caller: string | null;
  readonly phone: string | null;
  readonly reason: string;
}

/** Why nobody talks with a caller who wanted a person. */
export type NotReached = 'no-answer' | 'busy' | 'voicemail' | 'declined' | 'failed';

/** What a caller wanted and did not get. */
export interface WantedAppointment {
  /** Null: not known. */
  readonly service: string | null;
  readonly day: Temporal.PlainDate | null;
}

/** What the model reads before a conversation: of the business, and of this conversation; what is empty is not told. */
export interface PromptFacts extends MoneyCustom {
  readonly name: string;
  readonly trade: string;
  readonly zone: string;
  readonly address: string;
  readonly email: string;
  readonly receptionistName: string;
  /** What the other languages that it speaks call themselves. */
  readonly otherLanguages: readonly string[];
  readonly manner: Manner;
  /** In the owner's words. */
  readonly mayDo: string;
  readonly mayNotDo: string;
  /** `priceCents` null: not told. */
  readonly services: readonly {
    readonly name: string;
    readonly durationMinutes: number;
    readonly priceCents: number | null;
  }[];
  readonly staff: readonly { readonly name: string }[];
  /** From Monday on. */
  readonly week: readonly (readonly OpenStretch[])[];
  readonly policy: {
    readonly noticeMinutes: number;
    readonly daysAhead: number;
    readonly cancelNoticeMinutes: number;
  };
  /** The public holidays that come. `hours` null: the owner has not confirmed them; empty: closed. */
  readonly holidays: readonly {
    readonly name: string;
    readonly day: Temporal.PlainDate;
    readonly hours: readonly OpenStretch[] | null;
  }[];
  /** What the owner told, while it is short enough to be read before every call. */
  readonly knowledge: readonly { readonly question: string; readonly answer: string }[];
  /** E.164; null when it is hidden. */
  readonly callerPhone: string | null;
  readonly now: Temporal.ZonedDateTime;
}
