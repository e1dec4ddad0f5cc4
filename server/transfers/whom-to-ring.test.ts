/** Which phones are rung for a caller. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phoneNumber } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness } from '../calls/testing.ts';
import { whomToRing } from './whom-to-ring.ts';

let db: TestDatabase;
let shop: Awaited<ReturnType<typeof makeBusiness>>;
let other: Awaited<ReturnType<typeof makeBusiness>>;

beforeAll(async () => {
  db = await createTestDatabase();
  shop = await makeBusiness(db);
  other = await makeBusiness(db);
});
afterAll(() => db.close());

const rung = (phone: string | null) =>
  db.tenant(shop.businessId, (tx) => whomToRing(tx, { businessId: shop.businessId, sid: 'CA1' }, phone));

test('an ordinary phone is rung', async () => {
  expect(await rung('+12125550141')).toMatchObject({ phone: '+12125550141' });
  expect(await rung(null)).toBeNull();
});

test('a number that is answered here is not rung, whichever business it leads to', async () => {
  expect(await rung(shop.number)).toBeNull();
  expect(await rung(other.number)).toBeNull();
});

test('a number that a business gave up is rung', async () => {
  const { businessId, number } = await makeBusiness(db);
  expect(await rung(number)).toBeNull();
  await db.system.update(phoneNumber).set({ active: false }).where(eq(phoneNumber.businessId, businessId));
  expect(await rung(number)).toMatchObject({ phone: number });
});
