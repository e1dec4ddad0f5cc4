/** Writes one notice: templates and facts in, a text or a mail out. */
import type { BookingNoticeKind, BookingNoticeSettings, NoticeTemplate } from '../../../db/schema.ts';
import type { Booking } from '../../booking/bookings.ts';
import { nationalNumber } from '../../booking/phone.ts';
import { languageOf } from '../../languages/languages.ts';
import { nameInMail } from '../../mail/outbox.ts';
import { LONGEST_TEXT } from '../texts/segments.ts';
import { writeInvitation } from './invitation.ts';
import { pageOf } from './page.ts';
import { fill, type Values } from './templates.ts';

export interface NoticeFacts {
  readonly kind: BookingNoticeKind;
  readonly settings: Pick<BookingNoticeSettings, 'templates' | 'review'>;
  readonly business: {
    readonly name: string;
    readonly zone: string;
    readonly language: string;
    readonly address: string;
    readonly email: string;
    /** ISO 3166 alpha-2. */
    readonly country: string;
    /** The one to ring, E.164; null: there is none. */
    readonly number: string | null;
  };
  readonly booking: Booking;
  /** The customer's page for the appointment. */
  readonly link: string;
}

export interface WrittenMail {
  readonly subject: string;
  readonly body: string;
  readonly html: string;
  /** Null: nothing changes in the customer's calendar. */
  readonly calendar: string | null;
}

/** In one paragraph. */
export const writeText = (facts: NoticeFacts): string =>
  fill(templateOf(facts).sms, { ...valuesOf(facts), day: dayOf(facts).short })
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);

/**
 * @param recipient e-mail address.
 * @param sender e-mail address that the mail comes from.
 */
export function writeMail(facts: NoticeFacts, recipient: string, sender: string): WrittenMail {
  const { kind, booking, business } = facts;
  const words = languageOf(business.language).appointmentNotices;
  const values = valuesOf(facts);
  const { subject, body } = templateOf(facts);
  const text = fill(body, values)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  const reach = business.email === '' ? reachByPhone(facts) : words.reach.reply;
  const isInvitation = kind === 'confirmation' || kind === 'changed' || kind === 'cancelled';
  return {
    subject: fill(subject, values),
    body: [text, reach].filter((part) => part !== '').join('\n\n'),
    html: pageOf({
      language: business.language,
      title: fill(subject, values),
      text,
      footer: reach,
      link: { url: values.link, words: words.links[kind === 'review' ? 'review' : 'appointment'] },
    }),
    calendar: isInvitation
      ? writeInvitation({
          booking,
          business: { ...business, name: values.business },
          title: words.calendar.title(booking.service, values.business),
          description: words.calendar.description(booking.staff, facts.link),
          organizer: sender,
          attendee: { name: values.customer, email: recipient },
        })
      : null,
  };
}

function reachByPhone({ business: { language, country, number } }: NoticeFacts): string {
  if (number === null) return '';
  return languageOf(language).appointmentNotices.reach.call(nationalNumber(number, country));
}

function templateOf({ kind, settings, business }: NoticeFacts): NoticeTemplate {
  const ours = languageOf(business.language).appointmentNotices.templates[kind];
  return { ...ours, ...settings.templates[kind] };
}

function dayOf({ business: { zone, language }, booking }: NoticeFacts) {
  const words = languageOf(language).appointmentNotices;
  const day = booking.startsAt.toTemporalInstant().toZonedDateTimeISO(zone).toPlainDate();
  return { long: words.day(day, language), short: words.shortDay(day, language) };
}

function valuesOf(facts: NoticeFacts): Values {
  const { kind, settings, business, booking, link } = facts;
  const words = languageOf(business.language).appointmentNotices;
  const starts = booking.startsAt.toTemporalInstant().toZonedDateTimeISO(business.zone);
  return {
    customer: nameInMail(booking.name, words.customer),
    service: booking.service,
    staff: booking.staff,
    day: dayOf(facts).long,
    time: words.time(starts.toPlainTime(), business.language),
    business: nameInMail(business.name, words.business),
    address: business.address,
    link: kind === 'review' ? settings.review.link : link,
  };
}
