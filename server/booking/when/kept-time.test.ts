import { describe, expect, test } from 'vitest';
import { dates } from '../../languages/en/dates/index.ts';
import { resolveWhen, type WhenContext } from './resolve.ts';

const open = [{ from: Temporal.PlainTime.from('09:00'), to: Temporal.PlainTime.from('18:00') }];
const friday = { date: Temporal.PlainDate.from('2026-12-04'), time: Temporal.PlainTime.from('16:00') };
const offered = (...options: (typeof friday)[]): WhenContext => ({
  now: Temporal.ZonedDateTime.from('2026-12-02T10:20[America/New_York]'),
  dates,
  country: 'US',
  opensOn: () => open,
  previous: { date: friday.date, options },
});
const meant = (words: string, ...options: (typeof friday)[]): string => {
  const when = resolveWhen(words, offered(...options));
  return when.type === 'time' ? `${when.date.toString()} ${when.time.toString().slice(0, 5)}` : when.type;
};

describe('a day alone, where one time was offered,', () => {
  test.each([
    ['not this Friday, the Friday after', '2026-12-11 16:00'],
    ['no, Wednesday the ninth', '2026-12-09 16:00'],
    ['what about Saturday?', '2026-12-05 16:00'],
    ['Saturday instead', '2026-12-05 16:00'],
  ])('keeps the time: %s', (words, moment) => {
    expect(meant(words, friday)).toBe(moment);
  });

  test.each([
    'Saturday morning',
    'any time on Saturday',
    'what do you have on Saturday',
    'Saturday, whenever',
  ])('is the whole day where the caller is open to other times: %s', (words) => {
    expect(meant(words, friday)).toBe('range');
  });

  test('is the whole day where several times were offered', () => {
    const early = { ...friday, time: Temporal.PlainTime.from('09:00') };
    expect(meant('no, Saturday', early, friday)).toBe('range');
  });
});
