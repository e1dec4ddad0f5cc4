/** Whether a caller may be put through to a phone at all, known without the database: each call there costs the installation. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Satellites, global services and premium numbers of no country: up to several dollars a minute. */
const NO_COUNTRY = /^\+(870|878|881|882|883|888|979)/;
const DEAR = new Set(['PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER']);

export function mayDial(phone: string): boolean {
  if (NO_COUNTRY.test(phone)) return false;
  const parsed = parsePhoneNumberFromString(phone);
  return parsed !== undefined && parsed.isPossible() && !DEAR.has(parsed.getType() ?? '');
}
