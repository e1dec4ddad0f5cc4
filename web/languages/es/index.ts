/**
 * The Spanish texts, one object for each area. The reader is addressed as “usted”. Words:
 * receptionist: recepcionista · call: llamada · caller: quien llama · put through: pasar la llamada ·
 * appointment, booking: cita · customer: cliente · staff: personal · team: equipo · message: mensaje ·
 * text: SMS · e-mail: correo · notice: aviso · set-up: configuración · draft: borrador · plan: plan.
 */
export * from './first.ts';
export { account } from './account.ts';
export { apiKeys } from './api-keys.ts';
export { bookingNotices } from './booking-notices.ts';
export { business } from './business.ts';
export { calendar } from './calendar.ts';
export { calls } from './calls.ts';
export { insights } from './insights.ts';
export { notices } from './notices.ts';
export { outbox } from './outbox.ts';
export { receptionist } from './receptionist.ts';
export { team } from './team.ts';
export { texts } from './texts.ts';
export { website } from './website.ts';
