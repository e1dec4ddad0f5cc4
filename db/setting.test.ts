import { expect, test } from 'vitest';
import { databaseSetting } from './setting.ts';

test('a command finds the same database as the service, however the variable was written', () => {
  const DATABASE_URL = 'postgres://db/x';
  for (const written of [DATABASE_URL, ` ${DATABASE_URL}\n`, `"${DATABASE_URL}"`, `' ${DATABASE_URL} '`])
    for (const DATABASE_DIRECT_URL of [undefined, '', '  ', '""'])
      expect(databaseSetting({ DATABASE_URL: written, DATABASE_DIRECT_URL })).toBe(DATABASE_URL);
  expect(databaseSetting({ DATABASE_URL, DATABASE_DIRECT_URL: 'postgres://direct/x' })).toBe(
    'postgres://direct/x',
  );
  expect(databaseSetting({ DATABASE_URL: ' ' })).toBeUndefined();
});
