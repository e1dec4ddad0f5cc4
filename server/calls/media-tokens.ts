/** One-time tokens that let a call's stream in: made in the signed webhook, used once, within a minute, by that call. */
import { createHash, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId, CallId, CallKey } from '../../db/ids.ts';
import { mediaToken } from '../../db/schema.ts';

/** Carriers connect within a second or two of reading the TwiML; a stolen token is worth nothing after this. */
const LIFETIME_SECONDS = 60;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Makes a token for one stream of this call. Only its hash is kept. */
export async function mintToken(
  tx: TenantTransaction,
  call: { readonly businessId: BusinessId; readonly callId: CallId; readonly sid: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = sql`now() + make_interval(secs => ${LIFETIME_SECONDS})`;
  await tx.insert(mediaToken).values({ ...call, hash: hashOf(token), expiresAt });
  return token;
}

/** A carrier notices a lost stream within this time and asks what to do; then a call without a stream is over. */
const RETURN_SECONDS = 45;

/**
 * Leaves a token behind that nobody knows: while one is outstanding a stream may still come, so the sweeper lets the
 * call be.
 */
export async function expectReturn(tx: TenantTransaction, call: CallKey): Promise<void> {
  const { businessId, callId } = call;
  const expiresAt = sql`now() + make_interval(secs => ${RETURN_SECONDS})`;
  await tx
    .insert(mediaToken)
    .values({ businessId, callId, sid: '', hash: hashOf(randomBytes(32).toString('hex')), expiresAt });
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
