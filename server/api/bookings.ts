/** Appointments, by the same rules as on the phone. Moments travel as ISO 8601. */
import { z } from 'zod';
import type { BookingId, CallId, CustomerId, ServiceId, StaffId } from '../../db/ids.ts';
import { bookDirectly } from '../booking/book.ts';
import { type Booking, listBookings } from '../booking/bookings.ts';
import { cancel, markNoShow } from '../booking/cancel.ts';
import { listOpenings, type Offer } from '../booking/offers.ts';
import { parsePhone } from '../booking/phone.ts';
import { reschedule } from '../booking/reschedule.ts';
import { loadBusiness } from '../business/business.ts';
import { TRPCError } from '@trpc/server';
import { businessProcedure, idOf, notFound, router } from './trpc.ts';

const moment = z.iso.datetime();

/** At most a quarter of a year is read at once. */
const range = z
  .object({ from: moment, to: moment })
  .refine(
    ({ from, to }) => Date.parse(to) - Date.parse(from) <= 100 * 86_400_000,
    'must be at most 100 days',
  );

export const bookingShape = z.object({
  id: idOf<BookingId>(),
  serviceId: idOf<ServiceId>(),
  service: z.string(),
  staffId: idOf<StaffId>(),
  staff: z.string(),
  customerId: idOf<CustomerId>(),
  name: z.string(),
  phone: z.string().nullable(),
  startsAt: moment,
  endsAt: moment,
  status: z.enum(['booked', 'cancelled', 'no-show']),
  callId: idOf<CallId>().nullable(),
});

export const shapeBooking = (booking: Booking): z.infer<typeof bookingShape> => ({
  ...booking,
  startsAt: booking.startsAt.toISOString(),
  endsAt: booking.endsAt.toISOString(),
});

const alternatives = z.array(z.object({ staffId: idOf<StaffId>(), staff: z.string(), startsAt: moment }));
const shapeOffers = (offers: readonly Offer[]): z.infer<typeof alternatives> =>
  offers.map(({ staffId, staff, startsAt }) => ({ staffId, staff, startsAt: startsAt.toISOString() }));

/** Either it was done, or the time is taken and these are free. */
const outcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), booking: bookingShape }),
  z.object({ status: z.literal('taken'), alternatives }),
]);

export const bookings = router({
  list: businessProcedure
    .input(range)
    .output(z.array(bookingShape))
    .query(async ({ ctx, input }) => {
      const found = await listBookings(ctx.db, input.businessId, {
        from: new Date(input.from),
        to: new Date(input.to),
      });
      return found.map(shapeBooking);
    }),

  openings: businessProcedure
    .input(z.object({ serviceId: idOf<ServiceId>(), staffId: idOf<StaffId>().nullable() }).and(range))
    .output(z.array(z.object({ staffId: idOf<StaffId>(), startsAt: moment })))
    .query(async ({ ctx, input }) => {
      const { serviceId, staffId } = input;
      const wish = { serviceId, staffId, from: new Date(input.from), to: new Date(input.to) };
      const found = await listOpenings(ctx.db, input.businessId, wish, ctx.clock);
      if (found === null) throw notFound('service');
      return found.map((opening) => ({
        staffId: opening.staffId,
        startsAt: new Date(opening.startsAt).toISOString(),
      }));
    }),

  create: businessProcedure
    .input(
      z.object({
        serviceId: idOf<ServiceId>(),
        staffId: idOf<StaffId>().nullable(),
        startsAt: moment,
        name: z.string().trim().min(1).max(100),
        phone: z.string().max(40),
        /** Made by the page when its form opens, so that a repeated request books once. */
        idempotencyKey: z.uuid(),
      }),
    )
    .output(outcome)
    .mutation(async ({ ctx, input }) => {
      const { businessId, phone, ...wish } = input;
      const { country } = await loadBusiness(ctx.db, businessId);
      const customerPhone = parsePhone(phone, country);
      if (customerPhone === null)
        throw new TRPCError({ code: 'BAD_REQUEST', message: 'This is not a telephone number.' });
      const made = await bookDirectly(
        ctx.db,
        businessId,
        { ...wish, startsAt: new Date(wish.startsAt), customerPhone, callId: null },
        ctx.clock,
      );
      if (made.status === 'gone') throw notFound('service or staff member');
      if (made.status === 'taken') return { status: 'taken', alternatives: shapeOffers(made.alternatives) };
      return { status: 'done', booking: shapeBooking(made.booking) };
    }),

  move: businessProcedure
    .input(z.object({ bookingId: idOf<BookingId>(), staffId: idOf<StaffId>(), startsAt: moment }))
    .output(outcome)
    .mutation(async ({ ctx, input }) => {
      const to = { staffId: input.staffId, startsAt: new Date(input.startsAt) };
      const move = { bookingId: input.bookingId, to, callId: null, by: 'owner' } as const;
      const moved = await reschedule(ctx.db, input.businessId, move, ctx.clock);
      if (moved.status === 'moved') return { status: 'done', booking: shapeBooking(moved.booking) };
      if (moved.status === 'taken') return { status: 'taken', alternatives: shapeOffers(moved.alternatives) };
      throw notFound('booking');
    }),

  cancel: businessProcedure
    .input(z.object({ bookingId: idOf<BookingId>() }))
    .output(bookingShape)
    .mutation(async ({ ctx, input }) => {
      const what = { bookingId: input.bookingId, callId: null, by: 'owner' } as const;
      const cancelled = await cancel(ctx.db, input.businessId, what, ctx.clock);
      if (cancelled.status !== 'cancelled') throw notFound('booking');
      return shapeBooking(cancelled.booking);
    }),

  noShow: businessProcedure
    .input(z.object({ bookingId: idOf<BookingId>() }))
    .output(z.object({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      if (!(await markNoShow(ctx.db, input.businessId, input.bookingId))) throw notFound('booking');
      return { done: true };
    }),
});
