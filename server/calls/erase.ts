/** Erases from calls who rang and what was said. That there was a call, when, how long and with what outcome stays. */
import { and, eq, inArray } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { conversation } from '../../db/schema.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { eraseWords } from './retention.ts';

/** Erases these calls in the caller's transaction; each recording's file leaves the storage by a job. */
export async function eraseCalls(
  tx: TenantTransaction,
  businessId: BusinessId,
  callIds: readonly CallId[],
): Promise<void> {
  const ids = [...callIds];
  for (const key of await eraseWords(tx, businessId, ids)) await enqueue(tx, 'remove-recording', { key });
  await tx
    .update(conversation)
    .set({ customerAddress: null, note: '' })
    .where(and(eq(conversation.businessId, businessId), inArray(conversation.id, ids)));
}

/** What was said after the tone leaves the carrier by jobs of its own. */
export async function eraseSpokenMessages(
  tx: TenantTransaction,
  urls: readonly (string | null)[],
): Promise<void> {
  for (const url of urls) if (url !== null) await enqueue(tx, 'remove-carrier-recording', { url });
}
