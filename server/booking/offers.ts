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
import { nearest, spread } from './choose-openings.ts';
import { readBooking, serviceOf } from './bookings.ts';
import { type FoundOpenings, ownersPolicy, readOpenings } from './openings.ts';
import { endOf, parties, type Party } from './parties.ts';
import type { Opening } from './availability.ts';

export interface Offer {
  readonly id: OfferId;
  readonly serviceId: ServiceId;
  readonly service: string;
  readonly staffId: StaffId;
  readonly staff: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** For the others who come along, as offers of their own. */
  readonly then: readonly Offer[];
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
  /** So many people come together, one without it. */
  readonly people?: number;
  /** The last of them has to be done by then. */
  readonly endsBy?: Date | null;
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
  const { staffId, refused = [], from, people = 1 } = wish;
  const pieces = readOpenings(tx, business, {
    service: { ...service, staffIds: service.staffIds.filter((id) => !refused.includes(id)) },
    staffId,
    from,
    // Who comes along may begin after it.
    to: new Date(wish.to.getTime() + (people - 1) * service.durationMinutes * 60_000),
    now: clock.now(),
    policy: wish.keepsNotice ? business.policy : ownersPolicy(business.policy),
    ...(wish.except === undefined ? {} : { except: wish.except }),
  });
  const together = partiesIn(pieces, business, service, wish);
  const chosen =
    wish.near === null
      ? await spread(together, wish.limit)
      : await nearest(together, wish.near.getTime(), wish.limit);
  const offers = chosen.map((party) => toOffer(party, business, service));
  const rows = offers.flatMap((each) => [each, ...each.then]);
  if (rows.length > 0) {
    const { conversationId } = wish;
    await tx
      .insert(offer)
      .values(
        rows.map(({ id, serviceId, staffId: who, startsAt }) => ({
          businessId: business.id,
          conversationId,
          id,
          serviceId,
          staffId: who,
          startsAt,
        })),
      )
      .prepare('offers')
      .execute();
  }
  return offers;
}

/** What is left of the openings once all who come have room, and are done in time. */
async function* partiesIn(
  pieces: AsyncIterable<FoundOpenings>,
  business: BusinessProfile,
  service: Service,
  { people = 1, endsBy = null, to }: Pick<OfferWish, 'people' | 'endsBy' | 'to'>,
): AsyncGenerator<{ readonly to: number; readonly openings: readonly Party[] }> {
  const wish = { people, service, stepMinutes: business.policy.stepMinutes };
  for await (const piece of pieces) {
    const found = parties(piece, wish);
    const inTime = found.filter(
      (each) => each.startsAt < to.getTime() && (endsBy === null || endOf(each, service) <= endsBy.getTime()),
    );
    yield { to: piece.to, openings: inTime };
  }
}

function toOffer(
  { staffId, startsAt, then = [] }: Opening & Partial<Party>,
  business: BusinessProfile,
  service: Service,
): Offer {
  return {
    id: newId<OfferId>(),
    serviceId: service.id,
    service: service.name,
    staffId,
    staff: business.staff.find(({ id }) => id === staffId)?.name ?? '',
    startsAt: new Date(startsAt),
    endsAt: new Date(startsAt + service.durationMinutes * 60_000),
    then: then.map((each) => toOffer(each, business, service)),
  };
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
