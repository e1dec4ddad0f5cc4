/** The details of an appointment once more, in writing; and a caller who wants nothing in writing any more. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookingNotice, message, phoneNumber, textOptOut } from '../../../db/schema.ts';
import { ask, MARIA, offerFor, TestShop } from './testing.ts';

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.open();
});
beforeEach(async () => {
  await shop.clear();
  await shop.db.system.delete(textOptOut);
  await shop.db.system.update(phoneNumber).set({ active: true });
});
afterAll(() => shop.db.close());

const confirmations = async () =>
  shop.db.system.$count(
    bookingNotice,
    and(eq(bookingNotice.kind, 'confirmation'), eq(bookingNotice.channel, 'sms')),
  );

test('an appointment that was found is sent once more, and nothing before it was', async () => {
  await shop.appointment('2030-04-04T11:00');
  const before = await confirmations();
  const toolset = await shop.toolset();
  expect(await ask(toolset, 'send_details', {})).toMatchObject({ status: 'refused', reason: 'not-shown' });
  await ask(toolset, 'find_bookings', { name: 'Maria Lopez' });
  expect(await ask(toolset, 'send_details', {})).toMatchObject({
    status: 'sent',
    say: "Done: you'll get a text message with the details. Is there anything else?",
  });
  expect(await confirmations()).toBe(before + 1);
});

test('the appointment of somebody else is not sent', async () => {
  const other = await shop.appointment('2030-04-04T11:00', { name: 'Ben Ode', phone: '+12125550177' });
  const answer = await ask(await shop.toolset(), 'send_details', { booking: other });
  expect(answer).toMatchObject({ status: 'refused', reason: 'not-shown' });
});

test('who cannot be texted hears why', async () => {
  const toolset = await shop.toolset();
  const offer = await offerFor(toolset, 'a haircut with Sam on Wednesday at 3 pm');
  await ask(toolset, 'book', { offer, name: 'Maria Lopez' });
  await shop.db.system.update(phoneNumber).set({ active: false });
  expect(await ask(toolset, 'send_details', {})).toMatchObject({ status: 'not-sent', reason: 'no-number' });
});

test('what is not booked yet is promised for then', async () => {
  const toolset = await shop.toolset();
  await offerFor(toolset, 'a haircut with Sam on Wednesday at 3 pm');
  expect(await ask(toolset, 'send_details', {})).toMatchObject({ status: 'failed', reason: 'no-booking' });
});

test('who wants no calls and texts any more is texted nothing, and the team is told once', async () => {
  await shop.appointment('2030-04-04T11:00');
  const toolset = await shop.toolset();
  for (let time = 0; time < 2; time += 1)
    expect(await ask(toolset, 'opt_out', {})).toMatchObject({ status: 'opted-out' });
  const messages = await shop.db.system.select().from(message);
  expect(messages).toMatchObject([
    { phone: MARIA, body: expect.stringContaining('not to be called') as string },
  ]);
  await ask(toolset, 'find_bookings', { name: 'Maria Lopez' });
  expect(await ask(toolset, 'send_details', {})).toMatchObject({ status: 'not-sent', reason: 'opted-out' });
});

test('a hidden number cannot be taken off, and a message is offered', async () => {
  const toolset = await shop.toolset({ caller: { phone: null, vouched: false } });
  expect(await ask(toolset, 'opt_out', {})).toMatchObject({ status: 'withheld' });
  expect(await shop.db.system.$count(textOptOut)).toBe(0);
});
