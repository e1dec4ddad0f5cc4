/** What the model is told before a conversation, about the demo business on a real Postgres. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessProfile } from '../business/business.ts';
import { createReceptionist } from './receptionist.ts';
import { TestShop } from './tools/testing.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

const promptOf = async (change: Partial<BusinessProfile> = {}) =>
  createReceptionist(await shop.toolset({ business: { ...shop.business, ...change } })).systemPrompt();

test('the prompt of the demo business stays short, as it is read before every reply', async () => {
  const { length } = await promptOf();
  console.log(`prompt of the demo business: ${length} characters`);
  expect(length).toBeLessThan(6_000);
});

test('tells how far ahead and how soon can be booked', async () => {
  expect(await promptOf()).toMatch(/up to 60 days ahead \(until Friday, May 31st\), at 2 hours notice/);
});

test('tells which holidays the owner has confirmed, and which not', async () => {
  expect(await promptOf()).toMatch(/July 4th, Independence Day: not confirmed/);
  const specialDays = [{ day: '2030-07-04', stretches: [], note: '' }];
  expect(await promptOf({ specialDays })).toMatch(/July 4th, Independence Day: closed/);
});

test('tells all that the owner wrote down, while it is short', async () => {
  expect(await promptOf()).toContain('Walk-ins are welcome');
  const knowledge = Array.from({ length: 20 }, (_, at) => ({
    id: String(at),
    question: `Question ${at}?`,
    answer: 'x'.repeat(400),
  }));
  expect(await promptOf({ knowledge })).not.toContain('Question 1?');
});

test('says the end of the number digit by digit, and not whose it is', async () => {
  await shop.appointment('2030-04-02T15:00');
  const prompt = await promptOf();
  expect(prompt).toContain('ends in zero one five zero.');
  expect(prompt).not.toContain('Maria');
});
