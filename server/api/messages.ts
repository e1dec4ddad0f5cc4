import { z } from 'zod';
import type { CallId, MessageId } from '../../db/ids.ts';
import { listMessages, setMessageStatus } from '../record/messages.ts';
import { businessProcedure, notFound, router } from './trpc.ts';
import { id, list, momentOut } from './wire.ts';

const status = z.enum(['open', 'done']);
const message = z.object({
  id: id<MessageId>(),
  callId: id<CallId>().nullable(),
  name: z.string(),
  /** E.164; null when the caller gave none. */
  phone: z.string().nullable(),
  body: z.string(),
  urgent: z.boolean(),
  status,
  createdAt: momentOut,
});

export const messages = router({
  /** Messages that wait or that are done, the newest first. */
  list: businessProcedure
    .input(z.object({ status }))
    .output(list(message))
    .query(({ ctx, input }) => listMessages(ctx.db, input.businessId, input.status)),

  done: businessProcedure
    .input(z.object({ messageId: id<MessageId>() }))
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      if (!(await setMessageStatus(ctx.db, input.businessId, input.messageId, 'done'))) throw notFound();
      return null;
    }),
});
