/** Who answers the calls of a business, and of each of its numbers: the receptionist at once, or the staff first. */
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, TenantTransaction } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { type Answering, business, phoneNumber } from '../../db/schema.ts';
import { recordEvents } from '../events/record.ts';
import type { Destination } from './destinations.ts';

const seconds = z.number().int().min(5).max(60);

export const answering = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('receptionist') }),
  z.object({ mode: z.enum(['staff-first', 'out-of-hours', 'lines-busy']), seconds }),
]);

export interface AnsweringSettings {
  readonly usual: Answering;
  /** As they were connected; null: as usual. */
  readonly numbers: readonly { readonly e164: string; readonly own: Answering | null }[];
}

/** The settings of a business and of its numbers. */
export function loadAnswering(db: Database, businessId: BusinessId): Promise<AnsweringSettings> {
  return db.tenant(businessId, async (tx) => {
    const [row] = await tx
      .select({ usual: business.answering })
      .from(business)
      .where(eq(business.id, businessId));
    if (row === undefined) throw new Error(`there is no business ${businessId}`);
    const numbers = await tx
      .select({ e164: phoneNumber.e164, own: phoneNumber.answering })
      .from(phoneNumber)
      .where(and(eq(phoneNumber.businessId, businessId), phoneNumber.active))
      .orderBy(asc(phoneNumber.connectedAt), asc(phoneNumber.e164));
    return { usual: row.usual, numbers };
  });
}

/** Who answers the calls of one number. */
export async function readAnswering(
  tx: TenantTransaction,
  businessId: BusinessId,
  e164: string,
): Promise<Answering> {
  const [row] = await tx
    .select({ usual: business.answering, own: phoneNumber.answering })
    .from(business)
    .leftJoin(phoneNumber, and(eq(phoneNumber.businessId, business.id), eq(phoneNumber.e164, e164)))
    .where(eq(business.id, businessId));
  return row?.own ?? row?.usual ?? { mode: 'receptionist' };
}

/**
 * Sets who answers, from the next call on.
 * @param e164 null: the calls of every number that has no way of its own.
 * @param way null: as usual, for a number.
 * @returns false where the number does not lead to the business.
 */
export function setAnswering(
  db: Database,
  businessId: BusinessId,
  {
    e164,
    way,
  }:
    | { readonly e164: string; readonly way: Answering | null }
    | { readonly e164: null; readonly way: Answering },
): Promise<boolean> {
  return db.tenant(businessId, async (tx) => {
    const changed =
      e164 === null
        ? await tx
            .update(business)
            .set({ answering: way })
            .where(eq(business.id, businessId))
            .returning({ id: business.id })
        : await tx
            .update(phoneNumber)
            .set({ answering: way })
            .where(
              and(eq(phoneNumber.businessId, businessId), eq(phoneNumber.e164, e164), phoneNumber.active),
            )
            .returning({ id: phoneNumber.e164 });
    if (changed.length === 0) return false;
    await recordEvents(tx, businessId, [{ type: 'destinations.changed' }]);
    return true;
  });
}

/** Phones of the staff that ring at once. */
export interface RingStep {
  readonly phones: readonly { readonly name: string; readonly phone: string }[];
  readonly seconds: number;
}

/** A phone that rings for less is not worth the caller's time. */
const SHORTEST_RING_SECONDS = 5;
/** As many as a carrier rings at once. */
const MOST_AT_ONCE = 10;

/**
 * The phones that ring before the receptionist answers, one step after the other; none: it answers at once.
 * @param open the destinations that can be rung now, in their order.
 * @param inUse the names of those who are on a call of ours.
 */
export function ringSteps(
  way: Answering,
  open: readonly Pick<Destination, 'name' | 'phone' | 'position' | 'ringSeconds' | 'ringsFirst'>[],
  { isOpen, inUse }: { readonly isOpen: boolean; readonly inUse: ReadonlySet<string> },
): readonly RingStep[] {
  if (way.mode === 'receptionist' || (way.mode === 'out-of-hours' && !isOpen)) return [];
  const free = open.filter(({ name, ringsFirst }) => ringsFirst && !inUse.has(name));
  let left = way.seconds;
  const steps: RingStep[] = [];
  for (const group of Map.groupBy(free, ({ position }) => position).values()) {
    const seconds = Math.min(left, Math.max(...group.map(({ ringSeconds }) => ringSeconds)));
    if (seconds < SHORTEST_RING_SECONDS) break;
    left -= seconds;
    const phones = group.flatMap(({ name, phone }) => (phone === null ? [] : [{ name, phone }]));
    steps.push({ phones: phones.slice(0, MOST_AT_ONCE), seconds });
  }
  return steps;
}
