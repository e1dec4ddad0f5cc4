/** The code that proves a telephone number: six digits, sent to the number, good for a few minutes and a few tries. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { numberCode } from '../../db/schema.ts';

export const CODE_MINUTES = 10;
/** Of a million codes: with six codes a day for a number, a guesser has 30 in a million. */
const CODE_TRIES = 5;

/** The purpose of a code: it opens nothing else. */
export interface CodeFor {
  readonly businessId: BusinessId;
  readonly e164: string;
}

export type CodeTry =
  | { readonly type: 'right' }
  | { readonly type: 'wrong'; readonly triesLeft: number }
  /** There is none, or it is too old, or was tried too often. */
  | { readonly type: 'over' };

/** Makes the code of a number, in place of any before. @returns the code itself, which is kept nowhere. */
export async function makeCode(db: Database, secret: string, about: CodeFor, now: Date): Promise<string> {
  const code = randomInt(1_000_000).toString().padStart(6, '0');
  const fresh = {
    codeHash: hashOf(secret, about, code),
    tries: 0,
    expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
  };
  await db.tenant(about.businessId, (tx) =>
    tx
      .insert(numberCode)
      .values({ ...about, ...fresh })
      .onConflictDoUpdate({ target: [numberCode.businessId, numberCode.e164], set: fresh }),
  );
  return code;
}

/** Counts a try before it looks at it: many at once are no more tries than one by one. */
export async function tryCode(
  db: Database,
  secret: string,
  about: CodeFor,
  { code, now }: { readonly code: string; readonly now: Date },
): Promise<CodeTry> {
  const [row] = await db.tenant(about.businessId, (tx) =>
    tx
      .update(numberCode)
      .set({ tries: sql`${numberCode.tries} + 1` })
      .where(and(ofNumber(about), lt(numberCode.tries, CODE_TRIES), gt(numberCode.expiresAt, now)))
      .returning({ codeHash: numberCode.codeHash, tries: numberCode.tries }),
  );
  if (row === undefined) return { type: 'over' };
  const right = timingSafeEqual(Buffer.from(row.codeHash), Buffer.from(hashOf(secret, about, code)));
  return right ? { type: 'right' } : { type: 'wrong', triesLeft: CODE_TRIES - row.tries };
}

/** One that served, or never arrived. */
export async function dropCode(db: Database, about: CodeFor): Promise<void> {
  await db.tenant(about.businessId, (tx) => tx.delete(numberCode).where(ofNumber(about)));
}

const ofNumber = ({ businessId, e164 }: CodeFor) =>
  and(eq(numberCode.businessId, businessId), eq(numberCode.e164, e164));

/** With the service's secret: a million codes are tried in a second by who has a plain hash. */
const hashOf = (secret: string, { businessId, e164 }: CodeFor, code: string): string =>
  createHmac('sha256', secret).update(`number-code:${businessId}:${e164}:${code}`).digest('hex');
