/**
 * The signed price of a change of plan: the moment from which Stripe reckons decides about the price, so a
 * browser may hand back only one that we told it, for the same change, and for a short while.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { BusinessId } from '../../db/ids.ts';
import type { BillingInterval, PlanId } from '../../db/schema.ts';

export interface Choice {
  readonly plan: PlanId;
  readonly interval: BillingInterval;
}

export interface PriceOffer {
  /** Seconds since 1970: the moment from which Stripe reckons. */
  readonly at: number;
  /** In cents; negative: credit. */
  readonly dueCents: number;
}

export interface PriceOffers {
  sign(businessId: BusinessId, choice: Choice, offer: PriceOffer): string;
  /** @param now in seconds. @returns null unless we signed it for this change and not long ago. */
  read(businessId: BusinessId, choice: Choice, token: string, now: number): PriceOffer | null;
}

/** Long enough to read a price and decide; in ten minutes a plan's price changes by some cents. */
export const OFFER_SECONDS = 600;

const shape = z.object({ at: z.number().int(), dueCents: z.number().int() });

export function priceOffers(secret: string): PriceOffers {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'price offers', 32));
  const signatureOf = (businessId: BusinessId, { plan, interval }: Choice, offer: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([businessId, plan, interval, offer]))
      .digest();
  return {
    sign(businessId, choice, offer) {
      const words = Buffer.from(JSON.stringify(offer)).toString('base64url');
      return `${words}.${signatureOf(businessId, choice, words).toString('base64url')}`;
    },
    read(businessId, choice, token, now) {
      const [words = '', signature = '', ...more] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const ours = signatureOf(businessId, choice, words);
      if (more.length > 0 || given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
      // Signed by us, so it is what we wrote.
      const offer = shape.parse(JSON.parse(Buffer.from(words, 'base64url').toString()));
      return offer.at <= now && now - offer.at <= OFFER_SECONDS ? offer : null;
    },
  };
}
