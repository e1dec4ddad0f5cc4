/** Billing for the rest of the project: whether a call may be answered, and Stripe where it has a key. */
import type { Database } from '../../db/client.ts';
import type { Clock } from '../clock.ts';
import type { Trial } from './accounts.ts';
import type { BrowserGateParts } from './browser-phone.ts';
import type { BrowserLimits } from './browser-entitlement.ts';
import type { AdmissionParts } from './admission.ts';
import type { BillingParts } from './sync.ts';
import { type PriceOffers, priceOffers } from './price-offers.ts';
import type { PriceIds } from './stripe.ts';

export interface StripeSettings {
  readonly secretKey: string;
  /** An origin, for a stand-in; null: Stripe itself. */
  readonly apiUrl: string | null;
  readonly webhookSecret: string;
  readonly prices: PriceIds;
}

export interface Billing {
  readonly admission: AdmissionParts;
  /** The same for calls from the browser. */
  readonly browser: BrowserGateParts;
  /** Null: this installation takes no money, and limits nothing. */
  readonly stripe: (BillingParts & { readonly webhookSecret: string; readonly offers: PriceOffers }) | null;
}

/** Opens billing; without `settings` nothing is limited and nothing is paid, and usage is still written down. */
export async function openBilling(parts: {
  /** For what a call asks before it is let in. */
  readonly calls: Database;
  readonly db: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** What is handed to browsers and comes back is signed with it. */
  readonly secret: string;
  readonly trial: NonNullable<Trial>;
  readonly browser: BrowserLimits;
  readonly settings: StripeSettings | null;
}): Promise<Billing> {
  const { calls, db, clock, settings } = parts;
  const billingUrl = `${parts.publicUrl}/billing`;
  const trial = settings === null ? null : parts.trial;
  const admission = { db: calls, clock, billingUrl, trial };
  const browser = { ...admission, limits: parts.browser };
  if (settings === null) return { admission: admission, browser, stripe: null };
  const { openStripe } = await import('./client.ts');
  const { prices, webhookSecret } = settings;
  const stripe = openStripe(settings.secretKey, settings.apiUrl);
  return {
    admission: admission,
    browser,
    stripe: { db, clock, billingUrl, stripe, prices, webhookSecret, offers: priceOffers(parts.secret) },
  };
}
