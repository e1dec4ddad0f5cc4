/** What customers are written about their appointment, where the business has no words of its own. Variables stand in braces. */

/**
 * Only letters of the text alphabet: another one would halve what fits into a text. A confirmation by text is one part of
 * 160 letters, with a link of 50 and names of usual length.
 */
const templates = {
  confirmation: {
    sms: '{business}: {service} with {staff}, {day} at {time}. Change: {link} STOP to opt out',
    subject: 'Your appointment on {day} at {time}',
    body: 'Hello {customer},\n\nyour appointment is booked: {service} with {staff} on {day} at {time}.\n\n{address}\n\nTo see, move or cancel it: {link}\n\n{business}',
  },
  changed: {
    sms: '{business}: your appointment is now {service} with {staff} on {day} at {time}. Change: {link}',
    subject: 'Your appointment is now on {day} at {time}',
    body: 'Hello {customer},\n\nyour appointment has changed. It is now: {service} with {staff} on {day} at {time}.\n\n{address}\n\nTo see, move or cancel it: {link}\n\n{business}',
  },
  cancelled: {
    sms: '{business}: your {service} on {day} at {time} is cancelled. To book again: {link}',
    subject: 'Your appointment on {day} is cancelled',
    body: 'Hello {customer},\n\nyour appointment is cancelled: {service} with {staff} on {day} at {time}.\n\nTo book again: {link}\n\n{business}',
  },
  reminder: {
    sms: '{business}: a reminder of your {service} with {staff} on {day} at {time}. Change: {link}',
    subject: 'A reminder: {service} on {day} at {time}',
    body: 'Hello {customer},\n\nthis is a reminder of your appointment: {service} with {staff} on {day} at {time}.\n\n{address}\n\nTo see, move or cancel it: {link}\n\n{business}',
  },
  late: {
    sms: '{business}: we are running late. Your {service} at {time} will begin a little later. We are sorry.',
    subject: 'We are running late today',
    body: 'Hello {customer},\n\nwe are running late: your {service} with {staff} at {time} will begin a little later. We are sorry.\n\n{business}',
  },
  review: {
    sms: '{business}: thank you for your visit. Would you tell others how it was? {link}',
    subject: 'How was your visit?',
    body: 'Hello {customer},\n\nthank you for your visit. Would you tell others how it was?\n\n{link}\n\n{business}',
  },
};

export const appointmentNotices = {
  templates,
  /** In place of a name that is not known. */
  customer: 'there',
  /** In place of the name of a business that cannot be written. */
  business: 'us',
  /** Where a business looks at its words before it has appointments. */
  example: { customer: 'Ada Byron', service: 'Appointment', staff: 'Sam' },
  /** @param locale BCP 47, of the business. */
  day: (date: Temporal.PlainDate, locale: string): string =>
    plain(date.toLocaleString(locale, { weekday: 'long', month: 'long', day: 'numeric' })),
  /** In a text, where each letter counts. */
  shortDay: (date: Temporal.PlainDate, locale: string): string =>
    plain(date.toLocaleString(locale, { weekday: 'short', month: 'short', day: 'numeric' })),
  time: (time: Temporal.PlainTime, locale: string): string =>
    plain(time.toLocaleString(locale, { hour: 'numeric', minute: '2-digit' })),
  /** The words of a link to the appointment, and of one to where reviews are written. */
  links: { appointment: 'Open your appointment', review: 'Write a review' },
  reach: {
    reply: 'To reach us, reply to this e-mail.',
    call: (number: string) => `To reach us, call ${number}.`,
  },
  /** An entry in the customer's calendar. */
  calendar: {
    title: (service: string, business: string) => `${service} at ${business}`,
    description: (staff: string, link: string) => `With ${staff}. To see, move or cancel it: ${link}`,
  },
};

/** The narrow blanks that ICU writes are in no text alphabet. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
