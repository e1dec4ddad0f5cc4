/** The items of the live feed, as JSON carries them. */
import type * as events from '../events/events.ts';

export type { Outcome, Speaker } from '../events/events.ts';

/** An id is plain text to the browser. */
type OnTheWire<T> = T extends { readonly __id: string }
  ? string
  : T extends object
    ? { readonly [Key in keyof T]: OnTheWire<T[Key]> }
    : T;

export type DomainEvent = OnTheWire<events.DomainEvent>;
export type EphemeralEvent = OnTheWire<events.EphemeralEvent>;
export type FeedItem = OnTheWire<events.FeedItem>;
/** An event of this type. */
export type EventOf<Type extends DomainEvent['type']> = Extract<DomainEvent, { readonly type: Type }>;
/** Where a call comes from. */
export type Line = EventOf<'call.started'>['line'];
export type CallState = Extract<EphemeralEvent, { readonly type: 'call.state' }>['state'];
