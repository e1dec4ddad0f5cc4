/** Times that are really free, found, and said so that one of them can be chosen. */
import type { BookingId, OfferId } from '../../../db/ids.ts';
import type { Booking } from '../../booking/bookings.ts';
import { findOffers, type Offer } from '../../booking/offers.ts';
import type { Appointment, OpeningsFor } from '../../languages/facts.ts';
import type { OfferedTime, Remembered } from './dialogue-state.ts';
import { localTime } from './times.ts';
import type { ToolContext, ToolResult } from './tool.ts';

/** More times than this in one breath are forgotten before they are chosen from. */
export const OFFERS = 3;
/** Offers to move are remembered, so that none of them becomes a second booking. */
const MOST_MOVES = 60;

type Service = ToolContext['business']['services'][number];
type StaffId = ToolContext['business']['staff'][number]['id'];

/** The search for openings: the service, the staff member (null: anybody), and the refused ones. */
export interface Wanted {
  readonly service: Service;
  /** The caller has not heard yet that it is this service. */
  readonly newService: boolean;
  readonly staff: StaffId | null;
  readonly refused: readonly StaffId[];
  /** So many come together. */
  readonly people: number;
  /** The booking that is to move there; null: a new one. */
  readonly moves: Booking | null;
}

/** `exact`: it is what was asked for; else `reason` says why not, where something else had to be offered. */
export type Offered = ToolResult<'found'> & {
  readonly exact: boolean;
  readonly service: string;
  /** The booking that these times are to move; null: they are for a new one. */
  readonly moves: BookingId | null;
  readonly offers: readonly OfferedTime[];
};

/** Somebody else was faster; others may be chosen from. */
export type Taken = ToolResult<'taken'> & { readonly offers: readonly OfferedTime[] };

export const appointmentOf = (
  context: ToolContext,
  of: Pick<Booking, 'service' | 'staff' | 'startsAt'>,
): Appointment => ({
  service: of.service,
  staff: of.staff,
  at: localTime(context, of.startsAt),
});

/** The names and the time of an appointment, so that a model can say them otherwise. */
export interface AppointmentFacts {
  readonly service: string;
  readonly staff: string;
  /** By the business's clock, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
}

export const factsOf = ({ service, staff, at }: Appointment): AppointmentFacts => ({
  service,
  staff,
  at: at.toString({ smallestUnit: 'minute' }),
});

/** Start times from one moment to another, by the business's clock. */
export interface Span {
  readonly from: Temporal.PlainDateTime;
  readonly to: Temporal.PlainDateTime;
  /** The nearest to it; without it they are spread. */
  readonly near?: Temporal.PlainDateTime | null;
  /** The appointment is to be over by then. */
  readonly endsBy?: Temporal.PlainDateTime | undefined;
  readonly limit?: number;
}

/** Free times, in order. */
export function search(
  context: ToolContext,
  { service, staff, refused, people, moves }: Omit<Wanted, 'newService'>,
  { from, to, near = null, endsBy, limit = OFFERS }: Span,
): Promise<Offer[]> {
  const { zone } = context.business;
  const moment = (at: Temporal.PlainDateTime) => new Date(at.toZonedDateTime(zone).epochMilliseconds);
  const query = {
    serviceId: service.id,
    staffId: staff,
    refused,
    from: moment(from),
    to: moment(to),
    near: near === null ? null : moment(near),
    conversationId: context.conversationId,
    limit,
    people,
    endsBy: endsBy === undefined ? null : moment(endsBy),
    ...(moves === null ? {} : { except: moves.id }),
  };
  return findOffers(context.db, context.business.id, query, context.clock);
}

/** What the caller is told of these times beside the times. */
export function openingsFor(context: ToolContext, { service, newService, moves }: Wanted): OpeningsFor {
  const keeps = moves?.serviceId === service.id;
  const several = context.state.about.type === 'found' && context.state.about.bookings.length > 1;
  return {
    service: newService && moves === null ? service.name : null,
    moves: moves === null ? null : { booking: several ? appointmentOf(context, moves) : null },
    changes: moves === null || keeps ? null : service.name,
  };
}

/** Offers as the model and the state know them. @param remember what else is to be remembered. */
export function found(
  context: ToolContext,
  wanted: Wanted,
  {
    offers,
    say,
    exact,
  }: { readonly offers: readonly Offer[]; readonly say: string; readonly exact: boolean },
  remember: Remembered = {},
): Offered {
  const options = offers.map((offer) => offered(context, offer));
  const { service, moves } = wanted;
  return {
    status: 'found',
    exact,
    service: service.name,
    moves: moves?.id ?? null,
    offers: options,
    say: [...unconfirmed(context, options), say].join(' '),
    remember: {
      ...remembered(context, wanted),
      ...remember,
      options,
      ...movesOf(context, moves?.id ?? null, options),
    },
  };
}

/** A sentence for each day among these that is a holiday of which the owner has said nothing. */
function unconfirmed(context: ToolContext, options: readonly OfferedTime[]): readonly string[] {
  const { business, holidays, language } = context;
  const days = new Set(options.map(({ at }) => Temporal.PlainDateTime.from(at).toPlainDate().toString()));
  return holidays
    .filter(({ day }) => days.has(day) && !business.specialDays.some((special) => special.day === day))
    .map(({ name, day }) =>
      language.tools.openings.unconfirmed(name, Temporal.PlainDate.from(day), context.localNow()),
    );
}

/** A time that was offered before, chosen out of several. */
export function foundAgain(context: ToolContext, wanted: Wanted, option: OfferedTime, say: string): Offered {
  const { service, moves } = wanted;
  return {
    status: 'found',
    exact: true,
    service: service.name,
    moves: moves?.id ?? null,
    offers: [option],
    say,
    remember: { ...remembered(context, wanted), ...movesOf(context, moves?.id ?? null, [option]) },
  };
}

/** Which of all offers so far are to move something. */
function movesOf(
  { state }: ToolContext,
  booking: BookingId | null,
  options: readonly OfferedTime[],
): Remembered {
  if (booking === null) return {};
  const all = [...state.moves, ...options.map(({ offer }) => ({ offer, booking }))];
  return { moves: all.slice(-MOST_MOVES) };
}

/** The part of a search that is gone on with. */
export function remembered({ state }: ToolContext, { service, staff, refused, moves }: Wanted): Remembered {
  const { about } = state;
  return {
    service: service.id,
    staff,
    refused,
    aim: moves === null ? { type: 'new' } : { type: 'move', booking: moves.id },
    ...(about.type === 'found' && moves !== null ? { about: { ...about, chosen: moves.id } } : {}),
  };
}

/** The booking that an offer was made to move; null: it is for a new one. */
export const moveOf = ({ moves }: ToolContext['state'], offer: OfferId): BookingId | null =>
  moves.find((each) => each.offer === offer)?.booking ?? null;

/** What was just booked or moved is talked about from now on: "make it one instead" is on its day. */
export const talksAbout = (context: ToolContext, { id, startsAt, serviceId }: Booking): Remembered => ({
  options: [],
  aim: null,
  about: { type: 'made', booking: id },
  service: serviceId,
  day: localTime(context, startsAt).toPlainDate().toString(),
});

/** Tells that a time was taken in the meantime, with others to choose from. */
export function taken(context: ToolContext, alternatives: readonly Offer[], moves: BookingId | null): Taken {
  const { taken: sorry, askOtherDay, choose } = context.language.tools.openings;
  const options = alternatives.map((offer) => offered(context, offer));
  const times = alternatives.map((offer) => ({ ...appointmentOf(context, offer), then: [] }));
  return {
    status: 'taken',
    offers: options,
    say: `${sorry} ${times.length > 0 ? choose(times, context.localNow()) : askOtherDay}`,
    remember: { options, ...movesOf(context, moves, options) },
  };
}

export function offered(context: ToolContext, offer: Offer): OfferedTime {
  const time = appointmentOf(context, offer);
  const minute = { smallestUnit: 'minute' } as const;
  return {
    offer: offer.id,
    say: context.language.tools.openings.time(time, context.localNow()),
    at: time.at.toString(minute),
    ends: localTime(context, offer.endsAt).toString(minute),
    staff: offer.staff,
    ...(offer.then.length === 0 ? {} : { then: offer.then.map((each) => offered(context, each)) }),
  };
}
