/** Procedures of billing: plan, meter, limits, and the ways to Stripe. Amounts are cents. */
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { capsOf, setCaps } from '../billing/accounts.ts';
import {
  changePlan,
  invoiceShape,
  listInvoices,
  openPortal,
  previewChange,
  startCheckout,
} from '../billing/checkout.ts';
import { readBilling } from '../billing/admission.ts';
import { allPlans, CURRENCY } from '../billing/plans.ts';
import { corrections } from '../billing/operator.ts';
import { allowanceOf, meterOf } from '../billing/entitlement.ts';
import { AccountBusy, TurnLost } from '../billing/turn.ts';
import { listEvents, redeliver } from '../billing/webhook-events.ts';
import { allowCountries, readDialPolicy } from '../business/dial-policy.ts';
import { whyNotRung } from '../business/destinations.ts';
import { countNumbers } from '../business/numbers.ts';
import { textsThisMonth } from '../notices/texts/usage.ts';
import { billingView, caps, cents, choice, shapeAccount } from './billing-view.ts';
import { phoneWords } from './destinations.ts';
import { done, managerProcedure, notFound, ok, refusal, router, told } from './trpc.ts';

/** For those who may spend the business's money. */
const ownerProcedure = managerProcedure.use(({ ctx, next }) => {
  if (ctx.role !== 'owner') throw refusal('FORBIDDEN', 'Only an owner can do this.');
  if (ctx.billing.stripe === null)
    throw refusal('PRECONDITION_FAILED', 'Payments are not set up on this installation.');
  return next({ ctx: { money: ctx.billing.stripe } });
});

/** Tells a refusal or silence of Stripe as an outage, not as a mistake of the user. */
async function asking<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'type' in error && String(error.type).startsWith('Stripe'))
      throw new TRPCError({
        code: 'BAD_GATEWAY',
        message:
          'Stripe did not answer as it should. Please try again in a moment; nothing was charged twice.',
        cause: error,
      });
    if (error instanceof AccountBusy || error instanceof TurnLost)
      throw new TRPCError({ code: 'CONFLICT', message: error.message, cause: error });
    throw error;
  }
}

const noSubscription = () => refusal('CONFLICT', 'There is no subscription to change. Choose a plan first.');

export const billing = router({
  read: managerProcedure.output(billingView).query(async ({ ctx, input }) => {
    const connected = await countNumbers(ctx.db, input.businessId);
    const policy = await ctx.db.tenant(input.businessId, (tx) => readDialPolicy(tx, input.businessId));
    const dialCountries = [...policy.alsoCountries];
    const {
      account: found,
      row,
      usedSeconds,
      refused,
    } = await readBilling(ctx.billing.admission, input.businessId);
    return {
      account: shapeAccount(found),
      refused,
      currency: CURRENCY,
      meter: meterOf(found, usedSeconds, new Date(ctx.clock.now())),
      caps:
        row === null
          ? { overageCents: null, dailyMinutes: null, fallbackPhone: null, dialCountries: [] }
          : { ...capsOf(row), fallbackPhone: row.fallbackPhone, dialCountries },
      numbers: { connected, limit: allowanceOf(found)?.numbers ?? null },
      texts: await textsThisMonth(ctx.db, input.businessId),
      plans: allPlans().map(({ price, ...plan }) => ({
        ...plan,
        monthCents: price.month,
        yearCents: price.year,
      })),
    };
  }),

  setLimits: ownerProcedure
    .input(z.object({ limits: caps }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { overageCents: overageCapCents, dailyMinutes: dailyCapMinutes, fallbackPhone } = input.limits;
      const { businessId } = input;
      await setCaps(ctx.db, businessId, { overageCapCents, dailyCapMinutes, fallbackPhone }, async (tx) => {
        const { dialCountries } = input.limits;
        await allowCountries(tx, businessId, dialCountries);
        if (fallbackPhone === null) return;
        const why = await whyNotRung(tx, businessId, fallbackPhone);
        if (why !== null) throw refusal('BAD_REQUEST', phoneWords(why));
      });
      return ok;
    }),

  /** The address of Stripe's checkout. */
  checkout: ownerProcedure
    .input(z.object({ choice }))
    .output(z.object({ url: z.string() }))
    .mutation(async ({ ctx, input }) => {
      // Who pays before anything else was asked has no account yet: reading opens it.
      await readBilling(ctx.billing.admission, input.businessId);
      const opened = await asking(startCheckout(ctx.money, input.businessId, input.choice, ctx.user.email));
      if (opened.type === 'checkout') return { url: opened.url };
      throw refusal('CONFLICT', 'There is a subscription already. Change its plan instead.');
    }),

  /** What a change of plan costs now; negative: credit. `offer` is handed back with the change. */
  preview: ownerProcedure
    .input(z.object({ choice }))
    .output(z.object({ dueCents: cents, offer: z.string() }))
    .query(async ({ ctx, input }) => {
      const preview = await asking(previewChange(ctx.money, input.businessId, input.choice));
      if (preview === null) throw noSubscription();
      return {
        dueCents: preview.dueCents,
        offer: ctx.money.offers.sign(input.businessId, input.choice, preview),
      };
    }),

  change: ownerProcedure
    .input(z.object({ choice, offer: z.string().max(300) }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { businessId, choice: wanted } = input;
      const now = Math.floor(ctx.clock.now() / 1000);
      const offer = ctx.money.offers.read(businessId, wanted, input.offer, now);
      const changed =
        offer === null ? 'other-price' : await asking(changePlan(ctx.money, businessId, wanted, offer));
      switch (changed) {
        case 'changed':
          return ok;
        case 'no-subscription':
          throw noSubscription();
        case 'other-price':
          throw refusal(
            'CONFLICT',
            'The price may have changed since it was shown. Nothing was changed; please look again.',
          );
      }
    }),

  /** The address of Stripe's portal: card, invoices, cancelling. */
  portal: ownerProcedure.output(z.object({ url: z.string() })).mutation(async ({ ctx, input }) => {
    const url = await asking(openPortal(ctx.money, input.businessId));
    if (url === null) throw noSubscription();
    return { url };
  }),

  invoices: ownerProcedure
    .output(z.array(invoiceShape))
    .query(({ ctx, input }) => asking(listInvoices(ctx.money, input.businessId))),

  /** Stripe's events about this business, newest first; those that could not be processed say why. */
  events: ownerProcedure
    .output(
      z.array(
        z.object({
          id: z.string(),
          type: z.string(),
          at: told,
          status: z.enum(['waiting', 'done', 'unknown-customer', 'failed']),
          error: z.string().nullable(),
        }),
      ),
    )
    .query(async ({ ctx, input }) => {
      const { row } = await readBilling(ctx.billing.admission, input.businessId);
      const customerId = row?.customerId ?? null;
      if (customerId === null) return [];
      return listEvents(ctx.db, customerId);
    }),

  /** Where Stripe's meter and the ledger differed and were made to agree, newest first; in seconds. */
  corrections: ownerProcedure
    .output(z.array(z.object({ at: told, ours: z.number(), theirs: z.number(), repaired: z.number() })))
    .query(({ ctx, input }) => ctx.db.tenant(input.businessId, (tx) => corrections(tx, input.businessId))),

  redeliver: ownerProcedure
    .input(z.object({ eventId: z.string().max(100) }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { row } = await readBilling(ctx.billing.admission, input.businessId);
      const customerId = row?.customerId ?? null;
      if (customerId === null || !(await redeliver(ctx.db, input.eventId, customerId)))
        throw notFound('event');
      return ok;
    }),
});
