/** One-time tokens that let a call's stream in: made in the signed webhook, used once, within a minute, by that call. */
import { eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId, CallKey } from '../../db/ids.ts';
import { mediaToken } from '../../db/schema.ts';
import { hashOf, newToken } from '../tokens.ts';

/** Carriers connect within a second or two of reading the TwiML; a stolen token is worth nothing after this. */
const LIFETIME_SECONDS = 60;

/** Makes a token for one stream of this call. Only its hash is kept. */
export async function mintToken(
  tx: TenantTransaction,
  call: { readonly businessId: BusinessId; readonly callId: CallId; readonly sid: string },
): Promise<string> {
  const token = newToken();
  const expiresAt = sql`now() + make_interval(secs => ${LIFETIME_SECONDS})`;
  await tx.insert(mediaToken).values({ ...call, hash: hashOf(token), expiresAt });
  return token;
}

/** A carrier notices a lost stream within this time and asks what to do; then a call without a stream is over. */
const RETURN_SECONDS = 45;

/**
 * Leaves a token behind that nobody knows: while one is outstanding a stream may still come, so the sweeper lets the
 * call be.
 * @param seconds within which it comes.
 */
export async function expectReturn(
  tx: TenantTransaction,
  { businessId, callId }: CallKey,
  seconds = RETURN_SECONDS,
): Promise<void> {
  const expiresAt = sql`now() + make_interval(secs => ${seconds})`;
  await tx.insert(mediaToken).values({ businessId, callId, sid: '', hash: hashOf(newToken()), expiresAt });
}

/** Uses a token up, whether or not it fits, and tells whose call it lets in; null: nobody's. */
export async function redeemToken(db: Database, token: string, sid: string): Promise<CallKey | null> {
  const { businessId, callId } = mediaToken;
  const [row] = await db.system
    .delete(mediaToken)
    .where(eq(mediaToken.hash, hashOf(token)))
    .returning({
      businessId,
      callId,
      sid: mediaToken.sid,
      fresh: sql<boolean>`${mediaToken.expiresAt} > now()`,
    });
  return row?.fresh === true && row.sid === sid ? { businessId: row.businessId, callId: row.callId } : null;
}
