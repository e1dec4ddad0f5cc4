/**
 * A turn at a business's account: from reading it, over asking Stripe, to writing the result. One process has it at
 * a time. It is a lease in the account's row and not a lock, so that neither a connection nor a lock is held while
 * Stripe answers: one tenant's slow request to Stripe kept another's call waiting for 34 s.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { type Database, type TenantTransaction, unwrapDatabaseError } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount } from '../../db/schema.ts';
import type { AccountRow } from './accounts.ts';

/** A process that died leaves its turn for this long. */
const LEASE_SECONDS = 6;
const RENEW_MS = 2_000;
/** Stripe may take 20 s a request; who waits longer than this tries again later. */
const WAIT_MS = 30_000;
const ASK_AGAIN_MS = 50;
const ASK_AGAIN_AT_MOST_MS = 500;

/** Somebody else is at this account, and has been for long. */
export class AccountBusy extends Error {
  override readonly name = 'AccountBusy';
  constructor() {
    super('Stripe is still being asked about this business. Wait a minute, then try again.');
  }
}

/** The turn was over before its work was: the process stood still, or the database was away. Nothing was written. */
export class TurnLost extends Error {
  override readonly name = 'TurnLost';
  constructor() {
    super('This took too long, and nothing was changed. Try again.');
  }
}

export interface Turn {
  /** As it stood when the turn began. */
  readonly account: AccountRow;
  /**
   * Writes in a short transaction that begins by making sure that the turn is still ours; `account` is as it stands now.
   * @param as whose rights it has; `system` for what no business may do to itself.
   * @throws TurnLost
   */
  readonly write: (
    work: (tx: TenantTransaction, account: AccountRow) => Promise<void>,
    as?: 'tenant' | 'system',
  ) => Promise<void>;
  /** To be asked before something at Stripe that cannot be taken back. @throws TurnLost */
  readonly mustHold: () => void;
}

/** Runs `work` in a turn of its own; null: the business has no account. @throws AccountBusy, TurnLost */
export async function inTurn<T>(
  db: Database,
  businessId: BusinessId,
  work: (turn: Turn) => Promise<T>,
): Promise<T | null> {
  const holder = randomUUID();
  const account = await begin(db, businessId, holder);
  if (account === null) return null;
  const renewal = keepRenewing(db, businessId, holder);
  try {
    return await work({
      account,
      mustHold() {
        if (!renewal.isHeld()) throw new TurnLost();
      },
      write: (write, as = 'tenant') => writeHeld(db, { businessId, holder, as }, write),
    });
  } finally {
    await renewal.stop();
    await end(db, businessId, holder);
  }
}

async function begin(db: Database, businessId: BusinessId, holder: string): Promise<AccountRow | null> {
  const latest = performance.now() + WAIT_MS;
  for (let pause = ASK_AGAIN_MS; ; pause = Math.min(pause * 2, ASK_AGAIN_AT_MOST_MS)) {
    const got = await db.tenant(businessId, (tx) => take(tx, businessId, holder));
    if (got !== 'taken') return got;
    if (performance.now() + pause > latest) throw new AccountBusy();
    await sleep(pause);
  }
}

// The database's clock: those of two instances may differ.
const leaseEnd = sql`now() + make_interval(secs => ${LEASE_SECONDS})`;

async function take(
  tx: TenantTransaction,
  businessId: BusinessId,
  holder: string,
): Promise<AccountRow | 'taken' | null> {
  const { businessId: id, turnHolder, turnUntil } = billingAccount;
  const [row] = await tx
    .update(billingAccount)
    .set({ turnHolder: holder, turnUntil: leaseEnd })
    .where(and(eq(id, businessId), or(isNull(turnHolder), lt(turnUntil, sql`now()`))))
    .returning();
  if (row !== undefined) return row;
  const [known] = await tx.select({ id }).from(billingAccount).where(eq(id, businessId));
  return known === undefined ? null : 'taken';
}

const heldBy = (businessId: BusinessId, holder: string) =>
  and(eq(billingAccount.businessId, businessId), eq(billingAccount.turnHolder, holder));

/** Renews a turn until it is stopped; one that could not be renewed in time is no longer held. */
function keepRenewing(db: Database, businessId: BusinessId, holder: string) {
  const stopped = new AbortController();
  let heldUntil = performance.now() + LEASE_SECONDS * 1_000;
  const renew = async () => {
    const asked = performance.now();
    const rows = await db.tenant(businessId, (tx) =>
      tx
        .update(billingAccount)
        .set({ turnUntil: leaseEnd })
        .where(heldBy(businessId, holder))
        .returning({ id: billingAccount.businessId }),
    );
    heldUntil = rows.length === 0 ? 0 : asked + LEASE_SECONDS * 1_000;
  };
  const renewing = (async () => {
    for (;;) {
      await sleep(RENEW_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      // One that fails is tried again while there is time; `heldUntil` tells when there is none left.
      await renew().catch(() => undefined);
    }
  })();
  return {
    isHeld: () => performance.now() < heldUntil,
    stop: () => {
      stopped.abort();
      return renewing;
    },
  };
}

async function writeHeld(
  db: Database,
  { businessId, holder, as }: { businessId: BusinessId; holder: string; as: 'tenant' | 'system' },
  write: (tx: TenantTransaction, account: AccountRow) => Promise<void>,
): Promise<void> {
  const work = async (tx: TenantTransaction) => {
    const [account] = await tx.select().from(billingAccount).where(heldBy(businessId, holder)).for('update');
    if (account === undefined) throw new TurnLost();
    await write(tx, account);
  };
  if (as === 'tenant') return db.tenant(businessId, work);
  try {
    await db.system.transaction(work);
  } catch (error) {
    throw unwrapDatabaseError(error);
  }
}

/** Gives the turn up; where that fails it is over by itself soon, and what the work came to is not changed by it. */
async function end(db: Database, businessId: BusinessId, holder: string): Promise<void> {
  await db
    .tenant(businessId, (tx) =>
      tx.update(billingAccount).set({ turnHolder: null, turnUntil: null }).where(heldBy(businessId, holder)),
    )
    .catch(() => undefined);
}
