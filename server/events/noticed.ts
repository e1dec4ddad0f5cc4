/** Which events the members of a business may want to hear of at once, and as what kind. */
import type { NoticeKind } from '../../db/schema.ts';
import type { DomainEvent } from './events.ts';

type EventOf<Type extends DomainEvent['type']> = Extract<DomainEvent, { readonly type: Type }>;

/** The kind of notice that an event gives rise to; null: nobody is told. */
export function noticeKindOf(event: DomainEvent): NoticeKind | null {
  switch (event.type) {
    case 'booking.created':
    case 'booking.moved':
    case 'booking.cancelled':
      return 'booking';
    case 'message.taken':
      return event.urgent ? 'urgent' : 'message';
    case 'call.summarised':
      return event.sentiment === 'bad' || event.flags.includes('unhappy') ? 'unhappy' : null;
    case 'question.asked':
      return 'question';
    case 'transfer.changed':
      return isMissed(event) ? 'missed-transfer' : null;
    case 'limit.exceeded':
      return 'limit';
    case 'service.changed':
      return 'vendor';
    default:
      return null;
  }
}

/** Somebody wanted to talk to a person, and nobody of those who were rung took the call. */
function isMissed({ state, outcome, callId, staffFirst }: EventOf<'transfer.changed'>): boolean {
  if (state !== 'ended' || callId === null) return false;
  // Where the staff's phones ring first and nobody takes the call, the receptionist serves its caller.
  if (staffFirst === true) return outcome === 'caller-hung-up';
  return outcome !== 'answered' && outcome !== 'cancelled';
}
