import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';

/** Several times the events of the calls that one business can have at once; bounds what a new reader costs. */
const LOOK_BACK = 5_000;

/** Longer than a page takes from reading its lists to opening the feed: what happens in between is told to it once more. */
const OPENING_SECONDS = 10;

/**
 * The event after which somebody who knows nothing yet begins to read, so that the calls in progress appear whole and
 * nothing is missed that happened while the page was opening: the last one before both.
 */
export function liveStart(db: Database, businessId: BusinessId): Promise<number> {
  return db.tenant(businessId, async (tx) => {
    // One statement sees one state of the database, so nothing falls between the calls and the counter.
    const [row] = await tx.execute<{ after: string }>(sql`
      select coalesce(min(recent.seq) - 1, (select last from event_counter where business_id = ${businessId}), 0) as after
      from (select seq, payload, at from event where business_id = ${businessId} order by seq desc limit ${LOOK_BACK}) recent
        left join call on call.business_id = ${businessId} and call.status <> 'ended' and call.id::text = recent.payload ->> 'callId'
      where call.id is not null or recent.at > now() - make_interval(secs => ${OPENING_SECONDS})`);
    return Number(row?.after ?? 0);
  });
}
