/** The range of days that is shown, as the page's address holds it. Days are `YYYY-MM-DD` in the business's zone. */
export const PRESETS = {
  '7d': 7,
  '30d': 30,
  '90d': 90,
  '1y': 365,
} as const;
export type Preset = keyof typeof PRESETS;

/** The preset of an address that names none. */
export const USUAL: Preset = '30d';

/** The most days that the service counts at once. */
export const MOST_DAYS = 366;

/** A preset that ends today, or two days; neither: the usual preset. */
export interface RangeSearch {
  readonly range?: Preset;
  readonly from?: string;
  readonly to?: string;
}

export interface DayRange {
  readonly fromDay: string;
  readonly toDay: string;
}

const DAY_MS = 86_400_000;

/** The day that many days later; earlier where the number is negative. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days a range has, both ends included. */
export const lengthOf = ({ fromDay, toDay }: DayRange): number =>
  Math.round((Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS) + 1;

const isPreset = (value: unknown): value is Preset =>
  typeof value === 'string' && Object.hasOwn(PRESETS, value);
const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  addDays(value, 0) === value;

/** Reads the range in an address, and ignores what is none. */
export function readRangeSearch({ range, from, to }: Readonly<Record<string, unknown>>): RangeSearch {
  if (isDay(from) && isDay(to)) {
    const length = lengthOf({ fromDay: from, toDay: to });
    if (length >= 1 && length <= MOST_DAYS) return { from, to };
  }
  return isPreset(range) && range !== USUAL ? { range } : {};
}

export function rangeOf({ range = USUAL, from, to }: RangeSearch, today: string): DayRange {
  if (from !== undefined && to !== undefined) return { fromDay: from, toDay: to };
  return { fromDay: addDays(today, 1 - PRESETS[range]), toDay: today };
}

/** Days in groups for a chart: single days, or weeks when there are many. */
export function inGroups<Day>(days: readonly Day[]): Day[][] {
  const size = days.length > 62 ? 7 : 1;
  return Array.from({ length: Math.ceil(days.length / size) }, (_, index) =>
    days.slice(index * size, (index + 1) * size),
  );
}
