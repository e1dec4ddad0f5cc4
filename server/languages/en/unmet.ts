/** What a caller wanted and did not get, in a line of the summary for the owner. */
import type { WantedAppointment } from '../facts.ts';
import { sayDate } from './dates/say.ts';

const withArticle = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

export const unmet = {
  book: ({ service, day }: WantedAppointment, today: Temporal.PlainDate) =>
    `Wanted to book ${withArticle(service?.toLowerCase() ?? 'appointment')}${day === null ? '' : ` on ${sayDate(day, today)}`}.`,
  move: ({ day }: WantedAppointment, today: Temporal.PlainDate) =>
    `Wanted to move an appointment${day === null ? '' : ` to ${sayDate(day, today)}`}.`,
  cancel: () => 'Wanted to cancel an appointment.',
  'look-up': () => 'Asked about an appointment of theirs.',
  message: () => 'Wanted to leave a message.',
  person: () => 'Wanted to speak to a person.',
  question: (question: string) => `Asked: “${question}”`,
};
