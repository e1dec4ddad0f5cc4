/** What the caller is told that they get in writing, and the e-mail address that they give for it. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookingNotice, customer, phoneNumber } from '../../../db/schema.ts';
import { ask, JAMES, MARIA, offerFor, TestShop } from './testing.ts';
import type { Toolset } from './toolset.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.open();
});
beforeEach(async () => {
  await shop.clear();
  await texts(true);
});
afterAll(() => shop.db.close());

/** Whether the business has a number that texts come from. */
const texts = (active: boolean) => shop.db.system.update(phoneNumber).set({ active });

async function booked(toolset: Toolset): Promise<string> {
  const offer = await offerFor(toolset, 'a haircut with Sam on Wednesday at 3 pm');
  return (await ask(toolset, 'book', { offer, name: 'Maria Lopez' })).say;
}
const mails = () => shop.db.system.select().from(bookingNotice).where(eq(bookingNotice.channel, 'mail'));
const emails = async () => (await shop.db.system.select().from(customer)).map(({ email }) => email);

test('a caller whose number takes texts is told that one comes', async () => {
  expect(await booked(await shop.toolset())).toContain("You'll get a text message with the details.");
});

test('a caller is not told of a text where the business has no number that texts come from', async () => {
  await texts(false);
  const say = await booked(await shop.toolset());
  expect(say).not.toContain('text message');
  expect(say).toContain('tell me your address');
});

test('a caller whose number is not vouched for is not told that an e-mail address is on file', async () => {
  await texts(false);
  await shop.appointment('2030-04-04T11:00');
  await shop.db.system.update(customer).set({ email: 'maria@home.test' });
  const caller = { phone: MARIA, vouched: false };
  expect(await booked(await shop.toolset({ caller }))).not.toMatch(/e-mail/);
  expect(await booked(await shop.toolset())).toContain("You'll get an e-mail with the details.");
});

test('an address is kept once the caller has said yes to it, and the details go there', async () => {
  await texts(false);
  const toolset = await shop.toolset({ caller: { phone: JAMES, vouched: true } });
  await booked(toolset);
  const said = 'it is a n n a at example dot com';
  expect(await ask(toolset, 'note_email', { email: said, confirmed: true })).toMatchObject({
    status: 'ask',
    ask: 'confirm-email',
    say: 'I have a n n a at example dot com. Is that right?',
  });
  expect(await emails()).toEqual(['']);
  expect(await ask(toolset, 'note_email', { email: 'anna@example.com', confirmed: true })).toMatchObject({
    status: 'noted',
  });
  expect(await emails()).toEqual(['anna@example.com']);
  expect((await mails()).map(({ kind }) => kind).toSorted()).toEqual([
    'confirmation',
    'reminder',
    'reminder',
  ]);
});

test('a call does not change the address that is on file', async () => {
  await shop.appointment('2030-04-04T11:00');
  await shop.db.system.update(customer).set({ email: 'maria@home.test' });
  const toolset = await shop.toolset();
  await booked(toolset);
  await ask(toolset, 'note_email', { email: 'eve@evil.test' });
  expect(await ask(toolset, 'note_email', { email: 'eve@evil.test', confirmed: true })).toMatchObject({
    status: 'failed',
    reason: 'has-one',
  });
  expect(await emails()).toEqual(['maria@home.test']);
});

test('no address is taken in a call in which nothing was booked', async () => {
  const toolset = await shop.toolset();
  expect(await ask(toolset, 'note_email', { email: 'anna@example.com' })).toMatchObject({
    reason: 'no-booking',
  });
});
