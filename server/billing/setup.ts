/** Makes in an account at Stripe what the plans need, and nothing twice: `npm run stripe:setup`. */
import Stripe from 'stripe';
import { allPlans, CURRENCY, includedSeconds, type Plan } from './plans.ts';
import { API_VERSION, basePriceKey, METER_EVENT, overagePriceKey } from './stripe.ts';

/** The events that are processed; each only says that Stripe's data has changed. */
const EVENTS: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'customer.deleted',
  'payment_method.attached',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.payment_action_required',
  'invoice.finalization_failed',
  'invoice.voided',
  'invoice.marked_uncollectible',
];

export interface SetUp {
  /** What was made now, in words; empty: all was there. */
  readonly made: readonly string[];
  /** The secret of a new webhook endpoint; Stripe tells it once only. Null: none was made. */
  readonly webhookSecret: string | null;
}

/** Sets an account up. @param webhookUrl where Stripe's events go, `https://.../webhooks/stripe`; null: nowhere yet. */
export async function setUpStripe(stripe: Stripe, webhookUrl: string | null): Promise<SetUp> {
  const made: string[] = [];
  const meter = await ensureMeter(stripe, made);
  for (const plan of allPlans()) await ensurePlan(stripe, plan, meter, made);
  await ensurePortal(stripe, made);
  const webhookSecret = webhookUrl === null ? null : await ensureEndpoint(stripe, webhookUrl, made);
  return { made, webhookSecret };
}

async function ensureMeter(stripe: Stripe, made: string[]): Promise<string> {
  const meters = await stripe.billing.meters.list({ status: 'active', limit: 100 });
  const known = meters.data.find(({ event_name: name }) => name === METER_EVENT);
  if (known !== undefined) return known.id;
  const meter = await stripe.billing.meters.create({
    display_name: 'Seconds talked',
    event_name: METER_EVENT,
    default_aggregation: { formula: 'sum' },
    customer_mapping: { event_payload_key: 'stripe_customer_id', type: 'by_id' },
    value_settings: { event_payload_key: 'value' },
  });
  made.push('the meter of seconds talked');
  return meter.id;
}

async function ensurePlan(stripe: Stripe, plan: Plan, meter: string, made: string[]): Promise<void> {
  const product = `ahoy_${plan.id}`;
  const products = await stripe.products.list({ limit: 100 });
  if (!products.data.some(({ id }) => id === product)) {
    await stripe.products.create({ id: product, name: `Ahoy ${plan.name}` });
    made.push(`the product ${plan.name}`);
  }
  for (const interval of ['month', 'year'] as const) {
    const base = basePriceKey(plan.id, interval);
    const overage = overagePriceKey(plan.id, interval);
    const { data } = await stripe.prices.list({ lookup_keys: [base, overage], active: true, limit: 10 });
    const known = new Set(data.map(({ lookup_key: key }) => key));
    if (!known.has(base)) {
      await stripe.prices.create({
        product,
        currency: CURRENCY,
        lookup_key: base,
        unit_amount: plan.price[interval],
        recurring: { interval },
      });
      made.push(`the price ${base}`);
    }
    if (!known.has(overage)) {
      await stripe.prices.create({
        product,
        currency: CURRENCY,
        lookup_key: overage,
        billing_scheme: 'tiered',
        tiers_mode: 'graduated',
        tiers: [
          { up_to: includedSeconds(plan, interval), unit_amount: 0 },
          { up_to: 'inf', unit_amount_decimal: Stripe.Decimal.from(String(plan.overageCentsPerMinute / 60)) },
        ],
        recurring: { interval, usage_type: 'metered', meter },
      });
      made.push(`the price ${overage}`);
    }
  }
}

async function ensurePortal(stripe: Stripe, made: string[]): Promise<void> {
  const known = await stripe.billingPortal.configurations.list({ active: true, limit: 1 });
  if (known.data.length > 0) return;
  await stripe.billingPortal.configurations.create({
    business_profile: { headline: 'Ahoy' },
    features: {
      payment_method_update: { enabled: true },
      invoice_history: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
    },
  });
  made.push("the portal's configuration");
}

async function ensureEndpoint(stripe: Stripe, url: string, made: string[]): Promise<string | null> {
  const known = await stripe.webhookEndpoints.list({ limit: 100 });
  if (known.data.some((endpoint) => endpoint.url === url)) return null;
  const endpoint = await stripe.webhookEndpoints.create({
    url,
    enabled_events: EVENTS,
    api_version: API_VERSION,
  });
  made.push(`the webhook endpoint ${url}`);
  return endpoint.secret ?? null;
}
