/**
 * The caller's own appointments: nothing is read out or changed before the caller has proved whose they are, and a hidden
 * number gets nothing of it. Whether there is an appointment, or a customer of that number, no answer tells.
 */
import { z } from 'zod';
import type { BookingId } from '../../../db/ids.ts';
import { type Booking, bookingsOf, bookingsOfCustomer } from '../../booking/bookings.ts';
import { isTooLate } from '../../booking/reschedule.ts';
import { judgeProof } from '../../customers/wrong-proofs.ts';
import type { Proof } from '../../languages/facts.ts';
import { NOTHING_CLAIMED, type Remembered } from './dialogue-state.ts';
import { type AppointmentFacts, appointmentOf, factsOf } from './offering.ts';
import { type Locked, locked, type Withheld, withheld } from './own-bookings.ts';
import { addTo, judge, needsDay } from './proof.ts';
import { localTime } from './times.ts';
import { short, type Tool, type ToolContext, type ToolResult, words } from './tool.ts';

/** Nobody remembers more by ear; the others are found by their day. */
const READ_OUT = 3;
/** Nobody speaks of the eleventh. */
const MOST_TALKED_ABOUT = 10;

const input = z.object({
  name: short('The name on the appointment, as the caller said it; left out when they said none.').optional(),
  words: words('What the caller said about when the appointment is now.').optional(),
});

type Found = ToolResult<'found'> & {
  /** `tooLate`: it can be neither moved nor cancelled on the phone any more. */
  readonly bookings: readonly (AppointmentFacts & {
    readonly booking: BookingId;
    readonly say: string;
    readonly tooLate: boolean;
  })[];
};
export type FindBookingsResult =
  | Found
  | (ToolResult<'verify'> & { readonly ask: Proof })
  | (ToolResult<'none'> & { readonly reason: 'wrong-proof' })
  | Withheld
  | Locked;

export const findBookings: Tool<'find_bookings', z.infer<typeof input>, FindBookingsResult> = {
  name: 'find_bookings',
  description:
    "Finds the caller's own coming appointments, once they have proved whose they are; those made in this call need no proof. It asks for the name, and for the day or time where that is needed; after three wrong ones it finds nothing more. Name and words together find only what fits both. With `tooLate` an appointment can no longer be moved or cancelled on the phone: say so at once and offer a message.",
  input,
  writes: null,
  async run(context, { name = '', words: said = '' }) {
    const { business, caller, language, state } = context;
    const now = new Date(context.clock.now());
    if (caller.phone === null || state.locked) {
      const made = await madeHere(context, now);
      if (made.length > 0) return shown(context, made);
      return state.locked ? locked(language) : withheld(language);
    }
    const prover = { businessId: business.id, phone: caller.phone, now };
    // "It's under Reyes" holds the name, wherever the model put it.
    const claimed = { name: name.trim() || language.tools.people.nameGiven(said), words: said };
    const claim = addTo(context, state.claim, claimed);
    const day = needsDay(business.callerProof, caller.vouched);
    const verdict = await judgeProof(context.db, prover, async (tx) => {
      const bookings = await bookingsOfCustomer(tx, business.id, prover.phone, now);
      return judge(context, { said: claimed, claim, day }, bookings);
    });
    const say = language.tools.ownBookings;
    switch (verdict.type) {
      case 'locked':
        return locked(language);
      case 'incomplete':
        return {
          status: 'verify',
          ask: verdict.missing,
          say: say.askProof[verdict.missing],
          remember: { claim },
        };
      case 'wrong':
        return { status: 'none', reason: 'wrong-proof', say: say.notFound(day), remember: { claim } };
      case 'right':
        return shown(context, verdict.bookings);
    }
  },
};

/** What was booked in this call is told to whoever booked it, without any proof. */
async function madeHere({ db, business, state }: ToolContext, now: Date): Promise<readonly Booking[]> {
  if (state.made.length === 0) return [];
  const made = await bookingsOf(db, business.id, state.made);
  return made.filter(({ status, startsAt }) => status === 'booked' && startsAt > now);
}

function shown(context: ToolContext, bookings: readonly Booking[]): Found {
  const say = context.language.tools.ownBookings;
  const now = context.localNow();
  const told = bookings.map((booking) => ({
    id: booking.id,
    ...appointmentOf(context, booking),
    tooLate: isTooLate(context.business, booking, context.clock),
  }));
  return {
    status: 'found',
    bookings: told.map(({ id, tooLate, ...appointment }) => ({
      booking: id,
      ...factsOf(appointment),
      tooLate,
      say: say.appointment(appointment, now),
    })),
    say: say.found(told.slice(0, READ_OUT), Math.max(0, told.length - READ_OUT), now),
    remember: {
      claim: NOTHING_CLAIMED,
      known: [...new Set([...context.state.known, ...told.map(({ id }) => id)])],
      ...talksAboutFound(context, bookings),
    },
  };
}

/** "To eleven" means on the same day; which of several is meant has to be said first. */
function talksAboutFound(context: ToolContext, bookings: readonly Booking[]): Remembered {
  const [only] = bookings;
  const alone = bookings.length === 1 && only !== undefined;
  return {
    options: [],
    aim: null,
    about: {
      type: 'found',
      bookings: bookings.slice(0, MOST_TALKED_ABOUT).map(({ id }) => id),
      chosen: alone ? only.id : null,
    },
    ...(alone
      ? {
          service: only.serviceId,
          day: localTime(context, only.startsAt).toPlainDate().toString(),
        }
      : { day: null }),
  };
}
