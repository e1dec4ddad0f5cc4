/** The record of supervisors who listened to a call, whispered, took it over or ended it. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { type BusinessId, type CallId, type CallKey, newId, type UserId } from '../../db/ids.ts';
import { call, supervision, instance, user } from '../../db/schema.ts';
import type { SupervisionKind } from '../events/events.ts';
import { recordEvents } from '../events/record.ts';

export interface Supervisor {
  readonly userId: UserId;
  readonly name: string;
}

/** A user as a supervisor. */
export async function supervisorOf(db: Database, userId: UserId): Promise<Supervisor> {
  const [row] = await db.system.select({ name: user.name }).from(user).where(eq(user.id, userId));
  return { userId, name: row?.name ?? '' };
}

/** Writes down what a supervisor did at a call, and tells the others. */
export function recordSupervision(
  db: Database,
  { businessId, callId }: CallKey,
  supervisor: Supervisor,
  { what, note = '' }: { readonly what: SupervisionKind; readonly note?: string },
): Promise<void> {
  return db.tenant(businessId, async (tx) => {
    const at = new Date();
    const { userId, name } = supervisor;
    await tx.insert(supervision).values({ businessId, id: newId(), callId, userId, what, note, at });
    await recordEvents(tx, businessId, [
      { type: 'call.visited', callId, what, userId, by: name, note, at: at.toISOString() },
    ]);
  });
}

/** More than anybody does at one call. */
const MOST = 500;

/** The actions of supervisors during a call, in order. */
export async function readSupervision(db: Database, businessId: BusinessId, callId: CallId) {
  const done = await db.tenant(businessId, (tx) =>
    tx
      .select({
        what: supervision.what,
        note: supervision.note,
        at: supervision.at,
        userId: supervision.userId,
      })
      .from(supervision)
      .where(and(eq(supervision.businessId, businessId), eq(supervision.callId, callId)))
      .orderBy(asc(supervision.at))
      .limit(MOST),
  );
  if (done.length === 0) return [];
  const ids = [...new Set(done.map(({ userId }) => userId))];
  const people = await db.system
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, ids));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return done.map(({ userId, ...each }) => ({ ...each, by: names.get(userId) ?? '' }));
}

export type CallLocation =
  /** The business has no such call. */
  | { readonly type: 'unknown' }
  | { readonly type: 'ended' }
  /** It rings, or its line was lost and nobody has taken it up again yet. */
  | { readonly type: 'unanswered' }
  | { readonly type: 'held'; readonly instanceId: string; readonly address: string };

/** Which instance has a call on its line. */
export async function locateCall(
  db: Database,
  businessId: BusinessId,
  callId: CallId,
): Promise<CallLocation> {
  const row = await db.tenant(businessId, async (tx) => {
    const [found] = await tx
      .select({ status: call.status, instanceId: call.instanceId })
      .from(call)
      .where(and(eq(call.businessId, businessId), eq(call.id, callId)));
    return found;
  });
  if (row === undefined) return { type: 'unknown' };
  if (row.status === 'ended') return { type: 'ended' };
  if (row.instanceId === null) return { type: 'unanswered' };
  const [holder] = await db.system
    .select({ address: instance.address })
    .from(instance)
    .where(eq(instance.id, row.instanceId));
  return holder === undefined
    ? { type: 'unanswered' }
    : { type: 'held', instanceId: row.instanceId, address: holder.address };
}
