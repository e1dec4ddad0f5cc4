/**
 * What no business can see or mend is for the operator of the installation: events of customers whom nobody knows, events
 * that could not be processed, minutes that had to be corrected. Sent by mail once a day, and shown by `npm run stripe:events`.
 */
import { and, desc, eq, gte, inArray, ne } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { reconciliation, stripeEvent } from '../../db/schema.ts';
import { queueMail } from '../mail/outbox.ts';
import type { BillingParts } from './sync.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** More than can be gone through by hand; the count tells of the rest. */
const SHOWN = 50;

/** Events that could not be carried out, newest first. */
export function troubledEvents(db: Database, since: Date) {
  const { id, type, customerId, receivedAt, status, error } = stripeEvent;
  return db.system
    .select({ id, type, customerId, receivedAt, status, error })
    .from(stripeEvent)
    .where(and(inArray(status, ['failed', 'unknown-customer']), gte(receivedAt, since)))
    .orderBy(desc(receivedAt));
}

/** The number of each kind, for a gauge. */
export async function countTroubledEvents(
  db: Database,
): Promise<Readonly<Record<'failed' | 'unknown-customer', number>>> {
  const { status } = stripeEvent;
  const [failed, unknown] = await Promise.all([
    db.system.$count(stripeEvent, eq(status, 'failed')),
    db.system.$count(stripeEvent, eq(status, 'unknown-customer')),
  ]);
  return { failed, 'unknown-customer': unknown };
}

/** The corrections made where the meter and the ledger differed, newest first. */
export function corrections(tx: TenantTransaction, businessId: BusinessId) {
  const { at, ours, theirs, repaired } = reconciliation;
  return tx
    .select({ at, ours, theirs, repaired })
    .from(reconciliation)
    .where(and(eq(reconciliation.businessId, businessId), ne(repaired, 0)))
    .orderBy(desc(at))
    .limit(SHOWN);
}

/** Writes to the operator what went wrong since yesterday; nothing while all is well. */
export async function tellOperator({ db, clock }: BillingParts, recipient: string): Promise<void> {
  const since = new Date(clock.now() - DAY_MS);
  const events = await troubledEvents(db, since);
  const corrected = await db.system
    .select()
    .from(reconciliation)
    .where(and(ne(reconciliation.repaired, 0), gte(reconciliation.at, since)));
  const lines = [
    ...listed(
      'Events of Stripe that nothing came of (npm run stripe:events -- <id> has one looked into again):',
      events.map(
        ({ id, type, status, customerId, error }) =>
          `${id} ${type} ${status} ${customerId ?? ''} ${error ?? ''}`,
      ),
    ),
    ...listed(
      "Seconds talked that Stripe's meter had otherwise than the ledger, and that were corrected:",
      corrected.map(
        ({ businessId, ours, theirs, repaired }) =>
          `business ${businessId}: ledger ${ours}, meter ${theirs}, corrected by ${repaired}`,
      ),
    ),
  ];
  if (lines.length === 0) return;
  await queueMail(db.system, {
    kind: 'operator',
    businessId: null,
    recipient,
    subject: `Ahoy and Stripe: ${events.length} events and ${corrected.length} corrections to look at`,
    body: `${lines.join('\n')}\n`,
  });
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`... and ${lines.length - SHOWN} more`] : [];
  return [title, ...lines.slice(0, SHOWN).map((line) => line.trimEnd()), ...more, ''];
}
