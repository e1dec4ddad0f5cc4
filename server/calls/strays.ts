/**
 * Recordings of which the database knows nothing. Their rows were removed and the process died before the files were, or
 * the database is an older copy that was restored: then the files are all that is left of those calls. Nobody can tell
 * which, so a stray goes only when it is older than its business keeps recordings.
 */
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { business, recording } from '../../db/schema.ts';
import type { RecordingStore } from '../storage/recordings.ts';

/** As long as any business may keep recordings: so long wait those of a business that is not known. */
const LONGEST_KEPT_DAYS = 3_650;
const DAY_MS = 86_400_000;

export interface Strays {
  readonly removed: number;
  /** Younger ones, which stay for now. */
  readonly left: number;
}

/** Removes strays that are older than they would be kept, and counts the others. */
export async function removeStrays(db: Database, store: RecordingStore, now: number): Promise<Strays> {
  let removed = 0;
  let left = 0;
  for (const folder of await store.businesses()) {
    const { known, keepDays } = await knownOf(db, folder as BusinessId);
    const strays = (await store.recordingsOf(folder)).filter(({ key }) => !known.has(key));
    for (const { key, startedAt } of strays) {
      // A call of today may not be written down yet; it is far from old enough.
      if (now - startedAt.getTime() > keepDays * DAY_MS) {
        await store.remove(key);
        removed += 1;
      } else left += 1;
    }
  }
  return { removed, left };
}

function knownOf(db: Database, businessId: BusinessId) {
  return db.tenant(businessId, async (tx) => {
    const [own] = await tx
      .select({ keepDays: business.keepDays })
      .from(business)
      .where(eq(business.id, businessId));
    const rows = await tx
      .select({ key: recording.key })
      .from(recording)
      .where(eq(recording.businessId, businessId));
    return { known: new Set(rows.map(({ key }) => key)), keepDays: own?.keepDays ?? LONGEST_KEPT_DAYS };
  });
}
