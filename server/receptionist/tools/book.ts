import type { OfferId } from '../../../db/ids.ts';
import { book } from '../../booking/book.ts';
import { sayMoment } from '../../languages/en/dates/say.ts';
import type { Input } from './inputs.ts';
import { reachableNumber } from './numbers.ts';
import { localTime, present } from './openings.ts';
import type { ToolResult, ToolContext } from './tool.ts';

/** Books an offer of this call, and speaks the confirmation from the row that was committed. */
export async function bookOffer(context: ToolContext, args: Input<'book'>): Promise<ToolResult> {
  const name = args.name.trim();
  if (name === '') return { status: 'ask', ask: 'name', say: 'What name should I put it under?' };
  const number = reachableNumber(context, args.phone, args.phone_confirmed ?? false);
  if (number.kind === 'ask') return number.result;
  const made = await book(
    context.db,
    context.business.id,
    { offerId: args.offer as OfferId, name, customerPhone: number.phone, callId: context.callId },
    context.clock,
  );
  switch (made.status) {
    case 'booked': {
      const { booking } = made;
      const when = sayMoment(localTime(context, booking.startsAt), context.localNow());
      const service = booking.service.toLowerCase();
      return {
        status: 'booked',
        booking: booking.id,
        say: `You're all set, ${name}: ${service} with ${booking.staff}, ${when}. Is there anything else I can do for you?`,
        note: `Booked a ${service} with ${booking.staff} for ${name}, ${when}.`,
        remember: {
          options: [],
          day: null,
          subject: null,
          readBack: null,
          known: [...new Set([...context.state.known, booking.id])],
        },
      };
    }
    case 'taken':
      return taken(context, made.alternatives, "I'm sorry, that time has just been taken.");
    case 'gone':
      return {
        status: 'failed',
        say: 'Which day and time would you like?',
        error: 'This offer does not exist in this call.',
      };
  }
}

/** Tells that a time was taken in the meantime, with others to choose from. */
export function taken(
  context: ToolContext,
  alternatives: Parameters<typeof present>[1],
  sorry: string,
): ToolResult {
  if (alternatives.length === 0) {
    return {
      status: 'taken',
      offers: [],
      say: `${sorry} What other day would suit you?`,
      remember: { options: [] },
    };
  }
  return { ...present(context, alternatives, {}, sorry), status: 'taken' };
}
