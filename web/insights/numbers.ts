/** Numbers, money and days as people write them where the business is. */
import type { RouterOutputs } from '../api.ts';

export type Insights = RouterOutputs['insights']['read'];
export type Period = Insights['now'];
export type Day = Period['days'][number];

export interface Writing {
  readonly count: (value: number) => string;
  /** 0.25 is `25%`. */
  readonly share: (value: number) => string;
  readonly minutes: (seconds: number) => string;
  /** Milliseconds as seconds, `0.84 s`. */
  readonly wait: (milliseconds: number) => string;
  /** From the currency's smallest unit. */
  readonly money: (value: number) => string;
  /** The same as a plain number, for a spreadsheet. */
  readonly plainMoney: (value: number) => string;
  /** `Nov 24` */
  readonly day: (day: string) => string;
  /** `Tue, Nov 24, 2026` */
  readonly longDay: (day: string) => string;
  /** `Mon`; Monday is 1. */
  readonly weekday: (weekday: number) => string;
  /** `9 AM` */
  readonly hour: (hour: number) => string;
}

/** What each chart is drawn from. */
export interface ChartProps {
  readonly insights: Insights;
  readonly writing: Writing;
}

/** 2024-01-01 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

export function writingOf({
  locale,
  currency,
}: {
  readonly locale: string;
  readonly currency: string;
}): Writing {
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value);
  };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (at: string | number) => format.format(new Date(at));
  };
  const digits = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits;
  const unit = 10 ** (digits ?? 2);
  const count = number({ maximumFractionDigits: 0 });
  const money = number({ style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
  const seconds = number({ style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits: 2 });
  const weekday = date({ weekday: 'short' });
  const hour = date({ hour: 'numeric' });
  return {
    count,
    share: number({ style: 'percent', maximumFractionDigits: 0 }),
    minutes: (value) => count(value / 60),
    wait: (milliseconds) => seconds(milliseconds / 1000),
    money: (value) => money(value / unit),
    plainMoney: (value) => (value / unit).toFixed(digits),
    day: date({ month: 'short', day: 'numeric' }),
    longDay: date({ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' }),
    weekday: (each) => weekday(MONDAY + (each - 1) * 86_400_000),
    hour: (each) => hour(MONDAY + each * 3_600_000),
  };
}

/** The figures that can be added up over days. */
export type Tally = Omit<Day, 'day' | 'waits'>;

export const sumOf = (days: readonly Tally[]): Tally =>
  days.reduce<Tally>(
    (sum, each) => ({
      calls: sum.calls + each.calls,
      answered: sum.answered + each.answered,
      booked: sum.booked + each.booked,
      reached: sum.reached + each.reached,
      missed: sum.missed + each.missed,
      seconds: sum.seconds + each.seconds,
      bookings: sum.bookings + each.bookings,
      value: sum.value + each.value,
    }),
    { calls: 0, answered: 0, booked: 0, reached: 0, missed: 0, seconds: 0, bookings: 0, value: 0 },
  );

/** The share of the answered calls that led to a booking, 0 to 1; null when none was answered. */
export const conversionOf = ({ answered, booked }: Tally): number | null =>
  answered === 0 ? null : booked / answered;

/** The share of the callers who wanted something that got it, 0 to 1; null when nobody wanted anything. */
export const goalsReached = ({ reached, missed }: Tally): number | null =>
  reached + missed === 0 ? null : reached / (reached + missed);
