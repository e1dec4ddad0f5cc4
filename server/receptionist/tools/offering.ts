/** Times that are really free, found, and said so that one of them can be chosen. */
import type { Booking } from '../../booking/bookings.ts';
import { findOffers, type Offer } from '../../booking/offers.ts';
import type { Appointment } from '../../languages/facts.ts';
import type { OfferedTime } from './dialogue-state.ts';
import { localTime, opensOn } from './times.ts';
import type { ToolContext, ToolResult } from './tool.ts';

/** More times than this in one breath are forgotten before they are chosen from. */
export const OFFERS = 3;

type Service = ToolContext['business']['services'][number];
type StaffId = ToolContext['business']['staff'][number]['id'];

/** The search for openings: the service, the staff member (null: anybody), and the refused ones. */
export interface Wanted {
  readonly service: Service;
  readonly staff: StaffId | null;
  readonly refused: readonly StaffId[];
}

/** Why a time that was asked for is not offered. */
export type NotFree = 'past' | 'notice' | 'horizon' | 'closed' | 'full';

/** `exact`: it is what was asked for; else `reason` says why not, where something else had to be offered. */
export type Offered = ToolResult<'found'> & {
  readonly exact: boolean;
  readonly reason?: NotFree | undefined;
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

/** Free times from one moment to another: the nearest to `near`, or spread where it is not given. */
export function search(
  context: ToolContext,
  { service, staff, refused }: Wanted,
  span: {
    readonly from: Temporal.PlainDateTime;
    readonly to: Temporal.PlainDateTime;
    readonly near?: Temporal.PlainDateTime | null;
  },
): Promise<Offer[]> {
  const { zone } = context.business;
  const moment = (at: Temporal.PlainDateTime) => new Date(at.toZonedDateTime(zone).epochMilliseconds);
  const except = moving(context, service);
  const query = {
    serviceId: service.id,
    staffId: staff,
    refused,
    from: moment(span.from),
    to: moment(span.to),
    near: span.near ? moment(span.near) : null,
    conversationId: context.conversationId,
    limit: OFFERS,
    ...(except === null ? {} : { except }),
  };
  return findOffers(context.db, context.business.id, query, context.clock);
}

/** The appointment that openings of this service are for, when one is to be moved. */
export const moving = ({ state }: ToolContext, service: Service) =>
  state.service === service.id ? state.subject : null;

/** Why this service cannot begin at any moment from the first to the last. */
export function whyNot(
  context: ToolContext,
  { service }: Wanted,
  from: Temporal.PlainDateTime,
  to = from,
): NotFree {
  const { business } = context;
  const now = context.localNow();
  const before = (limit: Temporal.PlainDateTime) => Temporal.PlainDateTime.compare(to, limit) < 0;
  if (before(now)) return 'past';
  if (before(now.add({ minutes: business.policy.noticeMinutes }))) return 'notice';
  const last = now.toPlainDate().add({ days: business.policy.daysAhead });
  const first = from.toPlainDate();
  if (Temporal.PlainDate.compare(first, last) > 0) return 'horizon';
  const days = Math.min(first.until(to.toPlainDate()).days, first.until(last).days) + 2;
  // The hours of the night before may reach into the first day.
  const opens = Array.from({ length: days }, (_, index) => first.add({ days: index - 1 })).some((day) =>
    opensOn(business, day).some((open) => {
      const overnight = Temporal.PlainTime.compare(open.to, open.from) <= 0;
      const closes = day.add({ days: overnight ? 1 : 0 }).toPlainDateTime(open.to);
      const end = closes.subtract({ minutes: service.durationMinutes });
      return !before(day.toPlainDateTime(open.from)) && Temporal.PlainDateTime.compare(from, end) <= 0;
    }),
  );
  return opens ? 'full' : 'closed';
}

/** Says up to three offers and asks to choose. @param sorry an apology in front of them, where what was asked for is not free. */
export function choose(context: ToolContext, offers: readonly Offer[], sorry = '') {
  const options = offers.map((offer) => offered(context, offer));
  const times = offers.map((offer) => appointmentOf(context, offer));
  const question = context.language.tools.openings.choose(times, context.localNow());
  return { offers: options, say: `${sorry} ${question}`.trim() };
}

/** Tells that a time was taken in the meantime, with others to choose from. */
export function taken(context: ToolContext, alternatives: readonly Offer[]): Taken {
  const { taken: sorry, askOtherDay } = context.language.tools.openings;
  const others =
    alternatives.length > 0
      ? choose(context, alternatives, sorry)
      : { offers: [], say: `${sorry} ${askOtherDay}` };
  return { status: 'taken', ...others, remember: { options: others.offers } };
}

export function offered(context: ToolContext, offer: Offer): OfferedTime {
  const time = appointmentOf(context, offer);
  return {
    offer: offer.id,
    say: context.language.tools.openings.time(time, context.localNow()),
    at: time.at.toString({ smallestUnit: 'minute' }),
  };
}
