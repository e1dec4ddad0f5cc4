/** The booking tool: the booked offer, its person and its number. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BusinessId, newId } from '../../../db/ids.ts';
import { business as businessTable, customer } from '../../../db/schema.ts';
import { named } from '../../booking/testing.ts';
import { eq } from 'drizzle-orm';
import { ask, JAMES, MARIA, offerFor, offersIn, run, startOf, TestShop } from './testing.ts';
import type { Caller } from './tool.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

describe('the booking tool', () => {
  test('books only an offer that was made in this call', async () => {
    const other = await shop.toolset({ caller: { phone: JAMES, vouched: true } });
    const theirs = await offerFor(other, 'a haircut tomorrow at three');
    const toolset = await shop.toolset();
    for (const offer of [theirs, newId()]) {
      expect(await ask(toolset, 'book', { offer, name: 'Maria' })).toMatchObject({ status: 'failed' });
    }
    expect(await shop.bookings()).toEqual([]);
    const own = await offerFor(toolset, 'a haircut tomorrow at three');
    expect(await ask(toolset, 'book', { offer: own, name: 'Maria' })).toMatchObject({ status: 'booked' });
  });

  test('speaks its confirmation from the committed row, not from the arguments', async () => {
    const toolset = await shop.toolset();
    const offer = await offerFor(toolset, 'a haircut tomorrow at three with Alex');
    const said = await ask(toolset, 'book', {
      offer,
      name: 'Maria',
      time: '9 PM',
      staff: 'Sam',
      service: 'Beard trim',
    });
    const row = await shop.onlyBooking();
    expect(row).toMatchObject({
      startsAt: startOf('2030-04-02T15:00'),
      staffId: named(shop.business.staff, 'Alex').id,
    });
    expect(said['booking']).toBe(row.id);
    expect(said.say).toMatch(/haircut with Alex, .*Tuesday, April 2nd at 3:00 PM/);
  });

  test('books nothing before it has a name', async () => {
    const toolset = await shop.toolset();
    const offer = await offerFor(toolset, 'a haircut tomorrow at three');
    expect(await ask(toolset, 'book', { offer, name: ' ' })).toMatchObject({ status: 'ask', ask: 'name' });
    expect(await shop.bookings()).toEqual([]);
  });

  test('does not book a time that was just taken, and offers others', async () => {
    const toolset = await shop.toolset();
    const offer = await offerFor(toolset, 'a haircut tomorrow at three with Sam');
    await shop.appointment('2030-04-02T15:00', { staff: 'Sam', name: 'James', phone: JAMES });
    const said = await ask(toolset, 'book', { offer, name: 'Maria' });
    expect(said).toMatchObject({ status: 'taken' });
    expect(offersIn(said)).not.toEqual([]);
    expect(await shop.bookings()).toHaveLength(1);
  });

  test('can book for another person, under the number of the caller', async () => {
    const toolset = await shop.toolset({ caller: { phone: MARIA, vouched: true } });
    await ask(toolset, 'book', {
      offer: await offerFor(toolset, 'a haircut tomorrow at three'),
      name: 'Leo',
    });
    const row = await shop.onlyBooking();
    const [who] = await shop.db.system.select().from(customer).where(eq(customer.id, row.customerId));
    expect([row.name, who?.phone]).toEqual(['Leo', MARIA]);
  });

  test('never takes business or caller from the model', async () => {
    const otherBusiness = newId<BusinessId>();
    await shop.db.system.insert(businessTable).values({
      id: otherBusiness,
      name: 'Next Door',
      trade: 'barber',
      zone: 'America/New_York',
      country: 'US',
      currency: 'USD',
      hours: [],
      policy: shop.business.policy,
    });
    const toolset = await shop.toolset();
    const offer = await offerFor(toolset, 'a haircut tomorrow at three');
    const foreign = { businessId: otherBusiness, customerPhone: JAMES, caller: JAMES, callId: newId() };
    expect(await ask(toolset, 'book', { offer, name: 'Maria', ...foreign })).toMatchObject({
      status: 'booked',
    });
    const row = await shop.onlyBooking();
    const [who] = await shop.db.system.select().from(customer).where(eq(customer.id, row.customerId));
    expect([row.businessId, row.conversationId, who?.phone]).toEqual([
      shop.business.id,
      toolset.conversationId,
      MARIA,
    ]);
  });
});

describe('a caller with a hidden number', () => {
  const hidden: Caller = { phone: null, vouched: false };

  test('is asked for a number, which is read back, and only the confirmed one is used', async () => {
    const toolset = await shop.toolset({ caller: hidden });
    const offer = await offerFor(toolset, 'a haircut tomorrow at three');
    const wish = { offer, name: 'Maria' };
    expect(await ask(toolset, 'book', wish)).toMatchObject({ status: 'ask', ask: 'phone' });
    // The model's word that it was confirmed does not count for a number that was never read back.
    const first = await ask(toolset, 'book', { ...wish, phone: '212 555 0147', phone_confirmed: true });
    expect(first).toMatchObject({ status: 'ask', ask: 'confirm-phone' });
    expect(first.say.replaceAll(/\D/g, '')).toBe('2125550147');
    const corrected = {
      ...wish,
      phone: 'two one two five five five oh one four eight',
      phone_confirmed: true,
    };
    expect(await ask(toolset, 'book', corrected)).toMatchObject({ status: 'ask', ask: 'confirm-phone' });
    // Nor does it count in the turn in which the number was read back: the caller has not been heard since.
    expect((await run(toolset, 'book', corrected)).result).toMatchObject({
      status: 'ask',
      ask: 'confirm-phone',
    });
    expect(await shop.bookings()).toEqual([]);
    expect(await ask(toolset, 'book', corrected)).toMatchObject({ status: 'booked' });
    expect((await shop.db.system.select().from(customer)).map(({ phone }) => phone)).toEqual([
      '+12125550148',
    ]);
  });

  test('is asked again after half a number', async () => {
    const toolset = await shop.toolset({ caller: hidden });
    const offer = await offerFor(toolset, 'a haircut tomorrow at three');
    expect(await ask(toolset, 'book', { offer, name: 'Maria', phone: '555 01' })).toMatchObject({
      status: 'ask',
      ask: 'phone',
    });
  });

  test('has to confirm a number again that was read back for another purpose', async () => {
    const toolset = await shop.toolset({ caller: hidden });
    const offer = await offerFor(toolset, 'a haircut tomorrow at three');
    await ask(toolset, 'book', { offer, name: 'Maria', phone: '212 555 0147' });
    expect(await ask(toolset, 'take_message', { message: 'call me', name: 'Maria' })).toMatchObject({
      ask: 'phone',
    });
    expect(await shop.messages()).toEqual([]);
  });
});
