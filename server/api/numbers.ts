/** The telephone numbers of a business, and the code that shows whose one is. Part of the set-up. */
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { BusinessId } from '../../db/ids.ts';
import { readAllowance } from '../billing/admission.ts';
import { parsePhone } from '../booking/phone.ts';
import { loadBusiness } from '../business/business.ts';
import { readDialPolicy } from '../business/dial-policy.ts';
import { mayDial } from '../business/dialling.ts';
import { decideClaim, readStanding } from '../business/number-claims.ts';
import { CODE_MINUTES, dropCode, makeCode, tryCode } from '../business/number-codes.ts';
import { connectNumber, disconnectNumber, takeNumber } from '../business/numbers.ts';
import { tooMany } from '../limits/limits.ts';
import { type LimitName, LIMITS } from '../limits/table.ts';
import { type ApiContext, done, managerProcedure, notFound, type NumberCodes, ok, refusal } from './trpc.ts';

const typed = z.object({ number: z.string().max(40) });
const atCarrier = typed.extend({
  /** Its name; left out, the first. */
  carrier: z.string().max(30).optional(),
});

/** The carrier of this name, or the first where there is none. */
export const carrierNamed = ({ carriers }: ApiContext, name: string | undefined) =>
  carriers.find((carrier) => carrier.name === name) ?? carriers[0];

async function numberIn(ctx: ApiContext, businessId: BusinessId, number: string): Promise<string> {
  const { country } = await loadBusiness(ctx.db, businessId);
  const e164 = parsePhone(number, country);
  if (e164 !== null) return e164;
  throw refusal(
    'BAD_REQUEST',
    'This is not a telephone number. Type it with its area code, or with + and the country.',
  );
}

const limitOf = async (ctx: ApiContext, businessId: BusinessId): Promise<number | null> =>
  (await readAllowance(ctx.billing.admission, businessId))?.numbers ?? null;

const full = (limit: number | null) =>
  refusal(
    'PAYMENT_REQUIRED',
    `Your plan includes ${limit === 1 ? 'one number' : `${limit} numbers`}, and no more can be connected. See under Billing what other plans include, or disconnect a number first.`,
  );

/** Counts what may not be done too often. @throws TRPCError where it is too much. */
async function count({ limits }: NumberCodes, name: LimitName, subject: string): Promise<void> {
  const { reached, seconds } = await limits.take(name, subject);
  if (reached) throw refusal('TOO_MANY_REQUESTS', tooMany(LIMITS[name].what, seconds));
}

export const numberProcedures = {
  connectNumber: managerProcedure
    .input(atCarrier)
    .output(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('connected'), e164: z.string() }),
        /** It takes a code, which can be sent or not. */
        z.object({
          type: z.literal('code-needed'),
          e164: z.string(),
          why: z.enum(['elsewhere', 'lapsed']),
          canSend: z.boolean(),
        }),
      ]),
    )
    .mutation(async ({ ctx, input: { businessId, number, carrier: name } }) => {
      const e164 = await numberIn(ctx, businessId, number);
      await count(ctx.numberCodes, 'account:numbers', ctx.user.id);
      const limit = await limitOf(ctx, businessId);
      const now = new Date(ctx.clock.now());
      const canSend = ctx.numberCodes.send !== null;
      const came = await connectNumber(ctx.db, businessId, e164, {
        carrier: carrierNamed(ctx, name).name,
        limit,
        now,
        canProve: canSend,
      });
      switch (came) {
        case 'connected':
          return { type: 'connected', e164 };
        case 'full':
          throw full(limit);
        case 'elsewhere':
        case 'lapsed':
          return { type: 'code-needed', e164, why: came, canSend };
      }
    }),

  /** Sends a code to a number that takes one to be connected. */
  sendNumberCode: managerProcedure
    .input(typed.extend({ by: z.enum(['call', 'text']) }))
    .output(z.object({ minutes: z.number() }))
    .mutation(async ({ ctx, input: { businessId, number, by } }) => {
      const { db, numberCodes } = ctx;
      const { send, secret } = numberCodes;
      if (send === null) throw refusal('PRECONDITION_FAILED', 'This installation cannot send codes.');
      const e164 = await numberIn(ctx, businessId, number);
      const policy = await db.tenant(businessId, (tx) => readDialPolicy(tx, businessId));
      if (mayDial(e164, policy) !== null)
        throw refusal(
          'BAD_REQUEST',
          'Codes are sent to ordinary numbers in your own country, and in those that you have allowed under Billing.',
        );
      const now = new Date(ctx.clock.now());
      if (decideClaim(await readStanding(db, businessId, e164, now), now, true) === 'free')
        throw refusal('CONFLICT', 'This number needs no code now. Connect it once more.');
      await count(numberCodes, 'account:codes', ctx.user.id);
      await count(numberCodes, 'number:codes', e164);
      const about = { businessId, e164 };
      const code = await makeCode(db, secret, about, now);
      const sent = await send(by, e164, code).catch(async (cause: unknown) => {
        await dropCode(db, about);
        const message = 'Our telephone company did not answer as it should. Please try again in a moment.';
        throw new TRPCError({ code: 'BAD_GATEWAY', message, cause });
      });
      if (sent === 'sent') return { minutes: CODE_MINUTES };
      await dropCode(db, about);
      throw refusal(
        'BAD_REQUEST',
        by === 'text'
          ? 'This number takes no texts. Have it called instead.'
          : 'This number cannot be called. Check it, or have the code texted.',
      );
    }),

  proveNumber: managerProcedure
    .input(atCarrier.extend({ code: z.string().regex(/^\d{6}$/, 'has six digits') }))
    .output(z.object({ e164: z.string() }))
    .mutation(async ({ ctx, input: { businessId, number, carrier: name, code } }) => {
      const { db, numberCodes, publicUrl } = ctx;
      const e164 = await numberIn(ctx, businessId, number);
      const about = { businessId, e164 };
      const now = new Date(ctx.clock.now());
      const tried = await tryCode(db, numberCodes.secret, about, { code, now });
      switch (tried.type) {
        case 'over':
          throw refusal('CONFLICT', 'This code is too old, or was tried too often. Have a new one sent.');
        case 'wrong':
          throw refusal(
            'BAD_REQUEST',
            tried.triesLeft === 0
              ? 'That is not the code. Have a new one sent.'
              : `That is not the code. You can try ${tried.triesLeft === 1 ? 'once more' : `${tried.triesLeft} more times`}.`,
          );
        case 'right': {
          const limit = await limitOf(ctx, businessId);
          const taken = await takeNumber(db, businessId, e164, {
            carrier: carrierNamed(ctx, name).name,
            limit,
            now,
            setUpUrl: `${publicUrl}/set-up`,
          });
          if (taken === 'full') throw full(limit);
          await dropCode(db, about);
          return { e164 };
        }
      }
    }),

  disconnectNumber: managerProcedure
    .input(typed)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await disconnectNumber(ctx.db, input.businessId, input.number))) throw notFound('number');
      return ok;
    }),
};
