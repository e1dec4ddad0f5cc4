/**
 * Wrong tries of callers to prove who they are, counted by the number that they show, over calls and instances: whoever
 * guesses has three, and then the number is locked for an hour. A number that nobody knows is counted the same.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { wrongProof } from '../../db/schema.ts';

/** The third wrong try locks. */
const MOST_TRIES = 3;
const LOCKED_MS = 3_600_000;

export interface Prover {
  readonly businessId: BusinessId;
  /** The number that the call shows, E.164. */
  readonly phone: string;
  readonly now: Date;
}

/**
 * Judges what a caller says, unless their number is locked or gets locked by it. One try of a number after the other, so
 * that many calls at once have no more tries than one.
 */
export const judgeProof = <Verdict extends { readonly type: string }>(
  db: Database,
  prover: Prover,
  judge: (tx: TenantTransaction) => Promise<Verdict>,
): Promise<Verdict | { readonly type: 'locked' }> =>
  db.tenant(prover.businessId, async (tx) => {
    const whose = `wrong proof ${prover.businessId} ${prover.phone}`;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${whose}, 0))`);
    const tries = await triesOf(tx, prover);
    if (tries >= MOST_TRIES) return { type: 'locked' };
    const verdict = await judge(tx);
    if (verdict.type !== 'wrong') return verdict;
    await writeTries(tx, prover, tries + 1);
    return tries + 1 < MOST_TRIES ? verdict : { type: 'locked' };
  });

/** Those that count still. */
async function triesOf(tx: TenantTransaction, { businessId, phone, now }: Prover): Promise<number> {
  const [row] = await tx
    .select({ tries: wrongProof.tries, lastAt: wrongProof.lastAt })
    .from(wrongProof)
    .where(and(eq(wrongProof.businessId, businessId), eq(wrongProof.phone, phone)));
  return row === undefined || row.lastAt <= expired(now) ? 0 : row.tries;
}

async function writeTries(
  tx: TenantTransaction,
  { businessId, phone, now }: Prover,
  tries: number,
): Promise<void> {
  await tx
    .insert(wrongProof)
    .values({ businessId, phone, tries, lastAt: now })
    .onConflictDoUpdate({
      target: [wrongProof.businessId, wrongProof.phone],
      set: { tries, lastAt: now },
    });
}

const expired = (now: Date): Date => new Date(now.getTime() - LOCKED_MS);
