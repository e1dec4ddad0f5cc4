import { z } from 'zod';
import type { BookingId } from '../../../db/ids.ts';
import { findBooking } from '../../booking/bookings.ts';
import { type DetailsSent, sendDetailsAgain } from '../../notices/appointments/on-request.ts';
import { lookUpFirst, type NotOwn, notOwn, notShown } from './own-bookings.ts';
import { type Failed, id, type Tool, type ToolContext, type ToolResult } from './tool.ts';

const input = z.object({
  booking: id<BookingId>(
    'The id of the appointment; left out for the one that was just booked or found.',
  ).optional(),
});

type Refusal = Extract<DetailsSent, { readonly status: 'refused' }>['why'];

/** `not-sent`: nothing reaches them, or enough was sent; `reason` says why. */
export type SendDetailsResult =
  | (ToolResult<'sent'> & { readonly booking: BookingId; readonly note: string })
  | (ToolResult<'not-sent'> & { readonly reason: Refusal })
  | Failed<'no-booking'>
  | NotOwn;

/** Sends a caller the details of their appointment once more, to the number and the address on file. */
export const sendDetails: Tool<'send_details', z.infer<typeof input>, SendDetailsResult> = {
  name: 'send_details',
  description:
    'Sends the details of an appointment that was booked or found in this call once more, when the caller asks for them in writing ("can you text me that?"). They go to what is on file, nowhere else.',
  input,
  writes: { done: 'sent', outcome: 'answered' },
  async run(context, { booking: asked }) {
    const { db, business, state, language } = context;
    const say = language.tools.details;
    const meant = asked ?? meantBy(context);
    if (meant === null)
      return state.aim?.type === 'new'
        ? { status: 'failed', reason: 'no-booking', say: say.notBooked, error: 'Nothing is booked yet.' }
        : lookUpFirst(context);
    const refusal = notOwn(context, meant);
    if (refusal !== null) return refusal;
    const booking = await findBooking(db, business.id, meant);
    if (booking === null) return notShown(language);
    const sent = await sendDetailsAgain(db, business.id, booking, context.clock);
    if (sent.status === 'refused')
      return { status: 'not-sent', reason: sent.why, say: say.notSent[sent.why] };
    const note = say.sentNote(booking.name);
    // Whose number cannot be sure is not told that an e-mail address is on file.
    return { status: 'sent', booking: booking.id, say: say.sent(sent.by === 'sms'), note };
  },
};

/** The appointment that was talked about last. */
function meantBy({ state: { about, made, known } }: ToolContext): BookingId | null {
  if (about.type === 'made') return about.booking;
  if (about.type === 'found' && about.chosen !== null) return about.chosen;
  return made.at(-1) ?? (known.length === 1 ? (known[0] ?? null) : null);
}
