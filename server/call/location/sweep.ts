/** Makes final what a process that died, or a carrier that never came back, has left open. */
import { and, eq, exists, isNull, lt, ne, not, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import type { CallId } from '../../../db/ids.ts';
import {
  call,
  conversation,
  conversationOfCall,
  instance,
  mediaToken,
  transfer,
} from '../../../db/schema.ts';
import { endAbandonedCall } from '../../calls/calls.ts';
import { hasCaller } from '../../calls/put-through.ts';
import { poll } from '../../poll.ts';
import { DEAD_AFTER_SECONDS } from './heartbeat.ts';

/** With the 30 s after which an instance counts as dead, a dead call is final within a minute. */
const SWEEP_MS = 15_000;
/** An instance that has been silent this long is taken off the list; its calls were ended long before. */
const FORGOTTEN_AFTER_SECONDS = 3_600;

const secondsAgo = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;
type OpenCall = Awaited<ReturnType<typeof openCalls>>[number];

/** The calls that are not final, as far as a condition holds. */
const openCalls = (db: Database, condition: SQL | undefined) =>
  db.system
    .select({
      businessId: call.businessId,
      callId: call.id,
      instanceId: call.instanceId,
      reconnects: call.reconnects,
      answeredAt: conversation.answeredAt,
    })
    .from(call)
    .innerJoin(conversation, conversationOfCall)
    .where(and(ne(call.status, 'ended'), condition));

/**
 * Ends every call that nobody holds: its instance is dead or has let go, and no stream is expected any more. It ends by
 * what happened in it, with its event, once, even when several instances sweep together. Times are Postgres' own.
 * @returns how many it ended.
 */
export async function sweepDeadCalls(db: Database): Promise<number> {
  const one = { one: sql`1` };
  const holder = db.system
    .select(one)
    .from(instance)
    .where(
      and(eq(instance.id, call.instanceId), sql`${instance.seenAt} > ${secondsAgo(DEAD_AFTER_SECONDS)}`),
    );
  const expected = db.system
    .select(one)
    .from(mediaToken)
    .where(and(eq(mediaToken.callId, call.id), sql`${mediaToken.expiresAt} > now()`));
  // Its caller talks with a person; the transfer has limits of its own.
  const putThrough = db.system
    .select(one)
    .from(transfer)
    .where(and(eq(transfer.businessId, call.businessId), eq(transfer.callId, call.id), hasCaller));
  const old = lt(conversation.startedAt, secondsAgo(DEAD_AFTER_SECONDS));
  const dead = await openCalls(
    db,
    and(old, not(exists(holder)), not(exists(expected)), not(exists(putThrough))),
  );
  const ended = await endAll(db, dead);
  await db.system.delete(mediaToken).where(lt(mediaToken.expiresAt, sql`now()`));
  await db.system.delete(instance).where(lt(instance.seenAt, secondsAgo(FORGOTTEN_AFTER_SECONDS)));
  return ended;
}

async function endAll(db: Database, calls: readonly OpenCall[]): Promise<number> {
  let ended = 0;
  for (const each of calls) {
    const { businessId, callId, instanceId, reconnects, answeredAt } = each;
    const otherwise =
      answeredAt === null
        ? { outcome: 'abandoned' as const, summary: 'The caller was gone before the call was answered.' }
        : { outcome: 'failed' as const, summary: 'The call broke off.' };
    const done = await db.tenant(businessId, async (tx) => {
      // Both rows are locked, and still as they were found: nobody has taken the call up meanwhile.
      const unchanged = await tx
        .select({ callId: call.id })
        .from(conversation)
        .innerJoin(call, conversationOfCall)
        .where(
          and(
            eq(call.businessId, businessId),
            eq(call.id, callId),
            eq(call.reconnects, reconnects),
            instanceId === null ? isNull(call.instanceId) : eq(call.instanceId, instanceId),
          ),
        )
        .for('no key update');
      return unchanged.length > 0 && endAbandonedCall(tx, { businessId, callId }, otherwise);
    });
    if (done) ended += 1;
  }
  return ended;
}

/** Two heartbeats: by then everybody's heart is heard again that beats. */
const STEADY_MS = 20_000;
/** With a heartbeat before it, still less than what makes an instance count as dead. */
const LONGEST_GAP_MS = 18_000;

/**
 * How long the database has been reached without a gap. While it is away no heart is heard, also not of those whose calls
 * go on through it: nobody is taken for dead before all had time to be heard again.
 */
export class Contact {
  #since: number;
  #last: number;

  constructor(now: number) {
    this.#since = now;
    this.#last = now;
  }

  /** Told whenever the database was reached. @returns whether a silence means something by now. */
  reached(now: number): boolean {
    if (now - this.#last > LONGEST_GAP_MS) this.#since = now;
    this.#last = now;
    return now - this.#since >= STEADY_MS;
  }
}

export interface SweeperSelf {
  readonly instanceId: string;
  /** Whether a session of this instance still answers the call, or is writing it down. */
  holds(callId: CallId): boolean;
}

/** Sweeps now and then, also the calls that this instance is said to hold and does not, until stopped. */
export function startSweeper(
  db: Database,
  self: SweeperSelf,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let unheld = new Set<CallId>();
  const contact = new Contact(performance.now());
  return poll(
    SWEEP_MS,
    async () => {
      // Asked by itself: a query that hung through an outage would find everybody dead at its end.
      await db.sql`select 1`;
      if (contact.reached(performance.now())) await sweepDeadCalls(db);
      unheld = await sweepUnheld(db, self, unheld);
    },
    onError,
  );
}

/**
 * Ends the open calls of this instance that no session of it held at the last sweep either (a call that was just
 * answered has no session for a moment). @returns those that nobody held this time.
 */
export async function sweepUnheld(
  db: Database,
  self: SweeperSelf,
  before: ReadonlySet<CallId>,
): Promise<Set<CallId>> {
  const open = await openCalls(db, eq(call.instanceId, self.instanceId));
  const unheld = open.filter((each) => !self.holds(each.callId));
  await endAll(
    db,
    unheld.filter((each) => before.has(each.callId)),
  );
  return new Set(unheld.map((each) => each.callId));
}
