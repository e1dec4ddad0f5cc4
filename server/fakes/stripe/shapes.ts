/**
 * The account's objects as the API answers them: the fields that clients read, in the places of the pinned version. The
 * types of Stripe's library say whether a field is there, and what it may hold. What is sold stands in
 * `catalogue-shapes.ts`.
 */
import type Stripe from 'stripe';
import type {
  Account,
  Card,
  CheckoutSession,
  Customer,
  Endpoint,
  Invoice,
  InvoiceLine,
  Item,
  PortalSession,
  Subscription,
} from './account.ts';
import { priceShape } from './catalogue-shapes.ts';
import { common, type Wire } from './wire.ts';

export const customerShape = ({ id, created, name, email, metadata, balance, delinquent }: Customer) =>
  ({
    id,
    object: 'customer',
    ...common,
    created,
    name,
    email,
    metadata,
    balance,
    delinquent,
    description: null,
    phone: null,
    test_clock: null,
  }) satisfies Wire<Stripe.Customer>;

/** The fingerprint is the same for a card whoever gives it, and another one in each account of Stripe's. */
export const paymentMethodShape = ({ id, created, last4 }: Card, customer: string) =>
  ({
    id,
    object: 'payment_method',
    ...common,
    created,
    customer,
    type: 'card',
    metadata: {},
    card: { brand: 'visa', last4, exp_month: 12, exp_year: 2035, fingerprint: `Fp${last4}kQ7xT2bWm9` },
  }) satisfies Wire<Stripe.PaymentMethod>;

/** Since 2025-03-31 the period stands at the items, not at the subscription. */
const itemShape = (account: Account, subscription: Subscription, { id, price: priceId }: Item) => {
  const price = account.prices.get(priceId);
  if (price === undefined) throw new Error(`no such price: ${priceId}`);
  return {
    id,
    object: 'subscription_item',
    created: subscription.created,
    subscription: subscription.id,
    price: priceShape(price),
    ...(price.meter === null ? { quantity: 1 } : {}),
    current_period_start: subscription.periodStart,
    current_period_end: subscription.periodEnd,
    billing_thresholds: null,
    discounts: [],
    tax_rates: [],
    metadata: {},
  } satisfies Wire<Stripe.SubscriptionItem>;
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
    canceled_at: subscription.canceledAt,
    ended_at: subscription.endedAt,
    cancellation_details: {
      comment: null,
      feedback: null,
      reason: subscription.canceledAt === null ? null : 'cancellation_requested',
    },
    billing_cycle_anchor: subscription.periodStart,
    collection_method: 'charge_automatically',
    days_until_due: null,
    default_payment_method: null,
    description: null,
    discounts: [],
    pause_collection: null,
    schedule: null,
    test_clock: null,
    trial_start: null,
    trial_end: null,
    metadata: subscription.metadata,
    latest_invoice:
      expand.includes('latest_invoice') && latest !== undefined ? invoiceShape(latest) : (latest?.id ?? null),
    items: listShape(
      '/v1/subscription_items',
      subscription.items.map((item) => itemShape(account, subscription, item)),
    ),
  } satisfies Wire<Stripe.Subscription>;
}

/** Since 2025-03-31 the subscription stands under `parent`, and `paid` is gone. */
export const invoiceShape = (invoice: Invoice) =>
  ({
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
    auto_advance: invoice.status === 'open',
    next_payment_attempt: invoice.nextAttempt,
    period_start: invoice.created,
    period_end: invoice.created,
    discounts: [],
    hosted_invoice_url: null,
    invoice_pdf: null,
    metadata: {},
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
        invoice: invoice.id,
        metadata: {},
        period: { start: line.periodStart, end: line.periodEnd },
        pricing: { type: 'price_details', price_details: { price: line.price, product: line.product } },
        parent: lineParent(invoice, line),
      })),
    ),
  }) satisfies Wire<Stripe.Invoice>;

/** The cost of a change is an item of its own on the invoice; the rest belongs to the subscription's items. */
const lineParent = ({ subscription }: Invoice, { proration }: InvoiceLine) =>
  proration
    ? ({
        type: 'invoice_item_details',
        invoice_item_details: { proration, subscription },
        subscription_item_details: null,
      } satisfies Wire<Stripe.InvoiceLineItem.Parent>)
    : ({
        type: 'subscription_item_details',
        invoice_item_details: null,
        subscription_item_details: { proration, subscription },
      } satisfies Wire<Stripe.InvoiceLineItem.Parent>);

export const sessionShape = (session: CheckoutSession, origin: string) =>
  ({
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
    currency: 'usd',
    expires_at: session.created + 24 * 60 * 60,
    ui_mode: 'hosted_page',
  }) satisfies Wire<Stripe.Checkout.Session>;

export const portalShape = ({ id, customer, returnUrl }: PortalSession, origin: string, created: number) =>
  ({
    id,
    object: 'billing_portal.session',
    ...common,
    created,
    customer,
    return_url: returnUrl,
    url: `${origin}/p/session/${id}`,
    flow: null,
    locale: null,
  }) satisfies Wire<Stripe.BillingPortal.Session>;

export const configurationShape = ({ id, created }: { readonly id: string; readonly created: number }) =>
  ({
    id,
    object: 'billing_portal.configuration',
    ...common,
    active: true,
    created,
    is_default: true,
    updated: created,
    metadata: {},
  }) satisfies Wire<Stripe.BillingPortal.Configuration>;

export const endpointShape = ({ id, url, secret }: Endpoint, withSecret: boolean) =>
  ({
    id,
    object: 'webhook_endpoint',
    ...common,
    url,
    status: 'enabled',
    enabled_events: ['*'],
    metadata: {},
    ...(withSecret ? { secret } : {}),
  }) satisfies Wire<Stripe.WebhookEndpoint>;

export const listShape = <Each>(url: string, data: Each[], hasMore = false) => ({
  object: 'list' as const,
  url,
  has_more: hasMore,
  data,
});
