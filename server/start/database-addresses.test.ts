import { expect, test } from 'vitest';
import { checkAddresses } from './database-addresses.ts';

const DIRECT = 'postgres://a:b@ep-cool-1.aws.neon.tech/x?sslmode=require&channel_binding=require';
const POOLED = 'postgres://a:b@ep-cool-1-pooler.aws.neon.tech/x?sslmode=require&channel_binding=require';

test('without a pooler one address serves for everything', () => {
  expect(checkAddresses(DIRECT, null)).toEqual({ url: DIRECT, directUrl: DIRECT });
});

test('with a pooler the address of Postgres itself is used for what a pooler would lose', () => {
  expect(checkAddresses(POOLED, DIRECT)).toEqual({ url: POOLED, directUrl: DIRECT });
});

test.each([
  [POOLED, null, /^DATABASE_DIRECT_URL must be set/],
  [POOLED, POOLED, /^DATABASE_DIRECT_URL leads through a pooler/],
  [`${DIRECT}&colour=blue`, null, /^DATABASE_URL has the parameter colour/],
  [POOLED, `${DIRECT}&schema=shop`, /^DATABASE_DIRECT_URL has a schema/],
])('the start with %s and %s ends with a sentence that names the variable', (url, direct, words) => {
  expect(() => checkAddresses(url, direct)).toThrow(words);
});
