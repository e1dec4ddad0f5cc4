/** What stands behind the bookings, and which hours are drawn. */
import { expect, test } from 'vitest';
import {
  backgroundOf,
  type Booking,
  columnsOf,
  eventsOf,
  type Hours,
  rowBackgroundOf,
  WHOLE_DAY,
  windowOf,
} from './layout.ts';
import { rangeOf, step, titleOf } from './range.ts';

const id = <T extends string>(name: string): T => name as T;
const weekday = [{ from: '09:00', to: '18:00' }];

const profile: Hours = {
  zone: 'America/New_York',
  hours: [[], weekday, weekday, weekday, weekday, [{ from: '09:00', to: '16:00' }], []],
  specialDays: [{ day: '2026-11-26', stretches: [], note: 'Thanksgiving' }],
  staff: [
    {
      id: id('sam'),
      name: 'Sam',
      hours: [[], [{ from: '12:00', to: '18:00' }], [], [], [], [], []],
      timeOff: [{ id: 'off', from: '2026-11-24T20:00:00Z', to: '2026-11-24T21:00:00Z', note: 'dentist' }],
    },
    { id: id('alex'), name: 'Alex', hours: null, timeOff: [] },
  ],
  blocks: [],
};
const booking = (change: Partial<Booking>): Booking => ({
  id: id('booking'),
  serviceId: id('haircut'),
  service: 'Haircut',
  staffId: id('sam'),
  staff: 'Sam',
  customerId: id('maria'),
  name: 'Maria',
  phone: '+12125550150',
  startsAt: '2026-11-24T15:00:00Z',
  endsAt: '2026-11-24T15:30:00Z',
  status: 'booked',
  changedOnline: null,
  note: '',
  callId: null,
  ...change,
});
const tuesday = rangeOf('day', '2026-11-24', 1);
const window = { from: 9 * 60, to: 18 * 60 };
const spans = (events: ReturnType<typeof backgroundOf>) =>
  events.map(({ start, end, title, resourceId }) => [resourceId, start, end, title]);

test('an open day shows behind it only who is away', () => {
  expect(spans(backgroundOf(profile, columnsOf(profile, [], null), tuesday, window))).toEqual([
    ['sam', '2026-11-24 15:00:00', '2026-11-24 16:00:00', 'Sam: dentist'],
  ]);
});

test('a closure shows its reason; a day that is closed each week shows that it is closed', () => {
  const week = rangeOf('week', '2026-11-24', 1);
  const closed = backgroundOf(profile, columnsOf(profile, [], id('alex')), week, window);
  expect(spans(closed)).toEqual([
    [undefined, '2026-11-23 09:00:00', '2026-11-23 18:00:00', 'Closed'],
    [undefined, '2026-11-26 09:00:00', '2026-11-26 18:00:00', 'Closed: Thanksgiving'],
    [undefined, '2026-11-28 16:00:00', '2026-11-28 18:00:00', ''],
    [undefined, '2026-11-29 09:00:00', '2026-11-29 18:00:00', 'Closed'],
  ]);
});

test('each staff member has their own hours when they are shown in rows', () => {
  const rows = rowBackgroundOf(profile, columnsOf(profile, [], null), tuesday, window);
  expect(spans(rows)).toEqual([
    ['sam', '2026-11-24 09:00:00', '2026-11-24 12:00:00', ''],
    ['sam', '2026-11-24 15:00:00', '2026-11-24 16:00:00', 'Sam: dentist'],
  ]);
});

test('hours over midnight leave both days open around it', () => {
  const bar = {
    ...profile,
    specialDays: [],
    hours: profile.hours.map(() => [{ from: '18:00', to: '02:00' }]),
  };
  expect(windowOf(bar, [])).toEqual(WHOLE_DAY);
  const closed = backgroundOf(bar, [], tuesday, WHOLE_DAY);
  expect(spans(closed)).toEqual([[undefined, '2026-11-24 02:00:00', '2026-11-24 18:00:00', 'Closed']]);
});

test('the drawn hours are those of the week and of bookings outside of them', () => {
  expect(windowOf(profile, [])).toEqual({ from: 540, to: 1080 });
  const early = booking({ startsAt: '2026-11-24T12:30:00Z', endsAt: '2026-11-24T13:00:00Z' });
  expect(windowOf(profile, [early])).toEqual({ from: 420, to: 1080 });
  expect(windowOf(profile, [{ ...early, status: 'cancelled' }])).toEqual({ from: 540, to: 1080 });
});

test('bookings are drawn by the clock of the business, former staff keep a column, and cancelled bookings are gone', () => {
  const left = booking({ id: id('old'), staffId: id('kim'), staff: 'Kim' });
  const all = [booking({}), left, booking({ id: id('gone'), status: 'cancelled' })];
  const columns = columnsOf(profile, all, null);
  expect(columns.map(({ name }) => name)).toEqual(['Alex', 'Kim', 'Sam']);
  expect(eventsOf(all, columns, profile.zone)).toMatchObject([
    { id: 'booking', start: '2026-11-24 10:00:00', end: '2026-11-24 10:30:00', resourceId: 'sam' },
    { id: 'old', resourceId: 'kim' },
  ]);
});

test('a view shows whole weeks, and steps by what it shows', () => {
  expect(rangeOf('week', '2026-11-29', 1)).toEqual({ from: '2026-11-23', to: '2026-11-30' });
  expect(rangeOf('month', '2026-11-15', 1)).toEqual({ from: '2026-10-26', to: '2026-12-07' });
  expect(step('month', '2026-01-31', 1)).toBe('2026-02-28');
  expect(step('week', '2026-11-24', -1)).toBe('2026-11-17');
  expect(titleOf('week', '2026-11-24', 1)).toBe('Nov 23 – 29, 2026');
  expect(titleOf('week', '2026-12-31', 1)).toBe('Dec 28, 2026 – Jan 3, 2027');
  expect(titleOf('month', '2026-11-24', 1)).toBe('November 2026');
});
