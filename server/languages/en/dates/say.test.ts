import { describe, expect, test } from 'vitest';
import { sayDay, sayMoment, sayMomentShort, sayTime, sayTimes } from './say.ts';

const at = (text: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(text);
const now = at('2026-11-21T10:00');

test('a confirmation names weekday, date and time', () => {
  expect(sayMoment(at('2026-11-24T15:00'), now)).toBe('Tuesday, November 24th at 3:00 PM');
  expect(sayMoment(at('2026-11-22T12:05'), now)).toBe('Sunday, November 22nd at 12:05 PM');
  expect(sayMoment(at('2027-01-01T00:00'), now)).toBe('Friday, January 1st at 12:00 AM');
});

test('a time in a conversation is said shorter', () => {
  expect(sayMomentShort(at('2026-11-21T15:00'), now)).toBe('today at 3 PM');
  expect(sayMomentShort(at('2026-11-22T15:30'), now)).toBe('tomorrow at 3:30 PM');
  expect(sayMomentShort(at('2026-11-24T12:00'), now)).toBe('Tuesday, November 24th at noon');
  expect(sayTime(Temporal.PlainTime.from('00:00'))).toBe('12 AM');
});

test('the year is said only when it is not the expected one', () => {
  expect(sayDay(Temporal.PlainDate.from('2027-03-03'), now.toPlainDate())).toBe('Wednesday, March 3rd');
  expect(sayDay(Temporal.PlainDate.from('2027-11-23'), now.toPlainDate())).toBe(
    'Tuesday, November 23rd, 2027',
  );
});

describe('several openings', () => {
  const offer = (text: string, staff?: string) => ({ moment: at(text), ...(staff ? { staff } : {}) });

  test('share the day, the half of the day and the staff member when they are on one day', () => {
    expect(
      sayTimes(
        [
          offer('2026-11-24T15:00', 'Sam'),
          offer('2026-11-24T15:30', 'Sam'),
          offer('2026-11-24T16:15', 'Sam'),
        ],
        now,
      ),
    ).toBe('Tuesday, November 24th at 3, 3:30 or 4:15 PM with Sam');
  });

  test('have AM and PM where it changes, and noon by its name', () => {
    expect(
      sayTimes(
        [
          offer('2026-11-24T10:00'),
          offer('2026-11-24T11:30'),
          offer('2026-11-24T12:00'),
          offer('2026-11-24T13:00'),
        ],
        now,
      ),
    ).toBe('Tuesday, November 24th at 10, 11:30 AM, noon or 1 PM');
  });

  test('name each staff member when they differ', () => {
    expect(sayTimes([offer('2026-11-24T15:00', 'Sam'), offer('2026-11-24T16:15', 'Alex')], now)).toBe(
      'Tuesday, November 24th at 3 PM with Sam or 4:15 PM with Alex',
    );
  });

  test('name each day when there are several', () => {
    expect(
      sayTimes([offer('2026-11-21T11:00'), offer('2026-11-22T14:00'), offer('2026-11-22T14:30')], now),
    ).toBe('today at 11 AM or tomorrow at 2 or 2:30 PM');
    expect(
      sayTimes([offer('2026-11-21T11:00'), offer('2026-11-22T14:00'), offer('2026-11-24T09:00')], now),
    ).toBe('today at 11 AM, tomorrow at 2 PM or Tuesday, November 24th at 9 AM');
  });
});
