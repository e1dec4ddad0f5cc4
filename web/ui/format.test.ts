import { expect, test } from 'vitest';
import {
  callerName,
  clockText,
  countsToTwelve,
  dayTitle,
  duration,
  momentOf,
  numberCalled,
  phoneNumber,
  timeOf,
  writeAsIn,
} from './format.ts';

const NEW_YORK = 'America/New_York';

test('times and days are shown as in the zone of the business, wherever the browser is', () => {
  expect(timeOf('2026-11-25T02:30:00Z', NEW_YORK)).toBe('9:30 PM');
  const now = new Date('2026-11-25T02:30:00Z');
  expect(momentOf('2026-11-24T15:00:00Z', NEW_YORK, now)).toBe('10:00 AM');
  expect(momentOf('2026-11-25T15:00:00Z', NEW_YORK, now)).toBe('Wed, Nov 25, 10:00 AM');
  expect(dayTitle('2026-11-24T15:00:00Z', NEW_YORK, now)).toBe('Today');
  expect(dayTitle('2026-11-25T15:00:00Z', NEW_YORK, now)).toBe('Tomorrow');
  expect(dayTitle('2026-11-26T15:00:00Z', NEW_YORK, now)).toBe('Thursday, November 26');
});

test('tomorrow is the next day on the nights the clocks change', () => {
  const autumn = new Date('2026-11-01T04:10:00Z');
  expect(dayTitle('2026-11-02T14:00:00Z', NEW_YORK, autumn)).toBe('Tomorrow');
  const spring = new Date('2026-03-08T04:50:00Z');
  expect(dayTitle('2026-03-08T14:00:00Z', NEW_YORK, spring)).toBe('Tomorrow');
});

test.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3725, '1:02:05'],
  [-3, '0:00'],
])('%d seconds are shown as %s', (seconds, shown) => {
  expect(duration(seconds)).toBe(shown);
});

test('a caller is shown by the best name that is known', () => {
  const call = { customer: null, from: null, line: 'carrier' } as const;
  expect(callerName({ ...call, customer: 'Maria Lopez', from: '+12125550101' })).toBe('Maria Lopez');
  expect(callerName({ ...call, customer: '', from: '+12125550101' })).toBe('(212) 555-0101');
  expect(callerName({ ...call, from: '+442079460958' })).toBe('+442079460958');
  expect(callerName(call)).toBe('Withheld number');
  expect(callerName({ ...call, line: 'browser' })).toBe('Browser phone');
  expect(phoneNumber('+12125550199')).toBe('(212) 555-0199');
});

test('the called number is shown where there are several, for calls that were dialled', () => {
  const [one, several] = [{ numbers: ['+12125550199'] }, { numbers: ['+12125550199', '+12125550188'] }];
  expect(numberCalled({ to: '+12125550188', line: 'carrier' }, several)).toBe('(212) 555-0188');
  expect(numberCalled({ to: '+12125550188', line: 'carrier' }, one)).toBeNull();
  expect(numberCalled({ to: '+12125550199', line: 'browser' }, several)).toBeNull();
});

test('numbers, dates and hours are written as in the country, however often it changes', async () => {
  const london = '+442079460123';
  await writeAsIn('GB');
  expect([phoneNumber(london), phoneNumber('+12125550199')]).toEqual(['020 7946 0123', '+1 212 555 0199']);
  expect([timeOf('2026-11-25T21:30:00Z', 'UTC'), countsToTwelve()]).toEqual(['21:30', false]);
  await writeAsIn('DE');
  expect(phoneNumber(london)).toBe('+44 20 7946 0123');
  await writeAsIn('US');
  expect([phoneNumber(london), phoneNumber('+12125550199')]).toEqual([london, '(212) 555-0199']);
  expect([timeOf('2026-11-25T21:30:00Z', 'UTC'), countsToTwelve()]).toEqual(['9:30 PM', true]);
  expect([clockText('09:00'), clockText('21:30')]).toEqual(['9:00 AM', '9:30 PM']);
  await writeAsIn('GB');
  expect(phoneNumber(london)).toBe('020 7946 0123');
  await writeAsIn('US');
});
