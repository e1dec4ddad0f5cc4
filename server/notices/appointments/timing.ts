/** When the notices of an appointment go out: pure, all moments in epoch milliseconds. */
import type {
  BookingNoticeChannel,
  BookingNoticeKind,
  BookingNoticeSettings,
  Stretch,
} from '../../../db/schema.ts';
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
  const quiet = (at: number) => quietAround(at, settings.quiet, zone);

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

interface Quiet {
  readonly from: number;
  readonly to: number;
}

/** The quiet time that a moment lies in; null: it lies in none. Its end belongs to it no more. */
export function quietAround(at: number, quiet: Stretch | null, zone: string): Quiet | null {
  if (quiet === null) return null;
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const moment = (day: Temporal.PlainDate, plainTime: string) =>
    day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
  const overnight = quiet.to <= quiet.from ? 1 : 0;
  for (const began of [today.subtract({ days: 1 }), today]) {
    const [from, to] = [moment(began, quiet.from), moment(began.add({ days: overnight }), quiet.to)];
    if (from <= at && at < to) return { from, to };
  }
  return null;
}
