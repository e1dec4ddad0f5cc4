/** A caller whose booking would be confirmed by nothing gives an e-mail address to the scripted receptionist. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { customer, phoneNumber } from '../../../db/schema.ts';
import { TestShop } from '../tools/testing.ts';
import { ring } from './testing-calls.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.open();
  await shop.db.system.update(phoneNumber).set({ active: false });
});
beforeEach(() => shop.clear());
afterAll(() => shop.db.close());

const BOOKS = ["I'd like a haircut with Sam on Wednesday at 3 pm", 'Yes please', 'Maria Lopez'];
const emails = async () => (await shop.db.system.select().from(customer)).map(({ email }) => email);

test('the address is spelled back, and kept after a yes', async () => {
  const { replies } = await ring(shop, [...BOOKS, 'a n n a at example dot com', 'yes']);
  expect(replies[2]).toContain('tell me your address');
  expect(replies[3]).toBe('I have a n n a at example dot com. Is that right?');
  expect(replies[4]).toContain("You'll get an e-mail with the details.");
  expect(await emails()).toEqual(['anna@example.com']);
});

test('an address that was understood wrongly is asked for once more', async () => {
  const lines = ['a n n at example dot com', 'no', 'a n n a at example dot com', 'yes'];
  const { replies } = await ring(shop, [...BOOKS, ...lines]);
  expect(replies[4]).toBe('All right. Which e-mail address shall I use?');
  expect(await emails()).toEqual(['anna@example.com']);
});

test('whoever wants no e-mail says so, and the call goes on', async () => {
  const { hungUp } = await ring(shop, [...BOOKS, "No that's all, thanks, bye"]);
  expect(hungUp).toBe(true);
  expect(await emails()).toEqual(['']);
});
