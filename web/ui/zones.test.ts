import { expect, test } from 'vitest';
import { findZones, ZONES } from './zones.ts';

test.each([
  ['Central', 'America/Chicago'],
  ['central time', 'America/Chicago'],
  ['Eastern', 'America/New_York'],
  ['EST', 'America/New_York'],
  ['Pacific', 'America/Los_Angeles'],
  ['mountain', 'America/Denver'],
  ['Texas', 'America/Chicago'],
  ['London', 'Europe/London'],
  ['manchester', 'Europe/London'],
  ['los ang', 'America/Los_Angeles'],
  ['America/New_York', 'America/New_York'],
  ['berlin', 'Europe/Berlin'],
])('the first time zone found for %j is %s', (search, zone) => {
  expect(findZones(ZONES, search)[0]).toBe(zone);
});

test('a search finds every zone of a name, and nothing where there is none', () => {
  expect(findZones(ZONES, 'Central European')).toContain('Europe/Berlin');
  expect(findZones(ZONES, 'nowhere at all')).toEqual([]);
  expect(findZones(ZONES, '')).toEqual(ZONES);
});
