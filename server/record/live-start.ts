import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';

/** Several times the events of the calls that one business can have at once; bounds what a new reader costs. */
const LOOK_BACK = 5_000;

/**
 * The event after which somebody who knows nothing yet begins to read, so that the calls in progress appear whole: the
 * last one before the oldest of these calls, or the newest of all when nobody is on the phone.
 */
export function liveStart(db: Database, businessId: BusinessId): Promise<number> {
  return db.tenant(businessId, async (tx) => {
    // One statement sees one state of the database, so nothing falls between the calls and the counter.
    const [row] = await tx.execute<{ after: string }>(sql`
      select coalesce(min(recent.seq) - 1, (select last from event_counter where business_id = ${businessId}), 0) as after
      from (select seq, payload from event where business_id = ${businessId} order by seq desc limit ${LOOK_BACK}) recent
      join call on call.business_id = ${businessId} and call.status <> 'ended' and call.id::text = recent.payload ->> 'callId'`);
    return Number(row?.after ?? 0);
  });
}
