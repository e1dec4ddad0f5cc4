import { expect, test } from 'vitest';
import { holidaysFrom } from './holidays.ts';

const names = async (country: string) => {
  const { holidays } = await holidaysFrom(Temporal.PlainDate.from('2027-01-01'), country, null);
  return holidays.map(({ name }) => name);
};

test('holidays are named as people of the country write them', async () => {
  expect(await names('US')).toEqual(expect.arrayContaining(['Labor Day', 'Independence Day (observed)']));
  expect(await names('CA')).toContain('Labour Day');
  expect(await names('GB')).toContain('Boxing Day (substitute day)');
});
