/** That the fake refuses, counts, signs and delivers as Stripe does; asked through Stripe's own library. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeStripe, startFakeStripe } from './stripe.ts';
import { API_VERSION, signatureOf, type StripeEvent } from './stripe/delivery.ts';
import { periodEnd, prorated } from './stripe/money.ts';

const DAY = 24 * 60 * 60;

let fake: FakeStripe;
let stripe: Stripe;

beforeEach(async () => {
  fake = await startFakeStripe();
  stripe = clientOf('sk_test_1');
});
afterEach(() => fake.close());

function clientOf(key: string): Stripe {
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

/** What the API answers to a request that the library would not let one make. */
async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${fake.url}/v1/${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_1', ...headers },
    body: new URLSearchParams(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

/** A product with a price a month, one a year, and one for what is used. */
async function setUp() {
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
async function subscribe(
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
async function atPortal(customer: string, what: string): Promise<void> {
  const { url } = await stripe.billingPortal.sessions.create({
    customer,
    return_url: 'https://ahoy.example.com/',
  });
  await fetch(url, { method: 'POST', body: new URLSearchParams({ do: what }), redirect: 'manual' });
}

const invoicesOf = async (customer: string) => (await stripe.invoices.list({ customer, limit: 100 })).data;

describe('the fake Stripe refuses', () => {
  test('a wrong key, and a missing one', async () => {
    await expect(clientOf('sk_live_1').customers.list()).rejects.toMatchObject({
      type: 'StripeAuthenticationError',
      statusCode: 401,
    });
    expect(await post('customers', '', { authorization: '' })).toMatchObject({
      status: 401,
      body: { error: { type: 'invalid_request_error' } },
    });
  });

  test('another version than the pinned one', async () => {
    expect(await post('customers', '', { 'stripe-version': '2020-08-27' })).toMatchObject({ status: 400 });
  });

  test('an unknown price, and names the parameter', async () => {
    const { customer } = await setUp();
    const made = stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      line_items: [{ price: 'price_none', quantity: 1 }],
      success_url: 'https://ahoy.example.com/',
    });
    await expect(made).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 400,
      code: 'resource_missing',
      param: 'line_items[0][price]',
      message: "No such price: 'price_none'",
    });
    await expect(stripe.subscriptions.retrieve('sub_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      param: 'id',
    });
  });

  test.each([
    ['products', '', 'parameter_missing', 'name', 'Missing required param: name.'],
    ['products', 'name=a&colour=red', 'parameter_unknown', 'colour', 'Received unknown parameter: colour'],
    [
      'prices',
      'product=p&currency=usd&recurring[interval]=month&unit_amount=ten',
      'parameter_invalid_integer',
      'unit_amount',
      'Invalid integer: ten',
    ],
    [
      'checkout/sessions',
      'mode=subscription&customer=c&success_url=https://a.test&line_items[0][quantity]=1',
      'parameter_missing',
      'line_items[0][price]',
      'Missing required param: line_items[0][price].',
    ],
  ])('%s with %j, as %s of %s', async (path, form, code, param, message) => {
    const { status, headers, body } = await post(path, form);
    expect(status).toBe(400);
    expect(headers.get('request-id')).toMatch(/^req_/);
    expect(body).toEqual({
      error: {
        type: 'invalid_request_error',
        code,
        param,
        message,
        doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`,
      },
    });
  });

  test('an idempotency key that comes again with another body, and repeats its answer for the same one', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = await post('customers', 'email=a@b.test', key);
    const again = await post('customers', 'email=a@b.test', key);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(fake.account.customers.size).toBe(1);
    await expect(
      stripe.customers.create({ email: 'c@d.test' }, { idempotencyKey: 'k1' }),
    ).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
    });
    expect(fake.account.customers.size).toBe(1);
  });

  test('a lost answer is the same when the request is sent again', async () => {
    fake.fail({ requests: 1, when: 'after' });
    const make = () => stripe.customers.create({ email: 'a@b.test' }, { idempotencyKey: 'k2' });
    await expect(make()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
    expect([...fake.account.customers.keys()]).toEqual([(await make()).id]);
  });
});

describe('meters of the fake Stripe', () => {
  const send = (customer: string, value: number, identifier: string, timestamp = fake.account.now()) =>
    stripe.billing.meterEvents.create({
      event_name: 'seconds',
      identifier,
      timestamp,
      payload: { stripe_customer_id: customer, value: String(value) },
    });

  test('count each identifier once, in the requested minutes', async () => {
    const { meter, customer } = await setUp();
    const at = fake.account.now() - (fake.account.now() % 60);
    await send(customer, 40, 'a', at);
    await send(customer, 2, 'b', at);
    await expect(send(customer, 40, 'a', at)).rejects.toThrow(/identifier a/);
    const sum = async (start_time: number, end_time: number) => {
      const { data } = await stripe.billing.meters.listEventSummaries(meter, {
        customer,
        start_time,
        end_time,
      });
      return data.reduce((all, each) => all + each.aggregated_value, 0);
    };
    expect(await sum(at, at + 60)).toBe(42);
    expect(await sum(at - 60, at)).toBe(0);
    await expect(sum(at + 1, at + 61)).rejects.toThrow(/minute boundaries/);
    await send(customer, -2, 'c', at);
    expect(await sum(at, at + 60)).toBe(40);
  });

  test('refuse events that are too old, too new, or of no meter', async () => {
    const { customer } = await setUp();
    await expect(send(customer, 1, 'a', fake.account.now() - 36 * DAY)).rejects.toThrow(/in the past/);
    await expect(send(customer, 1, 'b', fake.account.now() + 600)).rejects.toThrow(/in the future/);
    expect(
      await post('billing/meter_events', 'event_name=nothing&payload[stripe_customer_id]=c&payload[value]=1'),
    ).toMatchObject({ status: 400 });
  });

  test('are billed by tiers at the end of the period', async () => {
    const prices = await setUp();
    await subscribe(prices, prices.small);
    await send(prices.customer, 300, 'a');
    fake.advance(31 * DAY);
    const [newest] = await invoicesOf(prices.customer);
    expect(newest).toMatchObject({
      billing_reason: 'subscription_cycle',
      status: 'paid',
      total: 3_000 + 100,
    });
    expect(newest?.lines.data.map(({ amount }) => amount)).toEqual([100, 3_000]);
  });
});

describe('the fake Stripe moves its clock:', () => {
  test('a subscription is renewed, on the last day of shorter months', async () => {
    const prices = await setUp();
    const subscription = await subscribe(prices, prices.small);
    const [item] = subscription.items.data;
    const start = item?.current_period_start ?? 0;
    expect(item?.current_period_end).toBe(periodEnd(start, 'month'));
    fake.advance(93 * DAY);
    const invoices = await invoicesOf(prices.customer);
    expect(invoices.map(({ billing_reason: why }) => why)).toEqual([
      'subscription_cycle',
      'subscription_cycle',
      'subscription_cycle',
      'subscription_create',
    ]);
    const end = (date: string) => new Date(periodEnd(Date.parse(date) / 1000, 'month') * 1000).toISOString();
    expect(end('2027-01-31T10:00:00Z')).toBe('2027-02-28T10:00:00.000Z');
    expect(end('2026-12-15T10:00:00Z')).toBe('2027-01-15T10:00:00.000Z');
  });

  test('a failing card is tried again after three, five and seven days, and then no more', async () => {
    const prices = await setUp();
    await subscribe(prices, prices.small);
    await atPortal(prices.customer, 'bad-card');
    fake.advance(31 * DAY);
    const attempts = async () => (await invoicesOf(prices.customer))[0];
    const first = await attempts();
    expect(first).toMatchObject({ status: 'open', attempt_count: 1, amount_remaining: 3_000 });
    expect(first?.next_payment_attempt).toBe((first?.created ?? 0) + 3 * DAY);
    const told = () => fake.delivery.events.filter(({ type }) => type === 'invoice.payment_failed').length;
    expect(told()).toBe(1);
    fake.advance(3 * DAY);
    expect(await attempts()).toMatchObject({ attempt_count: 2 });
    fake.advance(12 * DAY);
    expect(await attempts()).toMatchObject({ attempt_count: 4, next_payment_attempt: null, status: 'open' });
    expect(told()).toBe(4);
    expect(await stripe.customers.retrieve(prices.customer)).toMatchObject({ delinquent: true });
    expect((await stripe.subscriptions.list({ customer: prices.customer })).data).toMatchObject([
      { status: 'past_due' },
    ]);
    await atPortal(prices.customer, 'good-card');
    expect(await attempts()).toMatchObject({ status: 'paid', attempt_count: 5 });
    expect((await stripe.subscriptions.list({ customer: prices.customer })).data).toMatchObject([
      { status: 'active' },
    ]);
  });

  test('a retry succeeds with a card that works by then', async () => {
    const prices = await setUp();
    await subscribe(prices, prices.small);
    await atPortal(prices.customer, 'bad-card');
    fake.advance(31 * DAY);
    const customer = fake.account.customers.get(prices.customer);
    if (customer !== undefined) customer.card = { id: 'pm_1', created: 0, last4: '4242' };
    fake.advance(3 * DAY);
    expect((await invoicesOf(prices.customer))[0]).toMatchObject({ status: 'paid', attempt_count: 2 });
  });

  test('a cancelled subscription runs to the end of its period', async () => {
    const prices = await setUp();
    await subscribe(prices, prices.small);
    await atPortal(prices.customer, 'cancel');
    const [running] = (await stripe.subscriptions.list({ customer: prices.customer })).data;
    expect(running).toMatchObject({ status: 'active', cancel_at_period_end: true, ended_at: null });
    expect(running?.cancel_at).toBe(running?.items.data[0]?.current_period_end);
    expect(running?.canceled_at).toBeGreaterThan(0);
    fake.advance(31 * DAY);
    const [ended] = (await stripe.subscriptions.list({ customer: prices.customer, status: 'all' })).data;
    expect(ended).toMatchObject({ status: 'canceled', ended_at: running?.cancel_at });
    expect(await invoicesOf(prices.customer)).toHaveLength(2);
  });
});

describe('a change of plan', () => {
  test('costs the price of the rest of the period, as its preview says', async () => {
    const prices = await setUp();
    const subscription = await subscribe(prices, prices.small);
    const [item] = subscription.items.data;
    if (item === undefined) throw new Error('no item');
    fake.advance(10 * DAY);
    const at = fake.account.now();
    const items = [{ id: item.id, price: prices.large }];
    const change = { items, proration_behavior: 'always_invoice', proration_date: at } as const;
    const preview = await stripe.invoices.createPreview({
      customer: prices.customer,
      subscription: subscription.id,
      subscription_details: change,
    });
    const { current_period_start: start, current_period_end: end } = item;
    expect(preview.total).toBe(prorated(9_000, at, start, end) - prorated(3_000, at, start, end));
    expect(preview.lines.data.map(({ parent }) => parent?.invoice_item_details?.proration)).toEqual([
      true,
      true,
    ]);
    await stripe.subscriptions.update(subscription.id, change);
    expect((await invoicesOf(prices.customer))[0]).toMatchObject({ total: preview.total, status: 'paid' });
    await expect(
      stripe.subscriptions.update(subscription.id, { ...change, proration_date: start - 1 }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  test('to a smaller plan leaves credit, which the next invoice uses', async () => {
    const prices = await setUp();
    const subscription = await subscribe(prices, prices.large);
    const [item] = subscription.items.data;
    await stripe.subscriptions.update(subscription.id, {
      items: [{ id: item?.id ?? '', price: prices.small }],
      proration_behavior: 'always_invoice',
    });
    expect(await stripe.customers.retrieve(prices.customer)).toMatchObject({ balance: -6_000 });
    fake.advance(31 * DAY);
    expect((await invoicesOf(prices.customer))[0]).toMatchObject({
      total: 3_000,
      amount_due: 0,
      status: 'paid',
    });
    expect(await stripe.customers.retrieve(prices.customer)).toMatchObject({ balance: -3_000 });
  });
});

describe('webhooks of the fake Stripe', () => {
  let door: http.Server;
  let url: string;
  const taken: { readonly event: StripeEvent; readonly signature: string; readonly body: string }[] = [];
  let refuse = 0;

  beforeEach(async () => {
    taken.length = 0;
    refuse = 0;
    door = http.createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const body = Buffer.concat(pieces).toString();
        const signature = String(request.headers['stripe-signature']);
        const refused = refuse > 0;
        if (refused) refuse -= 1;
        else taken.push({ event: JSON.parse(body) as StripeEvent, signature, body });
        response.writeHead(refused ? 500 : 200).end();
      });
    });
    door.listen(0, '127.0.0.1');
    await once(door, 'listening');
    url = `http://127.0.0.1:${(door.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    door.closeAllConnections();
    door.close();
    await once(door, 'close');
  });

  test('are signed so that the library accepts them, in the envelope of the pinned version', async () => {
    const secret = fake.addEndpoint(url);
    const prices = await setUp();
    await subscribe(prices, prices.small);
    await fake.delivery.settled();
    expect(taken.map(({ event }) => event.type)).toContain('checkout.session.completed');
    for (const { body, signature } of taken) {
      expect(stripe.webhooks.constructEvent(body, signature, secret)).toMatchObject({
        object: 'event',
        api_version: API_VERSION,
        livemode: false,
      });
      expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow();
    }
    // The example that Stripe's own scheme gives for this secret, moment and body.
    expect(signatureOf('whsec_test_secret', '{"id":"evt_test","object":"event"}', 1_700_000_000)).toBe(
      't=1700000000,v1=8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724',
    );
  });

  test('come several times and in another order when set to, each with its id', async () => {
    fake.addEndpoint(url);
    const waits = [120, 80, 40, 0];
    let sent = 0;
    fake.delivery.habits = { copies: 2, delayMs: () => waits[Math.floor(sent++ / 2) % waits.length] ?? 0 };
    const prices = await setUp();
    await subscribe(prices, prices.small);
    await fake.delivery.settled();
    const happened = fake.delivery.events.map(({ id }) => id);
    const came = taken.map(({ event }) => event.id);
    expect(came.toSorted()).toEqual([...happened, ...happened].toSorted());
    expect([...new Set(came)]).not.toEqual(happened);
  });

  test('are sent again until they are accepted', async () => {
    fake.addEndpoint(url);
    refuse = 2;
    const prices = await setUp();
    await atPortal(prices.customer, 'bad-card');
    await fake.delivery.settled();
    expect(taken.map(({ event }) => event.type).toSorted()).toEqual([
      'customer.updated',
      'payment_method.attached',
    ]);
  });

  test('wait while they are held, and come when they are released', async () => {
    fake.addEndpoint(url);
    fake.delivery.held = true;
    const prices = await setUp();
    await atPortal(prices.customer, 'bad-card');
    await fake.delivery.settled();
    expect(taken).toEqual([]);
    expect(fake.delivery.events).toHaveLength(2);
    fake.delivery.release();
    await fake.delivery.settled();
    expect(taken.map(({ event }) => event)).toEqual(fake.delivery.events);
  });
});
