/** Procedures for whom callers are put through to, and for who answers calls. */
import { z } from 'zod';
import { answering, loadAnswering, setAnswering } from '../business/answering.ts';
import {
  arrangeDestinations,
  destinationHours,
  destinationId,
  destinationInput,
  type DestinationSaved,
  listDestinations,
  type PhoneRefusal,
  removeDestination,
  saveDestination,
} from '../business/destinations.ts';
import { refusalWords } from '../business/dialling.ts';
import { MAXIMA } from '../business/maxima.ts';
import { weeklyHours } from '../business/settings.ts';
import { e164 } from '../fields.ts';
import {
  businessProcedure,
  done,
  managerProcedure,
  notFound,
  ok,
  referring,
  refusal,
  router,
} from './trpc.ts';

const listed = destinationInput.omit({ phone: true }).extend({
  id: destinationId,
  memberId: z.string().nullable(),
  /** Null: the member has given none, or it is not for who asks. */
  phone: z.string().nullable(),
  hours: z.discriminatedUnion('type', [
    destinationHours.options[0],
    destinationHours.options[1],
    z.object({ type: z.literal('weekly'), week: weeklyHours }),
  ]),
  position: z.number(),
});

/** What is wrong with a number, for whoever typed it in. */
export const phoneWords = (why: PhoneRefusal): string =>
  why === 'answered-here'
    ? 'This number is answered here. Callers would only come back: use another phone.'
    : refusalWords(why);

function saved(came: DestinationSaved) {
  switch (came.type) {
    case 'saved':
      return { id: came.id };
    case 'not-found':
      throw notFound('destination');
    case 'refused':
      throw refusal('BAD_REQUEST', phoneWords(came.why));
  }
}

export const destinations = router({
  /** In the order in which they are rung. Staff see the names only: numbers are private. */
  list: businessProcedure.output(z.array(listed)).query(async ({ ctx, input: { businessId } }) => {
    const all = await ctx.db.tenant(businessId, (tx) => listDestinations(tx, businessId));
    return all.map((each) => ({
      ...each,
      phone: ctx.role === 'staff' ? null : each.phone,
      serviceIds: [...each.serviceIds],
      hours:
        each.hours.type === 'weekly'
          ? { type: 'weekly' as const, week: each.hours.week.map((day) => [...day]) }
          : each.hours,
    }));
  }),

  save: managerProcedure
    .input(z.object({ id: destinationId.nullable(), destination: destinationInput }))
    .output(z.object({ id: destinationId }))
    .mutation(async ({ ctx, input }) =>
      saved(
        await referring(
          'member, staff member or service',
          saveDestination(ctx.db, input.businessId, input.id, input.destination),
        ),
      ),
    ),

  remove: managerProcedure
    .input(z.object({ id: destinationId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await removeDestination(ctx.db, input.businessId, input.id))) throw notFound('destination');
      return ok;
    }),

  /** The order of all of them: those of one group are rung at once. */
  arrange: managerProcedure
    .input(
      z.object({
        groups: z.array(z.array(destinationId).max(MAXIMA.destinations.most)).max(MAXIMA.destinations.most),
      }),
    )
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (await arrangeDestinations(ctx.db, input.businessId, input.groups)) return ok;
      throw refusal('CONFLICT', 'Somebody else has changed this list. Load it again before you go on.');
    }),

  answering: managerProcedure
    .output(
      z.object({
        usual: answering,
        /** Null: as usual. */
        numbers: z.array(z.object({ e164: z.string(), own: answering.nullable() })),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { usual, numbers } = await loadAnswering(ctx.db, input.businessId);
      return { usual, numbers: [...numbers] };
    }),

  /** Who answers from the next call on. */
  setAnswering: managerProcedure
    .input(
      z.object({
        answering: z.union([
          z.object({ e164: z.null(), way: answering }),
          z.object({ e164, way: answering.nullable() }),
        ]),
      }),
    )
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await setAnswering(ctx.db, input.businessId, input.answering))) throw notFound('number');
      return ok;
    }),
});
