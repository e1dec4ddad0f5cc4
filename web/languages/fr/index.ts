/**
 * The French texts, one object for each area. The reader is addressed as “vous”. Words:
 * receptionist: réceptionniste · call: appel · caller: appelant · put through: transférer ·
 * appointment, booking: rendez-vous · customer: client · staff: personnel · team: équipe · message: message ·
 * text: SMS · e-mail: e-mail · notice: notification · set-up: configuration · draft: brouillon · plan: formule.
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
