/** The demo business as the users of three kinds see it: its owner, Sam of its staff, and a member who is nobody of its staff. */
import { newId, type UserId } from '../../db/ids.ts';
import { member } from '../../db/schema.ts';
import { named, openShop } from '../booking/testing.ts';
import { openEventFeed } from '../events/feed.ts';

export const [owner, sam, nobodys] = [newId<UserId>(), newId<UserId>(), newId<UserId>()];

export async function openTeam() {
  const { db, business } = await openShop();
  const businessId = business.id;
  await db.system.insert(member).values([
    { businessId, userId: owner, role: 'owner' },
    { businessId, userId: sam, role: 'staff', staffId: named(business.staff, 'Sam').id },
    { businessId, userId: nobodys, role: 'staff' },
  ]);
  return { db, business, businessId, feed: await openEventFeed(db) };
}
