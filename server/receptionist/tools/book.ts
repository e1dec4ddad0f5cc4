import { z } from 'zod';
import type { BookingId, OfferId } from '../../../db/ids.ts';
import { book as bookOffer } from '../../booking/book.ts';
import { type AskNumber, reachableNumber } from './numbers.ts';
import {
  type AppointmentFacts,
  appointmentOf,
  factsOf,
  moveOf,
  type Taken,
  taken,
  talksAbout,
} from './offering.ts';
import { tellAfterBooking } from './telling.ts';
import {
  type Ask,
  type Failed,
  flag,
  id,
  short,
  type Tool,
  type ToolContext,
  type ToolResult,
  words,
} from './tool.ts';

const input = z.object({
  offer: id<OfferId>('The id of the offer.'),
  name: short('For whom the appointment is.'),
  phone: words(
    'A number to be reached at, as the caller said it: when the tool asked for one, or when the caller gave one of their own accord.',
  ).optional(),
  phone_confirmed: flag('True once the caller confirmed the number that was read back.').optional(),
});

export type BookResult =
  | (ToolResult<'booked'> & AppointmentFacts & { readonly booking: BookingId; readonly note: string })
  | Taken
  | Ask<'name', 'missing'>
  | AskNumber
  | Failed<'no-such-offer' | 'offer-moves'>;

/** Books an offer of this conversation, and speaks the confirmation from the row that was committed. */
export const book: Tool<'book', z.infer<typeof input>, BookResult> = {
  name: 'book',
  description:
    'Books an offer of find_openings for the caller. Call it only after the caller agreed to that time and gave a name. Never for an offer that moves an appointment (reason offer-moves: call reschedule). With status "taken" somebody was faster: offer the others.',
  input,
  writes: { done: 'booked', outcome: 'booked' },
  async run(context, args) {
    const say = context.language.tools.booking;
    const moves = moveOf(context.state, args.offer);
    if (moves !== null) return offerMoves(context);
    const name = args.name.trim();
    if (name === '') return { status: 'ask', ask: 'name', reason: 'missing', say: say.askName };
    const customerPhone = reachableNumber(context, args.phone, args.phone_confirmed ?? false);
    if (typeof customerPhone !== 'string') return customerPhone;
    const { db, business, conversationId, clock } = context;
    const request = { offerId: args.offer, name, customerPhone, conversationId };
    const made = await bookOffer(db, business.id, request, clock);
    switch (made.status) {
      case 'booked': {
        const appointment = appointmentOf(context, made.booking);
        return {
          status: 'booked',
          ...factsOf(appointment),
          booking: made.booking.id,
          say: say.booked(
            name,
            appointment,
            context.localNow(),
            await tellAfterBooking(context, made.booking),
          ),
          note: say.bookedNote(name, appointment, context.localNow()),
          remember: {
            ...talksAbout(context, made.booking),
            readBack: null,
            known: [...new Set([...context.state.known, made.booking.id])],
            made: [...context.state.made, made.booking.id],
          },
        };
      }
      case 'taken':
        return taken(context, made.alternatives, null);
      case 'gone':
        return {
          status: 'failed',
          reason: 'no-such-offer',
          say: say.askTime,
          error: 'This offer does not exist in this call.',
        };
    }
  },
};

/** The caller agreed to a move: booking it would leave them with two. */
const offerMoves = ({ language }: ToolContext): Failed<'offer-moves'> => ({
  status: 'failed',
  reason: 'offer-moves',
  say: language.tools.ownBookings.askNewTime,
  error:
    'This offer is to move an appointment: call reschedule with it. For one more appointment, call find_openings again with words that say so.',
});
