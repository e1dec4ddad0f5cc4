/** What customers are written about their appointment, where the business has no words of its own. Variables stand in braces. */
import type { Language } from '../language.ts';

const SEE = 'Para verla, cambiarla o cancelarla: {link}';
const AGAIN = 'Para pedir otra cita: {link}';

/** Only letters of the text alphabet, which has no á, í, ó and ú: another one would halve what fits into a text. */
const templates = {
  confirmation: {
    sms: '{business}: {service} con {staff}, {day}, {time}. Cambiar: {link} STOP: sin avisos',
    subject: 'Su cita: {day}, {time}',
    body: `Hola, {customer}:\n\nSu cita está reservada: {service} con {staff}, {day}, {time}.\n\n{address}\n\n${SEE}\n\n{business}`,
  },
  changed: {
    sms: '{business}: su cita es ahora {service} con {staff}, {day}, {time}. Ver o cambiar: {link}',
    subject: 'Su cita es ahora: {day}, {time}',
    body: `Hola, {customer}:\n\nSu cita ha cambiado. Ahora es: {service} con {staff}, {day}, {time}.\n\n{address}\n\n${SEE}\n\n{business}`,
  },
  cancelled: {
    sms: '{business}: su cita cancelada: {service}, {day}, {time}. Pedir otra: {link}',
    subject: 'Su cita está cancelada: {day}',
    body: `Hola, {customer}:\n\nSu cita está cancelada: {service} con {staff}, {day}, {time}.\n\n${AGAIN}\n\n{business}`,
  },
  reminder: {
    sms: '{business}: le recordamos su cita: {service} con {staff}, {day}, {time}. Ver o cambiar: {link}',
    subject: 'Recordatorio: {service}, {day}, {time}',
    body: `Hola, {customer}:\n\nLe recordamos su cita: {service} con {staff}, {day}, {time}.\n\n{address}\n\n${SEE}\n\n{business}`,
  },
  late: {
    sms: '{business}: vamos con retraso. Su cita ({service}, {time}) empieza un poco tarde. Lo sentimos.',
    subject: 'Hoy vamos con retraso',
    body: 'Hola, {customer}:\n\nVamos con retraso: su cita ({service} con {staff}, {time}) empezará un poco más tarde. Lo sentimos.\n\n{business}',
  },
  review: {
    sms: '{business}: gracias por su visita. Cuente a otros su experiencia: {link}',
    subject: '¿Qué tal su visita?',
    body: 'Hola, {customer}:\n\nGracias por su visita. ¿Quiere contar a otros cómo fue?\n\n{link}\n\n{business}',
  },
};

/** The narrow blanks that ICU writes are in no text alphabet, nor are most of the accents. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/[áíóú]/g, (letter) => letter.normalize('NFD').charAt(0));

export const appointmentNotices: Language['appointmentNotices'] = {
  templates,
  customer: 'buenos días',
  business: 'nosotros',
  example: { customer: 'Ada Byron', service: 'Cita', staff: 'Sam' },
  day: (date, locale) =>
    plain(date.toLocaleString(locale, { weekday: 'long', month: 'long', day: 'numeric' })),
  shortDay: (date, locale) =>
    plain(date.toLocaleString(locale, { weekday: 'short', month: 'short', day: 'numeric' })),
  time: (time, locale) => plain(time.toLocaleString(locale, { hour: 'numeric', minute: '2-digit' })),
  links: { appointment: 'Abrir su cita', review: 'Escribir una reseña' },
  reach: {
    reply: 'Para hablar con nosotros, responda a este correo.',
    call: (number) => `Para hablar con nosotros, llame al ${number}.`,
  },
  calendar: {
    title: (service, business) => `${service} en ${business}`,
    description: (staff, link) => `Con ${staff}. Para verla, cambiarla o cancelarla: ${link}`,
  },
};
