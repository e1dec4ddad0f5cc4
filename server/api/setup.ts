/** Procedures of set-up, from sign-up to an answered telephone. */
import { z } from 'zod';
import type { BusinessId } from '../../db/ids.ts';
import { readAllowance } from '../billing/admission.ts';
import { loadBusiness } from '../business/business.ts';
import { createBusiness, newBusiness } from '../business/create.ts';
import { CURRENCIES } from '../business/currencies.ts';
import { comingHolidays, loadCalendars } from '../business/holidays.ts';
import { PRESETS } from '../business/presets/index.ts';
import { readSetUp } from '../business/set-up.ts';
import { knowledgeInput, weeklyHours } from '../business/settings.ts';
import { idOf } from '../fields.ts';
import { carrierNamed, numberProcedures } from './numbers.ts';
import { businessProcedure, managerProcedure, refusal, router, told, userProcedure } from './trpc.ts';

const preset = z.object({
  trade: z.string(),
  label: z.string(),
  about: z.string(),
  greeting: z.string(),
  services: z.array(newBusiness.shape.services.element),
  hours: weeklyHours,
  team: z.object({ question: z.string(), names: z.array(z.string()) }),
  knowledge: z.array(knowledgeInput),
});

export const setup = router({
  /** What a business can start as; a country that is not among the currencies pays in dollars. */
  presets: userProcedure
    .output(z.object({ presets: z.array(preset), currencies: z.record(z.string(), z.string()) }))
    .query(() => ({
      presets: PRESETS.map(({ services, hours, team, knowledge, ...rest }) => ({
        ...rest,
        services: [...services],
        hours: hours.map((day) => [...day]),
        team: { ...team, names: [...team.names] },
        knowledge: [...knowledge],
      })),
      currencies: CURRENCIES,
    })),

  create: userProcedure
    .input(z.object({ business: newBusiness }))
    .output(z.object({ businessId: idOf<BusinessId>() }))
    .mutation(async ({ ctx, input }) => {
      if (!(await createBusiness(ctx.db, ctx.user.id, input.business)))
        throw refusal('CONFLICT', 'This business is there already.');
      return { businessId: input.business.id };
    }),

  state: businessProcedure
    .output(
      z.object({
        heard: z.boolean(),
        /** Whether it has said if it is open on the next public holiday. */
        holidays: z.boolean(),
        /**
         * As they were connected; `reachedAt` is when a call last came in by it, `keptUntil` when another may have it as
         * long as none has: null where it was proved.
         */
        numbers: z.array(
          z.object({
            e164: z.string(),
            /** The name of one of the carriers. */
            carrier: z.string(),
            reachedAt: told.nullable(),
            keptUntil: told.nullable(),
          }),
        ),
        /** How many the plan has; null: there is no limit. */
        limit: z.number().nullable(),
        /** Those that numbers can be connected at, with what to enter there. */
        carriers: z
          .array(
            z.object({
              name: z.string(),
              label: z.string(),
              webhooks: z.object({
                voice: z.string(),
                fallback: z.string(),
                status: z.string(),
                sms: z.string(),
              }),
            }),
          )
          .min(1),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { heard, numbers } = await readSetUp(ctx.db, input.businessId);
      const business = await loadBusiness(ctx.db, input.businessId);
      await loadCalendars();
      const [holiday] = comingHolidays(ctx.clock.now(), business);
      const allowance = await readAllowance(ctx.billing.admission, input.businessId);
      return {
        heard,
        holidays: holiday === undefined || business.specialDays.some(({ day }) => day === holiday.day),
        // A carrier that was taken out of the installation is no more to be shown.
        numbers: numbers.map((number) => ({ ...number, carrier: carrierNamed(ctx, number.carrier).name })),
        limit: allowance?.numbers ?? null,
        carriers: ctx.carriers.map(({ name, label, addresses }) => ({ name, label, webhooks: addresses })),
      };
    }),

  /** Problems of this installation that concern the business. */
  warnings: managerProcedure
    .output(
      z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.enum(['mail', 'recordings', 'hearing', 'spoken-messages']) }),
          z.object({ kind: z.literal('vendor'), vendor: z.string() }),
        ]),
      ),
    )
    .query(async ({ ctx, input }) => {
      const { recordsCalls } = await loadBusiness(ctx.db, input.businessId);
      return ctx.warnings().flatMap((warning) => {
        // How large a pool is says nothing to an owner.
        if (warning.kind === 'connections' || (warning.kind === 'recordings' && !recordsCalls)) return [];
        return [warning];
      });
    }),

  ...numberProcedures,
});
