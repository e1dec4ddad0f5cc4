/** What every object of the API has in common, and how the library's types look on the way. */
import type Stripe from 'stripe';

/** What travels of a type of the library: as much of it as one likes, and decimals as text. */
export type Wire<T> = T extends Stripe.Decimal
  ? string
  : T extends readonly (infer Each)[]
    ? Wire<Each>[]
    : T extends object
      ? { [Name in keyof T]?: Wire<T[Name]> }
      : T;

export const common = { livemode: false } as const;
