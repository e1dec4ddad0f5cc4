/** The fields that every object of the API has, and the library's types as they travel. */
import type Stripe from 'stripe';

/** A type of the library as it travels: any part of it, and decimals as text. */
export type Wire<T> = T extends Stripe.Decimal
  ? string
  : T extends readonly (infer Each)[]
    ? Wire<Each>[]
    : T extends object
      ? { [Name in keyof T]?: Wire<T[Name]> }
      : T;

export const common = { livemode: false } as const;
