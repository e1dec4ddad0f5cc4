/** What a caller wanted and did not get, in a line of the summary for the owner. */
import type { Language } from '../language.ts';
import { sayDate } from './dates/say.ts';

export const unmet: Language['unmet'] = {
  book: ({ service, day }, today) =>
    `Quería reservar ${service === null ? 'una cita' : `cita de ${service}`}${day === null ? '' : ` para ${sayDate(day, today)}`}.`,
  move: ({ day }, today) =>
    `Quería cambiar una cita${day === null ? '' : ` a otro día, ${sayDate(day, today)}`}.`,
  cancel: () => 'Quería cancelar una cita.',
  'look-up': () => 'Preguntó por una cita suya.',
  message: () => 'Quería dejar un mensaje.',
  person: () => 'Quería hablar con una persona.',
  question: (question) => `Preguntó: «${question}»`,
};
