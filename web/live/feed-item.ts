/** The feed's items as the live page reads them; the compiler compares them with what the service sends. */
/** `person`: the human agent who took the call over. */
export type Speaker = 'caller' | 'receptionist' | 'person';
export type SupervisorAction = 'listen' | 'whisper' | 'take-over' | 'hand-back' | 'hang-up' | 'leave';
export type Outcome = 'booked' | 'moved' | 'cancelled' | 'message' | 'answered' | 'abandoned' | 'failed';
export type CallState = 'greeting' | 'listening' | 'thinking' | 'looking-up' | 'speaking' | 'taken-over';

export interface BookingFields {
  readonly bookingId: string;
  readonly callId: string | null;
  readonly service: string;
  readonly staff: string;
  readonly name: string;
  /** ISO 8601 instants. */
  readonly startsAt: string;
  readonly endsAt: string;
}

export type RowEvent =
  | {
      readonly type: 'call.started';
      readonly callId: string;
      readonly line: 'carrier' | 'browser';
      readonly from: string | null;
      readonly to: string;
      readonly customer: string | null;
      readonly at: string;
    }
  | {
      readonly type: 'call.turn';
      readonly callId: string;
      readonly position: number;
      readonly speaker: Speaker;
      readonly said: string;
      readonly heard: string;
      readonly interrupted: boolean;
    }
  | {
      readonly type: 'call.tool';
      readonly callId: string;
      readonly name: string;
      readonly say: string;
      readonly status: string;
      readonly durationMs: number;
      readonly at: string;
    }
  | {
      readonly type: 'call.ended';
      readonly callId: string;
      readonly outcome: Outcome;
      readonly summary: string;
      readonly at: string;
    }
  | {
      readonly type: 'call.visited';
      readonly callId: string;
      readonly what: SupervisorAction;
      readonly userId: string;
      readonly by: string;
      readonly note: string;
      readonly at: string;
    }
  | (BookingFields & {
      readonly type: 'booking.created' | 'booking.cancelled' | 'booking.no-show' | 'booking.restored';
    })
  | (BookingFields & { readonly type: 'booking.moved'; readonly previousStartsAt: string })
  | {
      readonly type: 'message.taken';
      readonly messageId: string;
      readonly callId: string | null;
      readonly name: string;
      readonly body: string;
      readonly urgent: boolean;
    }
  | { readonly type: 'message.changed'; readonly messageId: string }
  | { readonly type: 'customer.changed'; readonly customerId: string }
  | { readonly type: 'usage.updated'; readonly callId: string; readonly seconds: number; readonly at: string }
  | { readonly type: 'limit.exceeded'; readonly why: string; readonly at: string }
  | { readonly type: 'billing.changed' }
  | { readonly type: 'receptionist.published'; readonly version: number };

export type EphemeralEvent =
  | { readonly type: 'call.words'; readonly callId: string; readonly speaker: Speaker; readonly text: string }
  | { readonly type: 'call.state'; readonly callId: string; readonly state: CallState };

export type FeedItem =
  | { readonly kind: 'row'; readonly seq: number; readonly event: RowEvent }
  | { readonly kind: 'passing'; readonly event: EphemeralEvent };
