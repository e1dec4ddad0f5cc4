import { expect, test } from 'vitest';
import { chanceOf } from './chance.ts';
import { scenarios } from './scenarios/index.ts';

test('the same seed makes the same calls, another one others', () => {
  for (const make of scenarios.values()) {
    expect(make(chanceOf(7))).toEqual(make(chanceOf(7)));
    expect(make(chanceOf(7)).from ?? '').not.toBe(make(chanceOf(8)).from);
  }
});

test('days are open ones within what the demo business books, said as people say them', () => {
  const today = Temporal.PlainDate.from('2026-11-21');
  for (let seed = 0; seed < 500; seed += 1) {
    const said = chanceOf(seed, today).openDay();
    const [, weekday, month, day] = /^(\w+), (\w+) (\d+)(?:st|nd|rd|th)$/.exec(said) ?? [];
    expect(['Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']).toContain(weekday);
    const dates = ['2026', '2027'].map((year) => new Date(`${month ?? ''} ${day ?? ''}, ${year} 12:00 UTC`));
    const ahead = dates.map((date) => (date.getTime() - Date.parse('2026-11-21T12:00Z')) / 86_400_000);
    expect(ahead.some((days) => days >= 1 && days <= 60)).toBe(true);
  }
});
