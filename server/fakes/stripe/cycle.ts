/** The life of a subscription: begun, changed, renewed as the clock moves, not paid, paid again, ended. */
import {
  type Account,
  type Card,
  type CheckoutSession,
  type Customer,
  type Invoice,
  type InvoiceLine,
  newStripeId,
  pays,
  type Price,
  type Subscription,
} from './account.ts';
import type { Delivery } from './delivery.ts';
import { periodEnd, prorated, tiered } from './money.ts';
import {
  customerShape,
  invoiceShape,
  paymentMethodShape,
  sessionShape,
  subscriptionShape,
} from './shapes.ts';

const DAY = 24 * 60 * 60;

/**
 * How long after a failed attempt the card is tried again. After the last the invoice stays open and its subscription
 * past due: what becomes of it is a setting of the account, and this is the mildest.
 */
const RETRIES = [3 * DAY, 5 * DAY, 7 * DAY];

export class Cycle {
  readonly #account: Account;
  readonly #delivery: Delivery;

  constructor(account: Account, delivery: Delivery) {
    this.#account = account;
    this.#delivery = delivery;
  }

  /** The customer pays at a checkout, by a card of these last digits. @returns whether it did. */
  complete(session: CheckoutSession, last4: string, origin: string): boolean {
    const customer = this.#customer(session.customer);
    const card = this.#cardOf(last4);
    if (session.status !== 'open' || !pays(card)) return false;
    customer.card = card;
    const now = this.#account.now();
    const prices = session.prices.map((id) => this.#price(id));
    const subscription: Subscription = {
      id: newStripeId('sub'),
      created: now,
      customer: customer.id,
      metadata: session.metadata,
      items: prices.map(({ id }) => ({ id: newStripeId('si'), price: id })),
      status: 'active',
      periodStart: now,
      periodEnd: periodEnd(now, prices[0]?.interval ?? 'month'),
      cancelAtPeriodEnd: false,
      canceledAt: null,
      endedAt: null,
      latestInvoice: null,
    };
    this.#account.subscriptions.set(subscription.id, subscription);
    session.status = 'complete';
    session.subscription = subscription.id;
    this.#tell('customer.subscription.created', subscription);
    this.#bill(subscription, 'subscription_create', this.#advanceLines(subscription));
    this.#delivery.tell('checkout.session.completed', sessionShape(session, origin));
    return true;
  }

  /** What a change of prices costs now: credit for what is left of the old, the price of what is left with the new. */
  previewChange(subscription: Subscription, prices: ReadonlyMap<string, string>, at: number): InvoiceLine[] {
    const { periodStart: start, periodEnd: end } = subscription;
    const lines: InvoiceLine[] = [];
    for (const item of subscription.items) {
      const from = this.#price(item.price);
      const to = this.#price(prices.get(item.id) ?? item.price);
      if (from.id === to.id) continue;
      const anew = from.interval !== to.interval;
      const period = { periodStart: at, periodEnd: anew ? periodEnd(at, to.interval) : end };
      if (from.unitAmount === null || to.unitAmount === null) {
        // The meter's count belongs to the period: it is billed when the period is over, which a new interval makes it.
        if (anew) lines.push(this.#usageLine(subscription, from, at));
        continue;
      }
      const unused = -prorated(from.unitAmount, at, start, end);
      const due = anew ? to.unitAmount : prorated(to.unitAmount, at, start, end);
      lines.push({
        description: 'Unused time',
        amount: unused,
        ...ofPrice(from),
        proration: true,
        ...period,
      });
      lines.push({ description: 'Remaining time', amount: due, ...ofPrice(to), proration: !anew, ...period });
    }
    return lines;
  }

  change(subscription: Subscription, prices: ReadonlyMap<string, string>, at: number): void {
    const lines = this.previewChange(subscription, prices, at);
    const interval = this.#intervalOf(subscription);
    for (const item of subscription.items) item.price = prices.get(item.id) ?? item.price;
    const changed = this.#intervalOf(subscription);
    if (interval !== changed) {
      subscription.periodStart = at;
      subscription.periodEnd = periodEnd(at, changed);
    }
    if (lines.length > 0) this.#bill(subscription, 'subscription_update', lines);
    this.#tell('customer.subscription.updated', subscription, { items: {} });
  }

  setCancelling(subscription: Subscription, cancels: boolean): void {
    subscription.cancelAtPeriodEnd = cancels;
    subscription.canceledAt = cancels ? this.#account.now() : null;
    this.#tell('customer.subscription.updated', subscription, { cancel_at_period_end: !cancels });
  }

  /** Ends it now. With `prorate` what is left of the period becomes credit. */
  cancel(subscription: Subscription, prorate: boolean): void {
    const now = this.#account.now();
    if (prorate) {
      const left = subscription.items
        .map(({ price }) => this.#price(price).unitAmount ?? 0)
        .reduce(
          (sum, amount) => sum + prorated(amount, now, subscription.periodStart, subscription.periodEnd),
          0,
        );
      this.#customer(subscription.customer).balance -= left;
    }
    subscription.status = 'canceled';
    subscription.canceledAt ??= now;
    subscription.endedAt = now;
    this.#tell('customer.subscription.deleted', subscription);
  }

  /** The customer's card is changed; what is owed is tried again at once. */
  setCard(customer: Customer, last4: string): void {
    const card = this.#cardOf(last4);
    customer.card = card;
    this.#delivery.tell('payment_method.attached', paymentMethodShape(card, customer.id));
    this.#delivery.tell('customer.updated', customerShape(customer));
    if (!pays(card)) return;
    for (const invoice of this.#account.invoices.values())
      if (invoice.customer === customer.id && invoice.status === 'open')
        this.#collect(invoice, this.#account.now());
  }

  /** Does what was due up to the account's present time, in the order in which it was. */
  catchUp(): void {
    for (;;) {
      const renewals = [...this.#account.subscriptions.values()]
        .filter(({ status }) => status !== 'canceled')
        .map((each) => ({ at: each.periodEnd, work: () => this.#renew(each) }));
      const retries = [...this.#account.invoices.values()].flatMap((each) => {
        const at = each.nextAttempt;
        return at === null ? [] : [{ at, work: () => this.#collect(each, at) }];
      });
      const [due] = [...renewals, ...retries].toSorted((a, b) => a.at - b.at);
      if (due === undefined || due.at > this.#account.now()) return;
      due.work();
    }
  }

  #renew(subscription: Subscription): void {
    const end = subscription.periodEnd;
    const used = subscription.items
      .map(({ price }) => this.#price(price))
      .filter(({ meter }) => meter !== null)
      .map((price) => this.#usageLine(subscription, price, end));
    if (subscription.cancelAtPeriodEnd) {
      this.#bill(subscription, 'subscription_cycle', used, end);
      subscription.status = 'canceled';
      subscription.endedAt = end;
      this.#tell('customer.subscription.deleted', subscription);
      return;
    }
    subscription.periodStart = end;
    subscription.periodEnd = periodEnd(end, this.#intervalOf(subscription));
    this.#bill(subscription, 'subscription_cycle', [...used, ...this.#advanceLines(subscription)], end);
    this.#tell('customer.subscription.updated', subscription, { current_period_end: end });
  }

  #advanceLines(subscription: Subscription): InvoiceLine[] {
    const { periodStart, periodEnd: end } = subscription;
    return subscription.items.flatMap((item) => {
      const price = this.#price(item.price);
      if (price.unitAmount === null) return [];
      return [
        {
          description: 'Plan',
          amount: price.unitAmount,
          ...ofPrice(price),
          proration: false,
          periodStart,
          periodEnd: end,
        },
      ];
    });
  }

  #usageLine({ customer, periodStart }: Subscription, price: Price, until: number): InvoiceLine {
    const quantity = this.metered(price.meter, customer, periodStart, until);
    const amount = tiered(price, quantity);
    return {
      description: 'Usage',
      amount,
      ...ofPrice(price),
      proration: false,
      periodStart,
      periodEnd: until,
    };
  }

  /** What a meter counted for a customer, `from` included and `to` not. */
  metered(meter: string | null, customer: string, from: number, to: number): number {
    return this.#account.meterEvents
      .filter((each) => each.meter === meter && each.customer === customer)
      .filter(({ timestamp }) => timestamp >= from && timestamp < to)
      .reduce((sum, { value }) => sum + value, 0);
  }

  #bill(
    subscription: Subscription,
    reason: Invoice['reason'],
    lines: readonly InvoiceLine[],
    at = this.#account.now(),
  ): void {
    const customer = this.#customer(subscription.customer);
    const total = lines.reduce((sum, { amount }) => sum + amount, 0);
    const owed = total + customer.balance;
    customer.balance = Math.min(0, owed);
    const count = [...this.#account.invoices.values()].filter((each) => each.customer === customer.id).length;
    const invoice: Invoice = {
      id: newStripeId('in'),
      number: `${customer.id.slice(-6).toUpperCase()}-${String(count + 1).padStart(4, '0')}`,
      created: at,
      customer: customer.id,
      subscription: subscription.id,
      reason,
      lines,
      total,
      due: Math.max(0, owed),
      status: 'open',
      attempts: 0,
      nextAttempt: null,
    };
    this.#account.invoices.set(invoice.id, invoice);
    subscription.latestInvoice = invoice.id;
    this.#delivery.tell('invoice.finalized', invoiceShape(invoice));
    this.#collect(invoice, at);
  }

  #collect(invoice: Invoice, at: number): void {
    const customer = this.#customer(invoice.customer);
    const subscription = this.#account.subscriptions.get(invoice.subscription);
    const pause = RETRIES[invoice.attempts];
    invoice.attempts += 1;
    if (invoice.due === 0 || pays(customer.card)) {
      invoice.status = 'paid';
      invoice.nextAttempt = null;
      customer.delinquent = false;
      this.#delivery.tell('invoice.paid', invoiceShape(invoice));
    } else {
      invoice.nextAttempt = pause === undefined ? null : at + pause;
      customer.delinquent = true;
      this.#delivery.tell('invoice.payment_failed', invoiceShape(invoice));
    }
    if (subscription === undefined || subscription.status === 'canceled') return;
    const owing = [...this.#account.invoices.values()].some(
      (each) => each.subscription === subscription.id && each.status === 'open',
    );
    const status = owing ? 'past_due' : 'active';
    if (status === subscription.status) return;
    const was = subscription.status;
    subscription.status = status;
    this.#tell('customer.subscription.updated', subscription, { status: was });
  }

  #cardOf = (last4: string): Card => ({ id: newStripeId('pm'), created: this.#account.now(), last4 });

  #intervalOf = ({ items }: Subscription) => this.#price(items[0]?.price ?? '').interval;

  #tell(type: string, subscription: Subscription, previous?: object): void {
    this.#delivery.tell(type, subscriptionShape(this.#account, subscription), previous);
  }

  #customer(id: string): Customer {
    const customer = this.#account.customers.get(id);
    if (customer === undefined) throw new Error(`no such customer: ${id}`);
    return customer;
  }

  #price(id: string): Price {
    const price = this.#account.prices.get(id);
    if (price === undefined) throw new Error(`no such price: ${id}`);
    return price;
  }
}

const ofPrice = ({ id, product }: Price) => ({ price: id, product });
