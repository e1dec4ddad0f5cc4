/** Messages that callers left, and the answers to them. */
import { z } from 'zod';
import type { BusinessId, ConversationId, CustomerId, MessageId, UserId } from '../../db/ids.ts';
import { answerByText, answerMessage, setCalledBack } from '../inbox/answers.ts';
import { snoozeMessage } from '../inbox/snooze.ts';
import {
  assignMessage,
  countOpenMessages,
  listAssignees,
  listMessages,
  type Message,
  setMessageStatus,
  undeliveredMails,
} from '../inbox/messages.ts';
import { idOf, moment } from '../fields.ts';
import { FARES } from '../notices/texts/statuses.ts';
import { tooManyMails } from './mail-limits.ts';
import { textRefusalWords } from './texts.ts';
import { businessProcedure, cursorOf, done, notFound, ok, refusal, rest, router, told } from './trpc.ts';

const PAGE = 50;
const LONGEST_SNOOZE_MS = 366 * 86_400_000;

const userId = z
  .string()
  .max(100)
  .transform((value) => value as UserId)
  .meta({ override: { type: 'string' } });
const messageId = idOf<MessageId>();
const status = z.enum(['open', 'done']);

const messageShape = z.object({
  id: messageId,
  callId: idOf<ConversationId>().nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  body: z.string(),
  urgent: z.boolean(),
  status,
  assignedTo: userId.nullable(),
  createdAt: told,
  /** Where it is heard, below this service's address; null: it is in words. */
  recording: z.string().nullable(),
  /** Who left it, where the business knows them. */
  customerId: idOf<CustomerId>().nullable(),
  /** Where an answer would go; null: nobody knows an address. */
  email: z.string().nullable(),
  /** Until when it is put off; null: it is not. */
  snoozedUntil: told.nullable(),
  /** When somebody called back; null: nobody said so. */
  calledAt: told.nullable(),
  answer: z
    .object({
      text: z.string(),
      at: told,
      by: z.enum(['mail', 'text']),
      /** How it fares. */
      status: z.enum(['queued', 'sent', 'delivered', 'failed']),
      /** What the mail server said, or the carrier's code. */
      error: z.string().nullable(),
    })
    .nullable(),
});

function shapeMessage(businessId: BusinessId, message: Message): z.input<typeof messageShape> {
  const { answer, answeredAt, email, recordingUrl, ...rest } = message;
  return {
    ...rest,
    recording: recordingUrl === null ? null : `/recordings/messages/${businessId}/${message.id}`,
    email: email === '' ? null : email,
    answer:
      answer === null || answeredAt === null ? null : { text: answer, at: answeredAt, ...fareOf(message) },
  };
}

/** How an answer fares. Whose mail is no longer kept was sent. */
function fareOf({ answerStatus, answerError, answerTextStatus, answerTextError }: Message) {
  if (answerTextStatus === null)
    return { by: 'mail', status: answerStatus ?? 'sent', error: answerError } as const;
  const error = answerTextError === null ? null : String(answerTextError);
  return { by: 'text', status: FARES[answerTextStatus], error } as const;
}

export const messages = router({
  /** Without a cursor from the first one on; a page is full when it has fifty. */
  list: businessProcedure
    .meta(rest('GET', '/messages', 'Messages that callers left'))
    .input(
      z.object({
        /** `snoozed`: open, and put off until later. */
        status: z.enum(['open', 'snoozed', 'done']).default('open'),
        /** The last message of the page before. */
        cursor: cursorOf({ urgent: z.boolean(), createdAt: moment, id: messageId }).nullish(),
      }),
    )
    .output(z.array(messageShape))
    .query(async ({ ctx, input }) => {
      const after =
        input.cursor == null ? null : { ...input.cursor, createdAt: new Date(input.cursor.createdAt) };
      const page = { show: input.status, after, limit: PAGE };
      return (await listMessages(ctx.db, input.businessId, page)).map((each) =>
        shapeMessage(input.businessId, each),
      );
    }),

  counts: businessProcedure
    .meta(rest('GET', '/messages/counts', 'How many messages are open'))
    .output(z.object({ open: z.number(), urgent: z.number() }))
    .query(({ ctx, input }) => countOpenMessages(ctx.db, input.businessId)),

  /** E-mails of the business that did not arrive, such as the notice of an urgent message. */
  undelivered: businessProcedure
    .meta(rest('GET', '/messages/undelivered', 'E-mails that could not be delivered lately'))
    .output(
      z.array(
        z.object({
          id: z.string(),
          recipient: z.string(),
          subject: z.string(),
          error: z.string().nullable(),
        }),
      ),
    )
    .query(({ ctx, input }) => undeliveredMails(ctx.db, input.businessId)),

  /** To whom messages can be given. */
  assignees: businessProcedure
    .meta(rest('GET', '/messages/assignees', 'To whom messages can be given'))
    .output(z.array(z.object({ userId, name: z.string() })))
    .query(async ({ ctx, input }) => listAssignees(ctx.db, input.businessId)),

  assign: businessProcedure
    .meta(rest('POST', '/messages/{messageId}/assign', 'Give a message to somebody'))
    .input(z.object({ messageId, userId: userId.nullable() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const result = await assignMessage(ctx.db, input.businessId, input.messageId, input.userId);
      switch (result) {
        case 'assigned':
          return ok;
        case 'no-message':
          throw notFound('message');
        case 'no-member':
          throw notFound('member');
      }
    }),

  done: businessProcedure
    .meta(rest('POST', '/messages/{messageId}/done', 'Put a message away, or take it up again'))
    .input(z.object({ messageId, done: z.boolean().default(true) }))
    .output(z.object({ done: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const next = input.done ? 'done' : 'open';
      if (!(await setMessageStatus(ctx.db, input.businessId, input.messageId, next)))
        throw notFound('message');
      return { done: input.done };
    }),

  /** Takes a message out of the list of open ones until a moment, or puts it back. */
  snooze: businessProcedure
    .meta(rest('POST', '/messages/{messageId}/snooze', 'Put a message off until later'))
    .input(
      z.object({
        messageId,
        /** Null: it is open again at once. */
        until: moment
          .transform((value) => new Date(value))
          .refine((until) => until.getTime() < Date.now() + LONGEST_SNOOZE_MS, 'must be within a year')
          .nullable(),
      }),
    )
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await snoozeMessage(ctx.db, input.businessId, input.messageId, input.until)))
        throw notFound('message');
      return ok;
    }),

  /** Says that somebody called back, or takes that back. */
  called: businessProcedure
    .meta(rest('POST', '/messages/{messageId}/called', 'Say that somebody called back'))
    .input(z.object({ messageId, called: z.boolean().default(true) }))
    .output(z.object({ called: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      if (!(await setCalledBack(ctx.db, input.businessId, input.messageId, input.called)))
        throw notFound('message');
      return { called: input.called };
    }),

  /** Writes to the number that was left, and puts the message away. */
  answerByText: businessProcedure
    .meta(rest('POST', '/messages/{messageId}/answer-by-text', 'Answer a message by text'))
    .input(z.object({ messageId, text: z.string().trim().min(1, 'Write something first.').max(1_600) }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const answer = { answer: input.text, writtenBy: ctx.user.id };
      const result = await answerByText(ctx.db, input.businessId, input.messageId, answer);
      switch (result) {
        case 'answered':
          return ok;
        case 'no-message':
          throw notFound('message');
        case 'answered-before':
          throw refusal('CONFLICT', 'This message has been answered already.');
        case 'no-phone':
          throw refusal('BAD_REQUEST', 'They left no number that a text could go to.');
        case 'opted-out':
        case 'not-allowed':
        case 'no-number':
        case 'not-registered':
        case 'limit':
          throw refusal('BAD_REQUEST', textRefusalWords(result));
      }
    }),

  /** Writes to the customer by e-mail, and puts the message away. */
  answer: businessProcedure
    .meta(rest('POST', '/messages/{messageId}/answer', 'Answer a message by e-mail'))
    .input(z.object({ messageId, text: z.string().trim().min(1, 'Write something first.').max(5_000) }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const result = await answerMessage(ctx.db, input.businessId, input.messageId, input.text);
      switch (result) {
        case 'answered':
          return ok;
        case 'no-message':
          throw notFound('message');
        case 'no-address':
          throw refusal(
            'BAD_REQUEST',
            'There is no e-mail address of this customer yet. Add it on their card first.',
          );
        case 'business-limit':
        case 'recipient-limit':
          throw tooManyMails('answer', result);
        case 'answered-before':
          throw refusal('CONFLICT', 'This message was answered already.');
      }
    }),
});
