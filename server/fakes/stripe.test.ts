/** The fake refuses, counts, signs and delivers as Stripe does; asked through Stripe's own library. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { API_VERSION, signatureOf, type StripeEvent } from './stripe/delivery.ts';
import { fake, stripe, clientOf, DAY, setUp, subscribe, atPortal, invoicesOf } from './stripe/testing.ts';

/** What the API answers to a request that the library would not let one make. */
async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${fake.url}/v1/${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_1', ...headers },
    body: new URLSearchParams(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

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

describe('webhooks of the fake Stripe', () => {
  let receiver: http.Server;
  let url: string;
  const taken: { readonly event: StripeEvent; readonly signature: string; readonly body: string }[] = [];
  let refuse = 0;

  beforeEach(async () => {
    taken.length = 0;
    refuse = 0;
    receiver = http.createServer((request, response) => {
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
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await once(receiver, 'close');
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
