import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The E.164 form of a number as somebody types it, or null when it is none.
 * @param country ISO 3166 alpha-2: whose number it is without a country's prefix.
 */
export function dialable(typed: string, country: string): string | null {
  const home: CountryCode = isSupportedCountry(country) ? country : 'US';
  const parsed = parsePhoneNumberFromString(typed, home);
  return parsed?.isPossible() === true ? parsed.number : null;
}
