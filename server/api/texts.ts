/** Text messages with customers, and the registration that carriers ask for. */
import { z } from 'zod';
import type { CustomerId, TextId, TextThreadId } from '../../db/ids.ts';
import { REGISTRATION_STATES, TEXT_KINDS, TEXT_STATUSES } from '../../db/schema.ts';
import { idOf, moment } from '../fields.ts';
import { changeRegistration, readRegistration } from '../notices/texts/registration.ts';
import type { TextRefusal } from '../notices/texts.ts';
import { holdThread, listThreads, markSeen, readThread, writeByHand } from '../texting/threads.ts';
import {
  businessProcedure,
  cursorOf,
  done,
  managerProcedure,
  notFound,
  ok,
  refusal,
  router,
  told,
} from './trpc.ts';

const PAGE = 50;
const threadId = idOf<TextThreadId>();
const state = z.enum(REGISTRATION_STATES);

/** Why nothing was sent, for whoever wrote it. */
export function textRefusalWords(why: TextRefusal): string {
  switch (why) {
    case 'opted-out':
      return 'This customer has texted STOP and cannot be texted until they text START. Call them instead.';
    case 'not-allowed':
      return 'Numbers of this kind or country are not texted from here.';
    case 'no-number':
      return 'None of your phone numbers can send a text to this customer. Connect a number of their country in Set-up.';
    case 'limit':
      return 'The limit of texts for 24 hours is reached. Please try again later.';
    case 'not-registered':
      return 'US carriers block your texts because your business is not registered for texting yet. See Set-up.';
  }
}

export const texts = router({
  /** Without a cursor from the newest one on; a page is full when it has fifty. */
  list: businessProcedure
    .input(
      z.object({
        customerId: idOf<CustomerId>().optional(),
        cursor: cursorOf({ lastAt: moment, id: threadId }).nullish(),
      }),
    )
    .output(
      z.array(
        z.object({
          id: threadId,
          phone: z.string(),
          name: z.string(),
          lastAt: told,
          lastWords: z.string(),
          isNew: z.boolean(),
          failed: z.boolean(),
        }),
      ),
    )
    .query(({ ctx, input: { businessId, customerId = null, cursor } }) => {
      const after = cursor == null ? null : { ...cursor, lastAt: new Date(cursor.lastAt) };
      return listThreads(ctx.db, businessId, { after, customerId, limit: PAGE });
    }),

  get: businessProcedure
    .input(z.object({ threadId }))
    .output(
      z.object({
        id: threadId,
        phone: z.string(),
        name: z.string(),
        customerId: idOf<CustomerId>().nullable(),
        /** Whether somebody answers by hand, and the receptionist is silent. */
        held: z.boolean(),
        optedOut: z.boolean(),
        texts: z.array(
          z.object({
            id: idOf<TextId>(),
            kind: z.enum([...TEXT_KINDS, 'received']),
            body: z.string(),
            status: z.enum(TEXT_STATUSES),
            errorCode: z.number().nullable(),
            createdAt: told,
            /** Their addresses below this service's. */
            pictures: z.array(z.string()),
          }),
        ),
      }),
    )
    .query(async ({ ctx, input: { businessId, threadId: id } }) => {
      const thread = await readThread(ctx.db, businessId, id);
      if (thread === null) throw notFound('thread');
      const addressed = thread.texts.map((text) => ({
        ...text,
        pictures: text.pictures.map((position) => `/pictures/${businessId}/${text.id}/${position}`),
      }));
      return { ...thread, texts: addressed };
    }),

  seen: businessProcedure
    .input(z.object({ threadId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await markSeen(ctx.db, input.businessId, input.threadId))) throw notFound('thread');
      return ok;
    }),

  /** Answers by hand; from then on the receptionist is silent in this thread. */
  write: businessProcedure
    .input(z.object({ threadId, text: z.string().trim().min(1, 'Write something first.').max(1_600) }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const written = { body: input.text, writtenBy: ctx.user.id };
      const result = await writeByHand(ctx.db, input.businessId, input.threadId, written);
      if (result === 'no-thread') throw notFound('thread');
      if (result !== 'queued') throw refusal('CONFLICT', textRefusalWords(result));
      return ok;
    }),

  /** Takes a thread over from the receptionist, or hands it back. */
  hold: businessProcedure
    .input(z.object({ threadId, held: z.boolean() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const heldBy = input.held ? ctx.user.id : null;
      if (!(await holdThread(ctx.db, input.businessId, input.threadId, heldBy))) throw notFound('thread');
      return ok;
    }),

  registration: businessProcedure
    .output(
      z.object({
        brand: state,
        campaign: state,
        tollFree: state,
        /** When the carriers last refused a text for want of it; null: not since the state was changed. */
        refusedAt: told.nullable(),
        refusedCode: z.number().nullable(),
      }),
    )
    .query(({ ctx, input }) =>
      ctx.db.tenant(input.businessId, (tx) => readRegistration(tx, input.businessId)),
    ),

  setRegistration: managerProcedure
    .input(z.object({ brand: state, campaign: state, tollFree: state }))
    .output(done)
    .mutation(async ({ ctx, input: { businessId, ...states } }) => {
      await ctx.db.tenant(businessId, (tx) => changeRegistration(tx, businessId, states));
      return ok;
    }),
});
