/** Calls that were put through to a telephone: how many, and for how long, so that no attacker's calls run up a bill. */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { call, conversation, conversationOfCall, transfer, usage } from '../../db/schema.ts';

export interface PutThrough {
  /** Within the last hour. */
  readonly calls: number;
  /** Of the last 24 hours; a running call counts with its longest possible time. */
  readonly seconds: number;
}

/**
 * Holds the others of the business until the transaction has noted its own: calls at once count each other, also those
 * that the carrier brings back, and those of a business that pays nothing, which are not admitted one after the other.
 * @param besides a call that the carrier asks about once more; it is not in its own way.
 */
export async function readPutThrough(
  tx: TenantTransaction,
  businessId: BusinessId,
  { longestSeconds, besides }: { readonly longestSeconds: number; readonly besides: string },
): Promise<PutThrough> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('put-through:' || ${businessId}, 0))`);
  const [row] = await tx.execute<{ calls: number; seconds: number }>(sql`
    select (count(*) filter (where ${call.putThroughAt} > now() - interval '1 hour'))::int as calls,
      coalesce(sum(case
        when ${usage.quantity} is not null then ${usage.quantity}
        when ${call.putThroughAt} > now() - make_interval(secs => ${longestSeconds}) then ${longestSeconds}::int
        else 0 end), 0)::int as seconds
    from ${conversation} join ${call} on ${conversationOfCall}
      left join ${usage} on ${usage.businessId} = ${call.businessId} and ${usage.conversationId} = ${call.id} and ${usage.kind} = 'transfer'
    where ${conversation.businessId} = ${businessId} and ${conversation.startedAt} > now() - interval '1 day'
      and ${call.putThroughAt} is not null and ${call.sid} <> ${besides}`);
  return row ?? { calls: 0, seconds: 0 };
}

/** Notes that the caller of a call is put through now. */
export async function notePutThrough(
  tx: TenantTransaction,
  businessId: BusinessId,
  sid: string,
): Promise<void> {
  await tx
    .update(call)
    .set({ putThroughAt: sql`now()` })
    .where(and(eq(call.businessId, businessId), eq(call.sid, sid)));
}

/** Of a transfer: its caller is with a person, or on the way to one. The call goes on without a stream. */
export const hasCaller = and(eq(transfer.callerMoved, true), ne(transfer.state, 'ended'));

/** Nobody took the call that was put through: it cost nothing, and does not count, unless somebody took it before. */
export async function noteNotTaken(
  tx: TenantTransaction,
  businessId: BusinessId,
  sid: string,
): Promise<void> {
  await tx
    .update(call)
    .set({ putThroughAt: null })
    .where(
      and(
        eq(call.businessId, businessId),
        eq(call.sid, sid),
        sql`not exists (select from ${usage} where ${usage.businessId} = ${call.businessId}
          and ${usage.conversationId} = ${call.id} and ${usage.kind} = 'transfer')`,
      ),
    );
}
