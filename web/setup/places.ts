/** Countries and time zones as the browser knows them, and a guess at the user's country. */
import { text } from '../languages/text.ts';

// prettier-ignore
const CODES = ('AD AE AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BJ BN BO BR BS BT BW BY BZ CA CD CG CH CI CL CM CN CO CR CV CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IS IT JM JO JP KE ' +
  'KG KH KM KN KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP ' +
  'NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RW SA SC SE SG SI SK SL SM SN SR SV SZ TD TG TH TJ TM TN TO TR TT TW TZ UA UG US UY ' +
  'UZ VC VE VN VU WS XK YE ZA ZM ZW').split(' ');

interface Country {
  readonly value: string;
  readonly label: string;
}

/** Every country with its name, sorted by name. */
export function countries(): readonly Country[] {
  const { language } = text.common;
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const listed = CODES.map((value) => ({ value, label: names.of(value) ?? value }));
  return listed.sort((one, other) => one.label.localeCompare(other.label, language));
}

/** The time zones of a country; empty where the browser does not know. */
export function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale('und', { region: country });
  return 'getTimeZones' in locale ? (locale.getTimeZones() ?? []) : [];
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * The country, by the time zone; by the language where no country has that zone. Browsers are slow to list the zones of
 * all countries, so the likely country is tried first.
 */
export function guessCountry(zone: string, language: string): string {
  const byLanguage = new Intl.Locale(language).maximize().region ?? '';
  const likely = CODES.includes(byLanguage) ? byLanguage : 'US';
  const isThere = (country: string) => zonesOf(country).includes(zone);
  if (isThere(likely) || !zone.includes('/')) return likely;
  return CODES.find(isThere) ?? likely;
}
