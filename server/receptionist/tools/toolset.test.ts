/** The tools of a conversation: a write is done once, and a failure is a result. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../db/client.ts';
import { newId } from '../../../db/ids.ts';
import { ask, MARIA, offerFor, offersIn, run, startOf, TestShop } from './testing.ts';
import type { PastRun } from './toolset.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

describe('a tool that writes', () => {
  test('runs once for the same arguments, whether one after the other or at once', async () => {
    const toolset = await shop.toolset();
    const offer = await offerFor(toolset, 'a haircut tomorrow at three');
    const atOnce = await Promise.all([1, 2, 3].map(() => run(toolset, 'book', { offer, name: 'Maria' })));
    const later = await run(toolset, 'book', { name: 'Maria', offer });
    expect(atOnce.map(({ fresh }) => fresh)).toEqual([true, false, false]);
    expect([...atOnce, later].map(({ key }) => key)).toEqual(Array<string>(4).fill(later.key));
    expect(later).toMatchObject({ fresh: false, result: { status: 'booked' } });
    expect(await shop.bookings()).toHaveLength(1);
    expect(toolset.outcome().summary.match(/Booked/g)).toHaveLength(1);
  });

  test('stores a message once', async () => {
    const toolset = await shop.toolset();
    const args = { message: 'I am late', name: 'Maria' };
    await Promise.all([run(toolset, 'take_message', args), run(toolset, 'take_message', args)]);
    await run(toolset, 'take_message', args);
    expect(await shop.messages()).toHaveLength(1);
    await run(toolset, 'take_message', { ...args, message: 'I am not late' });
    expect(await shop.messages()).toHaveLength(2);
  });

  test('is not repeated after another instance has taken over the call', async () => {
    const callId = await shop.newCall(MARIA);
    const toolset = await shop.toolset({ callId });
    const past: PastRun[] = [];
    const recorded = async (name: string, args: Record<string, unknown>) => {
      const { key, result } = await run(toolset, name, args);
      past.push({ key, name, result: JSON.parse(JSON.stringify(result)) as PastRun['result'] });
      return result;
    };
    const offers = offersIn(await recorded('find_openings', { words: 'a haircut tomorrow at three' }));
    const booked = { offer: offers[0]?.offer, name: 'Maria' };
    await recorded('book', booked);
    await recorded('take_message', { message: 'hello', name: 'Maria' });

    const again = await shop.toolset({ callId, past });
    expect(again.state).toEqual(toolset.state);
    expect(again.outcome()).toEqual(toolset.outcome());
    expect(await run(again, 'book', booked)).toMatchObject({ fresh: false, result: { status: 'booked' } });
    expect(await run(again, 'take_message', { message: 'hello', name: 'Maria' })).toMatchObject({
      fresh: false,
    });
    expect([(await shop.bookings()).length, (await shop.messages()).length]).toEqual([1, 1]);
    const keys = [
      ...past.map(({ key }) => key),
      (await run(again, 'find_openings', { words: 'a haircut tomorrow at three' })).key,
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('runs again when its result was undone and it is asked for again', async () => {
    const booked = await shop.appointment('2030-04-02T15:00');
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    const ten = await offerFor(toolset, 'Thursday at ten');
    const eleven = await offerFor(toolset, 'Thursday at eleven');
    const keys: string[] = [];
    for (const offer of [ten, eleven, ten]) {
      const moved = await run(toolset, 'reschedule', { booking: booked, offer });
      expect(moved).toMatchObject({ fresh: true, result: { status: 'moved' } });
      keys.push(moved.key);
    }
    expect((await shop.onlyBooking()).startsAt).toEqual(startOf('2030-04-04T10:00'));
    expect(new Set(keys).size).toBe(3);
  });

  test('does not confirm an offer again that was booked and cancelled in this call', async () => {
    const toolset = await shop.toolset();
    const offer = await offerFor(toolset, 'a haircut tomorrow at three');
    const made = await ask(toolset, 'book', { offer, name: 'Maria' });
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    expect(await ask(toolset, 'cancel_booking', { booking: made['booking'] })).toMatchObject({
      status: 'cancelled',
    });
    expect(await ask(toolset, 'book', { offer, name: 'Maria' })).toMatchObject({ status: 'failed' });
    expect(toolset.outcome().outcome).toBe('cancelled');
  });
});

describe('a tool that goes wrong', () => {
  test.each([
    ['book', { offer: 'the second one', name: 'Maria' }],
    ['book', { offer: newId() }],
    ['find_openings', { words: 7 }],
    ['find_openings', {}],
    ['reschedule', { booking: "'; drop table booking; --", offer: newId() }],
    ['take_message', { message: null }],
    ['drop_tables', {}],
    ['toString', {}],
  ])('gives a result for %s with %j and no exception', async (name, args) => {
    const toolset = await shop.toolset();
    const { result, content } = await run(toolset, name, args);
    expect(result.status).toBe('failed');
    expect(result).not.toHaveProperty('error', '');
    expect(JSON.parse(content)).toHaveProperty('error');
    expect(toolset.outcome().outcome).toBeNull();
  });

  test('refuses a message without end', async () => {
    const said = await ask(await shop.toolset(), 'take_message', {
      message: 'x'.repeat(50_000),
      name: 'Maria',
    });
    expect(said.status).toBe('failed');
    expect(await shop.messages()).toEqual([]);
  });

  test('fails with a result when the database does not answer', async () => {
    const unreachable = openDatabase(shop.db.url);
    await unreachable.close();
    const offer = await offerFor(await shop.toolset(), 'a haircut tomorrow at three');
    const toolset = await shop.toolset({ database: unreachable });
    for (const [name, args] of [
      ['find_openings', { words: 'a haircut tomorrow at three' }],
      ['book', { offer, name: 'Maria' }],
      ['find_bookings', { name: 'Maria' }],
      ['take_message', { message: 'hello', name: 'Maria' }],
    ] as const) {
      const { result } = await run(toolset, name, args);
      expect(result).toMatchObject({ status: 'failed' });
      expect(result.say).toContain('Shall I take a message');
    }
    expect(shop.errors).toHaveLength(4);
    expect(toolset.outcome().outcome).toBe('unresolved');
  });

  test('does not tell the model the facts that it keeps for itself', async () => {
    const toolset = await shop.toolset();
    const { content } = await run(toolset, 'find_openings', { words: 'a haircut tomorrow at three' });
    expect(Object.keys(JSON.parse(content) as object)).not.toContain('remember');
  });
});

test('the goodbye ends the call', async () => {
  expect(await run(await shop.toolset(), 'end_call', {})).toMatchObject({ endsCall: true });
});
