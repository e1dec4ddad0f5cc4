import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number as it is dialled within this country, `020 7946 0123`; one of another country keeps its prefix. */
export function nationalNumber(e164: string, country: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined) return e164;
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}
