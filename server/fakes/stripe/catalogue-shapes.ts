/** Products, prices and meters, as the API answers them. */
import type Stripe from 'stripe';
import type { Meter, MeterEvent, Price, Product } from './account.ts';
import { common, type Wire } from './wire.ts';

export const productShape = ({ id, created, name, metadata }: Product) =>
  ({
    id,
    object: 'product',
    ...common,
    active: true,
    created,
    name,
    metadata,
    description: null,
    images: [],
  }) satisfies Wire<Stripe.Product>;

export const priceShape = (price: Price) =>
  ({
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
      trial_period_days: null,
    },
    custom_unit_amount: null,
    nickname: null,
    tax_behavior: 'unspecified',
    transform_quantity: null,
    tiers_mode: price.meter === null ? null : 'graduated',
    type: 'recurring',
    unit_amount: price.unitAmount,
    unit_amount_decimal: price.unitAmount === null ? null : String(price.unitAmount),
    metadata: {},
  }) satisfies Wire<Stripe.Price>;

export const meterShape = ({ id, created, displayName, eventName }: Meter) =>
  ({
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
    event_time_window: null,
    status_transitions: { deactivated_at: null },
    updated: created,
  }) satisfies Wire<Stripe.Billing.Meter>;

export const meterEventShape = (event: MeterEvent, eventName: string) =>
  ({
    object: 'billing.meter_event',
    ...common,
    created: event.created,
    event_name: eventName,
    identifier: event.identifier,
    payload: { stripe_customer_id: event.customer, value: String(event.value) },
    timestamp: event.timestamp,
  }) satisfies Wire<Stripe.Billing.MeterEvent>;

/** What a meter counted for a customer in a stretch. */
export const summaryShape = (
  meter: string,
  value: number,
  { start, end }: { readonly start: number; readonly end: number },
) =>
  ({
    id: `mtrusg_${meter}_${start}_${end}`,
    object: 'billing.meter_event_summary',
    ...common,
    meter,
    aggregated_value: value,
    start_time: start,
    end_time: end,
  }) satisfies Wire<Stripe.Billing.MeterEventSummary>;
