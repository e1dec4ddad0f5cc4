/** What customers hear of their appointments: the notices of each, and how a business wants them. */
import { z } from 'zod';
import type { BookingNoticeId } from '../../db/ids.ts';
import {
  BOOKING_NOTICE_CHANNELS,
  BOOKING_NOTICE_KINDS,
  BOOKING_NOTICE_REASONS,
  type BookingNoticeSettings,
} from '../../db/schema.ts';
import { loadBusiness } from '../business/business.ts';
import { idOf } from '../fields.ts';
import { noticesOfBooking, sendAgain, tellLate } from '../notices/appointments/by-hand.ts';
import { ownTemplates, previewNotice } from '../notices/appointments/preview.ts';
import { readNoticeSettings, saveNoticeSettings, settingsShape } from '../notices/appointments/settings.ts';
import { VARIABLES } from '../notices/appointments/templates.ts';
import { bookingProcedure } from './bookings.ts';
import { done, managerProcedure, notFound, ok, router, told } from './trpc.ts';

const kind = z.enum(BOOKING_NOTICE_KINDS);
const channel = z.enum(BOOKING_NOTICE_CHANNELS);

const notice = z.object({
  id: idOf<BookingNoticeId>(),
  kind,
  channel,
  state: z.enum(['queued', 'sent', 'delivered', 'failed', 'skipped']),
  /** Why it was skipped. */
  reason: z.enum(BOOKING_NOTICE_REASONS).nullable(),
  /** Why a mail failed, as the mail server said it. */
  error: z.string().nullable(),
  /** The carrier's code of why a text failed. */
  carrierCode: z.number().nullable(),
  /** When it goes, or went out. */
  at: told,
});

const byHand = z.discriminatedUnion('status', [
  z.object({ status: z.literal('queued') }),
  z.object({ status: z.literal('refused'), why: z.enum([...BOOKING_NOTICE_REASONS, 'too-many']) }),
]);

const template = z.object({ sms: z.string(), subject: z.string(), body: z.string() });

/** The settings that a business has after this change, as they are saved. */
const saved = (given: z.infer<typeof settingsShape>): BookingNoticeSettings => ({
  ...given,
  templates: JSON.parse(JSON.stringify(given.templates)) as BookingNoticeSettings['templates'],
});

export const bookingNotices = router({
  list: bookingProcedure
    .output(z.array(notice))
    .query(({ ctx, input }) => noticesOfBooking(ctx.db, input.businessId, input.bookingId)),

  sendAgain: bookingProcedure
    .input(z.object({ noticeKind: kind, channel }))
    .output(byHand)
    .mutation(async ({ ctx, input }) =>
      shapeByHand(await sendAgain(ctx.db, input.businessId, { ...input, kind: input.noticeKind }, ctx.clock)),
    ),

  /** Tells the customer that the business runs late. */
  late: bookingProcedure
    .output(byHand)
    .mutation(async ({ ctx, input }) =>
      shapeByHand(await tellLate(ctx.db, input.businessId, input.bookingId, ctx.clock)),
    ),

  settings: managerProcedure
    .output(
      z.object({
        bookingNotices: settingsShape,
        /** Our words of each kind, where the business has none. */
        defaults: z.record(kind, template),
        variables: z.array(z.string()),
      }),
    )
    .query(async ({ ctx, input }) => {
      const business = await loadBusiness(ctx.db, input.businessId);
      const notices = await ctx.db.tenant(input.businessId, (tx) => readNoticeSettings(tx, input.businessId));
      const defaults = ownTemplates(business);
      return { bookingNotices: settingsShape.parse(notices), defaults, variables: [...VARIABLES] };
    }),

  saveSettings: managerProcedure
    .input(z.object({ bookingNotices: settingsShape }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { businessId, bookingNotices: notices } = input;
      await ctx.db.tenant(businessId, (tx) => saveNoticeSettings(tx, businessId, saved(notices)));
      return ok;
    }),

  /** A notice as a customer would get it, with the words that are being edited: too many for an address. */
  preview: managerProcedure
    .input(z.object({ noticeKind: kind, bookingNotices: settingsShape }))
    .output(
      z.object({
        text: z.string(),
        /** By how many of the carrier's messages the text goes. */
        segments: z.number(),
        subject: z.string(),
        body: z.string(),
        html: z.string(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const business = await loadBusiness(ctx.db, input.businessId);
      return previewNotice(business, saved(input.bookingNotices), input.noticeKind, ctx.publicUrl);
    }),
});

function shapeByHand(result: Awaited<ReturnType<typeof sendAgain>>): z.input<typeof byHand> {
  if (result.status === 'queued') return result;
  const { status, why } = result;
  if (why === 'no-such-booking') throw notFound('booking');
  return { status, why };
}
