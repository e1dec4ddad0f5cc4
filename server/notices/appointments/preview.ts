/** A notice as a customer would get it, of a made-up appointment. */
import type { BookingId, CustomerId, ServiceId, StaffId } from '../../../db/ids.ts';
import type { BookingNoticeKind, BookingNoticeSettings, NoticeTemplate } from '../../../db/schema.ts';
import type { Booking } from '../../booking/bookings.ts';
import type { BusinessProfile } from '../../business/business.ts';
import { languageOf } from '../../languages/languages.ts';
import { countSegments } from '../texts/segments.ts';
import { TOKEN_LENGTH } from './links.ts';
import { writeMail, writeText } from './write.ts';

const NOBODYS = '00000000-0000-4000-8000-000000000000';
/** As long as the token of a real link, so that segments are counted rightly. */
const TOKEN = 'x'.repeat(TOKEN_LENGTH);

/** The words of each kind where a business has none of its own. */
export const ownTemplates = ({
  language,
}: BusinessProfile): Readonly<Record<BookingNoticeKind, NoticeTemplate>> =>
  languageOf(language).appointmentNotices.templates;

/** @param publicUrl where the outside reaches us. */
export function previewNotice(
  business: BusinessProfile,
  settings: BookingNoticeSettings,
  kind: BookingNoticeKind,
  publicUrl: string,
) {
  const [number = null] = business.numbers;
  const facts = {
    kind,
    settings,
    business: { ...business, number },
    booking: exampleOf(business, kind),
    link: `${publicUrl}/a/${TOKEN}`,
  };
  const text = writeText(facts);
  const { subject, body, html } = writeMail(facts, 'customer@example.com', 'no-reply@example.com');
  return { text, segments: countSegments(text), subject, body, html };
}

/** Next Wednesday at three in the afternoon. */
function exampleOf({ zone, language, services, staff }: BusinessProfile, kind: BookingNoticeKind): Booking {
  const words = languageOf(language).appointmentNotices.example;
  const today = Temporal.Now.plainDateISO(zone);
  const day = today.add({ days: 1 + ((9 - today.dayOfWeek) % 7) });
  const starts = day.toZonedDateTime({ timeZone: zone, plainTime: '15:00' }).epochMilliseconds;
  const [service] = services;
  const [startsAt, endsAt] = [new Date(starts), new Date(starts + 30 * 60_000)];
  return {
    id: NOBODYS as BookingId,
    serviceId: NOBODYS as ServiceId,
    service: service?.name ?? words.service,
    staffId: NOBODYS as StaffId,
    staff: staff[0]?.name ?? words.staff,
    customerId: NOBODYS as CustomerId,
    name: words.customer,
    phone: null,
    startsAt,
    endsAt,
    occupiedFrom: startsAt,
    occupiedTo: endsAt,
    status: kind === 'cancelled' ? 'cancelled' : 'booked',
    note: '',
    sequence: 0,
    changedOnline: null,
    changedOnlineAt: null,
    conversationId: null,
    updatedAt: startsAt,
  };
}
