type Day = Temporal.PlainDate;
type DateTime = Temporal.PlainDateTime;

/**
 * How a language speaks of dates and times. It reads a caller's words into tokens; what date they mean, the resolver
 * decides (booking/when/); and it says dates, stretches and questions. Dates are the business's own, without a zone.
 */
export interface DateLanguage {
  /** Everything in an utterance, of any length, that speaks of time. */
  readonly read: (words: string, reading: Reading) => DateWords;

  /** "Tuesday". */
  readonly sayWeekday: (date: Day) => string;
  /** "Tuesday, November 24th", with the year only when it is not the one that a listener expects. */
  readonly sayDate: (date: Day, today: Day) => string;
  /** "today", "tomorrow", or the date. */
  readonly sayDay: (date: Day, today: Day) => string;
  /** "tomorrow", "Tuesday" within the week, else weekday and date. */
  readonly sayNearDay: (date: Day, today: Day) => string;
  /** "3 PM", "3:30 PM", "noon"; of an hour of 24, "midnight". */
  readonly sayTime: (time: SpokenHour) => string;
  /** The unmistakable form for a confirmation: "Tuesday, November 24th at 3:00 PM". */
  readonly sayMoment: (moment: DateTime, now: DateTime) => string;
  /** The short form for talking: "tomorrow at 3 PM". */
  readonly sayMomentShort: (moment: DateTime, now: DateTime) => string;
  /** Several openings, by day and in the order given: "Tuesday, November 24th at 3, 3:30 or 4:15 PM with Sam". */
  readonly sayTimes: (offers: readonly SpokenOffer[], now: DateTime) => string;

  readonly stretches: StretchWords;
  readonly questions: DateQuestions;
}

/** What an utterance says about time. */
export interface DateWords {
  /** In the order in which it was said. */
  readonly tokens: readonly Token[];
  /** The words ask for something beside what was offered, so that naming a day takes none of it. */
  readonly asksForOthers: boolean;
}

/** What the words are read against. */
export interface Reading {
  readonly today: Day;
  /** The day in discussion: "that day", "the next day". */
  readonly previous: Day | undefined;
  /** Whether openings were offered, so that "the second" may be one of them. */
  readonly offered: boolean;
}

export interface SpokenOffer {
  readonly moment: DateTime;
  /** The staff member's name, if it is worth saying. */
  readonly staff?: string;
}

/** The name of a stretch of time, as it is said back. Days and parts go in as this language said them. */
export interface StretchWords {
  /** "Monday to Wednesday". */
  readonly days: (from: string, to: string) => string;
  /** "after Friday", "from Friday on". */
  readonly bounded: (bound: 'after' | 'from' | 'before' | 'by', day: string) => string;
  /** "the week of Monday, November 23rd". */
  readonly weekOf: (day: string) => string;
  /** The first opening that there is; `narrowed`: hours are said behind it. */
  readonly soonest: (narrowed: boolean) => string;
  /** "morning or evening". */
  readonly parts: (names: readonly string[]) => string;
  /** "between 2 PM and 4 PM", "after 2 PM", "before 4 PM". */
  readonly hours: (from: SpokenHour | null, to: SpokenHour | null) => string;
  /** "in the afternoon after 3 PM". */
  readonly ofDay: (words: readonly string[]) => string;
  /** "Tuesday afternoon", "this evening", "tomorrow after 3 PM". */
  readonly onDay: (day: string, words: readonly string[]) => string;
}

/** What a caller is asked back where their words leave it open when they want to come. */
export interface DateQuestions {
  readonly dayAndTime: string;
  /** Everything that they named, they refused. */
  readonly insteadOfRefused: string;
  readonly notUnderstood: string;
  /** "For four": the time, or how many come. */
  readonly hourOrPeople: (hour: number) => string;
  readonly halfOfDay: (time: SpokenTime) => string;
  readonly amOrPm: (am: SpokenHour, pm: SpokenHour) => string;
  readonly eitherTime: (times: readonly SpokenHour[]) => string;
  readonly whichTime: string;
  readonly notSureWhichTime: (several: boolean) => string;
  readonly whichOffer: (offers: readonly SpokenOffer[], now: DateTime) => string;
  readonly whichDayAt: (time: SpokenHour) => string;
  readonly whichDayWithin: (words: readonly string[]) => string;
  readonly todayOr: (date: Day, today: Day) => string;
  readonly eitherDay: (first: string, second: string) => string;
  /** Both can be had, one after the other. */
  readonly firstOfDays: (first: string, second: string) => string;
  /** "Tomorrow" and "the 24th" are not the same day. */
  readonly notTheSameDay: (date: Day, other: Day, today: Day) => string;
  /** The date is another weekday; `near` is the weekday that was said, close to it. */
  readonly otherWeekday: (date: Day, near: Day, today: Day) => string;
  /** The next such day of the month is another weekday, and the one after it is the weekday that was said. */
  readonly thisOrNextMonth: (date: Day, after: Day, today: Day) => string;
  readonly notWithin: (date: Day, span: string, today: Day) => string;
  readonly noSuchDate: (day: number, month?: number) => string;
  readonly nothingBefore: (day: string) => string;
  readonly dayPassed: (day: string) => string;
  readonly allPassed: string;
  readonly momentPassed: (moment: DateTime, today: Day) => string;
  /** The clocks go forward over it. */
  readonly clocksChange: (moment: DateTime, today: Day) => string;
  /** `whole`: no time of these days is left, so another day is asked for. */
  readonly tooLate: (stretch: string, whole: boolean) => string;
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

/** How a day bounds what the caller wants: `after` and `before` leave the day out, `from` and `by` keep it. */
export type Bound = 'after' | 'from' | 'before' | 'by' | 'between';

/** What kind of week a weekday belongs to; the conventions are in day-dates.ts of the resolver. */
export type WhichWeekday = 'coming' | 'this' | 'next' | 'after-next' | 'plus-weeks';

export interface WeekdayToken {
  readonly kind: 'weekday';
  /** 1 (Monday) to 7. */
  readonly weekday: number;
  readonly which: WhichWeekday;
  readonly weeks?: number;
  readonly bound?: Bound;
}

export type DayToken = (
  | WeekdayToken
  | { readonly kind: 'date'; readonly day: number; readonly month?: number; readonly year?: number }
  /** A day that the words name exactly. `loose`: "in two weeks", which a weekday may still narrow. */
  | { readonly kind: 'day'; readonly date: Temporal.PlainDate; readonly loose?: boolean }
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
  | { readonly kind: 'window'; readonly from?: SpokenTime; readonly to?: SpokenTime }
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'instant'; readonly minutes: number }
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
  /** What follows corrects what went before; `move`: it is where a booking shall be moved to. */
  | { readonly kind: 'take-back'; readonly move: boolean }
  /** The next (or the last) thing said is refused. */
  | { readonly kind: 'not'; readonly side: 'next' | 'last' }
  | { readonly kind: 'or' }
  | { readonly kind: 'to' }
  /** A word about time that nothing here understands. `for`: how many come, unless it is the hour. */
  | { readonly kind: 'puzzle'; readonly for?: number };

export function isDay(token: Token): token is DayToken {
  return ['weekday', 'date', 'day', 'span', 'week-of'].includes(token.kind);
}

export function isTime(token: Token): token is TimeToken {
  return ['clock', 'window', 'part', 'instant', 'same-time', 'relative'].includes(token.kind);
}
