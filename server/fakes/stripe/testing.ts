/** A fake Stripe and the library that asks it: what the tests of the fake share. */
import Stripe from 'stripe';
import { afterEach, beforeEach } from 'vitest';
import { type FakeStripe, startFakeStripe } from '../stripe.ts';
import { API_VERSION } from './delivery.ts';

export const DAY = 24 * 60 * 60;

export let fake: FakeStripe;
export let stripe: Stripe;

beforeEach(async () => {
  fake = await startFakeStripe();
  stripe = clientOf('sk_test_1');
});
afterEach(() => fake.close());

export function clientOf(key: string): Stripe {
  const { hostname, port } = new URL(fake.url);
  return new Stripe(key, {
    apiVersion: API_VERSION,
    host: hostname,
    port: Number(port),
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** A product with a price a month, one a year, and one for what is used. */
export async function setUp() {
  const meter = await stripe.billing.meters.create({
    display_name: 'Seconds',
    event_name: 'seconds',
    default_aggregation: { formula: 'sum' },
    customer_mapping: { event_payload_key: 'stripe_customer_id', type: 'by_id' },
    value_settings: { event_payload_key: 'value' },
  });
  const product = (await stripe.products.create({ name: 'Plan' })).id;
  const flat = (interval: 'month' | 'year', unit_amount: number) =>
    stripe.prices.create({ product, currency: 'usd', unit_amount, recurring: { interval } });
  const used = await stripe.prices.create({
    product,
    currency: 'usd',
    billing_scheme: 'tiered',
    tiers_mode: 'graduated',
    tiers: [
      { up_to: 100, unit_amount: 0 },
      { up_to: 'inf', unit_amount_decimal: Stripe.Decimal.from('0.5') },
    ],
    recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
  });
  const [small, large, yearly] = [
    await flat('month', 3_000),
    await flat('month', 9_000),
    await flat('year', 30_000),
  ];
  const customer = (await stripe.customers.create({ email: 'a@b.test' })).id;
  return { meter: meter.id, small: small.id, large: large.id, yearly: yearly.id, used: used.id, customer };
}
type Prices = Awaited<ReturnType<typeof setUp>>;

/** Pays at the checkout. @returns the subscription, as the API has it. */
export async function subscribe(
  { customer, used }: Prices,
  price: string,
  card = '4242',
): Promise<Stripe.Subscription> {
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer,
    line_items: [{ price, quantity: 1 }, { price: used }],
    success_url: 'https://ahoy.example.com/',
  });
  await fetch(session.url ?? '', { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' });
  const { data } = await stripe.subscriptions.list({ customer });
  const [subscription] = data;
  if (subscription === undefined) throw new Error('nothing was paid');
  return subscription;
}

/** Presses a button of the portal. */
export async function atPortal(customer: string, what: string): Promise<void> {
  const { url } = await stripe.billingPortal.sessions.create({
    customer,
    return_url: 'https://ahoy.example.com/',
  });
  await fetch(url, { method: 'POST', body: new URLSearchParams({ do: what }), redirect: 'manual' });
}

export const invoicesOf = async (customer: string) =>
  (await stripe.invoices.list({ customer, limit: 100 })).data;
