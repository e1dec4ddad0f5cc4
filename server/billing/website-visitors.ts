/**
 * Lets visitors of a business's website talk to its receptionist. The business pays for their minutes as for a call's, and so
 * that no stranger spends them all, each visitor and each address has an allowance, counted in Postgres over all instances.
 */
import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { websiteVisit } from '../../db/schema.ts';
import { accountOf, openAccount } from './accounts.ts';
import { admitCall, midnightOf } from './admission.ts';
import { browserLeft, SHORTEST_SECONDS } from './browser-entitlement.ts';
import { ALIVE_SECONDS, type BrowserGateParts } from './browser-phone.ts';
import type { Account } from './entitlement.ts';
import { HEARTBEAT_SECONDS } from './ledger.ts';

export interface Visitor {
  readonly businessId: BusinessId;
  /** A hash of the id that their browser keeps. */
  readonly visitor: string;
  /** A hash of the address that they come from. */
  readonly address: string;
}

/**
 * `in-call`: they talk in another window. `busy`: as many visitors talk as may. `day`, `trial`: their allowance, or that of
 * their address, is used up. `unavailable`: the business is not answered now, for a reason that is no visitor's business.
 */
export type VisitorRefusal = 'in-call' | 'busy' | 'day' | 'trial' | 'unavailable';

export interface VisitorLeft {
  readonly usedSeconds: number;
  readonly leftSeconds: number;
  readonly limit: 'day' | 'trial';
}

/** A household, an office, or a telephone company's customers share an address: it has the allowance of so many. */
const VISITORS_OF_ADDRESS = 3;
/** Conversations at once; a telephone's lines are not among them, so that no visitor keeps a caller out. */
const AT_ONCE = { address: 5, business: 10 };
const DAY_MS = 24 * 60 * 60 * 1000;

interface Spent {
  readonly allSeconds: number;
  readonly todaySeconds: number;
  readonly now: number;
}

interface Use {
  readonly visitor: Spent;
  readonly address: Spent;
  /** Of all visitors of the business. */
  readonly now: number;
}

/** What is left, by whichever allowance ends first. Pure. */
export function visitorLeft(
  account: Account,
  limits: BrowserGateParts['limits'],
  { visitor, address }: Pick<Use, 'visitor' | 'address'>,
): VisitorLeft {
  const shared = {
    daySeconds: limits.daySeconds * VISITORS_OF_ADDRESS,
    trialSeconds: limits.trialSeconds === null ? null : limits.trialSeconds * VISITORS_OF_ADDRESS,
  };
  const others = { businessCalls: 0, userCalls: 0 };
  const own = browserLeft(account, limits, { ...visitor, ...others });
  const all = browserLeft(account, shared, { ...address, ...others });
  const { usedSeconds, leftSeconds, limit } = all.leftSeconds < own.leftSeconds ? all : own;
  return { usedSeconds, leftSeconds, limit: limit === 'browser-day' ? 'day' : 'trial' };
}

function refusalOf(left: VisitorLeft, use: Use): VisitorRefusal | null {
  if (left.leftSeconds < SHORTEST_SECONDS) return left.limit;
  if (use.visitor.now > 0) return 'in-call';
  return use.address.now >= AT_ONCE.address || use.now >= AT_ONCE.business ? 'busy' : null;
}

export type VisitorAdmission<T> =
  | { readonly type: 'open'; readonly left: VisitorLeft; readonly entered: T }
  | { readonly type: 'refused'; readonly why: VisitorRefusal };

/**
 * Decides about one more conversation, and lets `enter` write it down in the same transaction. Those of one business that
 * begin at once are decided one after the other, on whichever instances, and each counts those before it.
 */
export function admitVisitor<T extends { readonly callId: CallId }>(
  parts: BrowserGateParts,
  visitor: Visitor,
  sid: string,
  enter: (tx: TenantTransaction) => Promise<T>,
): Promise<VisitorAdmission<T>> {
  const { businessId } = visitor;
  return admitCall(parts, { businessId, sid, takesLine: false }, async (tx, admission) => {
    if (admission.type === 'refused') return { type: 'refused', why: 'unavailable' };
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('website:' || ${businessId}, 0))`);
    const { account, use } = await readUse(tx, parts, visitor);
    const left = visitorLeft(account, parts.limits, use);
    const why = refusalOf(left, use);
    if (why !== null) return { type: 'refused', why };
    const entered = await enter(tx);
    await tx.insert(websiteVisit).values({ ...visitor, callId: entered.callId });
    return { type: 'open', left, entered };
  });
}

/** The seconds left of a running conversation. */
export function readVisitorLeft(parts: BrowserGateParts, visitor: Visitor): Promise<VisitorLeft> {
  return parts.db.tenant(visitor.businessId, async (tx) => {
    const { account, use } = await readUse(tx, parts, visitor);
    return visitorLeft(account, parts.limits, use);
  });
}

async function readUse(
  tx: TenantTransaction,
  { trial, clock, limits }: BrowserGateParts,
  { businessId, visitor, address }: Visitor,
): Promise<{ readonly account: Account; readonly use: Use }> {
  const account: Account =
    trial === null ? { type: 'free' } : accountOf(await openAccount(tx, businessId, trial, clock));
  const today = await midnightOf(tx, businessId, clock);
  // No conversation lasts a day: one that goes on at midnight began after this.
  const from = limits.trialSeconds === null ? new Date(today.getTime() - DAY_MS) : new Date(0);
  const rows = await tx.execute<
    Record<'own' | 'near', boolean> & Record<'all' | 'today' | 'now', number>
  >(sql`
    with mine as (
      select call_id, visitor, address from website_visit where business_id = ${businessId} and visitor = ${visitor}
      union select call_id, visitor, address from website_visit where business_id = ${businessId} and address = ${address}
      union select w.call_id, w.visitor, w.address from website_visit w join call c on c.business_id = w.business_id and c.id = w.call_id
        where w.business_id = ${businessId} and c.status <> 'ended'
    ), counted as (
      select m.visitor = ${visitor} as own, m.address = ${address} as near,
        v.started_at >= ${from.toISOString()} as counts,
        coalesce(u.at, v.ended_at, now()) >= ${today.toISOString()} as is_today,
        coalesce(u.quantity, ceil(c.connected_ms / 1000.0 + coalesce(extract(epoch from
          least(now(), c.last_connected_at + make_interval(secs => ${HEARTBEAT_SECONDS})) - c.connected_since), 0))) as seconds,
        case c.status
          when 'ringing' then v.started_at > now() - make_interval(secs => ${ALIVE_SECONDS})
          when 'active' then c.instance_id is not null and c.last_connected_at > now() - make_interval(secs => ${ALIVE_SECONDS})
          else false
        end as open
      from mine m join call c on c.business_id = ${businessId} and c.id = m.call_id
        join conversation v on v.business_id = c.business_id and v.id = c.id
        left join usage u on u.business_id = c.business_id and u.conversation_id = c.id and u.kind in ('talk', 'short', 'spam')
    )
    select own, near, coalesce(sum(seconds) filter (where counts), 0)::int as all,
      coalesce(sum(seconds) filter (where counts and is_today), 0)::int as today, (count(*) filter (where open))::int as now
    from counted group by own, near`);
  const sum = (of: readonly (typeof rows)[number][]): Spent => ({
    allSeconds: of.reduce((total, { all }) => total + all, 0),
    todaySeconds: of.reduce((total, row) => total + row.today, 0),
    now: of.reduce((total, { now }) => total + now, 0),
  });
  const use = {
    visitor: sum(rows.filter(({ own }) => own)),
    address: sum(rows.filter(({ near }) => near)),
    now: sum(rows).now,
  };
  return { account, use };
}
