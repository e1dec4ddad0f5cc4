/**
 * The ledger of usage: one row a call and kind, written in the transaction that ends the call, and never changed but to
 * note that Stripe's meter has taken it.
 */
import { and, eq, gte, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, ConversationId } from '../../db/ids.ts';
import { usage } from '../../db/schema.ts';
import type { DomainEvent } from '../events/events.ts';
import { enqueue } from '../jobs/enqueue.ts';

export interface CallKey {
  readonly businessId: BusinessId;
  readonly callId: ConversationId;
}

/** The greatest age of a live call's last heartbeat: a period of 4 s, and one for a busy database. */
export const HEARTBEAT_SECONDS = 5;
/** What is shorter was hardly a call: a wrong number, or a line that broke at once. */
const FREE_BELOW_SECONDS = 10;
/** No carrier keeps a call longer: https://www.twilio.com/docs/voice/api/call-resource#timelimit */
const LONGEST_CALL_SECONDS = 14_400;

/** The states of a subscription in which it pays for what is used. */
const PAYING = ['active', 'trialing', 'past_due', 'unpaid'];

/**
 * Writes down how long an ended call was connected, to the second begun, once however often it is said: not from its
 * first answer to its end, since between them it may have waited for an instance to take it up again. Calls of the
 * browser's phone are a kind of their own and cost nothing, as do short calls and those that the receptionist found to be
 * unwanted: no allowance, limit or meter counts them. Gives the events that belong into the same transaction.
 */
export async function recordTalk(
  tx: TenantTransaction,
  { businessId, callId }: CallKey,
): Promise<DomainEvent[]> {
  const written = await tx.execute<{ quantity: number; at: string; known: boolean }>(sql`
    with talk as (
      select c.business_id, c.id, v.channel, v.from_website, v.spam, v.ended_at,
        case when c.last_connected_at is null then extract(epoch from v.ended_at - v.answered_at) else least(${LONGEST_CALL_SECONDS}::int, c.connected_ms / 1000.0) end as seconds
      from call c join conversation v using (business_id, id)
      where c.business_id = ${businessId} and c.id = ${callId} and v.answered_at is not null and v.ended_at is not null
    ), counted as (
      select *, case when channel = 'web' and not from_website then 'browser' when spam = 'marked' then 'spam'
        when seconds < ${FREE_BELOW_SECONDS} then 'short' else 'talk' end as kind from talk
    )
    insert into usage (business_id, conversation_id, kind, quantity, at, billable)
    select business_id, id, kind, greatest(1, ceil(seconds))::int, ended_at,
      kind = 'talk' and coalesce((select a.subscription_status = any(${sql.param(PAYING)}::text[]) from billing_account a where a.business_id = counted.business_id), false)
    from counted
    on conflict do nothing
    returning quantity, at, kind = 'talk' and exists (select from billing_account a where a.business_id = ${businessId}) as known`);
  const [row] = written;
  if (row === undefined) return [];
  if (row.known) await enqueue(tx, 'mind-usage', { businessId, callId });
  return [{ type: 'usage.updated', callId, seconds: row.quantity, at: new Date(row.at).toISOString() }];
}

/** Writes down how long a caller talked on the owner's own phone; the plans do not charge for it. */
export async function recordTransfer(
  db: Database,
  { businessId, callId }: CallKey,
  seconds: number,
): Promise<void> {
  if (seconds === 0) return;
  await db.tenant(businessId, (tx) =>
    tx
      .insert(usage)
      .values({
        businessId,
        conversationId: callId,
        kind: 'transfer',
        quantity: seconds,
        at: sql`now()`,
        billable: false,
      })
      .onConflictDoNothing(),
  );
}

/** Adds the seconds of one more transfer of a call, in the transaction in which it ends. */
export async function addTransfer(
  tx: TenantTransaction,
  { businessId, callId }: CallKey,
  seconds: number,
): Promise<void> {
  if (seconds === 0) return;
  const spent = { businessId, conversationId: callId, kind: 'transfer' as const, quantity: seconds };
  await tx
    .insert(usage)
    .values({ ...spent, at: sql`now()`, billable: false })
    .onConflictDoUpdate({
      target: [usage.businessId, usage.conversationId, usage.kind],
      set: { quantity: sql`${usage.quantity} + ${seconds}` },
    });
}

export interface LedgerRow extends CallKey {
  readonly quantity: number;
  readonly at: Date;
}

/** The usage of one call that Stripe's meter has not taken yet; null when there is none. */
export async function unreported(db: Database, { businessId, callId }: CallKey): Promise<LedgerRow | null> {
  const [row] = await db.tenant(businessId, (tx) =>
    tx
      .select({ quantity: usage.quantity, at: usage.at })
      .from(usage)
      .where(
        and(
          eq(usage.businessId, businessId),
          eq(usage.conversationId, callId),
          eq(usage.kind, 'talk'),
          eq(usage.billable, true),
          isNull(usage.reportedAt),
        ),
      ),
  );
  return row === undefined ? null : { businessId, callId, ...row };
}

/** Notes that Stripe's meter has taken a row. */
export async function noteReported(db: Database, { businessId, callId }: CallKey): Promise<void> {
  await db.tenant(businessId, (tx) =>
    tx
      .update(usage)
      .set({ reportedAt: sql`now()` })
      .where(and(eq(usage.businessId, businessId), eq(usage.conversationId, callId), eq(usage.kind, 'talk'))),
  );
}

/** Seconds of a stretch that a subscription pays for: all of them, and those that Stripe's meter has taken. */
export async function billableSeconds(
  tx: TenantTransaction,
  businessId: BusinessId,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<{ readonly all: number; readonly reported: number }> {
  const sum = sql<number>`coalesce(sum(${usage.quantity}), 0)::int`;
  const reported = sql<number>`coalesce(sum(${usage.quantity}) filter (where ${isNotNull(usage.reportedAt)}), 0)::int`;
  const [row] = await tx
    .select({ all: sum, reported })
    .from(usage)
    .where(
      and(
        eq(usage.businessId, businessId),
        eq(usage.kind, 'talk'),
        eq(usage.billable, true),
        gte(usage.at, from),
        lt(usage.at, to),
      ),
    );
  return row ?? { all: 0, reported: 0 };
}
