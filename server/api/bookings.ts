/** Appointments, by the same rules as on the phone. Moments travel as ISO 8601. */
import { z } from 'zod';
import type { BookingId, ServiceId, StaffId } from '../../db/ids.ts';
import { bookDirectly } from '../booking/book.ts';
import { bookingsDuring, findBooking, listBookings, setNote } from '../booking/bookings.ts';
import { cancel, markNoShow, restore } from '../booking/cancel.ts';
import { listOpenings, type OpeningsPage } from '../booking/opening-pages.ts';
import { parsePhone } from '../booking/phone.ts';
import { isShortNotice } from '../booking/place.ts';
import { reschedule } from '../booking/reschedule.ts';
import { loadBusiness } from '../business/business.ts';
import { idOf, moment } from '../fields.ts';
import { inTheWayOf, outcome, shortNotice, taken } from './booking-outcome.ts';
import { bookingShape, shapeBooking } from './booking-shape.ts';
import type { SignedInUser } from './auth.ts';
import {
  type ApiContext,
  calendarProcedure,
  cursorOf,
  done,
  notFound,
  ok,
  refusal,
  rest,
  router,
  told,
} from './trpc.ts';

/** At most a quarter of a year is read at once. */
const range = z
  .object({ from: moment, to: moment })
  .refine(
    ({ from, to }) => Date.parse(to) - Date.parse(from) <= 100 * 86_400_000,
    'must be at most 100 days',
  );

/** No appointment takes longer. */
const LONGEST_HOURS = 12;

/** That the owner wants it sooner than the business promises on the phone. */
const atShortNotice = z.boolean().default(false);

/** That the business wants it there whatever stands in its way: another booking, time off, closed hours. */
const anyway = z.boolean().default(false);

const note = z.string().trim().max(1_000);

/** The staff member whose openings are searched; null: any. */
const anybody = idOf<StaffId>().nullable().default(null);

/** The query for openings, and the size of a page. */
const openingsInput = range.safeExtend({
  staffId: anybody,
  /** One opening for each time, with whoever has the fewest bookings that day; else one for each person and time. */
  oneEachTime: z.boolean().default(false),
  cursor: cursorOf({ staffId: idOf<StaffId>(), startsAt: moment }).nullish(),
  limit: z.number().int().min(1).max(1_000).default(500),
});
const openingShape = z.object({ staffId: idOf<StaffId>(), startsAt: told });
const openingsShape = z.object({
  openings: z.array(openingShape),
  /** What to ask with for those that follow; null: these were the last. */
  nextCursor: openingShape.nullable(),
});

/** The query in the form of the calendar. */
const wishOf = ({ from, to, oneEachTime, cursor, limit }: z.infer<typeof openingsInput>) => ({
  from: new Date(from),
  to: new Date(to),
  keepsNotice: false,
  oneEachTime,
  after: cursor ? { ...cursor, startsAt: Date.parse(cursor.startsAt) } : null,
  limit,
});

function shapeOpenings({ openings, next }: OpeningsPage): z.input<typeof openingsShape> {
  const shape = (each: (typeof openings)[number]) => ({ ...each, startsAt: new Date(each.startsAt) });
  return { openings: openings.map(shape), nextCursor: next && shape(next) };
}

/** The staff member whose openings are asked for: staff have only their own. */
function whose(only: StaffId | null, asked: StaffId | null): StaffId | null {
  if (only !== null && asked !== null && asked !== only) throw notFound('staff member');
  return only ?? asked;
}

/** The member at the dashboard; nobody where a program asks with their key. */
const memberIn = ({ user, keyScopes }: { readonly user: SignedInUser } & Pick<ApiContext, 'keyScopes'>) =>
  keyScopes === undefined ? user.id : undefined;

/** For a booking on a calendar that the user has. */
export const bookingProcedure = calendarProcedure
  .input(z.object({ bookingId: idOf<BookingId>() }))
  .use(async ({ ctx, input, next }) => {
    const booking = await findBooking(ctx.db, input.businessId, input.bookingId);
    if (booking === null || (ctx.only !== null && booking.staffId !== ctx.only)) throw notFound('booking');
    return next({ ctx: { booking } });
  });

export const bookings = router({
  list: calendarProcedure
    .meta(rest('GET', '/bookings', 'Appointments in a range of time'))
    .input(
      range.safeExtend({
        cursor: cursorOf({ startsAt: moment, id: idOf<BookingId>() }).nullish(),
        limit: z.number().int().min(1).max(2_000).default(500),
      }),
    )
    .output(
      z.object({
        bookings: z.array(bookingShape),
        nextCursor: z.object({ startsAt: told, id: idOf<BookingId>() }).nullable(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { cursor, limit } = input;
      const found = await listBookings(ctx.db, input.businessId, {
        from: new Date(input.from),
        to: new Date(input.to),
        staffId: ctx.only,
        after: cursor ? { ...cursor, startsAt: new Date(cursor.startsAt) } : null,
        limit: limit + 1,
      });
      const bookings = found.slice(0, limit).map(shapeBooking);
      return { bookings, nextCursor: (found.length > limit && bookings.at(-1)) || null };
    }),

  openings: calendarProcedure
    .meta(rest('GET', '/openings', 'Free times for a service'))
    .input(openingsInput.safeExtend({ serviceId: idOf<ServiceId>() }))
    .output(openingsShape)
    .query(async ({ ctx, input }) => {
      const staffId = whose(ctx.only, input.staffId);
      const wish = { ...wishOf(input), serviceId: input.serviceId, staffId };
      const found = await listOpenings(ctx.db, input.businessId, wish, ctx.clock);
      if (found === null) throw notFound('service');
      return shapeOpenings(found);
    }),

  /** Where a booking could go as it is: as long as it is, and over its own time. */
  openingsToMove: bookingProcedure
    .meta(rest('GET', '/bookings/{bookingId}/openings', 'Where an appointment could be moved to'))
    .input(openingsInput)
    .output(openingsShape)
    .query(async ({ ctx, input }) => {
      const { serviceId, id } = ctx.booking;
      const wish = {
        ...wishOf(input),
        serviceId,
        staffId: whose(ctx.only, input.staffId),
        except: id,
      };
      const found = await listOpenings(ctx.db, input.businessId, wish, ctx.clock);
      if (found === null) throw notFound('service');
      return shapeOpenings(found);
    }),

  /** What somebody's time off would lie over. */
  during: calendarProcedure
    .meta(rest('GET', '/bookings/during', 'Appointments that reach into a range of time'))
    .input(
      z.object({
        from: moment,
        to: moment,
        staffId: anybody,
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ bookings: z.array(bookingShape), more: z.boolean() }))
    .query(async ({ ctx, input }) => {
      const { businessId, limit } = input;
      const span = { from: new Date(input.from), to: new Date(input.to), limit: limit + 1 };
      const found = await bookingsDuring(ctx.db, businessId, {
        ...span,
        staffId: whose(ctx.only, input.staffId),
      });
      return { bookings: found.slice(0, limit).map(shapeBooking), more: found.length > limit };
    }),

  create: calendarProcedure
    .meta(rest('POST', '/bookings', 'Book an appointment'))
    .input(
      z
        .object({
          serviceId: idOf<ServiceId>(),
          staffId: idOf<StaffId>().nullable(),
          startsAt: moment,
          name: z.string().trim().min(1).max(100),
          phone: z.string().max(40),
          note: note.default(''),
          atShortNotice,
          anyway,
          /** Made by the page when its form opens, so that a repeated request books once. */
          idempotencyKey: z.uuid(),
        })
        .refine((wish) => !wish.anyway || wish.staffId !== null, 'anyway needs to say with whom'),
    )
    .output(outcome)
    .mutation(async ({ ctx, input }) => {
      const { businessId, phone, ...wish } = input;
      const startsAt = new Date(wish.startsAt);
      const staffId = whose(ctx.only, wish.staffId);
      const business = await loadBusiness(ctx.db, businessId);
      const customerPhone = parsePhone(phone, business.country);
      if (customerPhone === null) throw refusal('BAD_REQUEST', 'This is not a telephone number.');
      if (!wish.atShortNotice && !wish.anyway && isShortNotice(business, startsAt, ctx.clock))
        return shortNotice(business);
      const what = {
        ...wish,
        staffId,
        startsAt,
        customerPhone,
        conversationId: null,
        userId: memberIn(ctx),
      };
      const made = await bookDirectly(ctx.db, businessId, what, ctx.clock);
      if (made.status === 'gone') throw notFound('service or staff member');
      if (made.status === 'booked') return { status: 'done', booking: shapeBooking(made.booking) };
      const obstacles = inTheWayOf(ctx, businessId, { ...wish, staffId, startsAt });
      return taken(made.alternatives, await obstacles);
    }),

  /** Moves a booking, or makes it longer or shorter. */
  move: bookingProcedure
    .meta(rest('POST', '/bookings/{bookingId}/move', 'Move an appointment, or make it longer or shorter'))
    .input(
      z
        .object({
          staffId: idOf<StaffId>(),
          startsAt: moment,
          /** Null: it stays as long as it is. */
          endsAt: moment.nullable().default(null),
          atShortNotice,
          anyway,
        })
        .refine(
          ({ startsAt, endsAt }) => endsAt === null || isLength(Date.parse(endsAt) - Date.parse(startsAt)),
          `must take whole minutes, at most ${LONGEST_HOURS} hours`,
        ),
    )
    .output(outcome)
    .mutation(async ({ ctx, input }) => {
      const { businessId, bookingId } = input;
      const startsAt = new Date(input.startsAt);
      whose(ctx.only, input.staffId);
      const stays = ctx.booking.startsAt.getTime() === startsAt.getTime();
      if (!input.atShortNotice && !input.anyway && !stays) {
        const business = await loadBusiness(ctx.db, businessId);
        if (isShortNotice(business, startsAt, ctx.clock)) return shortNotice(business);
      }
      const to = {
        staffId: input.staffId,
        startsAt,
        ...(input.endsAt === null ? {} : { endsAt: new Date(input.endsAt) }),
      };
      const by = { by: 'owner', userId: memberIn(ctx) } as const;
      const move = { bookingId, to, conversationId: null, anyway: input.anyway, ...by };
      const moved = await reschedule(ctx.db, businessId, move, ctx.clock);
      if (moved.status === 'moved') return { status: 'done', booking: shapeBooking(moved.booking) };
      if (moved.status !== 'taken') throw notFound('booking');
      const wanted = { ...to, serviceId: ctx.booking.serviceId, except: bookingId };
      return taken(moved.alternatives, await inTheWayOf(ctx, businessId, wanted));
    }),

  /** Writes down what the business has to know for it. */
  setNote: bookingProcedure
    .meta(rest('PATCH', '/bookings/{bookingId}', 'Write a note on an appointment'))
    .input(z.object({ note }))
    .output(bookingShape)
    .mutation(async ({ ctx, input }) => {
      await setNote(ctx.db, input.businessId, input.bookingId, input.note);
      return shapeBooking({ ...ctx.booking, note: input.note });
    }),

  cancel: bookingProcedure
    .meta(rest('POST', '/bookings/{bookingId}/cancel', 'Cancel an appointment'))
    .output(bookingShape)
    .mutation(async ({ ctx, input }) => {
      const by = { by: 'owner', userId: memberIn(ctx) } as const;
      const what = { bookingId: input.bookingId, conversationId: null, ...by };
      const cancelled = await cancel(ctx.db, input.businessId, what, ctx.clock);
      if (cancelled.status !== 'cancelled') throw notFound('booking');
      return shapeBooking(cancelled.booking);
    }),

  noShow: bookingProcedure
    .meta(rest('POST', '/bookings/{bookingId}/no-show', 'Say that the customer did not come'))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await markNoShow(ctx.db, input.businessId, input.bookingId))) throw notFound('booking');
      return ok;
    }),

  /** Takes back that a booking was cancelled or missed. */
  restore: bookingProcedure
    .meta(
      rest('POST', '/bookings/{bookingId}/restore', 'Take back that an appointment was cancelled or missed'),
    )
    .input(z.object({ anyway }))
    .output(bookingShape)
    .mutation(async ({ ctx, input }) => {
      const restored = await restore(ctx.db, input.businessId, { ...input, by: 'owner' }, ctx.clock);
      switch (restored.status) {
        case 'restored':
          return shapeBooking(restored.booking);
        case 'taken':
          throw refusal('CONFLICT', 'Its time is no longer free.');
        case 'gone':
          throw notFound('booking');
      }
    }),
});

const isLength = (ms: number): boolean => ms > 0 && ms <= LONGEST_HOURS * 3_600_000 && ms % 60_000 === 0;
