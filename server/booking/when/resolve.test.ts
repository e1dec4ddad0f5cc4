import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dates } from '../../languages/en/dates/index.ts';
import { ordinalDigits as ordinal } from '../../languages/en/number-words.ts';
import type { OpenStretch } from '../../languages/facts.ts';
import { resolveWhen, type WhenContext } from './resolve.ts';

const nineToSix: OpenStretch = {
  from: Temporal.PlainTime.from('09:00'),
  to: Temporal.PlainTime.from('18:00'),
};
const every = (): readonly OpenStretch[] => [nineToSix];
const { sayMoment, sayMomentShort, sayWeekday } = dates;
const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'];

const anyNow = fc
  .record({ minutes: fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }), zone: fc.constantFrom(...zones) })
  .map(({ minutes, zone }) =>
    Temporal.Instant.from('2026-01-01T00:00Z').add({ minutes }).toZonedDateTimeISO(zone),
  );

/** A moment up to nine months ahead (a date without a year may be no further) that exists on the clocks of its zone; the clocks change on some. */
const aMomentAhead = fc
  .record({
    now: anyNow,
    days: fc.integer({ min: 1, max: 270 }),
    quarter: fc.integer({ min: 0, max: 95 }),
  })
  .map(({ now, days, quarter }) => ({
    now,
    moment: now
      .toPlainDate()
      .add({ days })
      .toPlainDateTime({ hour: Math.floor(quarter / 4), minute: (quarter % 4) * 15 }),
  }))
  .filter(({ now, moment }) => moment.toZonedDateTime(now.timeZoneId).toPlainDateTime().equals(moment));

const english = (moment: Temporal.PlainDateTime, options: Intl.DateTimeFormatOptions): string =>
  moment.toLocaleString('en-US', options);
const twelve = (moment: Temporal.PlainDateTime): string =>
  english(moment, { hour: 'numeric', minute: '2-digit', hour12: true });

const formats: readonly ((moment: Temporal.PlainDateTime, now: Temporal.PlainDateTime) => string)[] = [
  (moment, now) => sayMoment(moment, now),
  (moment, now) => `could I come ${sayMomentShort(moment, now).toLowerCase()} please`,
  (moment) => `${english(moment, { month: 'long' })} ${ordinal(moment.day)} at ${twelve(moment)}`,
  (moment) =>
    `${twelve(moment)} on ${sayWeekday(moment.toPlainDate())} the ${ordinal(moment.day)} of ${english(moment, { month: 'long' })}`,
  (moment) => `${moment.month}/${moment.day} at ${twelve(moment)}`,
  (moment) => moment.toPlainDate().toString() + ' ' + moment.toPlainTime().toString().slice(0, 5),
  (moment) =>
    `uh ${english(moment, { month: 'short' })} ${moment.day} ${twelve(moment).replace(' AM', ' a.m.').replace(' PM', ' p.m.')}`,
];

describe('the resolved date', () => {
  test('is the one that was meant when date and time are said in full', () => {
    fc.assert(
      fc.property(aMomentAhead, fc.constantFrom(...formats), ({ now, moment }, format) => {
        const words = format(moment, now.toPlainDateTime());
        const when = resolveWhen(words, { now, dates, country: 'US', opensOn: every });
        expect(when, words).toMatchObject({ type: 'time' });
        if (when.type !== 'time') return;
        expect(when.date.toPlainDateTime(when.time).toString(), words).toBe(moment.toString());
      }),
      { numRuns: 600 },
    );
  });

  test('is never in the past, and no text throws an error', () => {
    fc.assert(
      fc.property(anyNow, fc.oneof(fc.string(), fc.string({ unit: 'binary' }), timeWords), (now, words) => {
        expectAhead(words, { now, dates, country: 'US', opensOn: every });
      }),
      { numRuns: 1500 },
    );
  });

  test('is never in the past when times are on offer either', () => {
    fc.assert(
      fc.property(
        anyNow,
        timeWords,
        fc.array(fc.integer({ min: -3, max: 20 }), { maxLength: 4 }),
        (now, words, days) => {
          const options = days.map((ahead) => ({
            date: now.toPlainDate().add({ days: ahead }),
            time: Temporal.PlainTime.from('15:00'),
          }));
          const date = options[0]?.date;
          expectAhead(words, {
            now,
            dates,
            country: 'US',
            opensOn: every,
            previous: { options, ...(date ? { date } : {}) },
          });
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('is found quickly for a text of any length', () => {
    const started = performance.now();
    for (const words of ['the next two ', 'move to 3 ', 'a b c ', '1 2 ', 'tuesday or ', 'no sorry '])
      resolveWhen(words.repeat(5000), {
        now: Temporal.ZonedDateTime.from('2026-11-21T10:00[UTC]'),
        dates,
        country: 'US',
        opensOn: every,
      });
    // Each is cut to a caller's longest breath; without that it would be minutes.
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

const timeWords = fc
  .array(
    fc.constantFrom(
      ..."today tomorrow yesterday tuesday sunday next this last week month weekend the first second 24th 31st of november may at three fifteen thirty one two half past quarter to o'clock am pm noon midnight morning afternoon night after before between and or no sorry not actually move from in an hour minutes days later earlier asap any time february 30 11/24 3:30 12 25 00:30 evening until by end for people".split(
        ' ',
      ),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((words) => words.join(' '));

function expectAhead(words: string, context: WhenContext): void {
  const when = resolveWhen(words, context);
  const { now } = context;
  const zone = now.timeZoneId;
  switch (when.type) {
    case 'time': {
      const moment = when.date.toPlainDateTime(when.time).toZonedDateTime(zone);
      expect(Temporal.ZonedDateTime.compare(moment, now), words).toBeGreaterThanOrEqual(0);
      break;
    }
    case 'range':
      expect(Temporal.PlainDateTime.compare(when.from, now.toPlainDateTime()), words).toBeGreaterThanOrEqual(
        0,
      );
      expect(Temporal.PlainDateTime.compare(when.from, when.to), words).toBeLessThan(0);
      break;
    case 'option': {
      const option = context.previous?.options?.[when.index];
      expect(option, words).toBeDefined();
      if (option)
        expect(
          Temporal.ZonedDateTime.compare(option.date.toPlainDateTime(option.time).toZonedDateTime(zone), now),
          words,
        ).toBeGreaterThanOrEqual(0);
      break;
    }
    case 'ask':
      expect(when.question, words).toMatch(/\?$/);
      break;
    case 'none':
      break;
  }
}
