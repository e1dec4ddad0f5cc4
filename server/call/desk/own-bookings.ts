/**
 * The caller's own appointments. A caller's number alone proves little (it can be forged, and phones are shared), so
 * the name or the time has to be said before anything is read out or changed; a hidden number gets nothing of it.
 */
import type { BookingId, OfferId } from '../../../db/ids.ts';
import { type Booking, bookingsOfCustomer } from '../../booking/bookings.ts';
import { cancel } from '../../booking/cancel.ts';
import { reschedule } from '../../booking/reschedule.ts';
import { sayMoment } from '../../booking/when/say.ts';
import { taken } from './book.ts';
import type { Input } from './inputs.ts';
import { sameName } from './matching.ts';
import { localTime, understandWhen } from './openings.ts';
import { list } from './questions.ts';
import type { DeskResult, ToolContext } from './tool.ts';

export async function findOwn(desk: ToolContext, args: Input<'find_bookings'>): Promise<DeskResult> {
  if (desk.caller.phone === null) return withheld();
  const { name = '', words = '' } = args;
  if (`${name}${words}`.trim() === '')
    return { status: 'verify', say: 'Of course. What name is the appointment under, or when is it?' };
  const all = await bookingsOfCustomer(desk.db, desk.business.id, desk.caller.phone, desk.clock);
  const proven = all.filter(
    (booking) => sameName(name, booking.name) || atTime(desk, booking, `${name} ${words}`),
  );
  if (proven.length === 0) {
    // The same answer whether there are other bookings or none: a wrong name learns nothing.
    return {
      status: 'none',
      say: "I can't find an appointment for that name or time under the number you're calling from.",
    };
  }
  const shown = proven.map((booking) => ({ booking: booking.id, say: describe(desk, booking) }));
  return {
    status: 'found',
    bookings: shown,
    say:
      shown.length === 1
        ? `I found ${shown[0]?.say ?? ''}.`
        : `I found ${list([...shown.slice(0, READ_OUT).map(({ say }) => say), ...more(shown.length)])}. Which one do you mean?`,
    remember: {
      known: [...new Set([...desk.memory.known, ...proven.map(({ id }) => id)])],
      ...rememberService(desk, proven),
    },
  };
}

/** Nobody remembers more by ear; the others are found by their day. */
const READ_OUT = 3;
const more = (found: number): string[] => (found > READ_OUT ? [`${found - READ_OUT} more after that`] : []);

/** Moving an appointment needs openings for the same service; "to eleven" means on the same day. */
const rememberService = (desk: ToolContext, bookings: readonly Booking[]) => {
  const [only] = bookings;
  if (bookings.length !== 1 || only === undefined) return { subject: null };
  const day = localTime(desk, only.startsAt).toPlainDate().toString();
  return { service: only.serviceId, staff: only.staffId, subject: only.id, day };
};

export async function moveOwn(desk: ToolContext, args: Input<'reschedule'>): Promise<DeskResult> {
  if (desk.caller.phone === null) return withheld();
  const bookingId = args.booking as BookingId;
  if (!desk.memory.known.includes(bookingId)) return notShown();
  const moved = await reschedule(
    desk.db,
    desk.business.id,
    { bookingId, to: { offerId: args.offer as OfferId }, callId: desk.callId, by: 'customer' },
    desk.clock,
  );
  switch (moved.status) {
    case 'moved': {
      const what = describe(desk, moved.booking);
      return {
        status: 'moved',
        booking: moved.booking.id,
        say: `Done: it is now ${what}. Is there anything else?`,
        note: `Moved the appointment of ${moved.booking.name}: ${what}.`,
        remember: { options: [], day: null, subject: null },
      };
    }
    case 'taken':
      return taken(desk, moved.alternatives, "I'm sorry, that time has just been taken.");
    case 'too-late':
      return tooLate('moved');
    case 'gone':
      return {
        status: 'failed',
        say: 'Which day and time would you like instead?',
        error: 'The offer does not exist in this call, or the appointment does not exist any more.',
      };
  }
}

export async function cancelOwn(desk: ToolContext, args: Input<'cancel_booking'>): Promise<DeskResult> {
  if (desk.caller.phone === null) return withheld();
  const bookingId = args.booking as BookingId;
  if (!desk.memory.known.includes(bookingId)) return notShown();
  const cancelled = await cancel(
    desk.db,
    desk.business.id,
    { bookingId, callId: desk.callId, by: 'customer' },
    desk.clock,
  );
  switch (cancelled.status) {
    case 'cancelled': {
      const what = describe(desk, cancelled.booking);
      return {
        status: 'cancelled',
        booking: cancelled.booking.id,
        say: `It's cancelled: ${what}. Is there anything else?`,
        note: `Cancelled the appointment of ${cancelled.booking.name}: ${what}.`,
        remember: { subject: null },
      };
    }
    case 'too-late':
      return tooLate('cancelled');
    case 'gone':
      return notShown();
  }
}

function atTime(desk: ToolContext, booking: Booking, words: string): boolean {
  const when = understandWhen(desk, words);
  const start = localTime(desk, booking.startsAt);
  if (when.type === 'time') return start.equals(when.date.toPlainDateTime(when.time));
  if (when.type !== 'range' || when.earliest === true) return false;
  // A whole week would fit anybody; a day is something that the customer knows.
  const narrow = when.to.since(when.from, { largestUnit: 'hours' }).hours <= 24;
  return (
    narrow &&
    Temporal.PlainDateTime.compare(start, when.from) >= 0 &&
    Temporal.PlainDateTime.compare(start, when.to) < 0
  );
}

const describe = (desk: ToolContext, booking: Booking): string =>
  `${booking.service.toLowerCase()} with ${booking.staff}, ${sayMoment(localTime(desk, booking.startsAt), desk.localNow())}`;

const withheld = (): DeskResult => ({
  status: 'withheld',
  say: "Your number is hidden, so I can't look up or change appointments. I can take a message for the team, or book a new one.",
});

const notShown = (): DeskResult => ({
  status: 'refused',
  say: 'Let me look it up first. What name is the appointment under?',
  error: 'Find the appointment with find_bookings first.',
});

const tooLate = (what: string): DeskResult => ({
  status: 'refused',
  say: `I'm afraid it is too close to the appointment, so it can't be ${what} on the phone any more. I can take an urgent message for the team.`,
});
