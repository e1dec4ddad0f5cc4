/** How a request to book or to move ends: done, or what stands in its way and how to go on. */
import { z } from 'zod';
import type { BusinessId, StaffId } from '../../db/ids.ts';
import { findObstacles, type InTheWay } from '../booking/obstacles.ts';
import type { Offer } from '../booking/offers.ts';
import type { BusinessProfile } from '../business/business.ts';
import { idOf } from '../fields.ts';
import { bookingShape, shapeBooking } from './booking-shape.ts';
import { type ApiContext, told } from './trpc.ts';

const alternatives = z.array(z.object({ staffId: idOf<StaffId>(), staff: z.string(), startsAt: told }));

/** What stands in the way of a time with one staff member. */
const inTheWay = z.object({
  staffId: idOf<StaffId>(),
  staff: z.string(),
  obstacles: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('booking'), booking: bookingShape }),
      z.object({ type: z.literal('time-off'), everybody: z.boolean(), note: z.string() }),
      z.object({ type: z.enum(['closed', 'not-working', 'not-their-service', 'past']) }),
      z.object({ type: z.literal('far-ahead'), daysAhead: z.number() }),
    ]),
  ),
});

/**
 * Either it was done, or the time cannot be had for what is in the way and these are free, or it needs a yes to being so
 * soon. Who wants a time that is taken asks again with `anyway`.
 */
export const outcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), booking: bookingShape }),
  z.object({ status: z.literal('taken'), alternatives, inTheWay: z.array(inTheWay) }),
  z.object({ status: z.literal('short-notice'), noticeMinutes: z.number() }),
]);

/** What is in the way names customers: a key that may book but read no bookings learns nothing of it. */
export const inTheWayOf = (
  { db, clock, keyScopes }: Pick<ApiContext, 'db' | 'clock' | 'keyScopes'>,
  businessId: BusinessId,
  wish: Parameters<typeof findObstacles>[2],
): Promise<readonly InTheWay[]> =>
  keyScopes?.includes('bookings:read') === false
    ? Promise.resolve([])
    : findObstacles(db, businessId, wish, clock);

export const taken = (free: readonly Offer[], obstacles: readonly InTheWay[]): z.input<typeof outcome> => ({
  status: 'taken',
  alternatives: [...free],
  inTheWay: obstacles.map((each) => ({
    ...each,
    obstacles: each.obstacles.map((obstacle) =>
      obstacle.type === 'booking'
        ? { type: 'booking' as const, booking: shapeBooking(obstacle.booking) }
        : obstacle,
    ),
  })),
});

export const shortNotice = ({ policy }: BusinessProfile) =>
  ({ status: 'short-notice', noticeMinutes: policy.noticeMinutes }) as const;
