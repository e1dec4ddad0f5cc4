/**
 * The German texts, one object for each area. The reader is addressed as “Sie”. Words:
 * receptionist: Empfang · call: Anruf · caller: Anrufer · put through: durchstellen ·
 * appointment, booking: Termin · customer: Kunde · staff: Mitarbeiter · team: Team · message: Nachricht ·
 * text: SMS · e-mail: E-Mail · notice: Benachrichtigung · set-up: Einrichtung · draft: Entwurf · plan: Tarif.
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
