import type { Language } from '../../languages/language.ts';
import type { OpenStretch } from '../../languages/facts.ts';

export interface OfferedTime {
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
}

export interface WhenContext {
  /** In the business's zone. */
  readonly now: Temporal.ZonedDateTime;
  /** Of the caller. */
  readonly dates: Language['dates'];
  readonly opensOn: (date: Temporal.PlainDate) => readonly OpenStretch[];
  /** ISO 3166 alpha-2, of the business: whether 3/4 is in March or in April, and when its feast days are. */
  readonly country: string;
  /** What the conversation is about: a bare time is meant on that day, "the second one" among those times. */
  readonly previous?: {
    readonly date?: Temporal.PlainDate;
    /** In the order in which they were offered. */
    readonly options?: readonly OfferedTime[];
    /** The booking that is spoken of: "a week later, same time", "right after that". */
    readonly booking?: { readonly start: Temporal.PlainDateTime; readonly end: Temporal.PlainDateTime };
  };
}

/** When a caller wants to come, in the business's zone. None of it says whether the business is open or free then. */
export type When =
  /** The words say nothing about time. */
  | { readonly type: 'none' }
  | { readonly type: 'time'; readonly date: Temporal.PlainDate; readonly time: Temporal.PlainTime }
  | WhenRange
  /** One of `previous.options`, by its index. */
  | { readonly type: 'option'; readonly index: number }
  | WhenAsk;

/** Openings that start at or after `from` and before `to`. */
export interface WhenRange {
  readonly type: 'range';
  readonly from: Temporal.PlainDateTime;
  readonly to: Temporal.PlainDateTime;
  /** To be said back: "Tuesday afternoon". */
  readonly words: string;
  /** The caller wants the first of them. */
  readonly earliest?: true;
  /** Of a range of several days, only these hours of each ("next week in the mornings"); `to` 00:00 is midnight. */
  readonly daily?: OpenStretch;
  /** The appointment has to be over by then ("done by noon"); beside `daily`, at that time of each day. */
  readonly endsBy?: Temporal.PlainDateTime;
}

/** The caller has to be asked; `two-dates` also stands for two times. */
export interface WhenAsk {
  readonly type: 'ask';
  readonly reason: 'unclear-words' | 'past' | 'no-such-date' | 'mismatch' | 'two-dates' | 'half-day';
  readonly question: string;
  /** The day that the question is about, where it is clear: the answer may be a bare time. */
  readonly date?: Temporal.PlainDate;
}

export function ask(reason: WhenAsk['reason'], question: string): WhenAsk {
  return { type: 'ask', reason, question };
}
