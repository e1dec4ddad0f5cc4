/** The e-mail address that a customer gives for what they have just booked. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import type { BookingId, BusinessId } from '../../../db/ids.ts';
import { customer } from '../../../db/schema.ts';
import { lockBooking, readBooking } from '../../booking/bookings.ts';
import { readBusiness } from '../../business/business.ts';
import { recordEvents } from '../../events/record.ts';
import { readCustomer } from './customer.ts';
import { queueNotices } from './plan.ts';
import { readNoticeSettings } from './settings.ts';
import { planOf } from './timing.ts';

/** `has-one`: another address is on file, which nobody changes by a call. `gone`: the booking is cancelled, or was missed. */
export type Noted = 'noted' | 'has-one' | 'gone';

/**
 * Keeps an address for a customer who has none, and plans the mails of their booking.
 * @param email in its kept form.
 * @param now epoch milliseconds.
 */
export const noteEmail = (
  db: Database,
  businessId: BusinessId,
  bookingId: BookingId,
  email: string,
  now: number,
): Promise<Noted> =>
  db.tenant(businessId, async (tx) => {
    const booking = await lockBooking(tx, businessId, bookingId);
    if (booking?.status !== 'booked') return 'gone';
    const known = await readCustomer(tx, businessId, booking.customerId);
    if (known.email === email) return 'noted';
    if (known.email !== '') return 'has-one';
    await tx
      .update(customer)
      .set({ email })
      .where(and(eq(customer.businessId, businessId), eq(customer.id, booking.customerId)));
    const { zone } = await readBusiness(tx, businessId);
    const settings = await readNoticeSettings(tx, businessId);
    const planned = planOf({
      settings,
      customer: { ...known, email },
      appointment: booking,
      told: 'confirmation',
      asked: true,
      zone,
      now,
    });
    // The texts were planned with the booking.
    const mails = planned.filter(({ channel }) => channel === 'mail');
    await queueNotices(tx, businessId, booking, mails);
    await recordEvents(tx, businessId, [{ type: 'customer.changed', customerId: booking.customerId }]);
    return 'noted';
  });

/** Whether an address is worth asking for: mails are on, and there is none to send them to. */
export const wantsEmail = (db: Database, businessId: BusinessId, bookingId: BookingId): Promise<boolean> =>
  db.tenant(businessId, async (tx) => {
    const booking = await readBooking(tx, businessId, bookingId);
    const { channels } = await readNoticeSettings(tx, businessId);
    if (booking === null || !channels.confirmation.mail) return false;
    const { email, notify } = await readCustomer(tx, businessId, booking.customerId);
    return email === '' && (notify === null || notify === 'mail' || notify === 'both');
  });
