/** The endpoints of the API, with Stripe's rules for what may be asked. */
import { z } from 'zod';
import { type Account, newStripeId, type Subscription } from './account.ts';
import type { Cycle } from './cycle.ts';
import type { FormObject } from './form.ts';
import * as shape from './shapes.ts';

/** A request that Stripe refuses, in its words. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: 'invalid_request_error' | 'idempotency_error';
  readonly code: string | undefined;
  /** The parameter that it is about, as `line_items[0][price]`. */
  readonly param: string | undefined;

  constructor(
    message: string,
    about: Partial<Pick<Refusal, 'status' | 'type'>> & {
      readonly code?: string;
      readonly param?: string | undefined;
    } = {},
  ) {
    super(message);
    this.status = about.status ?? 400;
    this.type = about.type ?? 'invalid_request_error';
    this.code = about.code;
    this.param = about.param;
  }
}

interface World {
  readonly account: Account;
  readonly cycle: Cycle;
  readonly origin: string;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  answer(world: World, form: FormObject, id: string): object;
}

/** A route whose parameters are those of the shape and no others: Stripe refuses what it does not know. */
function route<T extends z.ZodRawShape>(
  method: string,
  path: RegExp,
  parameters: T,
  answer: (world: World, form: z.infer<z.ZodObject<T>>, id: string) => object,
): Route {
  const form = z.strictObject({ ...parameters, expand: z.array(z.string()).optional() });
  return {
    method,
    path,
    answer(world, given, id) {
      const parsed = form.safeParse(given);
      if (!parsed.success) throw refusalOf(parsed.error, given);
      return answer(world, parsed.data as z.infer<z.ZodObject<T>>, id);
    },
  };
}

function refusalOf({ issues: [issue] }: z.ZodError, given: FormObject): Refusal {
  if (issue === undefined) return new Refusal('Invalid request.');
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  const param = path.map((part, at) => (at === 0 ? String(part) : `[${String(part)}]`)).join('');
  if (issue.code === 'unrecognized_keys')
    return new Refusal(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  const value = path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
    given,
  );
  if (value === undefined)
    return new Refusal(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  if (issue.code === 'invalid_type' && typeof value === 'string')
    return new Refusal(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param });
  return new Refusal(`Invalid ${param}: ${issue.message}`, { param });
}

const whole = z.coerce.number().int();
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const metadata = z.record(z.string(), z.string()).optional();
const paging = { limit: whole.min(1).max(100).default(10), starting_after: z.string().optional() };

/** What an id names. @param param where the request named it; not given: in its address, which is not found then. */
function found<T>(map: ReadonlyMap<string, T>, id: string, what: string, param?: string): T {
  const value = map.get(id);
  if (value !== undefined) return value;
  const status = param === undefined ? 404 : 400;
  throw new Refusal(`No such ${what}: '${id}'`, { status, code: 'resource_missing', param: param ?? 'id' });
}

/** A page of what was made last, newest first. */
function page<T extends { readonly id: string }, Each extends object>(
  url: string,
  all: readonly T[],
  { limit, starting_after: after }: { readonly limit: number; readonly starting_after?: string | undefined },
  toShape: (each: T) => Each,
) {
  const newest = all.toReversed();
  const from = after === undefined ? 0 : newest.findIndex(({ id }) => id === after) + 1;
  const data = newest.slice(from, from + limit).map(toShape);
  return shape.listShape(url, data, newest.length > from + limit);
}

const itemChanges = z.array(z.strictObject({ id: z.string(), price: z.string() }));

function changesOf(world: World, subscription: Subscription, items: z.infer<typeof itemChanges>) {
  const known = new Map(subscription.items.map((item) => [item.id, item]));
  for (const [at, { id, price }] of items.entries()) {
    found(world.account.prices, price, 'price', `items[${at}][price]`);
    found(known, id, 'subscription_item', `items[${at}][id]`);
  }
  return new Map(items.map(({ id, price }) => [id, price]));
}

function changeable(subscription: Subscription, world: World, at: number | undefined): number {
  if (subscription.status === 'canceled')
    throw new Refusal('A canceled subscription can only update its cancellation_details and metadata.');
  const moment = at ?? world.account.now();
  if (moment < subscription.periodStart || moment > subscription.periodEnd)
    throw new Refusal('The proration date must be within the current period.');
  return moment;
}

/** An event of a meter is kept as the customer's if it is theirs, and refused where Stripe refuses it at once. */
const DAY = 24 * 60 * 60;

export const ROUTES: readonly Route[] = [
  route(
    'POST',
    /^customers$/,
    { name: z.string().default(''), email: z.string().default(''), metadata },
    ({ account }, form) => {
      const customer = {
        id: newStripeId('cus'),
        created: account.now(),
        name: form.name,
        email: form.email,
        metadata: form.metadata ?? {},
        balance: 0,
        cardPays: true,
        delinquent: false,
      };
      account.customers.set(customer.id, customer);
      return shape.customerShape(customer);
    },
  ),
  route('GET', /^customers\/(\w+)$/, {}, ({ account }, _form, id) =>
    shape.customerShape(found(account.customers, id, 'customer')),
  ),
  route('GET', /^products$/, paging, ({ account }, form) =>
    page('/v1/products', [...account.products.values()], form, shape.productShape),
  ),
  route(
    'POST',
    /^products$/,
    { id: z.string().optional(), name: z.string(), metadata },
    ({ account }, form) => {
      const id = form.id ?? newStripeId('prod');
      if (account.products.has(id))
        throw new Refusal(`Product already exists: ${id}`, { code: 'resource_already_exists' });
      const product = { id, created: account.now(), name: form.name, metadata: form.metadata ?? {} };
      account.products.set(id, product);
      return shape.productShape(product);
    },
  ),
  route('GET', /^products\/(\w+)$/, {}, ({ account }, _form, id) =>
    shape.productShape(found(account.products, id, 'product')),
  ),
  route(
    'GET',
    /^prices$/,
    {
      ...paging,
      lookup_keys: z.array(z.string()).max(10).optional(),
      active: flag.optional(),
      product: z.string().optional(),
    },
    ({ account }, form) =>
      page(
        '/v1/prices',
        [...account.prices.values()].filter(
          ({ lookupKey, product }) =>
            (form.lookup_keys?.includes(lookupKey ?? '') ?? true) && (form.product ?? product) === product,
        ),
        form,
        shape.priceShape,
      ),
  ),
  route(
    'POST',
    /^prices$/,
    {
      product: z.string(),
      currency: z.string().length(3),
      lookup_key: z.string().optional(),
      unit_amount: whole.optional(),
      billing_scheme: z.enum(['per_unit', 'tiered']).optional(),
      tiers_mode: z.literal('graduated').optional(),
      tiers: z
        .array(
          z.strictObject({
            up_to: z.union([z.literal('inf'), whole]),
            unit_amount: whole.optional(),
            unit_amount_decimal: z.coerce.number().optional(),
          }),
        )
        .optional(),
      recurring: z.strictObject({
        interval: z.enum(['month', 'year']),
        usage_type: z.enum(['licensed', 'metered']).default('licensed'),
        meter: z.string().optional(),
      }),
    },
    ({ account }, form) => {
      found(account.products, form.product, 'product', 'product');
      const { interval, usage_type: usage, meter } = form.recurring;
      if (usage === 'metered') found(account.meters, meter ?? '', 'meter', 'recurring[meter]');
      else if (form.unit_amount === undefined) throw new Refusal('A price needs a unit_amount.');
      const taken = [...account.prices.values()].some(
        ({ lookupKey }) => lookupKey !== null && lookupKey === form.lookup_key,
      );
      if (taken) throw new Refusal(`A price already uses that lookup key: ${form.lookup_key ?? ''}`);
      const price = {
        id: newStripeId('price'),
        created: account.now(),
        product: form.product,
        currency: form.currency,
        lookupKey: form.lookup_key ?? null,
        interval,
        unitAmount: usage === 'metered' ? null : (form.unit_amount ?? 0),
        meter: meter ?? null,
        tiers: (form.tiers ?? []).map((tier) => ({
          upTo: tier.up_to === 'inf' ? null : tier.up_to,
          unitAmount: tier.unit_amount_decimal ?? tier.unit_amount ?? 0,
        })),
      };
      account.prices.set(price.id, price);
      return shape.priceShape(price);
    },
  ),
  route('GET', /^billing\/meters$/, { ...paging, status: z.string().optional() }, ({ account }, form) =>
    page('/v1/billing/meters', [...account.meters.values()], form, shape.meterShape),
  ),
  route(
    'POST',
    /^billing\/meters$/,
    {
      display_name: z.string(),
      event_name: z.string().max(100),
      default_aggregation: z.strictObject({ formula: z.literal('sum') }),
      customer_mapping: z
        .strictObject({ event_payload_key: z.literal('stripe_customer_id'), type: z.literal('by_id') })
        .optional(),
      value_settings: z.strictObject({ event_payload_key: z.literal('value') }).optional(),
    },
    ({ account }, form) => {
      const taken = [...account.meters.values()].some(({ eventName }) => eventName === form.event_name);
      if (taken) throw new Refusal(`An active meter already uses the event name ${form.event_name}.`);
      const meter = {
        id: newStripeId('mtr'),
        created: account.now(),
        displayName: form.display_name,
        eventName: form.event_name,
      };
      account.meters.set(meter.id, meter);
      return shape.meterShape(meter);
    },
  ),
  route(
    'POST',
    /^billing\/meter_events$/,
    {
      event_name: z.string(),
      identifier: z.string().min(1).max(100).optional(),
      timestamp: whole.optional(),
      payload: z.strictObject({ stripe_customer_id: z.string(), value: z.string().regex(/^-?\d+$/) }),
    },
    ({ account }, form) => {
      const meter = [...account.meters.values()].find(({ eventName }) => eventName === form.event_name);
      if (meter === undefined) throw new Refusal(`No active meter found for event name ${form.event_name}.`);
      const now = account.now();
      const timestamp = form.timestamp ?? now;
      if (timestamp < now - 35 * DAY)
        throw new Refusal('The timestamp is more than 35 calendar days in the past.');
      if (timestamp > now + 5 * 60) throw new Refusal('The timestamp is more than 5 minutes in the future.');
      const identifier = form.identifier ?? newStripeId('mtrevt');
      const known = account.meterEvents.some(
        (each) => each.identifier === identifier && each.created > now - DAY,
      );
      if (known) throw new Refusal(`An event already exists with identifier ${identifier}.`);
      const { stripe_customer_id: customer, value } = form.payload;
      const event = { meter: meter.id, customer, identifier, value: Number(value), timestamp, created: now };
      account.meterEvents.push(event);
      return shape.meterEventShape(event, meter.eventName);
    },
  ),
  route(
    'GET',
    /^billing\/meters\/(\w+)\/event_summaries$/,
    { ...paging, customer: z.string(), start_time: whole, end_time: whole },
    ({ account, cycle }, form, id) => {
      found(account.meters, id, 'meter');
      if (form.start_time % 60 !== 0 || form.end_time % 60 !== 0)
        throw new Refusal('start_time and end_time must be aligned with minute boundaries.');
      const { start_time: start, end_time: end, customer } = form;
      const sum = cycle.metered(id, customer, start, end);
      const summaries = sum === 0 ? [] : [shape.summaryShape(id, sum, { start, end })];
      return shape.listShape(`/v1/billing/meters/${id}/event_summaries`, summaries);
    },
  ),
  route(
    'POST',
    /^checkout\/sessions$/,
    {
      mode: z.literal('subscription'),
      customer: z.string(),
      client_reference_id: z.string().max(200).optional(),
      subscription_data: z.strictObject({ metadata }).optional(),
      line_items: z
        .array(z.strictObject({ price: z.string(), quantity: whole.optional() }))
        .min(1)
        .max(20),
      success_url: z.url(),
      cancel_url: z.url().optional(),
    },
    ({ account, origin }, form) => {
      found(account.customers, form.customer, 'customer', 'customer');
      const prices = form.line_items.map(({ price: id, quantity }, at) => {
        const price = found(account.prices, id, 'price', `line_items[${at}][price]`);
        if (price.meter !== null && quantity !== undefined)
          throw new Refusal('Quantity should not be specified where usage_type is metered.');
        if (price.meter === null && quantity === undefined) throw new Refusal('Quantity is required.');
        return price;
      });
      if (new Set(prices.map(({ interval }) => interval)).size > 1)
        throw new Refusal('Checkout does not support prices with different billing intervals.');
      const session = {
        id: newStripeId('cs_test'),
        created: account.now(),
        customer: form.customer,
        reference: form.client_reference_id ?? null,
        metadata: form.subscription_data?.metadata ?? {},
        prices: prices.map(({ id }) => id),
        successUrl: form.success_url,
        cancelUrl: form.cancel_url ?? null,
        status: 'open' as const,
        subscription: null,
      };
      account.sessions.set(session.id, session);
      return shape.sessionShape(session, origin);
    },
  ),
  route(
    'GET',
    /^checkout\/sessions$/,
    {
      ...paging,
      customer: z.string().optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
    },
    ({ account, origin }, form) =>
      page(
        '/v1/checkout/sessions',
        [...account.sessions.values()].filter(
          ({ customer, status }) =>
            (form.customer ?? customer) === customer && (form.status ?? status) === status,
        ),
        form,
        (session) => shape.sessionShape(session, origin),
      ),
  ),
  route('POST', /^checkout\/sessions\/(\w+)\/expire$/, {}, ({ account, origin }, _form, id) => {
    const session = found(account.sessions, id, 'checkout session');
    if (session.status !== 'open')
      throw new Refusal('Only Checkout Sessions with a status in ["open"] can be expired.');
    session.status = 'expired';
    return shape.sessionShape(session, origin);
  }),
  route(
    'GET',
    /^subscriptions$/,
    { ...paging, customer: z.string().optional(), status: z.string().optional() },
    ({ account }, form) => {
      const expand = (form as { expand?: string[] }).expand?.map((each) => each.replace(/^data\./, '')) ?? [];
      const all = [...account.subscriptions.values()].filter(
        ({ customer, status }) =>
          (form.customer ?? customer) === customer && (form.status === 'all' || status !== 'canceled'),
      );
      return page('/v1/subscriptions', all, form, (each) => shape.subscriptionShape(account, each, expand));
    },
  ),
  route('GET', /^subscriptions\/(\w+)$/, {}, ({ account }, form, id) =>
    shape.subscriptionShape(
      account,
      found(account.subscriptions, id, 'subscription'),
      (form as { expand?: string[] }).expand,
    ),
  ),
  route(
    'POST',
    /^subscriptions\/(\w+)$/,
    {
      items: itemChanges.optional(),
      proration_behavior: z.literal('always_invoice').optional(),
      proration_date: whole.optional(),
      cancel_at_period_end: flag.optional(),
    },
    (world, form, id) => {
      const subscription = found(world.account.subscriptions, id, 'subscription');
      const at = changeable(subscription, world, form.proration_date);
      if (form.items !== undefined)
        world.cycle.change(subscription, changesOf(world, subscription, form.items), at);
      if (form.cancel_at_period_end !== undefined)
        world.cycle.setCancelling(subscription, form.cancel_at_period_end);
      return shape.subscriptionShape(world.account, subscription);
    },
  ),
  route(
    'DELETE',
    /^subscriptions\/(\w+)$/,
    { prorate: flag.default(false), invoice_now: flag.default(false) },
    ({ account, cycle }, form, id) => {
      const subscription = found(account.subscriptions, id, 'subscription');
      if (subscription.status === 'canceled')
        throw new Refusal(`No such subscription: '${id}'`, { status: 404, code: 'resource_missing' });
      cycle.cancel(subscription, form.prorate);
      return shape.subscriptionShape(account, subscription);
    },
  ),
  route(
    'POST',
    /^invoices\/create_preview$/,
    {
      customer: z.string(),
      subscription: z.string(),
      subscription_details: z.strictObject({
        items: itemChanges,
        proration_behavior: z.literal('always_invoice'),
        proration_date: whole.optional(),
      }),
    },
    (world, form) => {
      const subscription = found(
        world.account.subscriptions,
        form.subscription,
        'subscription',
        'subscription',
      );
      const at = changeable(subscription, world, form.subscription_details.proration_date);
      const changes = changesOf(world, subscription, form.subscription_details.items);
      const lines = world.cycle.previewChange(subscription, changes, at);
      const total = lines.reduce((sum, { amount }) => sum + amount, 0);
      return shape.invoiceShape({
        id: newStripeId('upcoming_in'),
        number: '',
        created: at,
        customer: form.customer,
        subscription: subscription.id,
        reason: 'subscription_update',
        lines,
        total,
        due: Math.max(0, total),
        status: 'open',
        attempts: 0,
        nextAttempt: null,
      });
    },
  ),
  route(
    'GET',
    /^invoices$/,
    {
      ...paging,
      customer: z.string().optional(),
      subscription: z.string().optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
    },
    ({ account }, form) =>
      page(
        '/v1/invoices',
        [...account.invoices.values()].filter(
          ({ customer, subscription, status }) =>
            (form.customer ?? customer) === customer &&
            (form.subscription ?? subscription) === subscription &&
            (form.status ?? status) === status,
        ),
        form,
        shape.invoiceShape,
      ),
  ),
  route(
    'POST',
    /^billing_portal\/sessions$/,
    { customer: z.string(), return_url: z.url() },
    ({ account, origin }, form) => {
      found(account.customers, form.customer, 'customer', 'customer');
      const portal = { id: newStripeId('bps'), customer: form.customer, returnUrl: form.return_url };
      account.portals.set(portal.id, portal);
      return shape.portalShape(portal, origin, account.now());
    },
  ),
  route(
    'POST',
    /^billing_portal\/configurations$/,
    {
      features: z.record(z.string(), z.unknown()),
      business_profile: z.record(z.string(), z.unknown()).optional(),
      metadata,
    },
    ({ account }) => {
      const configuration = { id: newStripeId('bpc'), created: account.now() };
      account.portalConfigurations.push(configuration);
      return shape.configurationShape(configuration);
    },
  ),
  route(
    'GET',
    /^billing_portal\/configurations$/,
    { ...paging, active: flag.optional() },
    ({ account }, form) =>
      page('/v1/billing_portal/configurations', account.portalConfigurations, form, shape.configurationShape),
  ),
  route('GET', /^webhook_endpoints$/, paging, ({ account }, form) =>
    page('/v1/webhook_endpoints', [...account.endpoints.values()], form, (each) =>
      shape.endpointShape(each, false),
    ),
  ),
  route(
    'POST',
    /^webhook_endpoints$/,
    { url: z.url(), enabled_events: z.array(z.string()).min(1), api_version: z.string().optional() },
    ({ account }, form) => {
      const endpoint = { id: newStripeId('we'), url: form.url, secret: newStripeId('whsec') };
      account.endpoints.set(endpoint.id, endpoint);
      return shape.endpointShape(endpoint, true);
    },
  ),
];
