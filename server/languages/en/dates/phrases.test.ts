import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dates } from './index.ts';
import { resolveWhen, type OfferedTime, type WhenContext } from '../../../booking/when/resolve.ts';
import { notation } from '../../../booking/when/testing-notation.ts';
import type { OpenStretch } from '../../facts.ts';

/*
 * The specification of how dates in the caller's words are understood: the tables in phrases/. Each line is a phrase,
 * two or more spaces, and its answer, as testing-notation.ts writes it.
 */

const time = (text: string): Temporal.PlainTime => Temporal.PlainTime.from(text);
const stretch = (from: string, to: string): OpenStretch => ({ from: time(from), to: time(to) });
const now = (text: string): Temporal.ZonedDateTime =>
  Temporal.ZonedDateTime.from(`${text}[America/New_York]`);
const offers = (...texts: readonly string[]): readonly OfferedTime[] =>
  texts.map((text) => {
    const moment = Temporal.PlainDateTime.from(text);
    return { date: moment.toPlainDate(), time: moment.toPlainTime() };
  });

/** Tuesday to Friday nine to six, Saturday nine to four. */
function barber({ dayOfWeek }: Temporal.PlainDate): readonly OpenStretch[] {
  if (dayOfWeek === 6) return [stretch('09:00', '16:00')];
  return dayOfWeek >= 2 && dayOfWeek <= 5 ? [stretch('09:00', '18:00')] : [];
}

/** Thursday to Saturday, six in the evening to two at night. */
function bar({ dayOfWeek }: Temporal.PlainDate): readonly OpenStretch[] {
  return dayOfWeek >= 4 && dayOfWeek <= 6 ? [stretch('18:00', '02:00')] : [];
}

const gym = (): readonly OpenStretch[] => [stretch('06:00', '23:00')];
const always = (): readonly OpenStretch[] => [stretch('00:00', '00:00')];

/** Checks the tables of phrases/ that hold in one situation. */
function understands(
  name: string,
  files: readonly string[],
  situation: Omit<WhenContext, 'dates' | 'country'>,
): void {
  const rows = files
    .flatMap((file) => readFileSync(join(import.meta.dirname, 'phrases', `${file}.txt`), 'utf8').split('\n'))
    .map((line) => line.trim().split(/ {2,}/))
    .flatMap(([phrase, answer]) => (phrase && answer ? [[phrase, answer] as const] : []));
  describe(name, () => {
    test.each(rows)('the phrase %s is read as %s', (phrase, answer) => {
      expect(notation(resolveWhen(phrase, { ...situation, country: 'US', dates }))).toBe(answer);
    });
  });
}

understands('on a Saturday morning at the barber', ['saturday', 'saturday-more'], {
  now: now('2026-11-21T10:00'),
  opensOn: barber,
});

understands('on a Monday, closed', ['monday'], { now: now('2026-11-23T13:00'), opensOn: barber });

understands('on a Tuesday at one', ['tuesday'], { now: now('2026-11-24T13:00'), opensOn: barber });

understands('where the day ends after midnight', ['bar'], { now: now('2026-11-25T12:00'), opensOn: bar });

understands('where both halves of the day are open', ['both-halves'], {
  now: now('2026-11-23T13:00'),
  opensOn: gym,
});

understands('while December 1st is discussed', ['discussed'], {
  now: now('2026-11-21T10:00'),
  opensOn: barber,
  previous: { date: Temporal.PlainDate.from('2026-12-01') },
});

understands('after an offer of Tuesday at 3, Tuesday at 3:30 or Wednesday at 10', ['offered'], {
  now: now('2026-11-21T10:00'),
  opensOn: barber,
  previous: { options: offers('2026-11-24T15:00', '2026-11-24T15:30', '2026-11-25T10:00') },
});

understands('after an offer of Tuesday at 9:15, 11 or 3:15', ['offered-one-day'], {
  now: now('2026-11-21T10:00'),
  opensOn: barber,
  previous: {
    date: Temporal.PlainDate.from('2026-11-24'),
    options: offers('2026-11-24T09:15', '2026-11-24T11:00', '2026-11-24T15:15'),
  },
});

understands('while the booking of Thursday, December 17th at 2 is spoken of', ['booking'], {
  now: now('2026-12-01T10:00'),
  opensOn: barber,
  previous: {
    booking: {
      start: Temporal.PlainDateTime.from('2026-12-17T14:00'),
      end: Temporal.PlainDateTime.from('2026-12-17T14:30'),
    },
  },
});

understands('after one offer, tomorrow at 9', ['offered-one'], {
  now: now('2026-12-02T10:20'),
  opensOn: barber,
  previous: { date: Temporal.PlainDate.from('2026-12-03'), options: offers('2026-12-03T09:00') },
});

understands('on the night the clocks go forward', ['clocks-forward'], {
  now: now('2027-03-12T12:00'),
  opensOn: always,
});
