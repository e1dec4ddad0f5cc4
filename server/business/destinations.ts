/** The destinations of a business: whom callers can be put through to, when, for what, and in which order. */
import { and, asc, eq, inArray, max, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, TenantTransaction } from '../../db/client.ts';
import { type BusinessId, type DestinationId, newId, type ServiceId, type UserId } from '../../db/ids.ts';
import {
  destination,
  type DestinationHours,
  destinationService,
  member,
  DESTINATION_MODES,
} from '../../db/schema.ts';
import { recordEvents } from '../events/record.ts';
import { e164, idOf } from '../fields.ts';
import type { BusinessProfile } from './business.ts';
import { type DialRefusal, mayDial } from './dialling.ts';
import { readDialPolicy } from './dial-policy.ts';
import { MAXIMA, withinMaximum } from './maxima.ts';
import { isAnsweredHere } from './numbers.ts';
import { isBusinessOpen, isInWeek } from './open-at.ts';
import { openWeek, serviceId, staffId } from './settings.ts';

export const destinationId = idOf<DestinationId>();

export const destinationHours = z.discriminatedUnion('type', [
  z.object({ type: z.literal('always') }),
  z.object({ type: z.literal('business') }),
  z.object({ type: z.literal('weekly'), week: openWeek }),
]);

/** The telephone of a destination: a number, or the one that a member has given. */
const destinationPhone = z.discriminatedUnion('type', [
  z.object({ type: z.literal('number'), e164 }),
  z.object({
    type: z.literal('member'),
    memberId: z
      .string()
      .min(1)
      .max(100)
      .transform((id) => id as UserId),
  }),
]);

export const destinationInput = z.object({
  name: z.string().trim().min(1).max(100),
  purpose: z.string().trim().max(200, 'must be 200 characters at most'),
  phone: destinationPhone,
  /** The staff member that callers mean when they say this name. */
  staffId: staffId.nullable(),
  serviceIds: z.array(serviceId).max(MAXIMA.services.most),
  hours: destinationHours,
  ringSeconds: z.number().int().min(10).max(60),
  mode: z.enum(DESTINATION_MODES),
  ringsFirst: z.boolean(),
});
export type DestinationInput = z.infer<typeof destinationInput>;

export interface Destination extends Omit<DestinationInput, 'phone' | 'serviceIds' | 'hours'> {
  readonly id: DestinationId;
  readonly memberId: UserId | null;
  /** E.164, the member's where it is a member; null: they have given none, and cannot be rung. */
  readonly phone: string | null;
  /** None: for every service. */
  readonly serviceIds: readonly ServiceId[];
  readonly hours: DestinationHours;
  /** The lowest is rung first; those of one position are rung at once. */
  readonly position: number;
}

/** In the order in which they are rung. */
export function listDestinations(
  tx: TenantTransaction,
  businessId: BusinessId,
): Promise<readonly Destination[]> {
  const { id, name, purpose, memberId, staffId, hours, position, ringSeconds, mode, ringsFirst } =
    destination;
  return tx
    .select({
      id,
      name,
      purpose,
      memberId,
      phone: sql<string | null>`coalesce(${destination.phone}, ${member.phone})`,
      staffId,
      serviceIds: sql<readonly ServiceId[]>`coalesce((
        select json_agg(s.service_id order by s.service_id) from destination_service s
        where s.business_id = ${destination.businessId} and s.destination_id = ${destination.id}), '[]'::json)`,
      hours,
      position,
      ringSeconds,
      mode,
      ringsFirst,
    })
    .from(destination)
    .leftJoin(
      member,
      and(eq(member.businessId, destination.businessId), eq(member.userId, destination.memberId)),
    )
    .where(eq(destination.businessId, businessId))
    .orderBy(asc(destination.position), asc(destination.name), asc(destination.id))
    .limit(MAXIMA.destinations.most);
}

/** Those who can be rung at a moment. @param now in epoch milliseconds. */
export const destinationsOpenAt = <Each extends Pick<Destination, 'hours' | 'phone'>>(
  list: readonly Each[],
  now: number,
  business: Pick<BusinessProfile, 'zone' | 'hours' | 'specialDays'>,
): readonly Each[] =>
  list.filter(({ phone, hours }) => {
    if (phone === null) return false;
    switch (hours.type) {
      case 'always':
        return true;
      case 'business':
        return isBusinessOpen(business, now);
      case 'weekly':
        return isInWeek(hours.week, business.zone, now);
    }
  });

/** Why a number cannot be rung for a business. `answered-here`: callers would only come back, and two businesses that ring each other would pay for ever. */
export type PhoneRefusal = DialRefusal | 'answered-here';

/** @returns null: it may be rung. */
export async function whyNotRung(
  tx: TenantTransaction,
  businessId: BusinessId,
  number: string,
): Promise<PhoneRefusal | null> {
  if (await isAnsweredHere(tx, number)) return 'answered-here';
  return mayDial(number, await readDialPolicy(tx, businessId));
}

export type DestinationSaved =
  | { readonly type: 'saved'; readonly id: DestinationId }
  | { readonly type: 'not-found' }
  | { readonly type: 'refused'; readonly why: PhoneRefusal };

/**
 * Adds a destination behind the others, or changes one that is there.
 * @throws DatabaseError 23503 where the member, the staff member or a service is none of the business.
 */
export function saveDestination(
  db: Database,
  businessId: BusinessId,
  id: DestinationId | null,
  { phone, serviceIds, ...input }: DestinationInput,
): Promise<DestinationSaved> {
  return db.tenant(businessId, async (tx): Promise<DestinationSaved> => {
    if (phone.type === 'number') {
      const why = await whyNotRung(tx, businessId, phone.e164);
      if (why !== null) return { type: 'refused', why };
    }
    const values = {
      ...input,
      phone: phone.type === 'number' ? phone.e164 : null,
      memberId: phone.type === 'member' ? phone.memberId : null,
    };
    const own = and(eq(destination.businessId, businessId), eq(destination.id, id ?? newId<DestinationId>()));
    const [saved] =
      id === null
        ? await withinMaximum(tx, businessId, 'destinations', async () => {
            const [last] = await tx
              .select({ position: max(destination.position) })
              .from(destination)
              .where(eq(destination.businessId, businessId));
            const position = (last?.position ?? -1) + 1;
            return tx
              .insert(destination)
              .values({ businessId, id: newId<DestinationId>(), position, ...values })
              .returning({ id: destination.id });
          })
        : await tx.update(destination).set(values).where(own).returning({ id: destination.id });
    if (saved === undefined) return { type: 'not-found' };
    await tx
      .delete(destinationService)
      .where(
        and(eq(destinationService.businessId, businessId), eq(destinationService.destinationId, saved.id)),
      );
    const services = [...new Set(serviceIds)].map((each) => ({
      businessId,
      destinationId: saved.id,
      serviceId: each,
    }));
    if (services.length > 0) await tx.insert(destinationService).values(services);
    await recordEvents(tx, businessId, [{ type: 'destinations.changed' }]);
    return { type: 'saved', id: saved.id };
  });
}

/** @returns whether there was one. */
export function removeDestination(db: Database, businessId: BusinessId, id: DestinationId): Promise<boolean> {
  return db.tenant(businessId, async (tx) => {
    const removed = await tx
      .delete(destination)
      .where(and(eq(destination.businessId, businessId), eq(destination.id, id)))
      .returning({ id: destination.id });
    if (removed.length === 0) return false;
    await recordEvents(tx, businessId, [{ type: 'destinations.changed' }]);
    return true;
  });
}

/**
 * Sets the order in which all destinations are rung.
 * @param groups those of one group are rung at once.
 * @returns false where the groups do not name each destination once: somebody has changed the list meanwhile.
 */
export function arrangeDestinations(
  db: Database,
  businessId: BusinessId,
  groups: readonly (readonly DestinationId[])[],
): Promise<boolean> {
  const placed = groups.flatMap((group, position) => group.map((id) => ({ id, position })));
  return db.tenant(businessId, async (tx) => {
    const here = eq(destination.businessId, businessId);
    const known = await tx.select({ id: destination.id }).from(destination).where(here).for('update');
    const named = new Set(placed.map(({ id }) => id));
    const isWhole = named.size === placed.length && known.length === placed.length;
    if (!isWhole || !known.every(({ id }) => named.has(id))) return false;
    for (const [position, group] of groups.entries())
      if (group.length > 0)
        await tx
          .update(destination)
          .set({ position })
          .where(and(here, inArray(destination.id, [...group])));
    await recordEvents(tx, businessId, [{ type: 'destinations.changed' }]);
    return true;
  });
}
