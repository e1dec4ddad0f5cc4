/** Openings as the calendar, the API and a customer online list them: page by page, in order of time. */
import type { Database } from '../../db/client.ts';
import type { BookingId, BusinessId, ServiceId, StaffId } from '../../db/ids.ts';
import { readBusiness } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import type { Opening } from './availability.ts';
import { leastBusy } from './choose-openings.ts';
import { findService } from './offers.ts';
import { type FoundOpenings, ownersPolicy, readOpenings } from './openings.ts';

export interface OpeningsPageWish {
  readonly serviceId: ServiceId;
  /** Null: anybody who does the service. */
  readonly staffId: StaffId | null;
  readonly from: Date;
  readonly to: Date;
  /** A booking that is about to move: it does not stand in its own way, and keeps its length. */
  readonly except?: BookingId;
  /** As a customer may book; else at any notice. */
  readonly keepsNotice: boolean;
  /** One opening for each time, with whoever has the fewest bookings that day; else one for each person and time. */
  readonly oneEachTime: boolean;
  /** Where the page before ended; null: from the first on. */
  readonly after: Opening | null;
  readonly limit: number;
}

export interface OpeningsPage {
  /** In order of time, then of the person's id. */
  readonly openings: readonly Opening[];
  /** The last of this page where more follow; else null. */
  readonly next: Opening | null;
}

/** A page of openings; null when there is no such service. */
export const listOpenings = (
  db: Database,
  businessId: BusinessId,
  wish: OpeningsPageWish,
  clock: Clock,
): Promise<OpeningsPage | null> =>
  db.tenant(businessId, async (tx) => {
    const business = await readBusiness(tx, businessId);
    const service = await findService(tx, business, wish);
    if (service === null) return null;
    const from = new Date(Math.max(wish.from.getTime(), wish.after?.startsAt ?? -Infinity));
    const policy = wish.keepsNotice ? business.policy : ownersPolicy(business.policy);
    const search = { ...wish, from, service, now: clock.now(), policy };
    return pageOf(readOpenings(tx, business, search), wish);
  });

async function pageOf(
  pieces: AsyncIterable<FoundOpenings>,
  { after, limit, oneEachTime }: Pick<OpeningsPageWish, 'after' | 'limit' | 'oneEachTime'>,
): Promise<OpeningsPage> {
  const found: Opening[] = [];
  for await (const piece of pieces) {
    const inOrder = oneEachTime ? leastBusy(piece) : [...piece.openings].sort(byTime);
    for (const each of inOrder) {
      const isBehind =
        after === null || (oneEachTime ? each.startsAt > after.startsAt : byTime(after, each) < 0);
      if (isBehind) found.push(each);
      // One more than the page holds says that more follow.
      if (found.length > limit) return { openings: found.slice(0, limit), next: found[limit - 1] ?? null };
    }
  }
  return { openings: found, next: null };
}

const byTime = (a: Opening, b: Opening): number =>
  a.startsAt - b.startsAt || (a.staffId < b.staffId ? -1 : a.staffId > b.staffId ? 1 : 0);
