/** The range of days in an address, and figures as they are written for people and for spreadsheets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { conversionOf, goalsReached, sumOf, writingOf } from './numbers.ts';
import { inGroups, lengthOf, MOST_DAYS, rangeOf, readRangeSearch } from './range.ts';

const TODAY = '2026-11-21';
const us = writingOf({ locale: 'en-US', currency: 'USD' });

describe('the range in an address', () => {
  test('is the last thirty days when there is none', () => {
    const range = rangeOf(readRangeSearch({}), TODAY);
    expect(range).toEqual({ fromDay: '2026-10-23', toDay: TODAY });
    expect(lengthOf(range)).toBe(30);
  });

  test.each([
    [{ range: '7d' }, { range: '7d' }],
    [{ range: '30d' }, {}],
    [{ range: 'toString' }, {}],
    [
      { from: '2026-03-01', to: '2026-03-31', range: '7d' },
      { from: '2026-03-01', to: '2026-03-31' },
    ],
    [{ from: '2026-03-31', to: '2026-03-01' }, {}],
    [{ from: '2020-01-01', to: '2026-03-01' }, {}],
    [{ from: 'yesterday', to: '2026-03-01' }, {}],
    [{ from: '2026-03-01' }, {}],
    [{ from: '2026-02-31', to: '2026-03-31' }, {}],
  ])('%j is read as %j', (search, read) => {
    expect(readRangeSearch(search)).toEqual(read);
  });

  test('is never longer than the service counts, whatever the address says', () => {
    const anything = fc.dictionary(
      fc.constantFrom('range', 'from', 'to'),
      fc.oneof(fc.string(), fc.integer()),
    );
    fc.assert(
      fc.property(anything, (search) => {
        const length = lengthOf(rangeOf(readRangeSearch(search), TODAY));
        expect(length).toBeGreaterThanOrEqual(1);
        expect(length).toBeLessThanOrEqual(MOST_DAYS);
      }),
    );
  });
});

test('many days are drawn as weeks, and no day is lost', () => {
  const days = Array.from({ length: 90 }, (_, index) => index);
  expect(inGroups(days.slice(0, 30))).toHaveLength(30);
  expect(inGroups(days)).toHaveLength(13);
  expect(inGroups(days).flat()).toEqual(days);
});

test('money is written in its currency, also in one without cents', () => {
  expect(us.money(350_000)).toBe('$3,500');
  expect(us.money(350_050)).toBe('$3,500.50');
  expect(writingOf({ locale: 'ja-JP', currency: 'JPY' }).money(3_500)).toBe('￥3,500');
  expect(writingOf({ locale: 'de-DE', currency: 'EUR' }).money(350_000)).toMatch(/^3\.500\s€$/);
});

test('weekdays and hours are those of the business, not of the browser', () => {
  expect([us.weekday(1), us.weekday(7), us.hour(0), us.hour(15)]).toEqual(['Mon', 'Sun', '12 AM', '3 PM']);
  expect(us.longDay('2026-11-01')).toBe('Sun, Nov 1, 2026');
});

test('a spreadsheet has plain numbers, and empty cells where nothing was measured', () => {
  const day = {
    day: '2026-11-20',
    calls: 9,
    answered: 8,
    booked: 2,
    reached: 3,
    missed: 1,
    seconds: 90,
    bookings: 2,
    value: 7_050,
  };
  const lines = csvOf(
    [
      { ...day, waits: { answers: 4, p50: 700.4, p95: 900, p99: 1_000 } },
      { ...day, day: '2026-11-21', waits: null },
    ],
    us,
  ).split('\r\n');
  expect(lines.slice(1)).toEqual([
    '2026-11-20,9,8,2,1.5,2,70.50,700,900,1000',
    '2026-11-21,9,8,2,1.5,2,70.50,,,',
    '',
  ]);
  expect(conversionOf(sumOf([day, day]))).toBe(0.25);
  expect(conversionOf(sumOf([]))).toBeNull();
  expect(goalsReached(sumOf([day, day]))).toBe(0.75);
  expect(goalsReached(sumOf([]))).toBeNull();
});
