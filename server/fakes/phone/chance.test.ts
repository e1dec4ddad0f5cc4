import { expect, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { scenarios } from './scenarios/index.ts';

test('the same seed makes the same conversation, another seed another, and every caller is new', () => {
  const book = scenarios.get('book');
  if (book === undefined) throw new Error('there is no scenario book');
  expect(book(chanceOf(7)).steps).toEqual(book(chanceOf(7)).steps);
  expect(book(chanceOf(7)).steps).not.toEqual(book(chanceOf(8)).steps);
  const numbers = Array.from({ length: 20 }, () => book(chanceOf(7)).from ?? '');
  for (const number of numbers) expect(number).toMatch(/^\+1[2-8]\d\d555\d{4}$/);
  expect(new Set(numbers).size).toBeGreaterThan(18);
});

test('a second call of a scenario comes from the same number', () => {
  const twice = [...scenarios.values()]
    .map((make) => make(chanceOf(1)))
    .filter(({ before }) => before !== undefined);
  expect(twice).toHaveLength(3);
  for (const { from, before } of twice) expect(before?.from).toBe(from);
});

test('the times that callers ask for are bookable at the demo business, and said as people say them', () => {
  const today = Temporal.PlainDate.from('2026-11-21');
  const said = Array.from({ length: 100 }, (_, seed) => chanceOf(seed, today).opening());
  for (const time of said) {
    const [, weekday, month, day] =
      /^(\w+), (\w+) (\d+)(?:st|nd|rd|th) at \d+ in the (?:morning|afternoon)$/.exec(time) ?? [];
    const dates = ['2026', '2027'].map((year) => new Date(`${month ?? ''} ${day ?? ''}, ${year} 12:00 UTC`));
    const date = dates.find((each) => each.getTime() > Date.parse('2026-11-21T12:00Z'));
    const ahead = ((date?.getTime() ?? NaN) - Date.parse('2026-11-21T12:00Z')) / 86_400_000;
    expect(ahead).toBeGreaterThanOrEqual(1);
    expect(ahead).toBeLessThanOrEqual(60);
    expect(date?.toLocaleString('en-US', { weekday: 'long', timeZone: 'UTC' })).toBe(weekday);
    expect(['Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']).toContain(weekday);
  }
  expect(new Set(said).size).toBe(said.length);
});
