/** An appointment as its customer may see it, and what they may do with it. */
import type { Database } from '../../../db/client.ts';
import { type Booking, findBooking } from '../../booking/bookings.ts';
import { mayUndo } from '../../booking/cancel.ts';
import { nationalNumber } from '../../booking/phone.ts';
import { isTooLate } from '../../booking/reschedule.ts';
import { type BusinessProfile, loadBusiness } from '../../business/business.ts';
import type { Clock } from '../../clock.ts';
import type { Language } from '../../languages/language.ts';
import { languageOf } from '../../languages/languages.ts';
import { type BookingLink, isLinkOpen } from '../../notices/appointments/links.ts';

/** `coming`: may be changed here; `too-late`: only by asking the business. */
export type Stage = 'coming' | 'too-late' | 'over' | 'cancelled';

export interface AppointmentView {
  readonly token: string;
  readonly booking: Booking;
  readonly business: BusinessProfile;
  readonly stage: Stage;
  /** Its customer has just cancelled it here, and may take that back. */
  readonly mayUndo: boolean;
  readonly words: Language['appointmentPage'];
  /** The business's number, E.164 and as it is dialled in its country; null: it has none. */
  readonly phone: { readonly e164: string; readonly shown: string } | null;
}

/** What a link leads to; null: its appointment is not there, or too long ago, or its customer was erased. */
export async function viewAppointment(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  { businessId, bookingId }: BookingLink,
  token: string,
): Promise<AppointmentView | null> {
  const booking = await findBooking(db, businessId, bookingId);
  if (booking === null || !isLinkOpen(booking, clock.now())) return null;
  const business = await loadBusiness(db, businessId);
  const [e164] = business.numbers;
  return {
    token,
    booking,
    business,
    stage: stageOf(business, booking, clock),
    mayUndo: mayUndo(booking, clock),
    words: languageOf(business.language).appointmentPage,
    phone: e164 === undefined ? null : { e164, shown: nationalNumber(e164, business.country) },
  };
}

function stageOf(business: BusinessProfile, booking: Booking, clock: Clock): Stage {
  switch (booking.status) {
    case 'cancelled':
      return 'cancelled';
    case 'no-show':
      return 'over';
    case 'booked':
      if (booking.startsAt.getTime() <= clock.now()) return 'over';
      return isTooLate(business, booking, clock) ? 'too-late' : 'coming';
  }
}

/** The business and its number, as sentences name them. */
export const reachOf = ({ business, phone }: Pick<AppointmentView, 'business' | 'phone'>) => ({
  business: business.name,
  number: phone?.shown ?? null,
});

type Place = Pick<BusinessProfile, 'language' | 'zone'>;

const format = ({ language, zone }: Place, at: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, ...options }).format(at);

/** `Tuesday, December 1`, by the business's clock. */
export const dayOf = (place: Place, at: Date): string =>
  format(place, at, { weekday: 'long', month: 'long', day: 'numeric' });

/** `3:15 PM`. */
export const timeOf = (place: Place, at: Date): string =>
  format(place, at, { hour: 'numeric', minute: '2-digit' });

/** `3:15 PM EST`: the customer's own clock may show another time. */
export const timeWithZone = (place: Place, at: Date): string =>
  format(place, at, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
