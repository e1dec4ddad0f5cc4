/** The proof that a caller has to give before an appointment is told or changed, on a real Postgres. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { booking, wrongProof } from '../../../db/schema.ts';
import type { Toolset } from './toolset.ts';
import { ask, runInTurn, TestShop } from './testing.ts';
import type { Caller } from './tool.ts';

const MARIA = { name: 'Maria Lopez', phone: '+12125550150' };
const UNKNOWN = '+12125550151';
const vouched: Caller = { phone: MARIA.phone, vouched: true };
const unvouched: Caller = { phone: MARIA.phone, vouched: false };
const RIGHT = { name: 'Maria', words: 'tomorrow at three' };

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

const find = (toolset: Toolset, args: Record<string, unknown>) => ask(toolset, 'find_bookings', args);
const statuses = async (toolset: Toolset, ...tries: readonly Record<string, unknown>[]) => {
  const seen: string[] = [];
  for (const args of tries) seen.push((await find(toolset, args)).status);
  return seen;
};
const WRONG = [{ name: 'Peter' }, { name: 'Paul' }, { name: 'Mary' }].map((who) => ({
  ...who,
  words: 'tomorrow',
}));

describe('a caller with a number that the carrier confirms', () => {
  test('needs to give the name, and a day alone is not enough', async () => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const toolset = await shop.toolset({ caller: vouched });
    for (const args of [{}, { words: 'tomorrow at three' }]) {
      const asked = await find(toolset, args);
      expect(asked).toMatchObject({ status: 'verify', ask: 'name' });
      expect(asked.say).not.toMatch(/haircut|Tuesday|Maria/);
    }
    expect((await find(toolset, { name: 'Maria' })).say).toMatch(/haircut with Sam, .*3:00 PM/);
  });

  test('may give the name among the words about the appointment', async () => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const toolset = await shop.toolset({ caller: vouched });
    expect((await find(toolset, { words: "it's under Lopez, for tomorrow" })).status).toBe('found');
  });

  test('may name the new day of the appointment together with the right name', async () => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const toolset = await shop.toolset({ caller: vouched });
    expect(await find(toolset, { name: 'Maria', words: 'can I come on Friday' })).toMatchObject({
      status: 'found',
    });
  });

  test('needs to give the day as well where the business always wants it', async () => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const strict = { ...shop.business, callerProof: 'name-and-day' } as const;
    const toolset = await shop.toolset({ caller: vouched, business: strict });
    expect(await statuses(toolset, { name: 'Maria' }, { words: 'on Tuesday' })).toEqual(['verify', 'found']);
  });
});

describe('a caller with any other number', () => {
  test.each([
    ['a day', 'tomorrow'],
    ['a weekday', 'it is the one on Tuesday'],
    ['a date', 'on April second'],
    ['a moment', 'tomorrow at three'],
    ['a part of a day', 'Tuesday afternoon'],
    ['a time', 'at three'],
  ])('needs to give the name and the day or time, and %s is enough', async (_, words) => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const toolset = await shop.toolset({ caller: unvouched });
    expect(await find(toolset, { name: 'Maria Lopez' })).toMatchObject({ status: 'verify', ask: 'day' });
    expect(await find(toolset, { words })).toMatchObject({ status: 'found', bookings: [{}] });
  });

  test.each(['tomorrow at four', 'on Wednesday', 'at two', 'Tuesday morning'])(
    'learns nothing from the right name and the wrong time: %s',
    async (words) => {
      await shop.appointment('2030-04-02T15:00', MARIA);
      expect(await find(await shop.toolset({ caller: unvouched }), { name: 'Maria', words })).toMatchObject({
        status: 'none',
      });
    },
  );

  test.each([
    'some time next week',
    'as soon as possible',
    'this month',
    'any day',
    'I do not know',
    'the same day',
  ])('is asked again after words that would fit anybody: %s', async (words) => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const toolset = await shop.toolset({ caller: unvouched });
    // The day that was talked about before is none that the caller named.
    await ask(toolset, 'find_openings', { words: 'a haircut tomorrow at three' });
    expect(await find(toolset, { name: 'Maria', words })).toMatchObject({ status: 'verify', ask: 'day' });
    expect(await shop.db.system.select().from(wrongProof)).toEqual([]);
  });

  test('proves one appointment at a time', async () => {
    const tuesday = await shop.appointment('2030-04-02T15:00', MARIA);
    const friday = await shop.appointment('2030-04-05T11:00', MARIA);
    const toolset = await shop.toolset({ caller: unvouched });
    expect(await find(toolset, RIGHT)).toMatchObject({ status: 'found', bookings: [{ booking: tuesday }] });
    expect(await ask(toolset, 'cancel_booking', { booking: friday })).toMatchObject({ status: 'refused' });
    expect(await find(toolset, { name: 'Maria', words: 'Friday' })).toMatchObject({
      bookings: [{ booking: friday }],
    });
    expect(await ask(toolset, 'cancel_booking', { booking: friday })).toMatchObject({ status: 'cancelled' });
  });

  test('can correct the half that was wrong', async () => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const toolset = await shop.toolset({ caller: unvouched });
    const tries = [{ name: 'Mary', words: 'tomorrow' }, {}, { name: 'Maria' }];
    expect(await statuses(toolset, ...tries)).toEqual(['none', 'verify', 'found']);
  });
});

describe('three wrong tries', () => {
  test('end all changes in the call, whatever was proved in it before', async () => {
    const own = await shop.appointment('2030-04-02T15:00', MARIA);
    const toolset = await shop.toolset({ caller: unvouched });
    expect(await find(toolset, RIGHT)).toMatchObject({ status: 'found' });
    expect(await statuses(toolset, ...WRONG, RIGHT, {})).toEqual([
      'none',
      'none',
      'locked',
      'locked',
      'locked',
    ]);
    const said = await ask(toolset, 'cancel_booking', { booking: own });
    expect(said.status).toBe('locked');
    expect(said.say).toMatch(/message/);
    expect(await ask(toolset, 'reschedule', { booking: own, offer: own })).toMatchObject({
      status: 'locked',
    });
    expect(await shop.db.system.select().from(booking)).toMatchObject([{ status: 'booked' }]);
  });

  test('leave messages and new appointments possible', async () => {
    const toolset = await shop.toolset({ caller: unvouched });
    await statuses(toolset, ...WRONG);
    const { offers } = z
      .object({ offers: z.array(z.object({ offer: z.string() })) })
      .parse(await ask(toolset, 'find_openings', { words: 'a haircut on Friday at three' }));
    const wish = { offer: offers[0]?.offer, name: 'Peter' };
    expect(await ask(toolset, 'book', wish)).toMatchObject({ status: 'booked' });
    expect(await ask(toolset, 'take_message', { message: 'Call me', name: 'Peter' })).toMatchObject({
      status: 'taken',
    });
  });

  test('lock the number for an hour on every call, and no other number and no other business', async () => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    for (const wrong of WRONG) await find(await shop.toolset({ caller: unvouched }), wrong);
    for (const caller of [unvouched, vouched])
      expect(await statuses(await shop.toolset({ caller }), {}, RIGHT)).toEqual(['locked', 'locked']);
    expect(
      await find(await shop.toolset({ caller: { phone: UNKNOWN, vouched: false } }), RIGHT),
    ).toMatchObject({
      status: 'none',
    });
    const rows = await shop.db.system.select().from(wrongProof).where(eq(wrongProof.phone, MARIA.phone));
    expect(rows).toMatchObject([{ businessId: shop.business.id, tries: 3 }]);
    shop.wait({ minutes: 59 });
    expect(await find(await shop.toolset({ caller: unvouched }), RIGHT)).toMatchObject({ status: 'locked' });
    shop.wait({ minutes: 1 });
    expect(await find(await shop.toolset({ caller: unvouched }), RIGHT)).toMatchObject({ status: 'found' });
  });

  test('count as three when many calls try at once', async () => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const toolsets = await Promise.all(Array.from({ length: 24 }, () => shop.toolset({ caller: unvouched })));
    const seen = await Promise.all(
      toolsets.map((toolset) => find(toolset, { name: 'Maria', words: 'Wednesday' })),
    );
    expect(seen.filter(({ status }) => status === 'none')).toHaveLength(2);
    expect(seen.filter(({ status }) => status === 'locked')).toHaveLength(22);
    expect(shop.errors).toEqual([]);
  });

  test('count as three after another instance has taken over the call', async () => {
    const first = await shop.toolset({ caller: unvouched });
    const past = [];
    for (const args of [...WRONG, { name: 'Maria' }]) {
      const { key, result } = await runInTurn(first, 'find_bookings', args);
      past.push({
        key,
        name: 'find_bookings',
        result: JSON.parse(JSON.stringify(result)) as Record<string, unknown>,
      });
    }
    shop.wait({ hours: 2 });
    await shop.appointment('2030-04-02T15:00', MARIA);
    expect(await find(await shop.toolset({ caller: unvouched, past }), RIGHT)).toMatchObject({
      status: 'locked',
    });
    expect(await find(await shop.toolset({ caller: unvouched }), RIGHT)).toMatchObject({ status: 'found' });
  });
});

describe('the answer does not reveal whether a number is known', () => {
  test.each([
    ['names', [{ name: 'Peter' }, ...WRONG, { name: 'Maria' }]],
    ['days', [{ words: 'Friday' }, { name: 'Maria' }, { words: 'Saturday' }, { words: 'Wednesday' }, {}]],
    ['nothing', [{}, { name: '' }, { name: ' ', words: ' ' }]],
  ] as const)('when the caller guesses %s', async (_, tries) => {
    await shop.appointment('2030-04-02T15:00', MARIA);
    const [known, unknown] = [
      await shop.toolset({ caller: unvouched }),
      await shop.toolset({ caller: { phone: UNKNOWN, vouched: false } }),
    ];
    for (const args of tries) expect(await find(known, args)).toEqual(await find(unknown, args));
  });
});

describe('an appointment that was booked in this call', () => {
  const book = async (toolset: Toolset, words: string, name: string) => {
    const found = await ask(toolset, 'find_openings', { words });
    const { offers } = z.object({ offers: z.array(z.object({ offer: z.string() })) }).parse(found);
    return ask(toolset, 'book', { offer: offers[0]?.offer, name });
  };

  test('needs no proof', async () => {
    const toolset = await shop.toolset({ caller: unvouched });
    const made = await book(toolset, 'a haircut on Friday at three', 'Leo');
    expect(await find(toolset, { name: 'Leo' })).toMatchObject({ bookings: [{ booking: made['booking'] }] });
    expect(await ask(toolset, 'cancel_booking', { booking: made['booking'] })).toMatchObject({
      status: 'cancelled',
    });
  });

  test('proves no other appointment under that name', async () => {
    const own = await shop.appointment('2030-04-05T10:00', MARIA);
    const toolset = await shop.toolset({ caller: unvouched });
    const made = await book(toolset, 'a haircut on Friday at three', 'Maria');
    const guesses = [{ name: 'Maria' }, { name: 'Maria', words: 'Friday' }, { words: 'Friday' }, {}];
    for (const args of guesses)
      expect(await find(toolset, args)).toMatchObject({
        status: 'found',
        bookings: [{ booking: made['booking'] }],
      });
    expect(await ask(toolset, 'cancel_booking', { booking: own })).toMatchObject({ status: 'refused' });
    expect(await find(toolset, { name: 'Maria', words: 'Saturday' })).toMatchObject({ status: 'none' });
    expect(await shop.db.system.select().from(wrongProof)).toMatchObject([{ tries: 1 }]);
  });
});
