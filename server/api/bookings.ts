import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { BookingId, BusinessId, CallId, CustomerId, ServiceId, StaffId } from '../../db/ids.ts';
import { bookDirectly } from '../booking/book.ts';
import { listBookings } from '../booking/bookings.ts';
import { cancel, markNoShow } from '../booking/cancel.ts';
import { findOpenings } from '../booking/openings.ts';
import { parsePhone } from '../booking/phone.ts';
import { reschedule } from '../booking/reschedule.ts';
import { loadBusiness } from '../business/business.ts';
import { type ApiContext, businessProcedure, notFound, router } from './trpc.ts';
import { id, list, momentIn, momentOut } from './wire.ts';

export const booking = z.object({
  id: id<BookingId>(),
  serviceId: id<ServiceId>(),
  service: z.string(),
  staffId: id<StaffId>(),
  staff: z.string(),
  customerId: id<CustomerId>(),
  name: z.string(),
  phone: z.string(),
  startsAt: momentOut,
  endsAt: momentOut,
  status: z.enum(['booked', 'cancelled', 'no-show']),
  callId: id<CallId>().nullable(),
});

const alternative = z.object({ staffId: id<StaffId>(), staff: z.string(), startsAt: momentOut });
const taken = z.object({ status: z.literal('taken'), alternatives: list(alternative) });

const LONGEST_RANGE_MS = 100 * 24 * 3_600_000;
const range = z
  .object({ from: momentIn, to: momentIn })
  .refine(({ from, to }) => from < to && to.getTime() - from.getTime() <= LONGEST_RANGE_MS, {
    error: 'A range ends after it begins, and is at most 100 days long.',
  });

export const bookings = router({
  /** Bookings that begin in the range, cancelled ones too, in order of time. */
  list: businessProcedure
    .input(range)
    .output(list(booking))
    .query(({ ctx, input }) => listBookings(ctx.db, input.businessId, input)),

  /** Times that are free, for the owner: without the notice that callers must give. */
  openings: businessProcedure
    .input(z.object({ serviceId: id<ServiceId>(), staffId: id<StaffId>().nullable() }).and(range))
    .output(list(z.object({ staffId: id<StaffId>(), startsAt: z.number().transform((ms) => new Date(ms).toISOString()) })))
    .query(async ({ ctx, input }) => {
      const found = await findOpenings(ctx.db, input.businessId, input, ctx.clock);
      if (found === null) throw notFound();
      return found;
    }),

  /** Books a time that the owner chose. The same key twice is the same booking. */
  create: businessProcedure
    .input(
      z.object({
        serviceId: id<ServiceId>(),
        /** Null: whoever is free and has the fewest bookings that day. */
        staffId: id<StaffId>().nullable(),
        startsAt: momentIn,
        name: z.string().trim().min(1).max(120),
        /** As somebody writes it in the business's country, or in E.164. */
        phone: z.string().min(1).max(40),
        idempotencyKey: z.uuid(),
      }),
    )
    .output(z.discriminatedUnion('status', [z.object({ status: z.literal('booked'), booking }), taken]))
    .mutation(async ({ ctx, input }) => {
      const customerPhone = await readPhone(ctx, input.businessId, input.phone);
      const { serviceId, staffId, startsAt, name, idempotencyKey } = input;
      const wish = { serviceId, staffId, startsAt, name, customerPhone, callId: null, idempotencyKey };
      const made = await bookDirectly(ctx.db, input.businessId, wish, ctx.clock);
      if (made.status === 'gone') throw notFound();
      return made;
    }),

  move: businessProcedure
    .input(z.object({ bookingId: id<BookingId>(), staffId: id<StaffId>(), startsAt: momentIn }))
    .output(z.discriminatedUnion('status', [z.object({ status: z.literal('moved'), booking }), taken]))
    .mutation(async ({ ctx, input }) => {
      const { bookingId, staffId, startsAt } = input;
      const move = { bookingId, to: { staffId, startsAt }, callId: null, by: 'owner' } as const;
      const moved = await reschedule(ctx.db, input.businessId, move, ctx.clock);
      if (moved.status === 'gone' || moved.status === 'too-late') throw notFound();
      return moved;
    }),

  cancel: businessProcedure
    .input(z.object({ bookingId: id<BookingId>() }))
    .output(booking)
    .mutation(async ({ ctx, input }) => {
      const what = { bookingId: input.bookingId, callId: null, by: 'owner' } as const;
      const cancelled = await cancel(ctx.db, input.businessId, what, ctx.clock);
      if (cancelled.status !== 'cancelled') throw notFound();
      return cancelled.booking;
    }),

  /** The customer did not come. Only a booking that stands can be marked. */
  noShow: businessProcedure
    .input(z.object({ bookingId: id<BookingId>() }))
    .output(z.null())
    .mutation(async ({ ctx, input }) => {
      if (!(await markNoShow(ctx.db, input.businessId, input.bookingId))) throw notFound();
      return null;
    }),
});

async function readPhone(ctx: ApiContext, businessId: BusinessId, text: string): Promise<string> {
  const { country } = await loadBusiness(ctx.db, businessId);
  const phone = parsePhone(text, country);
  if (phone === null) throw new TRPCError({ code: 'BAD_REQUEST', message: 'That is not a telephone number.' });
  return phone;
}
