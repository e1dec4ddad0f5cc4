/** The number that a text comes from. */
import { expect, test } from 'vitest';
import { pickSender, senderRule } from './senders.ts';

const [NEW_YORK, TOLL_FREE, LONDON, PARIS] = [
  '+12125550199',
  '+18885550199',
  '+442071838750',
  '+33142688000',
];
const [ADA, PIERRE, OLIVER] = ['+12125550123', '+33612345678', '+447400123456'];

test.each([
  [NEW_YORK, ADA, 'campaign'],
  [TOLL_FREE, ADA, 'toll-free'],
  [NEW_YORK, '+14165550123', 'campaign'],
  [LONDON, ADA, 'own-country'],
  [NEW_YORK, PIERRE, 'own-country'],
  [PARIS, PIERRE, 'none'],
  [NEW_YORK, OLIVER, 'none'],
] as const)('a text from %s to %s is under the rule %s', (from, to, rule) => {
  expect(senderRule(from, to)).toBe(rule);
});

test('a customer is texted from the number that they know', () => {
  expect(pickSender([NEW_YORK, TOLL_FREE], TOLL_FREE, ADA)).toBe(TOLL_FREE);
  expect(pickSender([NEW_YORK, LONDON], NEW_YORK, OLIVER)).toBe(NEW_YORK);
});

test('who knows none is texted from a number of their country, or else from the first', () => {
  expect(pickSender([NEW_YORK, LONDON], null, OLIVER)).toBe(LONDON);
  expect(pickSender([NEW_YORK, TOLL_FREE], null, OLIVER)).toBe(NEW_YORK);
});

test('a country that takes no texts from abroad gets none, also where the customer knows the number', () => {
  expect(pickSender([NEW_YORK, LONDON], NEW_YORK, PIERRE)).toBeNull();
  expect(pickSender([NEW_YORK, PARIS], NEW_YORK, PIERRE)).toBe(PARIS);
});

test('a number never texts itself', () => {
  expect(pickSender([NEW_YORK], null, NEW_YORK)).toBeNull();
  expect(pickSender([], null, ADA)).toBeNull();
});
