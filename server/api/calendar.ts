/** The calendar outside of the dashboard: feeds to subscribe to, and a customer's own appointment. */
import { z } from 'zod';
import type { BookingId, CalendarFeedId, StaffId } from '../../db/ids.ts';
import { findBooking } from '../booking/bookings.ts';
import { listFeeds, makeFeed, revokeFeed } from '../booking/feeds.ts';
import { idOf } from '../fields.ts';
import { calendarProcedure, done, notFound, ok, referring, rest, router, told } from './trpc.ts';

const feedShape = z.object({
  id: idOf<CalendarFeedId>(),
  /** Null: the whole business. */
  staffId: idOf<StaffId>().nullable(),
  staff: z.string().nullable(),
  createdAt: told,
  url: z.url(),
});

export const calendar = router({
  feeds: calendarProcedure
    .meta(rest('GET', '/calendar-feeds', 'Addresses that calendars can be subscribed to by'))
    .output(z.array(feedShape))
    .query(async ({ ctx, input }) => {
      const { businessId } = input;
      const feeds = await listFeeds(ctx.db, businessId, ctx.only);
      return feeds.map((feed) => ({
        ...feed,
        url: ctx.calendarAddresses.write({ shows: 'feed', businessId, id: feed.id }),
      }));
    }),

  makeFeed: calendarProcedure
    .meta(rest('POST', '/calendar-feeds', 'Make such an address'))
    .input(z.object({ staffId: idOf<StaffId>().nullable() }))
    .output(z.object({ url: z.url() }))
    .mutation(async ({ ctx, input }) => {
      const { businessId, staffId } = input;
      if (ctx.only !== null && staffId !== ctx.only) throw notFound('staff member');
      const made = makeFeed(ctx.db, businessId, { staffId, createdBy: ctx.user.id });
      const id = await referring('staff member', made);
      return { url: ctx.calendarAddresses.write({ shows: 'feed', businessId, id }) };
    }),

  revokeFeed: calendarProcedure
    .meta(rest('DELETE', '/calendar-feeds/{feedId}', 'Make an address lead nowhere'))
    .input(z.object({ feedId: idOf<CalendarFeedId>() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await revokeFeed(ctx.db, input.businessId, input.feedId, ctx.only))) throw notFound('feed');
      return ok;
    }),

  /** Where a customer finds the appointment for a calendar of their own. */
  appointment: calendarProcedure
    .meta(
      rest(
        'GET',
        '/bookings/{bookingId}/calendar-file',
        'Where a customer finds the appointment, and the file for their calendar',
      ),
    )
    .input(z.object({ bookingId: idOf<BookingId>() }))
    .output(
      z.object({
        url: z.url(),
        /** Where the customer sees, moves and cancels it. */
        page: z.url(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { businessId, bookingId } = input;
      const booking = await findBooking(ctx.db, businessId, bookingId);
      if (booking === null || (ctx.only !== null && booking.staffId !== ctx.only)) throw notFound('booking');
      return {
        url: ctx.calendarAddresses.write({ shows: 'booking', businessId, id: bookingId }),
        page: ctx.appointmentPage({ businessId, bookingId }),
      };
    }),
});
