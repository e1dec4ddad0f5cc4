import { sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { event } from '../../db/schema.ts';
import type { DomainEvent, PassingEvent } from './events.ts';

/** The channel that every instance listens on for rows and for passing events. */
export const CHANNEL = 'ahoy_events';

/** What travels on the channel: `seq` for a row that was committed, `passing` for what is no row. */
export type Notice =
  | { readonly businessId: BusinessId; readonly seq: number }
  | { readonly businessId: BusinessId; readonly passing: PassingEvent };

/**
 * Writes events in the transaction that they belong to, numbered without gaps in commit order. Call it last: from
 * here to the commit other writers of the same business wait for the counter.
 */
export async function recordEvents(tx: TenantTransaction, businessId: BusinessId, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const [counter] = await tx.execute<{ last: string }>(sql`
    insert into event_counter (business_id, last) values (${businessId}, ${events.length})
    on conflict (business_id) do update set last = event_counter.last + ${events.length}
    returning last`);
  const last = Number(counter?.last);
  const first = last - events.length + 1;
  await tx.insert(event).values(events.map((payload, index) => ({ businessId, seq: first + index, payload })));
  const notice: Notice = { businessId, seq: last };
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`);
}

/** Tells every instance something that is not kept. Text is cut so that the notice fits Postgres' 8000 bytes. */
export async function announce(db: Database, businessId: BusinessId, passing: PassingEvent): Promise<void> {
  const fitting = passing.type === 'call.words' ? { ...passing, text: passing.text.slice(-1000) } : passing;
  const notice: Notice = { businessId, passing: fitting };
  await db.sql.notify(CHANNEL, JSON.stringify(notice));
}
