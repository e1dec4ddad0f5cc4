/** The procedures of billing and setup for the people of one business that can pay. */
import { type BusinessId, newId, type StaffId, type UserId } from '../../db/ids.ts';
import { member, staff, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { priceOffers } from '../billing/price-offers.ts';
import { handOnAll, makePayingBusiness, type Money, openMoney, pay, SECRET } from '../billing/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

export const STARTER = { plan: 'starter', interval: 'month' } as const;

type People = Readonly<Record<'owner' | 'manager' | 'staff' | 'stranger', UserId>>;

/** One business with its people, and the owner of another business. */
export class BillingShop {
  readonly offers = priceOffers('a secret of thirty-two characters');

  readonly db: TestDatabase;
  readonly money: Money;
  readonly #feed: EventFeed;

  private constructor(db: TestDatabase, money: Money, feed: EventFeed) {
    this.db = db;
    this.money = money;
    this.#feed = feed;
  }

  static async open(): Promise<BillingShop> {
    const db = await createTestDatabase();
    const feed = await openEventFeed(db);
    return new BillingShop(db, await openMoney(db), feed);
  }

  /** Makes another business with new people. */
  async begin(): Promise<{ readonly businessId: BusinessId; readonly people: People }> {
    const { db, money } = this;
    const businessId = await makePayingBusiness(money);
    const other = await makePayingBusiness(money);
    const staffId = newId<StaffId>();
    await db.system.insert(staff).values({ businessId, id: staffId, name: 'Sam' });
    const people: People = { owner: newId(), manager: newId(), staff: newId(), stranger: newId() };
    for (const [name, id] of Object.entries(people))
      await db.system.insert(user).values({ id, name, email: `${name}-${id}@a.test` });
    await db.system.insert(member).values([
      { businessId, userId: people.owner, role: 'owner' },
      { businessId, userId: people.manager, role: 'manager' },
      { businessId, userId: people.staff, role: 'staff', staffId },
      { businessId: other, userId: people.stranger, role: 'owner' },
    ]);
    return { businessId, people };
  }

  /** The procedures for one user, on an installation with payments unless it is free. */
  callerOf(who: UserId | null, free: boolean) {
    const { db, money, offers } = this;
    const { clock } = money.parts;
    const context = contextOf({ db, feed: this.#feed }, who);
    const paid = {
      ...context.billing,
      admission: money.parts,
      stripe: { ...money.parts, webhookSecret: SECRET, offers },
    };
    return appRouter.createCaller({ ...context, clock, billing: free ? context.billing : paid });
  }

  /** Buys the smallest plan. */
  async subscribe(businessId: BusinessId, owner: UserId): Promise<void> {
    const { url } = await this.callerOf(owner, false).billing.checkout({ businessId, choice: STARTER });
    await pay(url);
    await handOnAll(this.money);
  }

  async close(): Promise<void> {
    await this.money.close();
    await this.#feed.close();
    await this.db.close();
  }
}
