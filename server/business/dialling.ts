/**
 * Which telephone numbers may be rung, or texted, for a business: its bill is ours first, and numbers that cost whoever
 * rings them are how attackers turn a telephone into money. Checked when a number is saved, and again before it is dialled.
 */
import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';

/** `not-a-number`: none that the numbering plans know, or one of an emergency or a service. */
export type DialRefusal = 'not-a-number' | 'costs-extra' | 'satellite' | 'country';

export interface DialPolicy {
  /** ISO 3166 alpha-2: the business's own. */
  readonly country: string;
  /** Others that it has allowed. */
  readonly alsoCountries: readonly string[];
}

/** The most calls of a business put through in an hour: one every three minutes. */
export const CALLS_AN_HOUR = 20;
/** Minutes that a business's callers are put through in 24 hours. */
export const MINUTES_A_DAY = 240;
/** A call that is put through ends after this, at the latest. */
export const LONGEST_DIAL_SECONDS = 60 * 60;

/** Somebody's own telephone, or a business's. */
const ORDINARY = ['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP', 'UAN'];
/** They cost nothing to ring, but only from their own country. */
const FREE = 'TOLL_FREE';
/** The numbers that are free in all of North America. */
const FREE_AREAS = /^(800|833|844|855|866|877|888)/;
/** In no country: satellites (870, 881), international networks (878, 882, 883), universal premium (979) and the like. */
const NO_COUNTRY = /^\+(800|808|87\d|88[12378]|979|991|999)/;
/** Dear, whatever their plan calls them: personal numbers and pagers in Britain, audiotext and directories in North America. */
const DEAR = [
  /^\+447[06]/,
  /^\+44(9|84|87)/,
  /^\+1(900|976|5(00|2[1-9]|33|44|66|77|88)|700|710)/,
  /^\+1\d{3}(976|5551212)/,
];

/** Whether a number may be rung for a business; null: it may. @param e164 as it is kept, `+12125550123`. */
export function mayDial(e164: string, { country, alsoCountries }: DialPolicy): DialRefusal | null {
  if (!/^\+[1-9]\d{6,14}$/.test(e164)) return 'not-a-number';
  if (NO_COUNTRY.test(e164)) return 'satellite';
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined) return 'not-a-number';
  if (DEAR.some((kind) => kind.test(e164))) return 'costs-extra';
  const where = countryOf(parsed);
  if (where === null || !parsed.isPossible()) return 'not-a-number';
  // A number that its plan does not know has no type: it is left out, but for those kept for examples, as +1 212 555 01xx.
  const type = parsed.getType();
  const kind = type === undefined && isFictional(e164) ? 'FIXED_LINE' : type;
  if (kind === undefined) return 'not-a-number';
  const allowed = where === country || alsoCountries.includes(where);
  if (kind === FREE) return allowed || sharesFreeNumbers(parsed, country) ? null : 'country';
  if (!ORDINARY.includes(kind)) return 'costs-extra';
  return allowed ? null : 'country';
}

/** The country that a number is in by its digits; null: in none, or it cannot be told. */
function countryOf(parsed: PhoneNumber): string | null {
  if (parsed.country !== undefined) return parsed.country;
  if (isFictional(parsed.number)) return 'US';
  const [first] = parsed.getPossibleCountries();
  // Free numbers of North America belong to all of its countries.
  return parsed.getType() === FREE ? (first ?? null) : null;
}

const sharesFreeNumbers = (parsed: PhoneNumber, country: string): boolean =>
  parsed.countryCallingCode === '1' &&
  FREE_AREAS.test(parsed.nationalNumber) &&
  (country === 'US' || country === 'CA');

/** 555-0100 to 555-0199 of every area of North America: kept for examples, and nobody's. */
const isFictional = (e164: string): boolean => /^\+1[2-9]\d{2}55501\d{2}$/.test(e164);

/** The reason why a number is not rung, for whoever typed it in. */
export function refusalWords(why: DialRefusal): string {
  switch (why) {
    case 'not-a-number':
      return 'This is not a telephone number that can be rung. Please check it.';
    case 'costs-extra':
      return 'This kind of number costs extra to ring, so calls cannot be put through to it. Use an ordinary landline or mobile number.';
    case 'satellite':
      return 'Calls cannot be put through to satellite and international network numbers. Use an ordinary landline or mobile number.';
    case 'country':
      return 'Calls are put through within your own country only. Allow the number’s country first, or use a number at home.';
  }
}
