/** Keys to the public API: each opens one business, as far as its scopes go and whoever made it may. */
import { and, desc, eq, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { type ApiKeyId, type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { apiKey, member, user } from '../../db/schema.ts';
import { hashOf, newToken } from '../tokens.ts';
import { withinMaximum } from './maxima.ts';

export interface ApiKey {
  readonly id: ApiKeyId;
  readonly name: string;
  /** Its first characters, to tell keys apart in a list. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** The name of who made it; null: they are not a member any more, and the key opens nothing. */
  readonly madeBy: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** The sender of a request with a key. */
export interface KeyHolder {
  readonly keyId: ApiKeyId;
  readonly businessId: BusinessId;
  readonly scopes: readonly string[];
  /** Who made the key: what they may not, it may not. */
  readonly user: { readonly id: UserId; readonly email: string };
}

const BEGINNING = 'ahoy_';
const PREFIX_LENGTH = BEGINNING.length + 6;
const LISTED = 200;
/** The last use is for a person's eyes: once a minute is often enough to write it. */
const USE_MS = 60_000;

/** Makes a key. @returns the key itself, which nobody can be shown again. */
export async function makeApiKey(
  db: Database,
  businessId: BusinessId,
  wish: { readonly name: string; readonly scopes: readonly string[]; readonly createdBy: UserId },
): Promise<{ readonly id: ApiKeyId; readonly token: string }> {
  const id = newId<ApiKeyId>();
  const token = BEGINNING + newToken();
  const kept = { prefix: token.slice(0, PREFIX_LENGTH), hash: hashOf(token) };
  await db.tenant(businessId, (tx) =>
    withinMaximum(tx, businessId, 'keys', () =>
      tx.insert(apiKey).values({ businessId, id, ...wish, ...kept }),
    ),
  );
  return { id, token };
}

/** The keys that were not revoked, the youngest first. */
export const listApiKeys = (db: Database, businessId: BusinessId): Promise<ApiKey[]> =>
  db.tenant(businessId, (tx) =>
    tx
      .select({
        id: apiKey.id,
        name: apiKey.name,
        prefix: apiKey.prefix,
        scopes: apiKey.scopes,
        madeBy: sql<string | null>`maker.name`,
        createdAt: apiKey.createdAt,
        lastUsedAt: apiKey.lastUsedAt,
      })
      .from(apiKey)
      // A tenant reads no user, but its members' names.
      .leftJoin(
        sql`business_members() maker`,
        sql`maker.user_id = ${apiKey.createdBy} and maker.role <> 'staff'`,
      )
      .where(and(eq(apiKey.businessId, businessId), isNull(apiKey.revokedAt)))
      .orderBy(desc(apiKey.createdAt), desc(apiKey.id))
      .limit(LISTED),
  );

/** Makes a key open nothing any more. @returns whether it opened anything. */
export async function revokeApiKey(db: Database, businessId: BusinessId, id: ApiKeyId): Promise<boolean> {
  const revoked = await db.tenant(businessId, (tx) =>
    tx
      .update(apiKey)
      .set({ revokedAt: new Date() })
      .where(and(eq(apiKey.businessId, businessId), eq(apiKey.id, id), isNull(apiKey.revokedAt)))
      .returning({ id: apiKey.id }),
  );
  return revoked.length > 0;
}

/** The business and scopes of a key; null when it opens nothing. Asked before a business is known. */
export async function holderOf(db: Database, token: string, now: number): Promise<KeyHolder | null> {
  if (!token.startsWith(BEGINNING)) return null;
  const [found] = await db.system
    .select({
      keyId: apiKey.id,
      businessId: apiKey.businessId,
      scopes: apiKey.scopes,
      lastUsedAt: apiKey.lastUsedAt,
      userId: user.id,
      email: user.email,
    })
    .from(apiKey)
    .innerJoin(member, maker())
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(apiKey.hash, hashOf(token)), isNull(apiKey.revokedAt)));
  if (found === undefined) return null;
  const { lastUsedAt, userId, email, ...key } = found;
  if (lastUsedAt === null || lastUsedAt.getTime() < now - USE_MS) await noteUse(db, key, now);
  return { ...key, user: { id: userId as UserId, email } };
}

const noteUse = (db: Database, { businessId, keyId }: Pick<KeyHolder, 'businessId' | 'keyId'>, now: number) =>
  db.tenant(businessId, (tx) =>
    tx
      .update(apiKey)
      .set({ lastUsedAt: new Date(now) })
      .where(
        and(
          eq(apiKey.businessId, businessId),
          eq(apiKey.id, keyId),
          // Requests that come at once write it once.
          or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, new Date(now - USE_MS))),
        ),
      ),
  );

/** The member who made a key, for as long as they may make keys. */
const maker = () =>
  and(
    eq(member.businessId, apiKey.businessId),
    eq(member.userId, apiKey.createdBy),
    ne(member.role, 'staff'),
  );
