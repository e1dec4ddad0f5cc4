/** A trial is one person's and one card's, whatever businesses they have. */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { TenantTransaction } from '../../db/client.ts';
import { orIfMissing } from './missing.ts';

/** Claims the trial of these people or cards for a business. @returns false: one of them had theirs with another. */
export async function claimTrial(tx: TenantTransaction, keys: readonly string[]): Promise<boolean> {
  const list = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  );
  const [row] = await tx.execute<{ claimed: boolean }>(
    sql`select claim_trial(array[${list}]::text[]) as claimed`,
  );
  return row?.claimed === true;
}

/** As many as somebody may have on file. */
const MOST_CARDS = 20;

/** A customer's cards, by what Stripe calls the same card in each of its customers' hands. */
export async function cardsOf(stripe: Stripe, customer: string): Promise<string[]> {
  const asked = stripe.customers.listPaymentMethods(customer, { type: 'card', limit: MOST_CARDS });
  const { data } = await orIfMissing(asked, { data: [] });
  return data.flatMap(({ card }) => (card?.fingerprint == null ? [] : [keyOf(card.fingerprint)]));
}

const keyOf = (fingerprint: string): string =>
  `card:${createHash('sha256').update(fingerprint).digest('hex')}`;
