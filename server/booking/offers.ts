/** Offers: times that were named to somebody. They hold nothing; whoever books first has the time. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Database, TenantTransaction } from '../../db/client.ts';
import {
  type BookingId,
  type BusinessId,
  type ConversationId,
  newId,
  type OfferId,
  type ServiceId,
  type StaffId,
} from '../../db/ids.ts';
import { offer } from '../../db/schema.ts';
import { type BusinessProfile, readBusiness, type Service } from '../business/business.ts';
import type { Clock } from '../clock.ts';
import type { Opening } from './availability.ts';
import { readBooking, serviceOf } from './bookings.ts';
import { type FoundOpenings, ownersPolicy, readOpenings } from './openings.ts';

export interface Offer {
  readonly id: OfferId;
  readonly serviceId: ServiceId;
  readonly service: string;
  readonly staffId: StaffId;
  readonly staff: string;
  readonly startsAt: Date;
}

export interface OfferWish {
  readonly serviceId: ServiceId;
  /** Null: no preference; then whoever has the fewest bookings that day. */
  readonly staffId: StaffId | null;
  /** Who is not to do it. */
  readonly refused?: readonly StaffId[];
  readonly from: Date;
  readonly to: Date;
  /** The time that was asked for: the nearest are offered. Null: offers spread over the range. */
  readonly near: Date | null;
  readonly conversationId: ConversationId | null;
  readonly limit: number;
  /** A booking that is about to move: it does not stand in its own way, and keeps its length. */
  readonly except?: BookingId;
}

/** Finds times and writes them down as offers, in order of time; empty when nothing is free or the service is gone. */
export const findOffers = (
  db: Database,
  businessId: BusinessId,
  wish: OfferWish,
  clock: Clock,
): Promise<Offer[]> =>
  db.tenant(businessId, async (tx) =>
    makeOffers(tx, await readBusiness(tx, businessId), { ...wish, keepsNotice: true }, clock),
  );

/** The service to find a time for: a service that is offered, or the one of the booking that is about to move. */
export async function findService(
  tx: TenantTransaction,
  business: BusinessProfile,
  wish: Pick<OfferWish, 'serviceId' | 'except'>,
): Promise<Service | null> {
  const moving = wish.except === undefined ? null : await readBooking(tx, business.id, wish.except);
  if (moving?.serviceId === wish.serviceId) return serviceOf(tx, business, moving);
  return business.services.find(({ id }) => id === wish.serviceId) ?? null;
}

export async function makeOffers(
  tx: TenantTransaction,
  business: BusinessProfile,
  wish: OfferWish & { readonly keepsNotice: boolean },
  clock: Clock,
): Promise<Offer[]> {
  const service = await findService(tx, business, wish);
  if (service === null) return [];
  const { staffId, refused = [], from, to } = wish;
  const pieces = readOpenings(tx, business, {
    service: { ...service, staffIds: service.staffIds.filter((id) => !refused.includes(id)) },
    staffId,
    from,
    to,
    now: clock.now(),
    policy: wish.keepsNotice ? business.policy : ownersPolicy(business.policy),
    ...(wish.except === undefined ? {} : { except: wish.except }),
  });
  const chosen =
    wish.near === null ? await spread(pieces, wish.limit) : await nearest(pieces, wish.near, wish.limit);
  const offers = chosen.map(({ staffId: who, startsAt }) => ({
    id: newId<OfferId>(),
    serviceId: service.id,
    service: service.name,
    staffId: who,
    staff: business.staff.find(({ id }) => id === who)?.name ?? '',
    startsAt: new Date(startsAt),
  }));
  if (offers.length > 0) {
    const rows = offers.map(({ id, staffId: who, startsAt }) => ({
      id,
      staffId: who,
      startsAt,
      serviceId: service.id,
    }));
    await tx
      .insert(offer)
      .values(rows.map((row) => ({ ...row, businessId: business.id, conversationId: wish.conversationId })))
      .prepare('offers')
      .execute();
  }
  return offers;
}

/** An offer that was made in this call (null: outside of any call). */
export async function readOffer(
  tx: TenantTransaction,
  businessId: BusinessId,
  id: OfferId,
  conversationId: ConversationId | null,
) {
  const inCall =
    conversationId === null ? isNull(offer.conversationId) : eq(offer.conversationId, conversationId);
  const [row] = await tx
    .select()
    .from(offer)
    .where(and(eq(offer.businessId, businessId), eq(offer.id, id), inCall))
    .prepare('offer')
    .execute();
  return row ?? null;
}

/** One opening for each time: with the staff member who has the fewest bookings that day. */
export function leastBusy({ openings, load }: Pick<FoundOpenings, 'openings' | 'load'>): Opening[] {
  const byTime = new Map<number, { readonly opening: Opening; readonly load: number }>();
  for (const opening of openings) {
    const known = byTime.get(opening.startsAt);
    const own = load(opening.staffId, opening.startsAt);
    if (known === undefined || own < known.load) byTime.set(opening.startsAt, { opening, load: own });
  }
  return [...byTime.values()].map(({ opening }) => opening).sort((a, b) => a.startsAt - b.startsAt);
}

/** The `limit` times that are nearest to a moment, in order; nothing is searched beyond them. */
async function nearest(pieces: AsyncIterable<FoundOpenings>, near: Date, limit: number): Promise<Opening[]> {
  const distance = ({ startsAt }: Opening) => Math.abs(startsAt - near.getTime());
  let best: Opening[] = [];
  for await (const piece of pieces) {
    best = [...best, ...leastBusy(piece)].sort((a, b) => distance(a) - distance(b)).slice(0, limit);
    const furthest = best[limit - 1];
    if (furthest !== undefined && distance(furthest) <= piece.to - near.getTime()) break;
  }
  return best.sort((a, b) => a.startsAt - b.startsAt);
}

/**
 * Three times to choose from need no more than this is: all of a year for fifteen people, 30 days for two hundred, who
 * take half a second.
 */
const MOST_PIECES = 30;

/** The first time, the last, and what lies evenly between them. */
async function spread(pieces: AsyncIterable<FoundOpenings>, limit: number): Promise<Opening[]> {
  const all: Opening[] = [];
  let searched = 0;
  for await (const piece of pieces) {
    for (const each of leastBusy(piece)) all.push(each);
    searched += 1;
    if (searched === MOST_PIECES) break;
  }
  if (all.length <= limit) return all;
  const gap = (all.length - 1) / Math.max(1, limit - 1);
  return Array.from({ length: limit }, (_, index) => all[Math.round(index * gap)]).filter(
    (each) => each !== undefined,
  );
}
