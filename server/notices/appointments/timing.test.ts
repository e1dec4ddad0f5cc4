/** When notices of an appointment go out, and by which ways. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BookingNoticeId, newId } from '../../../db/ids.ts';
import type { BookingNoticeSettings } from '../../../db/schema.ts';
import { quietAround } from '../quiet-hours.ts';
import type { Customer } from './customer.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { planOf, remindersAnew, type Told } from './timing.ts';

const ZONE = 'America/New_York';
const HOUR = 3_600_000;
const MARIA: Customer = { phone: '+12125550150', email: 'maria@home.test', notify: null };
const WITH_REVIEW = {
  ...DEFAULT_SETTINGS,
  channels: { ...DEFAULT_SETTINGS.channels, review: { sms: true, mail: false } },
  review: { hoursAfter: 3, link: 'https://reviews.example.com' },
};

const at = (time: string) => Temporal.PlainDateTime.from(time).toZonedDateTime(ZONE).epochMilliseconds;
const shown = (moment: Date) =>
  moment.toTemporalInstant().toZonedDateTimeISO(ZONE).toPlainDateTime().toString().slice(0, 16);

interface Case {
  readonly now: string;
  readonly starts: string;
  readonly told?: Told;
  readonly asked?: boolean;
  readonly settings?: BookingNoticeSettings;
  readonly customer?: Customer;
}

/** The plan as `kind channel time` by the business's clock. */
function planned({ now, starts, told = 'confirmation', asked = true, ...rest }: Case): string[] {
  const { settings = DEFAULT_SETTINGS, customer = { ...MARIA, email: '' } } = rest;
  const appointment = { startsAt: new Date(at(starts)), endsAt: new Date(at(starts) + HOUR / 2) };
  return planOf({ settings, customer, appointment, told, asked, zone: ZONE, now: at(now) }).map(
    ({ kind, channel, sendAt }) => `${kind} ${channel} ${shown(sendAt)}`,
  );
}

test('a customer hears at once what they booked, and a day and two hours before it', () => {
  expect(planned({ now: '2030-04-01T10:00', starts: '2030-04-03T15:00' })).toEqual([
    'confirmation sms 2030-04-01T10:00',
    'reminder sms 2030-04-02T15:00',
    'reminder sms 2030-04-03T13:00',
  ]);
});

test('nobody is reminded within an hour of booking', () => {
  expect(planned({ now: '2030-04-03T12:30', starts: '2030-04-03T15:00' })).toEqual([
    'confirmation sms 2030-04-03T12:30',
  ]);
});

test('a reminder that would come at night comes in the evening before', () => {
  expect(planned({ now: '2030-04-01T10:00', starts: '2030-04-03T09:00', told: null })).toEqual([
    'reminder sms 2030-04-02T09:00',
    'reminder sms 2030-04-02T21:00',
  ]);
});

test('what the business changes at night is told in the morning, unless that is too late', () => {
  const change = { now: '2030-04-01T23:00', told: 'changed', asked: false } as const;
  expect(planned({ ...change, starts: '2030-04-02T15:00' })[0]).toBe('changed sms 2030-04-02T08:00');
  expect(planned({ ...change, starts: '2030-04-02T07:30' })[0]).toBe('changed sms 2030-04-01T23:00');
});

test('what the customer changes at night is told at once', () => {
  const change = { now: '2030-04-01T23:00', told: 'changed', asked: true } as const;
  expect(planned({ ...change, starts: '2030-04-02T15:00' })[0]).toBe('changed sms 2030-04-01T23:00');
});

test('of a cancelled appointment nobody is reminded or asked for a review', () => {
  const settings = WITH_REVIEW;
  const plan = planned({ now: '2030-04-01T10:00', starts: '2030-04-03T15:00', told: 'cancelled', settings });
  expect(plan).toEqual(['cancelled sms 2030-04-01T10:00']);
});

test('of an appointment that has begun nobody is told', () => {
  expect(planned({ now: '2030-04-03T15:00', starts: '2030-04-03T15:00' })).toEqual([]);
});

test('a review is asked for hours after the visit, and not at night', () => {
  const review = (starts: string) =>
    planned({ now: '2030-04-01T10:00', starts, told: null, settings: WITH_REVIEW }).at(-1);
  expect(review('2030-04-03T15:00')).toBe('review sms 2030-04-03T18:30');
  expect(review('2030-04-03T18:00')).toBe('review sms 2030-04-04T08:00');
});

test.each([
  [null, ['sms', 'mail']],
  ['both', ['sms', 'mail']],
  ['sms', ['sms']],
  ['mail', ['mail']],
  ['none', []],
] as const)('a customer who wishes %j is told by %j', (notify, channels) => {
  const plan = planned({
    now: '2030-04-01T10:00',
    starts: '2030-04-01T11:00',
    customer: { ...MARIA, notify },
  });
  expect(plan.map((each) => each.split(' ')[1])).toEqual(channels);
});

test('nothing that can wait goes out in quiet hours, on any day of the year, in any zone', () => {
  const time = fc
    .integer({ min: 0, max: 95 })
    .map(
      (quarter) =>
        `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
    );
  const zone = fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata');
  const moment = fc.integer({ min: at('2030-01-01T00:00') / 60_000, max: at('2031-01-01T00:00') / 60_000 });
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 1, max: 20_000 }),
      zone,
      time,
      time,
      (minute, ahead, zone, from, to) => {
        fc.pre(from !== to);
        const quiet = { from, to };
        const now = minute * 60_000;
        const startsAt = new Date(now + ahead * 60_000);
        const plan = planOf({
          settings: { ...WITH_REVIEW, quiet },
          customer: MARIA,
          appointment: { startsAt, endsAt: new Date(startsAt.getTime() + HOUR) },
          told: 'confirmation',
          asked: true,
          zone,
          now,
        });
        for (const { kind, sendAt } of plan) {
          if (kind === 'confirmation') expect(sendAt.getTime()).toBe(now);
          // The moment at which it becomes quiet still belongs to the evening.
          else {
            const around = quietAround(sendAt, zone, quiet);
            expect(
              kind === 'reminder' && around?.from.getTime() === sendAt.getTime() ? null : around,
            ).toBeNull();
          }
          if (kind === 'reminder') expect(sendAt.getTime()).toBeGreaterThan(now);
          if (kind === 'reminder') expect(sendAt.getTime()).toBeLessThan(startsAt.getTime());
          if (kind === 'review') expect(sendAt.getTime()).toBeGreaterThan(startsAt.getTime());
        }
      },
    ),
  );
});

describe('other times for reminders', () => {
  const STARTS = '2030-04-03T15:00';
  const old = [24 * 60, 2 * 60];
  /** The reminders by the old times, those before now sent, and what the new times change in them. */
  function anew(now: string, reminderMinutes: readonly number[]) {
    const planned = old.map((minutes) => {
      const sendAt = new Date(at(STARTS) - minutes * 60_000);
      const status = sendAt.getTime() < at(now) ? ('sent' as const) : ('queued' as const);
      return { id: newId<BookingNoticeId>(), channel: 'sms' as const, status, sendAt };
    });
    const appointment = { startsAt: new Date(at(STARTS)), endsAt: new Date(at(STARTS) + HOUR) };
    const settings = { ...DEFAULT_SETTINGS, quiet: null, reminderMinutes };
    const customer = { ...MARIA, email: '' };
    const { drop, add } = remindersAnew(
      { settings, customer, appointment, zone: ZONE, now: at(now) },
      planned,
    );
    const kept = planned.filter(({ id, status }) => status === 'queued' && !drop.includes(id));
    return [...kept, ...add].map(({ sendAt }) => shown(sendAt)).sort();
  }

  test('take the place of those that have not gone out', () => {
    expect(anew('2030-04-01T10:00', [48 * 60, 60])).toEqual(['2030-04-01T15:00', '2030-04-03T14:00']);
    expect(anew('2030-04-01T10:00', [])).toEqual([]);
  });

  test('remind nobody again who was reminded already, nor at once of what is past', () => {
    expect(anew('2030-04-02T16:00', [12 * 60, 120])).toEqual(['2030-04-03T13:00']);
    expect(anew('2030-04-02T16:00', [120])).toEqual(['2030-04-03T13:00']);
    expect(anew('2030-04-03T12:30', [120])).toEqual(['2030-04-03T13:00']);
    expect(anew('2030-04-03T12:30', [150])).toEqual([]);
  });

  test('never remind more often than the old or the new ones, and never in the past', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 15, max: 60 * 48 }), { maxLength: 5 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 60 * 72 }), (chosen, before) => {
        const now = shown(new Date(at(STARTS) - before * 60_000));
        const sent = old.filter((each) => each > before).length;
        const coming = anew(now, chosen);
        expect(coming.every((each) => each > now)).toBe(true);
        expect(sent + coming.length).toBeLessThanOrEqual(Math.max(old.length, chosen.length, sent));
      }),
    );
  });
});
