/** Plans what a customer is told of an appointment, in the transaction that changes it. */
import { and, eq, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../../db/client.ts';
import {
  type BookingId,
  type BookingNoticeId,
  type BusinessId,
  type CustomerId,
  newId,
} from '../../../db/ids.ts';
import { bookingNotice, mail, textMessage } from '../../../db/schema.ts';
import { enqueueAt } from '../../jobs/enqueue.ts';
import { readCustomer } from './customer.ts';
import { readNoticeSettings } from './settings.ts';
import { type Appointment, type PlannedNotice, planOf, type Told } from './timing.ts';

interface ChangedAppointment extends Appointment {
  readonly id: BookingId;
  readonly customerId: CustomerId;
  /** After the change. */
  readonly sequence: number;
}

/**
 * Writes down each notice that an appointment now needs, with the job that sends it; those of its earlier states never
 * go out any more. Call it after every change of an appointment, in its transaction.
 * @param now epoch milliseconds.
 */
export async function planNotices(
  tx: TenantTransaction,
  business: { readonly id: BusinessId; readonly zone: string },
  changed: {
    readonly appointment: ChangedAppointment;
    readonly told: Told;
    /** Whether the customer made the change themselves. */
    readonly asked: boolean;
  },
  now: number,
): Promise<void> {
  const { appointment } = changed;
  if (appointment.sequence > 0) await dropQueued(tx, business.id, appointment.id);
  const settings = await readNoticeSettings(tx, business.id);
  const customer = await readCustomer(tx, business.id, appointment.customerId);
  const planned = planOf({ ...changed, settings, customer, zone: business.zone, now });
  await queueNotices(tx, business.id, appointment, planned);
}

/** What has not left yet tells of what is no longer so: it never does, even if it was handed on and waits for the carrier or the mail server. */
export async function dropQueued(
  tx: TenantTransaction,
  businessId: BusinessId,
  bookingId: BookingId,
): Promise<void> {
  const of = (table: typeof bookingNotice | typeof mail | typeof textMessage) =>
    and(eq(table.businessId, businessId), eq(table.bookingId, bookingId), eq(table.status, 'queued'));
  await tx.update(bookingNotice).set({ status: 'skipped', reason: 'out-of-date' }).where(of(bookingNotice));
  await tx.update(mail).set({ status: 'failed', error: OUT_OF_DATE }).where(of(mail));
  await tx
    .update(textMessage)
    .set({ status: 'failed', endedAt: sql`now()` })
    .where(of(textMessage));
}

/** The error of a mail that never left. */
const OUT_OF_DATE = 'its appointment has changed since';

/** Writes notices with their jobs. @returns their ids, in their order. */
export async function queueNotices(
  tx: TenantTransaction,
  businessId: BusinessId,
  { id: bookingId, sequence }: Pick<ChangedAppointment, 'id' | 'sequence'>,
  planned: readonly PlannedNotice[],
): Promise<readonly BookingNoticeId[]> {
  if (planned.length === 0) return [];
  const rows = planned.map((each) => ({
    ...each,
    businessId,
    id: newId<BookingNoticeId>(),
    bookingId,
    sequence,
    status: 'queued' as const,
  }));
  await tx.insert(bookingNotice).values(rows);
  await enqueueAt(
    tx,
    'send-booking-notice',
    rows.map(({ id, sendAt }) => ({ job: { businessId, noticeId: id }, notBefore: sendAt })),
  );
  return rows.map(({ id }) => id);
}
