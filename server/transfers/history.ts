/** The transfers of a call, as its page shows them. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { CallKey } from '../../db/ids.ts';
import { transfer } from '../../db/schema.ts';

const MOST = 20;

/** In the order in which they began; `outcome` null: it is under way. */
export const transfersOfCall = (db: Database, { businessId, callId }: CallKey) =>
  db.tenant(businessId, (tx) =>
    tx
      .select({ id: transfer.id, who: transfer.who, outcome: transfer.outcome, at: transfer.createdAt })
      .from(transfer)
      .where(and(eq(transfer.businessId, businessId), eq(transfer.callId, callId)))
      .orderBy(asc(transfer.createdAt))
      .limit(MOST),
  );
