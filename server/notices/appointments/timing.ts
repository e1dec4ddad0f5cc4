/** When the notices of an appointment go out: pure, all moments in epoch milliseconds. */
import type { BookingNoticeChannel, BookingNoticeKind, BookingNoticeSettings } from '../../../db/schema.ts';
import { quietAround } from '../quiet-hours.ts';
import type { Customer } from './customer.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Whoever booked less than this before a reminder needs none. */
const LEAST_BEFORE_REMINDER = HOUR;

export interface Appointment {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The state of an appointment that its customer is told of; null: it changed in nothing that concerns them. */
export type Told = 'confirmation' | 'changed' | 'cancelled' | null;

export interface PlannedNotice {
  readonly kind: BookingNoticeKind;
  readonly channel: BookingNoticeChannel;
  readonly sendAt: Date;
}

interface Plan {
  readonly settings: BookingNoticeSettings;
  readonly customer: Customer;
  readonly appointment: Appointment;
  readonly told: Told;
  /** Whether the customer made the change themselves, and waits to hear of it. */
  readonly asked: boolean;
  /** IANA, of the business. */
  readonly zone: string;
  readonly now: number;
}

/** What is to be sent of an appointment after a change. Of one that has begun nobody is told. */
export function planOf({ settings, customer, appointment, told, asked, zone, now }: Plan): PlannedNotice[] {
  const [starts, ends] = [appointment.startsAt.getTime(), appointment.endsAt.getTime()];
  if (starts <= now) return [];
  const by = (kind: BookingNoticeKind, at: number): PlannedNotice[] =>
    channelsFor(settings, customer, kind).map((channel) => ({ kind, channel, sendAt: new Date(at) }));
  const quiet = (at: number): Quiet | null => {
    const around = settings.quiet === null ? null : quietAround(new Date(at), zone, settings.quiet);
    return around === null ? null : { from: around.from.getTime(), to: around.to.getTime() };
  };

  const atOnce = told === null ? [] : by(told, asked ? now : unlessQuiet(now, quiet(now), starts));
  if (told === 'cancelled') return atOnce;
  const reminders = settings.reminderMinutes
    .map((minutes) => starts - minutes * MINUTE)
    // The evening before is better than the middle of the night.
    .map((at) => quiet(at)?.from ?? at)
    .filter((at) => at >= now + LEAST_BEFORE_REMINDER);
  const review = ends + settings.review.hoursAfter * HOUR;
  return [
    ...atOnce,
    ...[...new Set(reminders)].flatMap((at) => by('reminder', at)),
    ...(settings.review.link === '' ? [] : by('review', quiet(review)?.to ?? review)),
  ];
}

interface Quiet {
  readonly from: number;
  readonly to: number;
}

/** Later, where it is quiet and the appointment comes no sooner than the end of that. */
const unlessQuiet = (now: number, quiet: Quiet | null, starts: number): number =>
  quiet !== null && quiet.to < starts ? quiet.to : now;

/** The ways by which a kind goes out to a customer: those that are switched on, that they want, and that reach them. */
export const channelsFor = (
  { channels }: BookingNoticeSettings,
  { notify, phone, email }: Customer,
  kind: BookingNoticeKind,
): BookingNoticeChannel[] => {
  const wants = (channel: BookingNoticeChannel) => notify === null || notify === 'both' || notify === channel;
  return [
    ...(channels[kind].sms && wants('sms') && phone !== null ? (['sms'] as const) : []),
    ...(channels[kind].mail && wants('mail') && email !== '' ? (['mail'] as const) : []),
  ];
};
