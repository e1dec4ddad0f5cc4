import { expect, test } from 'vitest';
import { checkAddresses } from './database-addresses.ts';

const DIRECT = 'postgres://a:b@ep-cool-1.aws.neon.tech/x?sslmode=require&channel_binding=require';
const POOLED = 'postgres://a:b@ep-cool-1-pooler.aws.neon.tech/x?sslmode=require&channel_binding=require';

test('one address serves for everything without a pooler', () => {
  expect(checkAddresses(DIRECT, null)).toEqual({ url: DIRECT, directUrl: DIRECT });
});

test('the address of Postgres itself is used where a pooler would lose state', () => {
  expect(checkAddresses(POOLED, DIRECT)).toEqual({ url: POOLED, directUrl: DIRECT });
});

test.each([
  [POOLED, null, /^DATABASE_DIRECT_URL must be set/],
  [POOLED, POOLED, /^DATABASE_DIRECT_URL leads through a pooler/],
  [`${DIRECT}&colour=blue`, null, /^DATABASE_URL has the parameter colour/],
  [POOLED, `${DIRECT}&schema=shop`, /^DATABASE_DIRECT_URL has a schema/],
])('a start with %s and %s fails with a sentence that names the variable', (url, direct, words) => {
  expect(() => checkAddresses(url, direct)).toThrow(words);
});
