import { expect, test } from 'vitest';
import { leaksIn } from './testing.ts';

test.each([
  ['{"err":{"message":"params: +12125550147"}}', '+12125550147'],
  ['mail to olive.owner@shop.test failed', 'olive.owner@shop.test'],
  ['authorization: Bearer abc.def', 'Bearer abc.def'],
  ['GET /reset?token=q7Rk2mZx', '?token=q7Rk2mZx'],
])('the check of outputs finds private data in %s', (output, leak) => {
  expect(leaksIn(output)).toEqual([leak]);
});

test('the check of outputs accepts what every start logs', () => {
  const start = 'Ahoy answers at http://localhost:3000\nSign in with owner@demo.test / ahoy-demo';
  expect(leaksIn(start)).toEqual([]);
});
