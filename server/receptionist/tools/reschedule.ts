import { z } from 'zod';
import type { BookingId, OfferId } from '../../../db/ids.ts';
import { reschedule as move } from '../../booking/reschedule.ts';
import { appointmentOf, type Taken, taken } from './offering.ts';
import { type NotOwn, notOwn, tooLate } from './own-bookings.ts';
import { type Failed, id, type Tool, type ToolResult } from './tool.ts';

const input = z.object({
  booking: id<BookingId>('The id of the appointment.'),
  offer: id<OfferId>('The id of the offer.'),
});

export type RescheduleResult =
  | (ToolResult<'moved'> & { readonly booking: BookingId; readonly note: string })
  | Taken
  | NotOwn
  | Failed<'no-such-offer'>;

export const reschedule: Tool<'reschedule', z.infer<typeof input>, RescheduleResult> = {
  name: 'reschedule',
  description: 'Moves one of the appointments of find_bookings to an offer of find_openings.',
  input,
  writes: { done: 'moved', outcome: 'moved' },
  async run(context, { booking: bookingId, offer: offerId }) {
    const refusal = notOwn(context, bookingId);
    if (refusal !== null) return refusal;
    const { db, business, conversationId, clock } = context;
    const moved = await move(
      db,
      business.id,
      { bookingId, to: { offerId }, conversationId, by: 'customer' },
      clock,
    );
    const say = context.language.tools.ownBookings;
    switch (moved.status) {
      case 'moved': {
        const appointment = appointmentOf(context, moved.booking);
        return {
          status: 'moved',
          booking: bookingId,
          say: say.moved(appointment, context.localNow()),
          note: say.movedNote(moved.booking.name, appointment, context.localNow()),
          remember: { options: [], day: null, subject: null },
        };
      }
      case 'taken':
        return taken(context, moved.alternatives);
      case 'too-late':
        return tooLate(context.language, 'move');
      case 'gone':
        return {
          status: 'failed',
          reason: 'no-such-offer',
          say: say.askNewTime,
          error: 'The offer does not exist in this call, or the appointment does not exist any more.',
        };
    }
  },
};
