/** The demo business without a booking, on a database of its own. */
import { booking } from '../../db/schema.ts';
import { newId, type UserId } from '../../db/ids.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type BusinessProfile, loadBusiness } from '../business/business.ts';

export async function openShop(): Promise<{ db: TestDatabase; business: BusinessProfile }> {
  const db = await createTestDatabase({ connections: 30 });
  const businessId = await seedDemo(db, newId<UserId>());
  await db.system.delete(booking);
  return { db, business: await loadBusiness(db, businessId) };
}

/** The one of that name; a test that asks for another is wrong. */
export function named<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** A time on next Wednesday, at least two days ahead, by the business's clock. */
export function nextWednesday({ zone }: BusinessProfile, time: string): Date {
  let day = Temporal.Now.plainDateISO(zone).add({ days: 2 });
  while (day.dayOfWeek !== 3) day = day.add({ days: 1 });
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds);
}
