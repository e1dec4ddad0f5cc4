/** The numbers of payment cards: which networks they begin with, how long they are, and their check digit. */

/** Of the longest card number. */
export const LONGEST_CARD = 19;

/**
 * The networks by the first digits of their numbers (ISO/IEC 7812), and how long these are.
 * https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)
 * Visa's of thirteen digits are no longer issued, and telephone numbers of Germany look like them.
 */
const NETWORKS: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/, lengths: [16, 18, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { begins: /^3[47]/, lengths: [15] },
  { begins: /^3(?:0[0-5]|095|[689])/, lengths: [14, 16, 19] },
  { begins: /^35(?:2[89]|[3-8])/, lengths: [16, 19] },
  { begins: /^(?:6011|64[4-9]|65|62)/, lengths: [16, 17, 18, 19] },
  { begins: /^(?:50|5[6-8]|6[0137])/, lengths: [16, 18, 19] },
];

export const isCard = (digits: string): boolean =>
  digits.length >= 13 &&
  NETWORKS.some(({ begins, lengths }) => lengths.includes(digits.length) && begins.test(digits)) &&
  passesLuhn(digits);

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const twice = digit * 2;
    sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}
