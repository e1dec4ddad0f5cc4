/** The ways to Stripe's own pages (checkout, portal), a change of plan with its price beforehand, and the invoices. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { BusinessId } from '../../db/ids.ts';
import { billingAccount, business } from '../../db/schema.ts';
import { accountOf, type AccountRow } from './accounts.ts';
import { type BillingParts, syncSubscription, subscriptionShape } from './sync.ts';
import { orIfMissing } from './missing.ts';
import type { Choice, PriceOffer } from './price-offers.ts';
import { basePriceKey, overagePriceKey, planOfPrice } from './stripe.ts';
import { inTurn, type Turn } from './turn.ts';

export type CheckoutResult =
  | { readonly type: 'checkout'; readonly url: string }
  /** There is a subscription already: its plan is changed instead. */
  | { readonly type: 'subscribed' };

/**
 * Opens Stripe's checkout. Of several that are open for a business only the newest can be paid: the others are closed
 * in the same turn before a new one is made.
 */
export async function startCheckout(
  parts: BillingParts,
  businessId: BusinessId,
  choice: Choice,
  email: string,
): Promise<CheckoutResult> {
  const { db, stripe, billingUrl } = parts;
  // What is written may be of a customer whom Stripe does not know any more, and would keep its owner from paying.
  await syncSubscription(parts, businessId);
  const opened = await inTurn(db, businessId, async (turn): Promise<CheckoutResult> => {
    if (accountOf(turn.account).type === 'subscribed') return { type: 'subscribed' };
    const { customerId } = turn.account;
    const isKnown = customerId !== null && (await isThere(parts, customerId));
    const customer = isKnown ? customerId : await makeCustomer(parts, turn, businessId, email, customerId);
    await closeCheckouts(parts, customer);
    const prices = await pricesOf(parts, choice);
    turn.mustHold();
    const session = await stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      client_reference_id: businessId,
      subscription_data: { metadata: { business_id: businessId } },
      line_items: [{ price: prices.base, quantity: 1 }, { price: prices.overage }],
      success_url: `${billingUrl}?paid=1`,
      cancel_url: billingUrl,
    });
    if (session.url === null) throw new Error('Stripe opened a checkout without an address');
    return { type: 'checkout', url: session.url };
  });
  if (opened === null) throw new Error('a business without an account cannot pay');
  return opened;
}

/** Whether Stripe still has a customer: one that was deleted is told of with a mark, one of the other mode is unknown. */
async function isThere({ stripe }: BillingParts, customer: string): Promise<boolean> {
  const found = await orIfMissing(stripe.customers.retrieve(customer), null);
  return found !== null && found.deleted !== true;
}

/** Closes the checkouts of a customer that could still be paid. Only in the account's turn is that for good. */
export async function closeCheckouts(
  { stripe }: Pick<BillingParts, 'stripe'>,
  customer: string,
): Promise<void> {
  const open = await orIfMissing(stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 }), {
    data: [],
  });
  for (const { id } of open.data) await stripe.checkout.sessions.expire(id);
}

/**
 * Makes the customer of a business: once, and once more in place of one that is gone. The key makes Stripe answer the same
 * where a process died before it wrote the customer down.
 */
async function makeCustomer(
  { db, stripe }: BillingParts,
  turn: Turn,
  businessId: BusinessId,
  email: string,
  /** The customer that is gone; null: there never was one. */
  before: string | null,
): Promise<string> {
  const [named] = await db.tenant(businessId, (tx) =>
    tx.select({ name: business.name }).from(business).where(eq(business.id, businessId)),
  );
  const made = await stripe.customers.create(
    { name: named?.name ?? '', email, metadata: { business_id: businessId } },
    { idempotencyKey: `customer:${businessId}:${email}${before === null ? '' : `:${before}`}` },
  );
  await turn.write(async (tx) => {
    await tx
      .update(billingAccount)
      .set({ customerId: made.id })
      .where(eq(billingAccount.businessId, businessId));
  });
  return made.id;
}

/** The prices of a plan: its own, and that of the minutes above those included. */
async function pricesOf(
  { stripe, prices }: BillingParts,
  { plan, interval }: Choice,
): Promise<{ readonly base: string; readonly overage: string }> {
  const keys = [basePriceKey(plan, interval), overagePriceKey(plan, interval)];
  const found = await stripe.prices.list({ lookup_keys: keys, active: true, limit: 10 });
  const idOf = (key: string) => prices.get(key) ?? found.data.find((price) => price.lookup_key === key)?.id;
  const [base, overage] = keys.map(idOf);
  if (base === undefined || overage === undefined)
    throw new Error(`Stripe has no price for ${plan} by the ${interval}: run npm run stripe:setup`);
  return { base, overage };
}

/** The price of a change of plan now, in cents; negative: credit for the invoices to come. */
export async function previewChange(
  parts: BillingParts,
  businessId: BusinessId,
  choice: Choice,
): Promise<PriceOffer | null> {
  const change = await changeOf(parts, businessId, choice);
  return change === null ? null : priceOf(parts, change, Math.floor(parts.clock.now() / 1000));
}

async function priceOf(parts: BillingParts, change: Change, at: number): Promise<PriceOffer> {
  const preview = await parts.stripe.invoices.createPreview({
    customer: change.customerId,
    subscription: change.subscriptionId,
    subscription_details: { items: change.items, proration_behavior: 'always_invoice', proration_date: at },
  });
  return { dueCents: preview.total, at };
}

/** `other-price`: something has changed since the offer, and nothing was done. */
export type PlanChange = 'changed' | 'no-subscription' | 'other-price';

/** Changes the plan at once, reckoned from the moment of an offer of ours, so that the price is the one that was shown. */
export async function changePlan(
  parts: BillingParts,
  businessId: BusinessId,
  choice: Choice,
  { at, dueCents }: PriceOffer,
): Promise<PlanChange> {
  const change = await changeOf(parts, businessId, choice);
  if (change === null) return 'no-subscription';
  if ((await priceOf(parts, change, at)).dueCents !== dueCents) return 'other-price';
  await parts.stripe.subscriptions.update(
    change.subscriptionId,
    { items: change.items, proration_behavior: 'always_invoice', proration_date: at },
    { idempotencyKey: `change:${change.subscriptionId}:${choice.plan}:${choice.interval}:${at}` },
  );
  await syncSubscription(parts, businessId);
  return 'changed';
}

type Change = NonNullable<Awaited<ReturnType<typeof changeOf>>>;

async function changeOf(parts: BillingParts, businessId: BusinessId, choice: Choice) {
  const row = await accountRow(parts, businessId);
  if (row?.customerId == null || row.subscriptionId === null || accountOf(row).type !== 'subscribed')
    return null;
  const [subscription, prices] = await Promise.all([
    parts.stripe.subscriptions.retrieve(row.subscriptionId),
    pricesOf(parts, choice),
  ]);
  const items = subscriptionShape.parse(subscription).items.data.map(({ id, price }) => ({
    id,
    price: planOfPrice(parts.prices, price) === null ? prices.overage : prices.base,
  }));
  return { customerId: row.customerId, subscriptionId: row.subscriptionId, items };
}

async function accountRow({ db }: BillingParts, businessId: BusinessId): Promise<AccountRow | null> {
  const [row] = await db.tenant(businessId, (tx) =>
    tx.select().from(billingAccount).where(eq(billingAccount.businessId, businessId)),
  );
  return row ?? null;
}

/** The address of Stripe's portal for cards, invoices and cancelling; made anew for each click. Null without a customer. */
export async function openPortal(parts: BillingParts, businessId: BusinessId): Promise<string | null> {
  const row = await accountRow(parts, businessId);
  if (row?.customerId == null) return null;
  const session = parts.stripe.billingPortal.sessions.create({
    customer: row.customerId,
    return_url: parts.billingUrl,
  });
  return (await orIfMissing(session, null))?.url ?? null;
}

export const invoiceShape = z.object({
  id: z.string(),
  number: z.string().nullable(),
  status: z.string().nullable(),
  total: z.number().int(),
  currency: z.string(),
  created: z.number().int(),
  hosted_invoice_url: z.string().nullish(),
});

/** The newest invoices of a business, as Stripe has them. */
export async function listInvoices(
  parts: BillingParts,
  businessId: BusinessId,
): Promise<z.infer<typeof invoiceShape>[]> {
  const row = await accountRow(parts, businessId);
  if (row?.customerId == null) return [];
  const listed = await orIfMissing(parts.stripe.invoices.list({ customer: row.customerId, limit: 24 }), {
    data: [],
  });
  return z.array(invoiceShape).parse(listed.data);
}
