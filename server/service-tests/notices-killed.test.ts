/** Confirmations whose jobs are done by processes that are killed in the middle: nothing is lost and nothing is doubled. */
import type { ChildProcess } from 'node:child_process';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BookingId, type CustomerId, newId } from '../../db/ids.ts';
import { booking, bookingNotice, customer, mail } from '../../db/schema.ts';
import type { TestDatabase } from '../../db/testing.ts';
import { named, openShop } from '../booking/testing.ts';
import type { BusinessProfile } from '../business/business.ts';
import { startFakeSmtp } from '../fakes/smtp.ts';
import { killWorker, retryUnfinished, startWorker } from '../jobs/testing-killed.ts';
import { queueNotices } from '../notices/appointments/plan.ts';
import type { WorkerSettings } from './testing-notices-worker.ts';

/** A thousand by `CONFIRMATIONS=1000`. */
const CONFIRMATIONS = Number(process.env['CONFIRMATIONS'] ?? 60);
const KILLS = 5;

let db: TestDatabase;
let business: BusinessProfile;
let smtp: Awaited<ReturnType<typeof startFakeSmtp>>;
let worker: ChildProcess;
/** Called for each mail that is begun. */
let onMail = () => {};

beforeAll(async () => {
  ({ db, business } = await openShop());
  smtp = await startFakeSmtp({
    script: () => {
      onMail();
      return null;
    },
  });
});
afterAll(async () => {
  await killWorker(worker);
  await smtp.close();
  await db.close();
});

const start = () =>
  startWorker(new URL('testing-notices-worker.ts', import.meta.url), {
    databaseUrl: db.url,
    smtpUrl: smtp.url,
  } satisfies WorkerSettings);
const timePasses = () => retryUnfinished(db, ['send-booking-notice', 'deliver-mail']);

/** Appointments with a confirmation each, all of different customers. */
const bookAll = () =>
  db.tenant(business.id, async (tx) => {
    const [serviceId, staffId] = [named(business.services, 'Haircut').id, named(business.staff, 'Sam').id];
    for (let each = 0; each < CONFIRMATIONS; each += 1) {
      const customerId = newId<CustomerId>();
      const phone = `+1646${5_550_000 + each}`;
      await tx
        .insert(customer)
        .values({ businessId: business.id, id: customerId, phone, email: `customer-${each}@home.test` });
      const id = newId<BookingId>();
      const startsAt = new Date(Date.now() + (each + 24) * 3_600_000);
      const endsAt = new Date(startsAt.getTime() + 30 * 60_000);
      const times = { startsAt, endsAt, occupiedFrom: startsAt, occupiedTo: endsAt };
      await tx.insert(booking).values({
        businessId: business.id,
        id,
        serviceId,
        staffId,
        customerId,
        name: `Customer ${each}`,
        ...times,
        status: 'booked',
        idempotencyKey: id,
      });
      const confirmation = { kind: 'confirmation', channel: 'mail', sendAt: new Date() } as const;
      await queueNotices(tx, business.id, { id, sequence: 0 }, [confirmation]);
    }
  });

const sent = () => db.system.$count(mail, and(eq(mail.businessId, business.id), eq(mail.status, 'sent')));

test('each confirmation reaches its customer once, however often the worker is killed', async () => {
  worker = start();
  await bookAll();
  for (let killed = 1; killed <= KILLS; killed += 1) {
    const due = Math.floor((CONFIRMATIONS * killed) / (KILLS + 1));
    await new Promise<void>((resolve) => {
      let seen = smtp.mails.length;
      onMail = () => {
        if (++seen >= due) resolve();
      };
    });
    await killWorker(worker);
    await timePasses();
    worker = start();
  }
  onMail = () => {};
  await expect.poll(sent, { timeout: 300_000, interval: 100 }).toBe(CONFIRMATIONS);

  const notices = await db.system.select().from(bookingNotice);
  expect(notices).toHaveLength(CONFIRMATIONS);
  expect(notices.filter(({ status }) => status !== 'sent')).toEqual([]);
  expect(await db.system.$count(mail)).toBe(CONFIRMATIONS);
  // A mail whose yes got lost with the process comes again under the same id: mailboxes show it once.
  const received = new Set(smtp.mails.map(({ headers }) => headers.get('message-id')));
  expect(received.size).toBe(CONFIRMATIONS);
  const recipients = new Set(smtp.mails.flatMap(({ to }) => to));
  expect(recipients.size).toBe(CONFIRMATIONS);
  expect(smtp.mails.length - CONFIRMATIONS).toBeLessThanOrEqual(KILLS);
  console.info(
    `${CONFIRMATIONS} confirmations, ${KILLS} kills: ${notices.length} mails, ${smtp.mails.length - CONFIRMATIONS} of them handed over twice under the same id`,
  );
}, 600_000);
