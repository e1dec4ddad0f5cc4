import { dateIn, isFrom, nthWeekday } from '../../calendar.ts';

const thanksgiving = (year: number) => nthWeekday(Temporal.PlainDate.from({ year, month: 11, day: 1 }), 4, 4);

const HOLIDAYS: readonly (readonly [RegExp, (year: number) => Temporal.PlainDate | undefined])[] = [
  [/christmas eve|xmas eve/, (year) => dateIn(year, 12, 24)],
  [/christmas|xmas/, (year) => dateIn(year, 12, 25)],
  [/boxing day/, (year) => dateIn(year, 12, 26)],
  [/new years eve/, (year) => dateIn(year, 12, 31)],
  [/new years/, (year) => dateIn(year, 1, 1)],
  [/valentines/, (year) => dateIn(year, 2, 14)],
  [/halloween/, (year) => dateIn(year, 10, 31)],
  [/thanksgiving/, thanksgiving],
  [/black friday/, (year) => thanksgiving(year)?.add({ days: 1 })],
  [/labor day/, (year) => nthWeekday(Temporal.PlainDate.from({ year, month: 9, day: 1 }), 1, 1)],
  [/memorial day/, (year) => nthWeekday(Temporal.PlainDate.from({ year, month: 5, day: 1 }), -1, 1)],
];

/** The next day of that name on or after the date: "christmas eve", "thanksgiving". */
export function holiday(name: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const dateOf = HOLIDAYS.find(([pattern]) => pattern.test(name))?.[1];
  return [today.year, today.year + 1]
    .map((year) => dateOf?.(year))
    .find((date) => date !== undefined && isFrom(date, today));
}
