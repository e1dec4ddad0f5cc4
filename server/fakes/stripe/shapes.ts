/** The account's objects as the API answers them: the fields that clients read, in the places of the pinned version. */
import type {
  Account,
  CheckoutSession,
  Customer,
  Endpoint,
  Invoice,
  Item,
  Meter,
  PortalSession,
  Price,
  Product,
  Subscription,
} from './account.ts';

const common = { livemode: false } as const;

export const customerShape = ({ id, created, name, email, metadata, balance, cardPays }: Customer) => ({
  id,
  object: 'customer',
  ...common,
  created,
  name,
  email,
  metadata,
  balance,
  delinquent: !cardPays,
});

export const productShape = ({ id, created, name, metadata }: Product) => ({
  id,
  object: 'product',
  ...common,
  active: true,
  created,
  name,
  metadata,
});

export const priceShape = (price: Price) => ({
  id: price.id,
  object: 'price',
  ...common,
  active: true,
  billing_scheme: price.meter === null ? 'per_unit' : 'tiered',
  created: price.created,
  currency: price.currency,
  lookup_key: price.lookupKey,
  product: price.product,
  recurring: {
    interval: price.interval,
    interval_count: 1,
    meter: price.meter,
    usage_type: price.meter === null ? 'licensed' : 'metered',
  },
  tiers_mode: price.meter === null ? null : 'graduated',
  type: 'recurring',
  unit_amount: price.unitAmount,
  unit_amount_decimal: price.unitAmount === null ? null : String(price.unitAmount),
  metadata: {},
});

export const meterShape = ({ id, created, displayName, eventName }: Meter) => ({
  id,
  object: 'billing.meter',
  ...common,
  created,
  display_name: displayName,
  event_name: eventName,
  status: 'active',
  default_aggregation: { formula: 'sum' },
  customer_mapping: { event_payload_key: 'stripe_customer_id', type: 'by_id' },
  value_settings: { event_payload_key: 'value' },
});

/** Since 2025-03-31 the period stands at the items, not at the subscription. */
const itemShape = (account: Account, subscription: Subscription, { id, price: priceId }: Item) => {
  const price = account.prices.get(priceId);
  return {
    id,
    object: 'subscription_item',
    created: subscription.created,
    subscription: subscription.id,
    price: price === undefined ? null : priceShape(price),
    ...(price?.meter === null ? { quantity: 1 } : {}),
    current_period_start: subscription.periodStart,
    current_period_end: subscription.periodEnd,
    metadata: {},
  };
};

export function subscriptionShape(
  account: Account,
  subscription: Subscription,
  expand: readonly string[] = [],
) {
  const latest = account.invoices.get(subscription.latestInvoice ?? '');
  return {
    id: subscription.id,
    object: 'subscription',
    ...common,
    created: subscription.created,
    start_date: subscription.created,
    currency: 'usd',
    customer: subscription.customer,
    status: subscription.status,
    cancel_at: subscription.cancelAtPeriodEnd ? subscription.periodEnd : null,
    cancel_at_period_end: subscription.cancelAtPeriodEnd,
    canceled_at: subscription.endedAt,
    ended_at: subscription.endedAt,
    collection_method: 'charge_automatically',
    metadata: subscription.metadata,
    latest_invoice:
      expand.includes('latest_invoice') && latest !== undefined ? invoiceShape(latest) : (latest?.id ?? null),
    items: listShape(
      '/v1/subscription_items',
      subscription.items.map((item) => itemShape(account, subscription, item)),
    ),
  };
}

/** Since 2025-03-31 the subscription stands under `parent`, and `paid` is gone. */
export const invoiceShape = (invoice: Invoice) => ({
  id: invoice.id,
  object: 'invoice',
  ...common,
  number: invoice.number,
  created: invoice.created,
  currency: 'usd',
  customer: invoice.customer,
  billing_reason: invoice.reason,
  collection_method: 'charge_automatically',
  status: invoice.status,
  total: invoice.total,
  subtotal: invoice.total,
  amount_due: invoice.due,
  amount_paid: invoice.status === 'paid' ? invoice.due : 0,
  amount_remaining: invoice.status === 'paid' ? 0 : invoice.due,
  attempt_count: invoice.attempts,
  attempted: invoice.attempts > 0,
  hosted_invoice_url: null,
  parent: {
    type: 'subscription_details',
    quote_details: null,
    subscription_details: { metadata: {}, subscription: invoice.subscription },
  },
  lines: listShape(
    `/v1/invoices/${invoice.id}/lines`,
    invoice.lines.map((line, at) => ({
      id: `il_${invoice.id}_${at}`,
      object: 'line_item',
      ...common,
      amount: line.amount,
      currency: 'usd',
      description: line.description,
      period: { start: line.periodStart, end: line.periodEnd },
      pricing: { type: 'price_details', price_details: { price: line.price } },
      parent: { type: 'subscription_item_details', subscription_item_details: { proration: line.proration } },
    })),
  ),
});

export const sessionShape = (session: CheckoutSession, origin: string) => ({
  id: session.id,
  object: 'checkout.session',
  ...common,
  created: session.created,
  mode: 'subscription',
  client_reference_id: session.reference,
  customer: session.customer,
  metadata: session.metadata,
  status: session.status,
  payment_status: session.status === 'complete' ? 'paid' : 'unpaid',
  subscription: session.subscription,
  success_url: session.successUrl,
  cancel_url: session.cancelUrl,
  url: session.status === 'open' ? `${origin}/c/pay/${session.id}` : null,
});

export const portalShape = ({ id, customer, returnUrl }: PortalSession, origin: string, created: number) => ({
  id,
  object: 'billing_portal.session',
  ...common,
  created,
  customer,
  return_url: returnUrl,
  url: `${origin}/p/session/${id}`,
});

export const configurationShape = ({ id, created }: { readonly id: string; readonly created: number }) => ({
  id,
  object: 'billing_portal.configuration',
  ...common,
  active: true,
  created,
});

export const endpointShape = ({ id, url, secret }: Endpoint, withSecret: boolean) => ({
  id,
  object: 'webhook_endpoint',
  ...common,
  url,
  status: 'enabled',
  enabled_events: ['*'],
  ...(withSecret ? { secret } : {}),
});

export const listShape = (url: string, data: readonly object[], hasMore = false) => ({
  object: 'list',
  url,
  has_more: hasMore,
  data,
});
