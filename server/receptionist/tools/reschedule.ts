import { z } from 'zod';
import type { BookingId, OfferId } from '../../../db/ids.ts';
import { reschedule as move } from '../../booking/reschedule.ts';
import {
  type AppointmentFacts,
  appointmentOf,
  factsOf,
  moveOf,
  type Taken,
  taken,
  talksAbout,
} from './offering.ts';
import { type NotOwn, notOwn, tooLate } from './own-bookings.ts';
import { tellOfNotices } from './telling.ts';
import { type Failed, id, type Tool, type ToolContext, type ToolResult } from './tool.ts';

const input = z.object({
  booking: id<BookingId>('The id of the appointment.'),
  offer: id<OfferId>('The id of the offer.'),
});

export type RescheduleResult =
  | (ToolResult<'moved'> & AppointmentFacts & { readonly booking: BookingId; readonly note: string })
  | Taken
  | NotOwn
  | Failed<'no-such-offer' | 'not-to-move'>;

export const reschedule: Tool<'reschedule', z.infer<typeof input>, RescheduleResult> = {
  name: 'reschedule',
  description:
    'Moves an appointment that was found or made in this call to an offer of find_openings that was made to move it (`moves` is its id). Call it only after the caller agreed. too-late: it can no longer be changed on the phone; offer a message.',
  input,
  writes: { done: 'moved', outcome: 'moved' },
  async run(context, { booking: bookingId, offer: offerId }) {
    const refusal = notOwn(context, bookingId);
    if (refusal !== null) return refusal;
    if (moveOf(context.state, offerId) !== bookingId) return notToMove(context);
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
          ...factsOf(appointment),
          booking: bookingId,
          say: say.moved(appointment, context.localNow(), await tellOfNotices(context, moved.booking)),
          note: say.movedNote(moved.booking.name, appointment, context.localNow()),
          remember: talksAbout(context, moved.booking),
        };
      }
      case 'taken':
        return taken(context, moved.alternatives, bookingId);
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

/** The offer was made for another appointment, or for a new one: that is what the caller agreed to. */
const notToMove = ({ language }: ToolContext): Failed<'not-to-move'> => ({
  status: 'failed',
  reason: 'not-to-move',
  say: language.tools.ownBookings.askNewTime,
  error:
    'This offer was not made to move this appointment. Call find_openings with its id as `booking`, tell the caller what it would be moved to, and call reschedule after their yes.',
});
