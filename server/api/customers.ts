/** The people who ring or book. */
import { z } from 'zod';
import type { CallId, ConversationId, CustomerId, MessageId } from '../../db/ids.ts';
import { BLOCK_REASONS, LINES, NOTIFY_CHOICES } from '../../db/schema.ts';
import { changeCustomer, customerChange, listCustomers, readCustomer } from '../customers/customers.ts';
import { blockCustomer, listBlocked, setStanding } from '../customers/standings.ts';
import { removeFact } from '../customers/facts.ts';
import { eraseCustomer } from '../customers/erase.ts';
import { outcome } from '../events/events.ts';
import { e164 as phone, idOf, moment } from '../fields.ts';
import { isOptedOut } from '../notices/texts/opt-outs.ts';
import { bookingShape, shapeBooking } from './booking-shape.ts';
import {
  cursorOf,
  done,
  managerProcedure,
  notFound,
  ok,
  ownProcedure,
  refusal,
  rest,
  router,
  told,
} from './trpc.ts';

const customerId = idOf<CustomerId>();

const BLOCKED_PAGE = 50;

const identity = z.object({
  id: customerId,
  name: z.string(),
  /** E.164; null once they were erased. */
  phone: z.string().nullable(),
  email: z.string(),
  /** Calls from their number are answered with a polite refusal. */
  blocked: z.boolean(),
});

const listed = identity.extend({ lastCallAt: told.nullable(), nextBookingAt: told.nullable() });

const card = identity.extend({
  notes: z.string(),
  /** The ways by which they want to hear of appointments; null: as the business does. */
  notify: z.enum(NOTIFY_CHOICES).nullable(),
  /** Whether they answered STOP to a text. */
  optedOut: z.boolean(),
  erasedAt: told.nullable(),
  createdAt: told,
  calls: z.array(
    z.object({
      id: idOf<CallId>(),
      line: z.enum(LINES),
      from: z.string().nullable(),
      to: z.string(),
      status: z.enum(['ringing', 'active', 'ended']),
      startedAt: told,
      endedAt: told.nullable(),
      outcome: outcome.nullable(),
      summary: z.string(),
    }),
  ),
  bookings: z.array(bookingShape),
  messages: z.array(
    z.object({
      id: idOf<MessageId>(),
      callId: idOf<CallId>().nullable(),
      body: z.string(),
      urgent: z.boolean(),
      status: z.enum(['open', 'done']),
      answer: z.string().nullable(),
      createdAt: told,
    }),
  ),
  /** What they told of themselves, to be remembered. */
  facts: z.array(
    z.object({ id: z.uuid(), fact: z.string(), callId: idOf<ConversationId>(), createdAt: told }),
  ),
});

export const customers = router({
  list: ownProcedure
    .meta(rest('GET', '/customers', 'Customers by name'))
    .input(
      z.object({
        /** Part of a name, a number or an e-mail address. */
        search: z.string().max(100).default(''),
        cursor: cursorOf({ name: z.string().max(200), id: customerId }).nullish(),
        limit: z.number().int().min(1).max(100).default(50),
      }),
    )
    .output(
      z.object({
        customers: z.array(listed),
        nextCursor: z.object({ name: z.string(), id: customerId }).nullable(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { search, cursor, limit } = input;
      const found = await listCustomers(ctx.db, input.businessId, {
        search,
        only: ctx.only,
        after: cursor ?? null,
        limit: limit + 1,
      });
      const customers = found.slice(0, limit);
      return { customers, nextCursor: (found.length > limit && customers.at(-1)) || null };
    }),

  get: ownProcedure
    .meta(rest('GET', '/customers/{customerId}', 'A customer with calls, appointments and messages'))
    .input(z.object({ customerId }))
    .output(card)
    .query(async ({ ctx, input }) => {
      const found = await readCustomer(ctx.db, input.businessId, input.customerId, ctx.only);
      if (found === null) throw notFound('customer');
      const { phone, bookings } = found;
      const optedOut =
        phone !== null &&
        (await ctx.db.tenant(input.businessId, (tx) => isOptedOut(tx, input.businessId, phone)));
      return { ...found, optedOut, bookings: bookings.map(shapeBooking) };
    }),

  update: ownProcedure
    .meta(rest('PATCH', '/customers/{customerId}', 'Change a customer'))
    .input(
      z.object({
        customerId,
        customer: customerChange.refine(
          (change) => Object.values(change).some((value) => value !== undefined),
          'Nothing is to be changed.',
        ),
      }),
    )
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await changeCustomer(ctx.db, input.businessId, input.customerId, input.customer, ctx.only)))
        throw notFound('customer');
      return ok;
    }),

  /** Takes out what was remembered of them. */
  removeFact: ownProcedure
    .meta(rest('DELETE', '/customers/{customerId}/facts/{factId}', 'Forget what a customer told'))
    .input(z.object({ customerId, factId: z.uuid('must be an id') }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { businessId, customerId, factId } = input;
      if (!(await removeFact(ctx.db, businessId, customerId, factId, ctx.only))) throw notFound('fact');
      return ok;
    }),

  /** Refuses this customer's calls from now on, or takes them again. */
  block: managerProcedure
    .meta(rest('POST', '/customers/{customerId}/block', "Refuse a customer's calls, or take them again"))
    .input(z.object({ customerId, blocked: z.boolean().default(true) }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { businessId, customerId, blocked } = input;
      if (!(await blockCustomer(ctx.db, businessId, customerId, blocked, ctx.user.id)))
        throw notFound('customer');
      return ok;
    }),

  /** The numbers whose calls and texts are refused, the newest first. */
  blocked: managerProcedure
    .meta(rest('GET', '/blocked-numbers', 'Blocked numbers'))
    .input(z.object({ cursor: cursorOf({ since: moment, phone }).nullish() }))
    .output(
      z.object({
        numbers: z.array(
          z.object({
            phone,
            reason: z.enum(BLOCK_REASONS),
            since: told,
            /** Whose it is, where the business knows them. */
            customerId: customerId.nullable(),
            name: z.string().nullable(),
          }),
        ),
        nextCursor: z.object({ since: told, phone }).nullable(),
      }),
    )
    .query(async ({ ctx, input: { businessId, cursor } }) => {
      const after = cursor ? { since: new Date(cursor.since), phone: cursor.phone } : null;
      const found = await listBlocked(ctx.db, businessId, { after, limit: BLOCKED_PAGE + 1 });
      const numbers = found.slice(0, BLOCKED_PAGE);
      return { numbers, nextCursor: (found.length > BLOCKED_PAGE && numbers.at(-1)) || null };
    }),

  /** Refuses calls and texts from a number from now on, whoever has it, or takes them again. */
  blockNumber: managerProcedure
    .meta(rest('POST', '/blocked-numbers', 'Refuse calls and texts from a number, or take them again'))
    .input(z.object({ phone, blocked: z.boolean().default(true) }))
    .output(done)
    .mutation(async ({ ctx, input: { businessId, phone: number, blocked } }) => {
      const standing = blocked
        ? ({ type: 'blocked', reason: 'by-hand' } as const)
        : ({ type: 'none' } as const);
      await ctx.db.tenant(businessId, (tx) => setStanding(tx, businessId, number, standing, ctx.user.id));
      return ok;
    }),

  /** Takes out everything personal, for good. */
  erase: managerProcedure
    .meta(rest('POST', '/customers/{customerId}/erase', 'Take out everything personal, for good'))
    .input(z.object({ customerId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const erased = await eraseCustomer(ctx.db, input.businessId, input.customerId);
      switch (erased.status) {
        case 'erased':
          return ok;
        case 'gone':
          throw notFound('customer');
        case 'in-call':
          throw refusal(
            'CONFLICT',
            'This customer is on the phone right now. Erase them when the call has ended.',
          );
      }
    }),
});
