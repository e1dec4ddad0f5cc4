/** When the notices of an appointment go out: pure, all moments in epoch milliseconds. */
import type { BookingNoticeId } from '../../../db/ids.ts';
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
  const quiet = (at: number) => quietOf(settings, zone, at);

  const atOnce = told === null ? [] : by(told, asked ? now : unlessQuiet(now, quiet(now), starts));
  if (told === 'cancelled') return atOnce;
  const reminders = reminderTimes(settings, zone, starts).filter((at) => at >= now + LEAST_BEFORE_REMINDER);
  const review = ends + settings.review.hoursAfter * HOUR;
  return [
    ...atOnce,
    ...reminders.flatMap((at) => by('reminder', at)),
    ...(settings.review.link === '' ? [] : by('review', quiet(review)?.to ?? review)),
  ];
}

interface Quiet {
  readonly from: number;
  readonly to: number;
}

const quietOf = ({ quiet }: BookingNoticeSettings, zone: string, at: number): Quiet | null => {
  const around = quiet === null ? null : quietAround(new Date(at), zone, quiet);
  return around === null ? null : { from: around.from.getTime(), to: around.to.getTime() };
};

/** When an appointment is reminded of, each moment once; some may be past. */
const reminderTimes = (settings: BookingNoticeSettings, zone: string, starts: number): number[] => [
  ...new Set(
    settings.reminderMinutes
      .map((minutes) => starts - minutes * MINUTE)
      // The evening before is better than the middle of the night.
      .map((at) => quietOf(settings, zone, at)?.from ?? at),
  ),
];

/** A reminder that was planned before. */
interface Reminder {
  readonly id: BookingNoticeId;
  readonly channel: BookingNoticeChannel;
  readonly status: 'queued' | 'sent' | 'skipped';
  readonly sendAt: Date;
}

/**
 * What changes in an appointment's reminders with the times that the business chooses. One whose new time is past, or all
 * but now, does not go; and nobody is reminded more often than by the old times or the new ones.
 */
export function remindersAnew(
  { settings, customer, appointment, zone, now }: Omit<Plan, 'told' | 'asked'>,
  planned: readonly Reminder[],
): { readonly drop: readonly BookingNoticeId[]; readonly add: readonly PlannedNotice[] } {
  const queued = planned.filter(({ status, sendAt }) => status === 'queued' && sendAt.getTime() > now);
  // What is due at this moment is as good as sent.
  const sent = planned.filter(
    ({ status, sendAt }) => status !== 'skipped' && (status === 'sent' || sendAt.getTime() <= now),
  );
  const timesOf = (reminders: readonly Reminder[]) =>
    new Set(reminders.map(({ sendAt }) => sendAt.getTime()));
  const times = reminderTimes(settings, zone, appointment.startsAt.getTime());
  const most = Math.max(times.length, timesOf(sent).size + timesOf(queued).size) - timesOf(sent).size;
  const isQueued = (time: number) => timesOf(queued).has(time);
  const coming = times
    .filter((at) => at >= now + LEAST_BEFORE_REMINDER || (at > now && isQueued(at)))
    .sort((a, b) => a - b);
  const kept = most === 0 ? [] : coming.slice(-most);
  const wanted = kept.flatMap((at) =>
    channelsFor(settings, customer, 'reminder').map((channel) => ({
      kind: 'reminder' as const,
      channel,
      sendAt: new Date(at),
    })),
  );
  const isSame = (a: Omit<PlannedNotice, 'kind'>, b: Omit<PlannedNotice, 'kind'>) =>
    a.channel === b.channel && a.sendAt.getTime() === b.sendAt.getTime();
  return {
    drop: queued.filter((each) => !wanted.some((want) => isSame(want, each))).map(({ id }) => id),
    add: wanted.filter((want) => !queued.some((each) => isSame(want, each))),
  };
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
