import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** North America's numbers are ten digits; neither area nor exchange begins with 0 or 1, or is a service like 911. */
const NORTH_AMERICAN = /^[2-9](?!11)\d\d[2-9](?!11)\d{6}$/;

/** A number as it is dialled within this country, `020 7946 0123`; one of another country keeps its prefix. */
export function nationalNumber(e164: string, country: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined) return e164;
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}

/**
 * A telephone number in E.164, or null when it is none that could be dialled from elsewhere.
 * @param country ISO 3166 alpha-2: how a number without a country's prefix is read.
 */
export function parsePhone(text: string, country: string): string | null {
  const home = isSupportedCountry(country) ? country : ('US' satisfies CountryCode);
  const parsed = parsePhoneNumberFromString(text.replace(/^\s*00(?=[1-9])/, '+'), home);
  if (parsed?.isPossible() !== true) return null;
  const isWhole = parsed.countryCallingCode !== '1' || NORTH_AMERICAN.test(parsed.nationalNumber);
  return isWhole ? parsed.number : null;
}
