/** The recordings of calls: what the database knows of them, and their files in the storage. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId, CallKey } from '../../db/ids.ts';
import { call, recording } from '../../db/schema.ts';
import type { RecordingStore, StoredRecording } from '../storage/recordings.ts';
import { poll } from '../poll.ts';

/** Writes down that a call has this recording; the same one is written down once. */
export async function addRecording(
  tx: TenantTransaction,
  { businessId, callId }: CallKey,
  { key, startedAt, durationMs, bytes }: StoredRecording,
): Promise<void> {
  await tx
    .insert(recording)
    .values({ businessId, callId, key, startedAt, durationMs, bytes })
    .onConflictDoNothing();
}

/** Whether the call has a recording of that key. */
export async function hasRecording(
  db: Database,
  { businessId, callId }: CallKey,
  key: string,
): Promise<boolean> {
  const own = [eq(recording.businessId, businessId), eq(recording.callId, callId), eq(recording.key, key)];
  const found = await db.tenant(businessId, (tx) =>
    tx
      .select({ key: recording.key })
      .from(recording)
      .where(and(...own)),
  );
  return found.length > 0;
}

/** Erases the recordings of these calls. @returns their keys: the files go when the transaction has committed. */
export async function eraseRecordings(
  tx: TenantTransaction,
  businessId: BusinessId,
  callIds: readonly CallId[],
): Promise<string[]> {
  const erased = await tx
    .delete(recording)
    .where(and(eq(recording.businessId, businessId), inArray(recording.callId, [...callIds])))
    .returning({ key: recording.key });
  return erased.map(({ key }) => key);
}

/**
 * Keeps what was recorded of calls whose process died. What belongs to no call is a stray (see strays.ts): the database
 * may be an older copy. @returns how many belong to a call.
 */
export async function keepOrphans(db: Database, store: RecordingStore, now: number): Promise<number> {
  let kept = 0;
  for (const orphan of await store.orphans(now)) {
    const at = { businessId: orphan.businessId as BusinessId, callId: orphan.callId as CallId };
    if (orphan.durationMs === 0) {
      await store.remove(orphan.key);
      continue;
    }
    const known = await db.tenant(at.businessId, async (tx) => {
      const [row] = await tx
        .select({ id: call.id })
        .from(call)
        .where(and(eq(call.businessId, at.businessId), eq(call.id, at.callId)));
      if (row === undefined) return false;
      // First the row: should this process die now, the file is still an orphan.
      await addRecording(tx, at, orphan);
      return true;
    });
    await store.keep(orphan.key);
    if (known) kept += 1;
  }
  return kept;
}

const KEEP_MS = 60_000;

/** Looks for orphans now and then, until stopped. */
export const startKeepingOrphans = (
  db: Database,
  store: RecordingStore,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } =>
  poll(
    KEEP_MS,
    async () => {
      await keepOrphans(db, store, Date.now());
    },
    onError,
  );
