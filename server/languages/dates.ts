/** What is read of a caller's words about time, and what is said of it. Dates are the business's own, without a zone. */
/** The times in an utterance. */
export interface DateWords {
  /** In the order in which it was said. */
  readonly tokens: readonly Token[];
  /** The words ask for something beside what was offered, so that naming a day takes none of it. */
  readonly asksForOthers: boolean;
}

/** The context in which the words are read. */
export interface Reading {
  readonly today: Temporal.PlainDate;
  /** The day in discussion: "that day", "the next day". */
  readonly previous: Temporal.PlainDate | undefined;
  /** Whether openings were offered, so that "the second" may be one of them. */
  readonly offered: boolean;
  /** ISO 3166 alpha-2: the order of day and month, and when feast days are. */
  readonly country: string;
}

export interface SpokenOffer {
  readonly moment: Temporal.PlainDateTime;
  /** The staff member's name, if it is worth saying. */
  readonly staff?: string;
}

/** An hour of the day, 0-24, of which the half is known. */
export interface SpokenHour {
  readonly hour: number;
  readonly minute: number;
}

/** A time of day as it was said: without `half` nobody said whether it is morning or afternoon. */
export interface SpokenTime {
  /** 0-23, 24 for midnight; 1-12 beside `half`, and when it is left open. */
  readonly hour: number;
  readonly minute: number;
  readonly half?: 'am' | 'pm';
}

/** A named part of a day. Clock hours are the usual meaning; `opening` and `closing` depend on the day's hours. */
export interface DayPart {
  readonly name: string;
  readonly from: number;
  /** Hours since midnight; 24 lasts until the business closes, even after midnight. */
  readonly to: number;
  /** Which half of the day an hour said beside it belongs to. */
  readonly half?: 'am' | 'pm';
  /** The caller wants the first (or last) of it rather than all of it. */
  readonly edge?: 'opening' | 'closing';
  /** A small hour said beside it is after midnight. */
  readonly night?: true;
}

/** How a day bounds what the caller wants: `after` and `before` leave it out, `from`, `by` and `through` (its end) keep it. */
export type Bound = 'after' | 'from' | 'before' | 'by' | 'through' | 'between';

/** What kind of week a weekday belongs to; the conventions are in day-dates.ts of the resolver. */
export type WhichWeekday = 'coming' | 'upcoming' | 'this' | 'next' | 'after-next' | 'near';

export interface WeekdayToken {
  readonly kind: 'weekday';
  /** 1 (Monday) to 7. */
  readonly weekday: number;
  readonly which: WhichWeekday;
  readonly bound?: Bound;
}

/** The way from one day to another: `count` goes forward, or back where it is negative. */
export type DayStep =
  | { readonly unit: 'day' | 'week' | 'month' | 'year' | 'business-day'; readonly count: number }
  /** So many such weekdays on. */
  | { readonly unit: 'weekday'; readonly weekday: number; readonly count: number }
  /** The seven days, or the Saturday and Sunday, on one side. */
  | { readonly unit: 'seven-days' | 'weekend'; readonly count: 1 | -1 };

export type DayToken = (
  | WeekdayToken
  /** Counted from other days: "the Saturday before Christmas", "three days after the 12th". */
  | { readonly kind: 'counted'; readonly step: DayStep; readonly anchor: readonly DayToken[] }
  | { readonly kind: 'date'; readonly day: number; readonly month?: number; readonly year?: number }
  /**
   * A day that the words name exactly. `loose`: "in two weeks", which a weekday may still narrow. `last`: when a day of
   * every year was last; "the Monday after Thanksgiving" may count from there.
   */
  | {
      readonly kind: 'day';
      readonly date: Temporal.PlainDate;
      readonly loose?: boolean;
      readonly last?: Temporal.PlainDate;
    }
  /** Days `from` to `to`, both included. */
  | {
      readonly kind: 'span';
      readonly from: Temporal.PlainDate;
      readonly to: Temporal.PlainDate;
      readonly words: string;
    }
  /** "The week of": the day that follows names its week. */
  | { readonly kind: 'week-of' }
) & { readonly bound?: Bound };

export type TimeToken =
  | { readonly kind: 'clock'; readonly time: SpokenTime }
  /** `ends`: the appointment has to be over by then. */
  | { readonly kind: 'window'; readonly from?: SpokenTime; readonly to?: SpokenTime; readonly ends?: true }
  | { readonly kind: 'part'; readonly part: DayPart }
  /** So long from now; `from`: any time between the two. */
  | { readonly kind: 'instant'; readonly days?: number; readonly minutes: number; readonly from?: number }
  /** So long before or after the time that is spoken of; `end`: after the end of that booking. */
  | {
      readonly kind: 'step';
      readonly days?: number;
      readonly months?: number;
      readonly minutes?: number;
      readonly end?: true;
      /** Without a time of day, the whole week is meant. */
      readonly week?: true;
    }
  | { readonly kind: 'same-time' }
  | { readonly kind: 'relative'; readonly direction: 'earlier' | 'later' };

export type Pick = number | 'last' | 'earlier' | 'later' | 'any';

/** One thing that an utterance says about time, or that connects two such things. */
export type Token =
  | DayToken
  | TimeToken
  | { readonly kind: 'soon' }
  | { readonly kind: 'option'; readonly pick: Pick }
  | { readonly kind: 'past' }
  /** A time of something else: "I get up at seven". */
  | { readonly kind: 'mention' }
  /** The clock of which the times are, an IANA zone; null where nobody can tell. */
  | { readonly kind: 'zone'; readonly zone: string | null }
  /** What follows corrects what went before; `move`: it is where a booking shall be moved to. */
  | { readonly kind: 'take-back'; readonly move: boolean }
  /** The next (or the last) thing said is refused. */
  | { readonly kind: 'not'; readonly side: 'next' | 'last' }
  /** `joined`: what follows stands right behind it, "Tuesday or Wednesday". */
  | { readonly kind: 'or'; readonly joined?: true }
  | { readonly kind: 'to' }
  /** A word about time that nothing here understands. `for`: how many come, unless it is the hour. */
  | { readonly kind: 'puzzle'; readonly for?: number };

export function isDay(token: Token): token is DayToken {
  return ['weekday', 'counted', 'date', 'day', 'span', 'week-of'].includes(token.kind);
}

export function isTime(token: Token): token is TimeToken {
  return ['clock', 'window', 'part', 'instant', 'step', 'same-time', 'relative'].includes(token.kind);
}
