/** When a customer may be texted unasked: not at night, by the clock of where they are. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { quietAround, type QuietHours } from '../quiet-hours.ts';
import { zoneOfArea } from './area-codes.ts';

/** As the law of the United States has it for calls and texts that nobody asked for. */
const NIGHT: QuietHours = { from: '21:00', to: '08:00' };

/** The zones of countries with one, for customers of another country than their business's. */
const COUNTRY_ZONES: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  CH: 'Europe/Zurich',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  IE: 'Europe/Dublin',
  IL: 'Asia/Jerusalem',
  IN: 'Asia/Kolkata',
  IT: 'Europe/Rome',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  NZ: 'Pacific/Auckland',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  SE: 'Europe/Stockholm',
  SG: 'Asia/Singapore',
  ZA: 'Africa/Johannesburg',
};

/** The zone of a number by its country or area; the business's where that does not tell. @param phone E.164. */
function zoneOf(phone: string, businessZone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (parsed?.countryCallingCode === '1')
    return zoneOfArea(parsed.nationalNumber.slice(0, 3)) ?? businessZone;
  return COUNTRY_ZONES[parsed?.country ?? ''] ?? businessZone;
}

/** The moment itself by day; at night the morning after it. */
export const afterNight = (at: Date, phone: string, businessZone: string): Date =>
  quietAround(at, zoneOf(phone, businessZone), NIGHT)?.to ?? at;
