/** Procedures that put a call through from the dashboard, stop it, and ring a phone for a test. */
import { z } from 'zod';
import type { BusinessId, CallId, DestinationId, TransferId, UserId } from '../../db/ids.ts';
import { destinationId, listDestinations } from '../business/destinations.ts';
import { readMemberPhone } from '../business/team.ts';
import { supervisorOf } from '../calls/supervision.ts';
import { transferOutcome } from '../events/events.ts';
import { idOf } from '../fields.ts';
import { transfersOfCall } from '../transfers/history.ts';
import type { Created, Target } from '../transfers/start.ts';
import { cancelTransfer, startTransfer, testDestination } from '../transfers/transfers.ts';
import { type ApiContext, done, managerProcedure, notFound, ok, refusal, router, told } from './trpc.ts';

const callId = idOf<CallId>();
const begun = z.object({ transferId: z.string(), who: z.string() });

const OWN_RING_SECONDS = 25;

function begunOf(created: Created): { transferId: TransferId; who: string } {
  if (created.type === 'created') return { transferId: created.transferId, who: created.who };
  switch (created.why) {
    case 'call-over':
      throw refusal('NOT_FOUND', 'This call is over.');
    case 'browser':
      throw refusal('CONFLICT', 'A test call from the browser has no telephone line to put through.');
    case 'already':
      throw refusal('CONFLICT', 'Somebody is being rung for this call already.');
    case 'not-allowed':
      throw refusal(
        'CONFLICT',
        'This phone cannot be rung now. Check its number, or wait until fewer calls were put through.',
      );
    case 'too-often':
      throw refusal('TOO_MANY_REQUESTS', 'This was tried several times. Please try again later.');
  }
}

async function destinationOf(
  { db }: Pick<ApiContext, 'db'>,
  businessId: BusinessId,
  id: DestinationId,
): Promise<Target> {
  const all = await db.tenant(businessId, (tx) => listDestinations(tx, businessId));
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw notFound('destination');
  return found;
}

async function oneself(
  { db }: Pick<ApiContext, 'db'>,
  businessId: BusinessId,
  user: { readonly id: UserId },
): Promise<Target> {
  const phone = await readMemberPhone(db, businessId, user.id);
  if (phone === null)
    throw refusal('CONFLICT', 'Enter the phone that rings for you under your account first.');
  const { name } = await supervisorOf(db, user.id);
  return { name, phone, position: 0, ringSeconds: OWN_RING_SECONDS, mode: 'warm' };
}

export const transfers = router({
  /** Rings somebody for a call under way; `destinationId` null: oneself. The feed tells how it goes on. */
  start: managerProcedure
    .input(z.object({ callId, destinationId: destinationId.nullable() }))
    .output(begun)
    .mutation(async ({ ctx, input: { businessId, callId: id, destinationId: whom } }) => {
      const target =
        whom === null ? await oneself(ctx, businessId, ctx.user) : await destinationOf(ctx, businessId, whom);
      return begunOf(
        await startTransfer(ctx.transfers, {
          businessId,
          callId: id,
          targets: [target],
          reason: '',
          by: ctx.user.id,
        }),
      );
    }),

  /** Stops ringing; the caller is back with the receptionist. */
  cancel: managerProcedure
    .input(z.object({ callId }))
    .output(done)
    .mutation(async ({ ctx, input: { businessId, callId: id } }) => {
      if (await cancelTransfer(ctx.transfers, { businessId, callId: id })) return ok;
      throw refusal('NOT_FOUND', 'Nobody is being rung for this call.');
    }),

  /** How each attempt to put a call through ended; none where the business has no such call. */
  ofCall: managerProcedure
    .input(z.object({ callId }))
    .output(
      z.array(z.object({ id: z.string(), who: z.string(), outcome: transferOutcome.nullable(), at: told })),
    )
    .query(({ ctx, input: { businessId, callId: id } }) =>
      transfersOfCall(ctx.db, { businessId, callId: id }),
    ),

  /** Rings a phone without a caller; the feed tells whether it was answered. */
  test: managerProcedure
    .input(z.object({ destinationId }))
    .output(begun)
    .mutation(async ({ ctx, input: { businessId, destinationId: whom } }) => {
      const target = await destinationOf(ctx, businessId, whom);
      return begunOf(await testDestination(ctx.transfers, { businessId, target, by: ctx.user.id }));
    }),
});
