/** The beginning of the week, against what the platform knows of every country. */
import { expect, test } from 'vitest';
import { rangeOf } from './range.ts';
import { firstDayOf, weekdaysFrom } from './week.ts';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
/** Two letters that are a country today: a former one is written as its successor. */
const COUNTRIES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(
  (code) => new Intl.Locale(`und-${code}`).region === code,
);
/** The only country whose week begins on a Friday; its calendars are printed from Sunday or Monday. */
const MALDIVES = 'MV';

test('the week begins on the day on which the country begins it', () => {
  const wrong = COUNTRIES.filter((code) => code !== MALDIVES).filter(
    (code) => new Intl.Locale(`und-${code}`).getWeekInfo().firstDay % 7 !== firstDayOf(code),
  );
  expect(wrong).toEqual([]);
});

test('a week and a month are shown from that day on, in whole weeks', () => {
  // A Sunday.
  expect(rangeOf('week', '2026-11-29', firstDayOf('US'))).toEqual({ from: '2026-11-29', to: '2026-12-06' });
  expect(rangeOf('week', '2026-11-29', firstDayOf('GB'))).toEqual({ from: '2026-11-23', to: '2026-11-30' });
  expect(rangeOf('month', '2026-11-15', firstDayOf('US'))).toEqual({ from: '2026-11-01', to: '2026-12-06' });
  expect(rangeOf('month', '2026-11-15', firstDayOf('GB'))).toEqual({ from: '2026-10-26', to: '2026-12-07' });
});

test('the days of a week are listed from the one with which it begins', () => {
  expect(weekdaysFrom(1)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(weekdaysFrom(0)).toEqual([6, 0, 1, 2, 3, 4, 5]);
  expect(weekdaysFrom(6)).toEqual([5, 6, 0, 1, 2, 3, 4]);
});
