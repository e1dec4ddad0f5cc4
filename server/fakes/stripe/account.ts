/** The contents of one account at the fake Stripe. Amounts are cents, moments are seconds. */
import { randomBytes } from 'node:crypto';

export type Interval = 'month' | 'year';

export interface Card {
  /** Of the payment method: each time that a card is given it is another. */
  readonly id: string;
  readonly created: number;
  /** Its last four digits, by which the tests tell cards apart: 0002 is declined. */
  readonly last4: string;
}

/** Whether an invoice is paid by what is on file. */
export const pays = (card: Card | null): boolean => card !== null && card.last4 !== '0002';

export interface Customer {
  readonly id: string;
  readonly created: number;
  readonly name: string;
  readonly email: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Owed to us above nought, credit below. */
  balance: number;
  /** The card on file; null: none was given yet. */
  card: Card | null;
  /** Whether the last invoice could not be collected. */
  delinquent: boolean;
}

export interface Product {
  readonly id: string;
  readonly created: number;
  readonly name: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Tier {
  /** Null: without end. */
  readonly upTo: number | null;
  /** Cents for one unit, with decimals. */
  readonly unitAmount: number;
}

export interface Price {
  readonly id: string;
  readonly created: number;
  readonly product: string;
  readonly currency: string;
  readonly lookupKey: string | null;
  readonly interval: Interval;
  /** Cents a period; null: metered. */
  readonly unitAmount: number | null;
  readonly meter: string | null;
  readonly tiers: readonly Tier[];
}

export interface Meter {
  readonly id: string;
  readonly created: number;
  readonly displayName: string;
  readonly eventName: string;
}

export interface MeterEvent {
  readonly meter: string;
  readonly customer: string;
  readonly identifier: string;
  readonly value: number;
  readonly timestamp: number;
  readonly created: number;
}

export interface Item {
  readonly id: string;
  price: string;
}

export interface Subscription {
  readonly id: string;
  readonly created: number;
  readonly customer: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly items: Item[];
  status: 'active' | 'past_due' | 'canceled';
  periodStart: number;
  periodEnd: number;
  cancelAtPeriodEnd: boolean;
  /** When somebody cancelled it, though it may still run. */
  canceledAt: number | null;
  endedAt: number | null;
  latestInvoice: string | null;
}

export interface InvoiceLine {
  readonly description: string;
  readonly amount: number;
  readonly price: string;
  readonly product: string;
  readonly proration: boolean;
  readonly periodStart: number;
  readonly periodEnd: number;
}

export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly created: number;
  readonly customer: string;
  readonly subscription: string;
  readonly reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  readonly lines: readonly InvoiceLine[];
  readonly total: number;
  /** What is left to pay once the customer's balance was used. */
  readonly due: number;
  status: 'open' | 'paid';
  attempts: number;
  /** When the card is tried again; null: it is paid, or given up. */
  nextAttempt: number | null;
}

export interface CheckoutSession {
  readonly id: string;
  readonly created: number;
  readonly customer: string;
  readonly reference: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly prices: readonly string[];
  readonly successUrl: string;
  readonly cancelUrl: string | null;
  status: 'open' | 'complete' | 'expired';
  subscription: string | null;
}

export interface PortalSession {
  readonly id: string;
  readonly customer: string;
  readonly returnUrl: string;
}

export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

/** Everything in an account, and its clock, which can be moved as Stripe's test clocks can. */
export class Account {
  readonly customers = new Map<string, Customer>();
  readonly products = new Map<string, Product>();
  readonly prices = new Map<string, Price>();
  readonly meters = new Map<string, Meter>();
  readonly meterEvents: MeterEvent[] = [];
  readonly subscriptions = new Map<string, Subscription>();
  readonly invoices = new Map<string, Invoice>();
  readonly sessions = new Map<string, CheckoutSession>();
  readonly portals = new Map<string, PortalSession>();
  readonly endpoints = new Map<string, Endpoint>();
  readonly portalConfigurations: { readonly id: string; readonly created: number }[] = [];
  /** How far its clock is ahead of the machine's, in seconds. */
  ahead = 0;

  now(): number {
    return Math.floor(Date.now() / 1000) + this.ahead;
  }
}

/** An id as Stripe makes them: a prefix that tells the kind, and letters. */
export const newStripeId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
