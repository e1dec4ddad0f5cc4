/** What an owner may tell about the business, checked before it is written. */
import { z } from 'zod';
import type { StaffId } from '../../db/ids.ts';

const id = <T extends string>() => z.uuid().transform((value) => value as T);
const line = (longest: number) => z.string().trim().min(1).max(longest);
const WEEK = 7;
const minutes = (from: number, to: number) => z.int().min(from).max(to);
const MONTH_MINUTES = 31 * 24 * 60;

/** `HH:MM` of the 24-hour clock. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written as HH:MM.');

/** An end that is not after its start lies on the next day. */
export const stretches = z.array(z.object({ from: timeOfDay, to: timeOfDay })).max(8);
export const weeklyHours = z.array(stretches).length(WEEK);
/** An instant, ISO 8601 with its offset. */
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
/** `YYYY-MM-DD`. */
export const day = z.iso.date();

export const policy = z.object({
  noticeMinutes: minutes(0, MONTH_MINUTES),
  daysAhead: z.int().min(1).max(365),
  stepMinutes: minutes(5, 240),
  cancelNoticeMinutes: minutes(0, MONTH_MINUTES),
});

const knownZone = z.string().refine(
  (zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      // Intl has no other way to say that it does not know a zone.
      return false;
    }
  },
  { error: 'There is no such time zone.' },
);

/** Only what is given changes. */
export const businessEdit = z
  .object({
    name: line(80),
    zone: knownZone,
    address: z.string().trim().max(200),
    greeting: z.string().trim().max(300),
    disclosesAssistant: z.boolean(),
    hours: weeklyHours,
    policy,
  })
  .partial();
export type BusinessEdit = z.output<typeof businessEdit>;

/** With both buffers a service stays under the 24 hours that the search for openings counts on. */
export const serviceEdit = z.object({
  name: line(80),
  durationMinutes: minutes(5, 12 * 60),
  bufferBeforeMinutes: minutes(0, 240),
  bufferAfterMinutes: minutes(0, 240),
  priceCents: z.int().min(0).max(100_000_000).nullable(),
  staffIds: z.array(id<StaffId>()).max(200),
});
export type ServiceEdit = z.output<typeof serviceEdit>;

export const staffEdit = z.object({
  name: line(80),
  /** Null: works whenever the business is open. */
  hours: weeklyHours.nullable(),
});
export type StaffEdit = z.output<typeof staffEdit>;

export const timeOffEdit = z
  .object({ from: moment, to: moment, note: z.string().trim().max(200) })
  .refine(({ from, to }) => from < to, { error: 'It ends before it begins.' });
export type TimeOffEdit = z.output<typeof timeOffEdit>;

/** No stretches: closed on that day. */
export const specialDayEdit = z.object({ day, stretches, note: z.string().trim().max(200) });
export type SpecialDayEdit = z.output<typeof specialDayEdit>;

export const knowledgeEdit = z.object({ question: line(300), answer: line(1000) });
export type KnowledgeEdit = z.output<typeof knowledgeEdit>;
