/** Callers who want what they had before, with the real tools, and without a model. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { JAMES, MARIA, TestShop } from '../tools/testing.ts';
import { ring } from './testing-calls.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
beforeEach(async () => {
  await shop.clear();
  shop.setTime('2030-03-25T10:00');
  await shop.appointment('2030-03-28T15:00', { name: 'Una Fry', phone: MARIA });
  shop.setTime('2030-04-01T10:00');
});
afterAll(() => shop.db.close());

test.each([
  [['the same as last time please', 'Una Fry', 'Friday at four', 'yes']],
  [["it's Una Fry, I'd like the usual on Friday at four", 'yes']],
  [['my regular with Sam, Friday at four', 'Una Fry', 'yes']],
])('%j books the same with the same person', async (lines) => {
  const { bookings, replies } = await ring(shop, lines);
  expect(bookings, replies.join('\n')).toContain('Una Fry, Haircut, Fri 16:00');
  const made = (await shop.bookings()).at(-1);
  expect(made?.staffId).toBe(shop.business.staff.find(({ name }) => name === 'Sam')?.id);
});

test('a caller whom nobody knows hears nothing of what is on file, and names the service', async () => {
  const lines = ['the usual please', 'Una Fry', 'no', 'a haircut on Friday at four', 'yes', 'Pat Roe'];
  const { replies, bookings } = await ring(shop, lines, JAMES);
  expect(replies.slice(0, 3).join(' ')).not.toMatch(/haircut|Sam/i);
  expect(bookings).toContain('Pat Roe, Haircut, Fri 16:00');
});
