/** The caller's own appointments, told, moved and cancelled; what proves whose they are: proof.test.ts. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { named } from '../../booking/testing.ts';
import { ask, JAMES, MARIA, offerFor, offersIn, startOf, TestShop } from './testing.ts';
import type { Caller } from './tool.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

describe('an own appointment', () => {
  test('can be neither moved nor cancelled before it was found in this call', async () => {
    const theirs = await shop.appointment('2030-04-02T15:00', { staff: 'Sam', name: 'James', phone: JAMES });
    const own = await shop.appointment('2030-04-03T15:00');
    const toolset = await shop.toolset();
    const offer = await offerFor(toolset, 'a haircut on Friday at ten');
    for (const each of [theirs, own]) {
      expect(await ask(toolset, 'cancel_booking', { booking: each })).toMatchObject({ status: 'refused' });
      expect(await ask(toolset, 'reschedule', { booking: each, offer })).toMatchObject({ status: 'refused' });
    }
    await ask(toolset, 'find_bookings', { name: 'James' });
    expect(await ask(toolset, 'cancel_booking', { booking: theirs })).toMatchObject({ status: 'refused' });
    expect((await shop.bookings()).map(({ status, startsAt }) => [status, startsAt])).toEqual([
      ['booked', startOf('2030-04-02T15:00')],
      ['booked', startOf('2030-04-03T15:00')],
    ]);
  });

  test('is moved to an offer, and the question says that it is a move', async () => {
    const own = await shop.appointment('2030-04-02T15:00');
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    const said = await ask(toolset, 'find_openings', { words: 'Friday at ten' });
    expect(said.say).toMatch(/^Friday.*10 AM with Sam is free\. Shall I move it there\?$/);
    const moved = await ask(toolset, 'reschedule', {
      booking: own,
      offer: offersIn(said)[0]?.offer,
    });
    expect(moved.say).toMatch(/haircut with Sam, .*Friday, April 5th at 10:00 AM/);
    expect((await shop.onlyBooking()).startsAt).toEqual(startOf('2030-04-05T10:00'));
    expect(toolset.outcome().outcome).toBe('moved');
    // What comes next is a new wish.
    expect((await ask(toolset, 'find_openings', { words: 'a haircut on Thursday at ten' })).say).toContain(
      'Shall I book that',
    );
  });

  test('does not block its own new time when it moves by a little', async () => {
    const own = await shop.appointment('2030-04-02T15:00');
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    const offer = await offerFor(toolset, 'tomorrow at quarter past three');
    expect(await ask(toolset, 'reschedule', { booking: own, offer })).toMatchObject({ status: 'moved' });
    expect((await shop.onlyBooking()).startsAt).toEqual(startOf('2030-04-02T15:15'));
  });

  test('is moved unchanged, though its service is no longer offered', async () => {
    const own = await shop.appointment('2030-04-02T15:00');
    const haircut = named(shop.business.services, 'Haircut');
    await shop.db.sql`update service set active = false where id = ${haircut.id}`;
    try {
      const business = {
        ...shop.business,
        services: shop.business.services.filter((each) => each !== haircut),
      };
      const toolset = await shop.toolset({ business });
      await ask(toolset, 'find_bookings', { name: 'Maria' });
      const offer = await offerFor(toolset, 'can I have the haircut on Friday at ten');
      expect(await ask(toolset, 'reschedule', { booking: own, offer })).toMatchObject({ status: 'moved' });
      expect(await shop.onlyBooking()).toMatchObject({
        serviceId: haircut.id,
        startsAt: startOf('2030-04-05T10:00'),
        endsAt: startOf('2030-04-05T10:30'),
      });
    } finally {
      await shop.db.sql`update service set active = true where id = ${haircut.id}`;
    }
  });

  test('is moved only to an offer of this call', async () => {
    const own = await shop.appointment('2030-04-02T15:00');
    const other = await shop.toolset({ caller: { phone: JAMES, vouched: true } });
    const offer = await offerFor(other, 'a haircut on Friday at ten');
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    expect(await ask(toolset, 'reschedule', { booking: own, offer })).toMatchObject({ status: 'failed' });
    expect((await shop.onlyBooking()).startsAt).toEqual(startOf('2030-04-02T15:00'));
  });

  test('cannot be changed shortly before it begins', async () => {
    const own = await shop.appointment('2030-04-02T15:00');
    shop.setTime('2030-04-02T14:00');
    const toolset = await shop.toolset();
    await ask(toolset, 'find_bookings', { name: 'Maria' });
    for (const said of [
      await ask(toolset, 'find_openings', { words: 'Friday at ten' }),
      await ask(toolset, 'cancel_booking', { booking: own }),
    ]) {
      expect(said).toMatchObject({ status: 'refused', reason: 'too-late' });
      expect(said.say).toContain('too close');
    }
    expect(await shop.onlyBooking()).toMatchObject({
      status: 'booked',
      startsAt: startOf('2030-04-02T15:00'),
    });
  });

  test('is cancelled when the caller says which of several is meant', async () => {
    const tuesday = await shop.appointment('2030-04-02T15:00');
    await shop.appointment('2030-04-04T11:00', { staff: 'Alex' });
    const toolset = await shop.toolset();
    const both = await ask(toolset, 'find_bookings', { name: 'Lopez' });
    expect(both.say).toMatch(/Which one do you mean\?$/);
    expect(await ask(toolset, 'cancel_booking', { booking: tuesday })).toMatchObject({ status: 'cancelled' });
    expect((await shop.bookings()).filter(({ status }) => status === 'booked')).toHaveLength(1);
    expect(toolset.outcome()).toMatchObject({ outcome: 'cancelled' });
  });
});

test('only three of many appointments are read out', async () => {
  for (const hour of ['10', '11', '12', '13', '14']) await shop.appointment(`2030-04-04T${hour}:00`);
  const found = await ask(await shop.toolset(), 'find_bookings', { name: 'Maria' });
  expect(found.say).toMatch(/2 more after that\. Which one do you mean\?$/);
  expect(found.say.match(/haircut/g)).toHaveLength(3);
  expect(found).toHaveProperty('bookings.length', 5);
});

describe('a hidden number', () => {
  const hidden: Caller = { phone: null, vouched: false };

  test('hides appointments from the caller and does not let them be changed', async () => {
    const own = await shop.appointment('2030-04-02T15:00');
    const toolset = await shop.toolset({ caller: hidden });
    const offer = await offerFor(toolset, 'a haircut on Friday at ten');
    for (const said of [
      await ask(toolset, 'find_bookings', { name: 'Maria Lopez', words: 'tomorrow at three', phone: MARIA }),
      await ask(toolset, 'cancel_booking', { booking: own }),
      await ask(toolset, 'reschedule', { booking: own, offer }),
    ]) {
      expect(said.status).toBe('withheld');
      expect(JSON.stringify(said)).not.toMatch(/3:00|3 PM|Tuesday/);
    }
    expect(await shop.onlyBooking()).toMatchObject({
      status: 'booked',
      startsAt: startOf('2030-04-02T15:00'),
    });
  });
});
