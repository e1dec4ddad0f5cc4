/**
 * Sixty clients of one small shop that keep moving their bookings for 30 s: how long each move takes, and whether any
 * of them ever sees a deadlock.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../db/client.ts';
import { ensureDatabase, startEmbeddedPostgres } from '../../db/embedded.ts';
import { newId, type UserId } from '../../db/ids.ts';
import { migrate } from '../../db/migrate.ts';
import { booking } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { bookDirectly } from '../booking/book.ts';
import { reschedule } from '../booking/reschedule.ts';
import { loadBusiness } from '../business/business.ts';
import { systemClock as clock } from '../clock.ts';
import { percentiles, type Table } from './table.ts';

const CLIENTS = 60;
const SECONDS = 30;

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] ?? (list[0] as T);

export async function moves(): Promise<Table> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-bench-'));
  // PostgreSQL runs as somebody else where we are root, and has to enter it.
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({ folder });
  await ensureDatabase(server, 'bench');
  await migrate(server.url('bench'));
  const db = openDatabase(server.url('bench'), { connections: 20 });
  const businessId = await seedDemo(db, newId<UserId>());
  await db.system.delete(booking);
  const business = await loadBusiness(db, businessId);
  const service = business.services.find(({ name }) => name === 'Beard trim');
  if (service === undefined) throw new Error('the demo service is missing');

  let day = Temporal.Now.plainDateISO(business.zone).add({ days: 2 });
  while (day.dayOfWeek !== 3) day = day.add({ days: 1 });
  const opens = day.toZonedDateTime({ timeZone: business.zone, plainTime: '09:00' });
  const slots = Array.from(
    { length: 36 },
    (_, index) => new Date(opens.add({ minutes: 15 * index }).epochMilliseconds),
  );
  const bookings = [];
  for (const startsAt of slots) {
    for (const { id: staffId } of business.staff) {
      if (bookings.length === CLIENTS) break;
      const wish = {
        serviceId: service.id,
        staffId,
        startsAt,
        name: 'A',
        customerPhone: '+12125550150',
        conversationId: null,
      };
      const made = await bookDirectly(
        db,
        businessId,
        { ...wish, idempotencyKey: `${staffId} ${startsAt.toISOString()}` },
        clock,
      );
      if (made.status === 'booked') bookings.push(made.booking);
    }
  }

  const waits: number[] = [];
  const outcomes = { moved: 0, taken: 0, errors: 0 };
  const until = Date.now() + SECONDS * 1000;
  await Promise.all(
    bookings.map(async ({ id: bookingId }) => {
      while (Date.now() < until) {
        const to = { staffId: any(business.staff).id, startsAt: any(slots) };
        const began = performance.now();
        try {
          const { status } = await reschedule(
            db,
            businessId,
            { bookingId, to, conversationId: null, by: 'owner' },
            clock,
          );
          outcomes[status === 'moved' ? 'moved' : 'taken'] += 1;
        } catch (error) {
          outcomes.errors += 1;
          console.error(error);
        }
        waits.push(performance.now() - began);
      }
    }),
  );
  await db.close();
  await server.stop();
  fs.rmSync(folder, { recursive: true });
  return {
    title: `${CLIENTS} clients moving their bookings for ${SECONDS} s, in ms (aim: p95 under 500, no error)`,
    rows: [{ ...outcomes, 'moves/s': Math.round(waits.length / SECONDS), ...percentiles(waits) }],
  };
}
