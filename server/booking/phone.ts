import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A telephone number in E.164, or null when it is none that could be dialled.
 * @param country ISO 3166 alpha-2: how a number without a country's prefix is read.
 */
export function parsePhone(text: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(
    text,
    isSupportedCountry(country) ? country : ('US' satisfies CountryCode),
  );
  return parsed?.isPossible() === true ? parsed.number : null;
}
