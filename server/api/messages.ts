/** Messages that callers left. */
import { z } from 'zod';
import type { CallId, MessageId } from '../../db/ids.ts';
import { listMessages, setMessageStatus } from '../record/messages.ts';
import { businessProcedure, idOf, notFound, router } from './trpc.ts';

const messageShape = z.object({
  id: idOf<MessageId>(),
  callId: idOf<CallId>().nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  body: z.string(),
  urgent: z.boolean(),
  status: z.enum(['open', 'done']),
  createdAt: z.iso.datetime(),
});

export const messages = router({
  list: businessProcedure
    .input(z.object({ status: z.enum(['open', 'done']).default('open') }))
    .output(z.array(messageShape))
    .query(async ({ ctx, input }) => {
      const found = await listMessages(ctx.db, input.businessId, input.status);
      return found.map((message) => ({ ...message, createdAt: message.createdAt.toISOString() }));
    }),

  done: businessProcedure
    .input(z.object({ messageId: idOf<MessageId>(), done: z.boolean().default(true) }))
    .output(z.object({ done: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const changed = await setMessageStatus(
        ctx.db,
        input.businessId,
        input.messageId,
        input.done ? 'done' : 'open',
      );
      if (!changed) throw notFound('message');
      return { done: input.done };
    }),
});
