/** What a business wants its customers to hear of their appointments. */
import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { TenantTransaction } from '../../../db/client.ts';
import type { BusinessId } from '../../../db/ids.ts';
import {
  BOOKING_NOTICE_KINDS,
  type BookingNoticeKind,
  type BookingNoticeSettings,
  bookingNoticeSettings,
} from '../../../db/schema.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { quietHours } from '../quiet-hours.ts';
import { unknownVariables } from './templates.ts';

const both = { sms: true, mail: true };

/** Of a business that has saved none. */
export const DEFAULT_SETTINGS: BookingNoticeSettings = {
  channels: {
    confirmation: both,
    changed: both,
    cancelled: both,
    reminder: both,
    late: both,
    review: { sms: false, mail: false },
  },
  reminderMinutes: [24 * 60, 2 * 60],
  review: { hoursAfter: 3, link: '' },
  quiet: { from: '21:00', to: '08:00' },
  templates: {},
};

/** A customer who is reminded more often stops to read. */
const MOST_REMINDERS = 5;
const LONGEST_LEAD_MINUTES = 30 * 24 * 60;
/** Four parts of a text, before the variables are filled in. */
const LONGEST_SMS = 480;
const LONGEST_SUBJECT = 150;
const LONGEST_BODY = 4_000;

const template = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .superRefine((text, context) => {
      const unknown = unknownVariables(text);
      if (unknown.length > 0)
        context.addIssue({
          code: 'custom',
          message: `There is no variable ${unknown.map((name) => `{${name}}`).join(', ')}.`,
        });
    });

const ofEveryKind = <Value extends z.ZodType>(value: Value) =>
  z.object(
    Object.fromEntries(BOOKING_NOTICE_KINDS.map((kind) => [kind, value])) as Record<BookingNoticeKind, Value>,
  );

/** The form in which settings are saved. */
export const settingsShape = z.object({
  channels: ofEveryKind(z.object({ sms: z.boolean(), mail: z.boolean() })),
  reminderMinutes: z
    .array(z.number().int().min(15).max(LONGEST_LEAD_MINUTES))
    .max(MOST_REMINDERS)
    .refine((minutes) => new Set(minutes).size === minutes.length, 'Two reminders have the same time.')
    .readonly(),
  review: z.object({
    hoursAfter: z.number().int().min(0).max(168),
    link: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]),
  }),
  quiet: quietHours.nullable(),
  templates: ofEveryKind(
    z.object({
      sms: template(LONGEST_SMS).optional(),
      subject: template(LONGEST_SUBJECT).optional(),
      body: template(LONGEST_BODY).optional(),
    }),
  ).partial(),
});

export async function readNoticeSettings(
  tx: TenantTransaction,
  businessId: BusinessId,
): Promise<BookingNoticeSettings> {
  const [row] = await tx
    .select({ settings: bookingNoticeSettings.settings })
    .from(bookingNoticeSettings)
    .where(eq(bookingNoticeSettings.businessId, businessId));
  return row?.settings ?? DEFAULT_SETTINGS;
}

/** Holds for what is planned from now on, and for the reminders of the bookings that exist. */
export async function saveNoticeSettings(
  tx: TenantTransaction,
  businessId: BusinessId,
  settings: BookingNoticeSettings,
): Promise<void> {
  const before = await readNoticeSettings(tx, businessId);
  await tx
    .insert(bookingNoticeSettings)
    .values({ businessId, settings })
    .onConflictDoUpdate({
      target: bookingNoticeSettings.businessId,
      set: { settings, updatedAt: new Date() },
    });
  if (!isDeepStrictEqual(remindingOf(before), remindingOf(settings)))
    await enqueue(tx, 'replan-reminders', { businessId });
}

/** What decides when and how customers are reminded. */
const remindingOf = ({ reminderMinutes, quiet, channels }: BookingNoticeSettings) => ({
  reminderMinutes: [...reminderMinutes].sort((a, b) => a - b),
  quiet,
  channels: channels.reminder,
});
