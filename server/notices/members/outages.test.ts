/** Vendors that fail: which businesses hear of it, and how often. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { conversation, event, vendorOutage } from '../../../db/schema.ts';
import { insertCalls } from '../../../db/testing-calls.ts';
import { noteVendor, tellOutages } from './outages.ts';
import { openShop, PUBLIC_URL, type Shop } from './testing.ts';

let shop: Shop;
const look = (used = ['deepgram', 'openai', 'elevenlabs']) =>
  tellOutages({ db: shop.db, clock: { now: () => Date.now() }, publicUrl: PUBLIC_URL }, used);
const told = async () => {
  const rows = await shop.db.system.select({ payload: event.payload }).from(event).orderBy(event.seq);
  return rows
    .map(({ payload }) => payload)
    .filter((each) => (each as { type: string }).type === 'service.changed');
};

beforeAll(async () => (shop = await openShop()));
afterAll(() => shop.db.close());
beforeEach(async () => {
  await shop.db.system.delete(vendorOutage);
  await shop.db.system.delete(event);
  await shop.db.system.delete(conversation);
});

test('a business that is not called hears of no vendor', async () => {
  await noteVendor(shop.db, { vendor: 'elevenlabs', state: 'open' });
  await look();
  expect(await told()).toEqual([]);
});

test('a business that is called meanwhile hears of it once, and once that it is over', async () => {
  await Promise.all([1, 2, 3].map(() => noteVendor(shop.db, { vendor: 'elevenlabs', state: 'open' })));
  await insertCalls(shop.db.system, { businessId: shop.businessId, startedAt: new Date() });
  await Promise.all([look(), look()]);
  await look();
  expect(await told()).toMatchObject([{ part: 'voice', state: 'failing' }]);
  await noteVendor(shop.db, { vendor: 'elevenlabs', state: 'closed' });
  await Promise.all([look(), look()]);
  await look();
  expect(await told()).toMatchObject([{ state: 'failing' }, { part: 'voice', state: 'restored' }]);
});

test('a business hears of a vendor that another serves in the place of only when that one fails, too', async () => {
  const used = ['deepgram', 'elevenlabs', 'azure'];
  const isCalled = () => insertCalls(shop.db.system, { businessId: shop.businessId, startedAt: new Date() });
  await noteVendor(shop.db, { vendor: 'elevenlabs', state: 'open' });
  await isCalled();
  await look(used);
  expect(await told()).toEqual([]);
  await noteVendor(shop.db, { vendor: 'azure', state: 'open' });
  await isCalled();
  await look(used);
  expect(await told()).toMatchObject([{ part: 'voice', state: 'failing' }]);
});
