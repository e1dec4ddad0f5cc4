import { z } from 'zod';
import type { BookingId } from '../../../db/ids.ts';
import { cancel } from '../../booking/cancel.ts';
import { type NotOwn, notOwn, notShown, tooLate } from './own-bookings.ts';
import { tellOfNotices } from './telling.ts';
import { type AppointmentFacts, appointmentOf, factsOf } from './offering.ts';
import { id, type Tool, type ToolResult } from './tool.ts';

const input = z.object({ booking: id<BookingId>('The id of the appointment.') });

export type CancelResult =
  | (ToolResult<'cancelled'> & AppointmentFacts & { readonly booking: BookingId; readonly note: string })
  | NotOwn;

export const cancelBooking: Tool<'cancel_booking', z.infer<typeof input>, CancelResult> = {
  name: 'cancel_booking',
  description:
    'Cancels an appointment that was found or made in this call. Call it only after the caller confirmed which one. too-late: it can no longer be cancelled on the phone; offer a message.',
  input,
  writes: { done: 'cancelled', outcome: 'cancelled' },
  async run(context, { booking: bookingId }) {
    const refusal = notOwn(context, bookingId);
    if (refusal !== null) return refusal;
    const { db, business, conversationId, clock } = context;
    const cancelled = await cancel(db, business.id, { bookingId, conversationId, by: 'customer' }, clock);
    switch (cancelled.status) {
      case 'cancelled': {
        const say = context.language.tools.ownBookings;
        const appointment = appointmentOf(context, cancelled.booking);
        return {
          status: 'cancelled',
          ...factsOf(appointment),
          booking: bookingId,
          say: say.cancelled(
            appointment,
            context.localNow(),
            await tellOfNotices(context, cancelled.booking),
          ),
          note: say.cancelledNote(cancelled.booking.name, appointment, context.localNow()),
          remember: { about: { type: 'nothing' }, aim: null, options: [] },
        };
      }
      case 'too-late':
        return tooLate(context.language, 'cancel');
      case 'gone':
        return notShown(context.language);
    }
  },
};
