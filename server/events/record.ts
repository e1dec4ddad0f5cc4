import { sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import type { DomainEvent, EphemeralEvent } from './events.ts';

/** The channel that every instance listens on for rows and for ephemeral events. */
export const CHANNEL = 'ahoy_events';

/**
 * What travels on the channel: `seq` for a row that was committed, `passing` for what is no row, `asked` when somebody
 * began to follow and does not know the running calls yet.
 */
export type Notice =
  | { readonly businessId: BusinessId; readonly seq: number }
  | { readonly businessId: BusinessId; readonly passing: EphemeralEvent }
  | { readonly businessId: BusinessId; readonly asked: true };

/**
 * Writes events in the transaction that they belong to, numbered without gaps in commit order. Call it last: from
 * here to the commit other writers of the same business wait for the counter.
 */
export async function recordEvents(
  tx: TenantTransaction,
  businessId: BusinessId,
  events: readonly DomainEvent[],
): Promise<void> {
  if (events.length === 0) return;
  // One statement: every round trip here is one that the business's other writers wait for.
  await tx.execute(sql`
    with counter as (
      insert into event_counter (business_id, last) values (${businessId}, ${events.length})
      on conflict (business_id) do update set last = event_counter.last + ${events.length}
      returning last
    ), written as (
      insert into event (business_id, seq, payload)
      select ${businessId}::uuid, counter.last - ${events.length} + item.position, item.payload
      from counter, jsonb_array_elements(${JSON.stringify(events)}::jsonb) with ordinality as item (payload, position)
    )
    select pg_notify(${CHANNEL}, json_build_object('businessId', ${businessId}::text, 'seq', last)::text) from counter`);
}

/** Tells every instance something that is not kept. Text is cut so that the notice fits Postgres' 8000 bytes. */
export async function announce(db: Database, businessId: BusinessId, passing: EphemeralEvent): Promise<void> {
  const fitting = passing.type === 'call.words' ? { ...passing, text: passing.text.slice(-1000) } : passing;
  const notice: Notice = { businessId, passing: fitting };
  await db.sql.notify(CHANNEL, JSON.stringify(notice));
}

/** Asks every instance to tell once more what passes in a business right now. */
export async function askForPresent(db: Database, businessId: BusinessId): Promise<void> {
  const notice: Notice = { businessId, asked: true };
  await db.sql.notify(CHANNEL, JSON.stringify(notice));
}
