/** The live feed as a staff member follows it: their own calls and bookings, and what names nobody. */
import type { Database } from '../../db/client.ts';
import type { BusinessId, ConversationId, StaffId } from '../../db/ids.ts';
import { findBooking } from '../booking/bookings.ts';
import { mayRead } from '../calls/own.ts';
import type { FeedItem } from '../events/events.ts';

/** The events between which a call that was somebody else's may have become one's own: it booked, or its caller is known. */
const ASKED_AGAIN = 5_000;

/** @returns an item as this staff member is told it; null: it is not theirs. */
export function ownFeed(db: Database, businessId: BusinessId, only: StaffId, now: () => number) {
  const known = new Map<ConversationId, { readonly own: boolean; readonly at: number }>();

  async function isOwnCall(callId: ConversationId): Promise<boolean> {
    const before = known.get(callId);
    if (before !== undefined && (before.own || now() - before.at < ASKED_AGAIN)) return before.own;
    const own = await mayRead(db, businessId, callId, only);
    known.set(callId, { own, at: now() });
    return own;
  }

  return async (item: FeedItem): Promise<FeedItem | null> => {
    const { event } = item;
    switch (event.type) {
      case 'call.words':
      case 'call.state':
      case 'call.started':
      case 'call.turn':
      case 'call.tool':
      case 'call.ended':
      case 'call.visited':
      case 'question.asked':
      case 'call.summarised':
      case 'usage.updated':
      case 'call.marked':
        return (await isOwnCall(event.callId)) ? item : null;
      case 'transfer.changed':
        return event.callId !== null && (await isOwnCall(event.callId)) ? item : null;
      case 'booking.created':
      case 'booking.moved':
      case 'booking.cancelled':
      case 'booking.no-show':
      case 'booking.restored':
      case 'booking.renamed': {
        const found = await findBooking(db, businessId, event.bookingId);
        if (found?.staffId === only) {
          if (event.callId !== null) known.delete(event.callId);
          return item;
        }
        // It may have been theirs before it moved: their calendar loads again, and learns nothing of it.
        return item.kind === 'row' && event.type === 'booking.moved'
          ? { ...item, event: { ...event, callId: null, name: '', service: '', staff: '' } }
          : null;
      }
      case 'message.taken':
      case 'message.changed':
      case 'text.changed':
      case 'limit.exceeded':
      case 'service.changed':
      case 'billing.changed':
      case 'customer.changed':
      case 'numbers.changed':
      case 'receptionist.published':
      case 'destinations.changed':
        return item;
    }
  };
}
