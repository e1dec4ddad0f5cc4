/** Which events the members of a business may want to hear of at once, and as what kind. */
import type { NoticeKind } from '../../db/schema.ts';
import type { DomainEvent } from './events.ts';

/** The kind of notice that an event gives rise to; null: nobody is told. */
export function noticeKindOf(event: DomainEvent): NoticeKind | null {
  switch (event.type) {
    case 'booking.created':
    case 'booking.moved':
    case 'booking.cancelled':
      return 'booking';
    case 'message.taken':
      return event.urgent ? 'urgent' : 'message';
    case 'question.asked':
      return 'question';
    case 'limit.exceeded':
      return 'limit';
    case 'service.changed':
      return 'vendor';
    default:
      return null;
  }
}
