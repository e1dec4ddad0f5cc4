/** Conversations about a booking that is there, or was just made: it moves, or there is one more, and never the other. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, offersIn, startOf, TestShop } from './testing.ts';
import type { Toolset } from './toolset.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

const find = (toolset: Toolset, words: string) => ask(toolset, 'find_openings', { words });

/** Books a haircut on Thursday at ten. */
async function booked(toolset: Toolset): Promise<string> {
  const [offer] = offersIn(await find(toolset, 'a haircut on Thursday at ten'));
  const made = await ask(toolset, 'book', { offer: offer?.offer, name: 'Ann' });
  return made.booking ?? '';
}

describe('a booking made in this call', () => {
  test.each([
    ['actually make it one instead', '2030-04-04T13:00'],
    ['sorry, can we move that to Friday at two', '2030-04-05T14:00'],
    ['no wait, I meant eleven', '2030-04-04T11:00'],
    ['can it be a different day, Wednesday at nine', '2030-04-03T09:00'],
  ])('moves, and does not become two: %j', async (words, at) => {
    const toolset = await shop.toolset();
    const booking = await booked(toolset);
    const said = await find(toolset, words);
    expect(said).toMatchObject({ moves: booking });
    expect(said.say).toMatch(/Shall I move it there\?$/);
    const [offer] = offersIn(said);
    expect(await ask(toolset, 'book', { offer: offer?.offer, name: 'Ann' })).toMatchObject({
      reason: 'offer-moves',
    });
    expect(await ask(toolset, 'reschedule', { offer: offer?.offer, booking })).toMatchObject({
      status: 'moved',
    });
    expect((await shop.onlyBooking()).startsAt).toEqual(startOf(at));
  });

  test.each([
    'and another one on Friday at two',
    'and one for my son on Friday at two',
    'I also need a beard trim on Friday at two',
    'could you also book one for my wife, Friday at two',
  ])('stays, and there is one more: %j', async (words) => {
    const toolset = await shop.toolset();
    const booking = await booked(toolset);
    const said = await find(toolset, words);
    expect(said).toMatchObject({ moves: null });
    expect(said.say).toMatch(/Shall I book that for you\?$/);
    const [offer] = offersIn(said);
    expect(await ask(toolset, 'reschedule', { offer: offer?.offer, booking })).toMatchObject({
      reason: 'not-to-move',
    });
    expect(await ask(toolset, 'book', { offer: offer?.offer, name: 'Ben' })).toMatchObject({
      status: 'booked',
    });
    expect((await shop.bookings()).map(({ startsAt }) => startsAt)).toEqual([
      startOf('2030-04-04T10:00'),
      startOf('2030-04-05T14:00'),
    ]);
  });

  test('is asked about where the words may mean either, and the answer decides', async () => {
    const toolset = await shop.toolset();
    const booking = await booked(toolset);
    const said = await find(toolset, 'Friday at two');
    expect(said).toMatchObject({ status: 'ask', ask: 'which-booking', reason: 'move-or-new' });
    expect(said.say).toMatch(/move the haircut of Thursday.*or is this another appointment\?$/);
    expect(await find(toolset, 'Friday at two, move it')).toMatchObject({ moves: booking });
    expect(await find(toolset, 'Friday at two, another one')).toMatchObject({ moves: null });
  });

  test('is gone on with until something else is said', async () => {
    const toolset = await shop.toolset();
    await booked(toolset);
    await find(toolset, 'and one for my son on Friday');
    expect(await find(toolset, 'the second one')).toMatchObject({ moves: null });
    expect(await find(toolset, 'or rather three o’clock')).toMatchObject({ moves: null });
  });

  test('becomes another service at its own time, and the question says so', async () => {
    const toolset = await shop.toolset();
    const booking = await booked(toolset);
    const said = await find(toolset, 'actually make it a haircut and beard');
    expect(said.say).toMatch(/Shall I move it there and change it to the haircut and beard\?$/);
    await ask(toolset, 'reschedule', { offer: offersIn(said)[0]?.offer, booking });
    expect(await shop.onlyBooking()).toMatchObject({
      startsAt: startOf('2030-04-04T10:00'),
      endsAt: startOf('2030-04-04T10:45'),
    });
  });

  test('is told, moved and cancelled for a hidden number, too, and no other is', async () => {
    const theirs = await shop.appointment('2030-04-02T15:00');
    const toolset = await shop.toolset({ caller: { phone: null, vouched: false } });
    const [offer] = offersIn(await find(toolset, 'a haircut on Thursday at ten'));
    const wish = { offer: offer?.offer, name: 'Hid', phone: '212 555 0147' };
    await ask(toolset, 'book', wish);
    const made = await ask(toolset, 'book', { ...wish, phone_confirmed: true });
    expect(await ask(toolset, 'find_bookings', { name: 'Hid' })).toMatchObject({
      bookings: [{ booking: made.booking }],
    });
    const [later] = offersIn(await find(toolset, 'make it eleven instead'));
    expect(await ask(toolset, 'reschedule', { offer: later?.offer, booking: made.booking })).toMatchObject({
      status: 'moved',
    });
    expect(await ask(toolset, 'cancel_booking', { booking: made.booking })).toMatchObject({
      status: 'cancelled',
    });
    expect(await ask(toolset, 'cancel_booking', { booking: theirs })).toMatchObject({ status: 'withheld' });
  });
});

describe('of several bookings that were found', () => {
  const findTwo = async () => {
    const trim = await shop.appointment('2030-04-04T11:00', { staff: 'Alex' });
    const cut = await shop.appointment('2030-04-09T15:00', { staff: 'Sam' });
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    return { toolset, first: trim, second: cut };
  };

  test.each([
    ['the second one, at four instead', '2030-04-09T16:00'],
    ['can I move the last one to the tenth at two', '2030-04-10T14:00'],
    ['the latter, at four', '2030-04-09T16:00'],
  ])('the one that the words choose moves: %j', async (words, at) => {
    const { toolset, second } = await findTwo();
    const said = await find(toolset, words);
    expect(said).toMatchObject({ moves: second });
    expect(said.say).toMatch(/Shall I move the haircut of Tuesday, April 9th at 3 PM there\?$/);
    expect(offersIn(said)).toMatchObject([{ at, staff: 'Sam' }]);
  });

  test('none moves while it is open which is meant', async () => {
    const { toolset, first } = await findTwo();
    const said = await find(toolset, 'at four instead');
    expect(said).toMatchObject({ status: 'ask', ask: 'which-booking', reason: 'several-bookings' });
    const chosen = await ask(toolset, 'find_openings', { words: 'at four instead', booking: first });
    expect(chosen).toMatchObject({ moves: first });
    expect(offersIn(chosen)).toMatchObject([{ at: '2030-04-04T16:00' }]);
  });

  test('name and day together leave only those that fit both', async () => {
    const { second } = await findTwo();
    const found = await ask(await shop.toolset(), 'find_bookings', {
      name: 'Maria',
      words: 'Tuesday the ninth',
    });
    expect(found).toMatchObject({ status: 'found', bookings: [{ booking: second }] });
    expect(found).toHaveProperty('bookings.length', 1);
  });
});

describe('a booking that was found', () => {
  test.each([
    ['with Alex instead', { at: '2030-04-04T11:00', staff: 'Alex' }],
    ['Friday at ten please', { at: '2030-04-05T10:00', staff: 'Sam' }],
    ['can my haircut be at noon', { at: '2030-04-04T12:00', staff: 'Sam' }],
  ])('moves: %j', async (words, offer) => {
    const booking = await shop.appointment('2030-04-04T11:00');
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    const said = await find(toolset, words);
    expect(said).toMatchObject({ moves: booking });
    expect(offersIn(said)).toMatchObject([offer]);
  });

  test('stays where it is when one more is wanted', async () => {
    await shop.appointment('2030-04-04T11:00');
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    expect(await find(toolset, 'and another one for my son on Friday at ten')).toMatchObject({ moves: null });
  });

  test('is refused at once when it is too late to move it', async () => {
    await shop.appointment('2030-04-02T13:30');
    shop.setTime('2030-04-02T12:20');
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    const said = await find(toolset, 'today at half past two');
    expect(said).toMatchObject({ status: 'refused', reason: 'too-late' });
    expect(said).not.toHaveProperty('offers');
  });

  test('is looked up before any time for it is looked for', async () => {
    const toolset = await shop.toolset();
    expect(await find(toolset, 'can I move my appointment to Friday at ten')).toMatchObject({
      status: 'refused',
      reason: 'not-shown',
    });
  });
});
