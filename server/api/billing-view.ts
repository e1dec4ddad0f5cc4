/** A business's plan, meter and limits as the dashboard gets them. Amounts are cents. */
import { isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { PLAN_IDS } from '../../db/schema.ts';
import { type Account, graceEnds, keptUntil, REFUSALS } from '../billing/entitlement.ts';
import { e164 } from '../fields.ts';
import { told } from './trpc.ts';

export const choice = z.object({ plan: z.enum(PLAN_IDS), interval: z.enum(['month', 'year']) });
export const cents = z.number().int();

const account = z.discriminatedUnion('type', [
  z.object({ type: z.literal('free') }),
  z.object({ type: z.literal('trial'), endsAt: told, minutes: z.number() }),
  z.object({ type: z.literal('no-trial'), why: z.enum(['person', 'card']) }),
  z.object({
    type: z.literal('subscribed'),
    ...choice.shape,
    periodStart: told,
    periodEnd: told,
    cancelsAt: told.nullable(),
    /** The end of the days of grace for an unpaid invoice; null: all are paid. */
    graceEnds: told.nullable(),
  }),
  z.object({ type: z.literal('ended'), at: told, keptUntil: told }),
]);

/** A list to choose from, not a way around it. */
const MOST_COUNTRIES = 20;

export const caps = z.object({
  overageCents: cents.min(0).max(1_000_000).nullable(),
  dailyMinutes: z.number().int().min(1).max(1_440).nullable(),
  fallbackPhone: e164.nullable(),
  /** The countries besides the business's own to which callers may be put through. */
  dialCountries: z
    .array(z.string().refine(isSupportedCountry, 'must be a country, by its two letters'))
    .max(MOST_COUNTRIES),
});

/** The payment state of a business. */
export const billingView = z.object({
  account,
  /** Why the next call would not be answered; null: it would be. */
  refused: z.enum(REFUSALS).nullable(),
  currency: z.string(),
  meter: z
    .object({
      usedSeconds: z.number(),
      includedSeconds: z.number(),
      overageCents: cents,
      forecastSeconds: z.number(),
      forecastOverageCents: cents,
    })
    .nullable(),
  caps,
  /** How many are connected, and how many may be; those above that stay, and null: there is no limit. */
  numbers: z.object({ connected: z.number(), limit: z.number().nullable() }),
  /** What was texted since the first of the month; carriers charge by segment. */
  texts: z.object({ texts: z.number(), segments: z.number() }),
  plans: z.array(
    z.object({
      id: z.enum(PLAN_IDS),
      name: z.string(),
      monthCents: cents,
      yearCents: cents,
      includedMinutesPerMonth: z.number(),
      overageCentsPerMinute: cents,
      numbers: z.number(),
      seats: z.number(),
      concurrentCalls: z.number(),
    }),
  ),
});

export function shapeAccount(found: Account): z.input<typeof account> {
  switch (found.type) {
    case 'free':
    case 'trial':
    case 'no-trial':
      return found;
    case 'subscribed':
      return { ...found, graceEnds: found.unpaidSince && graceEnds(found.unpaidSince) };
    case 'ended':
      return { ...found, keptUntil: keptUntil(found.at) };
  }
}
