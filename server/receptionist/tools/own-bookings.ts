/**
 * The caller's own appointments: nothing is read out or changed before the caller has proved whose they are, and a hidden
 * number gets nothing of it. Whether there is an appointment, or a customer of that number, no answer tells.
 */
import type { BookingId, OfferId } from '../../../db/ids.ts';
import { type Booking, bookingsOfCustomer } from '../../booking/bookings.ts';
import { cancel } from '../../booking/cancel.ts';
import { reschedule } from '../../booking/reschedule.ts';
import { sayMoment } from '../../languages/en/dates/say.ts';
import { judgeProof } from '../../customers/wrong-proofs.ts';
import { taken } from './book.ts';
import type { Input } from './inputs.ts';
import { NOTHING_CLAIMED } from './dialogue-state.ts';
import { localTime } from './openings.ts';
import { addTo, judge, type Missing, needsDay } from './proof.ts';
import { list } from '../../languages/en/numbers.ts';
import type { ToolResult, ToolContext } from './tool.ts';

export async function findOwn(context: ToolContext, args: Input<'find_bookings'>): Promise<ToolResult> {
  const { business, caller } = context;
  if (caller.phone === null) return withheld();
  if (context.state.locked) return locked();
  const said = { name: args.name?.trim() ?? '', words: args.words ?? '' };
  const claim = addTo(context, context.state.claim, said);
  const day = needsDay(business.callerProof, caller.vouched);
  const now = new Date(context.clock.now());
  const prover = { businessId: business.id, phone: caller.phone, now };
  const verdict = await judgeProof(context.db, prover, async (tx) => {
    const bookings = await bookingsOfCustomer(tx, business.id, prover.phone, now);
    return judge(context, { said, claim, day }, bookings);
  });
  switch (verdict.type) {
    case 'locked':
      return locked();
    case 'incomplete':
      return { status: 'verify', ask: verdict.missing, say: ASKS[verdict.missing], remember: { claim } };
    case 'wrong':
      return {
        status: 'none',
        say: day
          ? "I can't find an appointment for that name and day under the number you're calling from. Is it another day, or another name?"
          : "I can't find an appointment for that name under the number you're calling from. Could it be under another name?",
        remember: { claim },
      };
    case 'right':
      return shown(context, verdict.bookings);
  }
}

const ASKS: Readonly<Record<Missing, string>> = {
  name: 'Of course. What name is the appointment under?',
  day: 'Thank you. And what day or time is the appointment?',
  'name-and-day': 'Of course. What name is the appointment under, and what day or time is it?',
};

function shown(context: ToolContext, bookings: readonly Booking[]): ToolResult {
  const told = bookings.map((booking) => ({ booking: booking.id, say: describe(context, booking) }));
  return {
    status: 'found',
    bookings: told,
    say:
      told.length === 1
        ? `I found ${told[0]?.say ?? ''}.`
        : `I found ${list([...told.slice(0, READ_OUT).map(({ say }) => say), ...more(told.length)])}. Which one do you mean?`,
    remember: {
      claim: NOTHING_CLAIMED,
      known: [...new Set([...context.state.known, ...bookings.map(({ id }) => id)])],
      ...rememberService(context, bookings),
    },
  };
}

/** Nobody remembers more by ear; the others are found by their day. */
const READ_OUT = 3;
const more = (found: number): string[] => (found > READ_OUT ? [`${found - READ_OUT} more after that`] : []);

/** Moving an appointment needs openings for the same service; "to eleven" means on the same day. */
const rememberService = (context: ToolContext, bookings: readonly Booking[]) => {
  const [only] = bookings;
  if (bookings.length !== 1 || only === undefined) return { subject: null };
  const day = localTime(context, only.startsAt).toPlainDate().toString();
  return { service: only.serviceId, staff: only.staffId, subject: only.id, day };
};

export async function moveOwn(context: ToolContext, args: Input<'reschedule'>): Promise<ToolResult> {
  if (context.caller.phone === null) return withheld();
  if (context.state.locked) return locked();
  const bookingId = args.booking as BookingId;
  if (!context.state.known.includes(bookingId)) return notShown();
  const moved = await reschedule(
    context.db,
    context.business.id,
    { bookingId, to: { offerId: args.offer as OfferId }, callId: context.callId, by: 'customer' },
    context.clock,
  );
  switch (moved.status) {
    case 'moved': {
      const what = describe(context, moved.booking);
      return {
        status: 'moved',
        booking: moved.booking.id,
        say: `Done: it is now ${what}. Is there anything else?`,
        note: `Moved the appointment of ${moved.booking.name}: ${what}.`,
        remember: { options: [], day: null, subject: null },
      };
    }
    case 'taken':
      return taken(context, moved.alternatives, "I'm sorry, that time has just been taken.");
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

export async function cancelOwn(context: ToolContext, args: Input<'cancel_booking'>): Promise<ToolResult> {
  if (context.caller.phone === null) return withheld();
  if (context.state.locked) return locked();
  const bookingId = args.booking as BookingId;
  if (!context.state.known.includes(bookingId)) return notShown();
  const cancelled = await cancel(
    context.db,
    context.business.id,
    { bookingId, callId: context.callId, by: 'customer' },
    context.clock,
  );
  switch (cancelled.status) {
    case 'cancelled': {
      const what = describe(context, cancelled.booking);
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

const describe = (context: ToolContext, booking: Booking): string =>
  `${booking.service.toLowerCase()} with ${booking.staff}, ${sayMoment(localTime(context, booking.startsAt), context.localNow())}`;

const withheld = (): ToolResult => ({
  status: 'withheld',
  say: "Your number is hidden, so I can't look up or change appointments. I can take a message for the team, or book a new one.",
});

/** It says nothing of the number: whoever guessed wrong names of nobody hears the same. */
const locked = (): ToolResult => ({
  status: 'locked',
  say: "I'm sorry, I can't look up or change appointments for this number just now. I can book a new one, or take a message for the team, and somebody will call you back.",
  error:
    'Too many wrong names or days. Ask for none any more, and tell or change nothing about existing appointments in this call.',
  remember: { locked: true },
});

const notShown = (): ToolResult => ({
  status: 'refused',
  say: 'Let me look it up first. What name is the appointment under?',
  error: 'Find the appointment with find_bookings first.',
});

const tooLate = (what: string): ToolResult => ({
  status: 'refused',
  say: `I'm afraid it is too close to the appointment, so it can't be ${what} on the phone any more. I can take an urgent message for the team.`,
});
