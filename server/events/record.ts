import { sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import type { NoticeKind } from '../../db/schema.ts';
import type { DomainEvent, EphemeralEvent } from './events.ts';
import { noticeKindOf } from './noticed.ts';

/** The channel that every instance listens on for rows and for ephemeral events. */
export const CHANNEL = 'ahoy_events';

/**
 * What travels on the channel: `seq` for a row that was committed, `passing` for what is no row, `asked` when somebody
 * began to follow and does not know the running calls yet, `transferOf` for the instance that has this call on its line.
 */
export type Notice =
  | { readonly businessId: BusinessId; readonly seq: number }
  | { readonly businessId: BusinessId; readonly passing: EphemeralEvent }
  | { readonly businessId: BusinessId; readonly asked: true }
  | { readonly businessId: BusinessId; readonly transferOf: CallId };

/**
 * Writes events in the transaction that they belong to, numbered without gaps in commit order; where a member of the
 * business wants to hear of one, a job that tells them is enqueued with it. Call it last: from here to the commit other
 * writers of the same business wait for the counter.
 */
export async function recordEvents(
  tx: TenantTransaction,
  businessId: BusinessId,
  events: readonly DomainEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const kinds = events.map(noticeKindOf);
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
    select pg_notify(${CHANNEL}, json_build_object('businessId', ${businessId}::text, 'seq', last)::text)::text from counter
    ${kinds.every((kind) => kind === null) ? sql`` : enqueueNotices(businessId, kinds)}`);
}

/** Goes on with the statement that writes the events: whoever saved no wishes hears what their role does by default. */
const enqueueNotices = (businessId: BusinessId, kinds: readonly (NoticeKind | null)[]) => sql`
    union all
    select enqueue_job('notify-members', jsonb_build_object(
      'businessId', ${businessId}::text, 'seq', counter.last - ${kinds.length} + item.position))::text
    from counter, jsonb_array_elements_text(${JSON.stringify(kinds)}::jsonb) with ordinality as item (kind, position)
    where item.kind is not null and exists (
      select from member left join member_notice_settings as wishes using (business_id, user_id)
      where member.business_id = ${businessId} and (wishes.user_id is null or item.kind = any (wishes.kinds)))`;

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

/** Tells the instance that has a call on its line, with the commit, that something has become of its transfer. */
export async function tellTransfer(
  tx: TenantTransaction,
  businessId: BusinessId,
  transferOf: CallId,
): Promise<void> {
  const notice: Notice = { businessId, transferOf };
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(notice)})`);
}
