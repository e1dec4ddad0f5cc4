import { z } from 'zod';
import type { BookingId, OfferId } from '../../../db/ids.ts';
import { book as bookOffer } from '../../booking/book.ts';
import { type AskNumber, reachableNumber } from './numbers.ts';
import { appointmentOf, type Taken, taken } from './offering.ts';
import { type Ask, type Failed, flag, id, short, type Tool, type ToolResult } from './tool.ts';

const input = z.object({
  offer: id<OfferId>('The id of the offer.'),
  name: short('For whom the appointment is.'),
  phone: short('Only when the tool asked for a number: the number as the caller said it.').optional(),
  phone_confirmed: flag('True once the caller confirmed the number that was read back.').optional(),
});

export type BookResult =
  | (ToolResult<'booked'> & { readonly booking: BookingId; readonly note: string })
  | Taken
  | Ask<'name', 'missing'>
  | AskNumber
  | Failed<'no-such-offer'>;

/** Books an offer of this conversation, and speaks the confirmation from the row that was committed. */
export const book: Tool<'book', z.infer<typeof input>, BookResult> = {
  name: 'book',
  description:
    'Books an offer of find_openings for the caller. Call it only after the caller agreed to that time and gave a name.',
  input,
  writes: { done: 'booked', outcome: 'booked' },
  async run(context, args) {
    const say = context.language.tools.booking;
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
          booking: made.booking.id,
          say: say.booked(name, appointment, context.localNow()),
          note: say.bookedNote(name, appointment, context.localNow()),
          remember: {
            options: [],
            day: null,
            subject: null,
            readBack: null,
            known: [...new Set([...context.state.known, made.booking.id])],
          },
        };
      }
      case 'taken':
        return taken(context, made.alternatives);
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
