/** A subscription at the fake Stripe: renewed, unpaid, ended, and changed. */
import { describe, expect, test } from 'vitest';
import { periodEnd, prorated } from './money.ts';
import { fake, stripe, DAY, setUp, subscribe, atPortal, invoicesOf } from './testing.ts';

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
