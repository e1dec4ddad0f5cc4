/** The cost of a move while everybody moves; the bench measures the milliseconds. */
import { expect, test } from 'vitest';
import { bookDirectly } from './book.ts';
import type { Booking } from './bookings.ts';
import { reschedule } from './reschedule.ts';
import { named, nextWednesday, openShop } from './testing.ts';

const CLIENTS = 60;
/** The longest wait, as a multiple of the median: a client in a deadlock waits a second. */
const FAIR = 5;
const clock = { now: () => Date.now() };

test(
  'none of 60 clients that keep moving their bookings waits much longer than the others or sees a deadlock',
  { timeout: 60_000 },
  async () => {
    const { db, business } = await openShop();
    const serviceId = named(business.services, 'Beard trim').id;
    const opens = nextWednesday(business, '09:00').getTime();
    const slots = Array.from({ length: 34 }, (_, index) => new Date(opens + index * 15 * 60_000));
    const started: Booking[] = [];
    for (const [index, startsAt] of slots.entries()) {
      for (const { id: staffId } of business.staff) {
        if (started.length === CLIENTS) break;
        const wish = {
          serviceId,
          staffId,
          startsAt,
          name: 'A',
          customerPhone: '+12125550150',
          conversationId: null,
        };
        const made = await bookDirectly(
          db,
          business.id,
          { ...wish, idempotencyKey: `${staffId} ${index}` },
          clock,
        );
        if (made.status === 'booked') started.push(made.booking);
      }
    }
    expect(started).toHaveLength(CLIENTS);

    const waits: number[] = [];
    const until = Date.now() + 4_000;
    let seed = 7;
    const any = <T>(list: readonly T[]): T => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const picked = list[seed % list.length];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    };
    await Promise.all(
      started.map(async ({ id: bookingId }) => {
        while (Date.now() < until) {
          const to = { staffId: any(business.staff).id, startsAt: any(slots) };
          const began = performance.now();
          const moved = await reschedule(
            db,
            business.id,
            { bookingId, to, conversationId: null, by: 'owner' },
            clock,
          );
          waits.push(performance.now() - began);
          expect(['moved', 'taken']).toContain(moved.status);
        }
      }),
    );
    waits.sort((a, b) => a - b);
    const [middle, late] = [0.5, 0.95].map((share) => waits[Math.floor(waits.length * share)] ?? NaN);
    expect(late).toBeLessThan(FAIR * (middle ?? NaN));
    await db.close();
  },
);
