/** The words of a telephone number. */
import { fold } from '../fold.ts';
import { phoneReader } from '../spoken-phone.ts';
import { HUNDREDS, SMALL, TENS } from './number-words.ts';

const both = (words: readonly string[], value: (at: number) => string) =>
  Object.fromEntries(
    words.flatMap((word, at) => [[word, value(at)] as const, [fold(word), value(at)] as const]),
  );

/** 0 to 29, as digits. */
const DIGITS: Readonly<Record<string, string>> = { ...both(SMALL, String), un: '1', una: '1' };
const TENS_DIGIT: Readonly<Record<string, string>> = both(TENS.slice(3), (at) => String(at + 3));
const HUNDREDS_DIGIT: Readonly<Record<string, string>> = {
  ...both(HUNDREDS.slice(1), (at) => String(at + 1)),
  cien: '1',
};
export const REPEATS: Readonly<Record<string, number>> = { doble: 2, triple: 3 };

/** The digits that a word adds; undefined for a word that adds none. */
export function digitsOf(words: readonly string[], index: number, run: string): string | undefined {
  const word = words[index] ?? '';
  const next = words[index + 1] ?? '';
  if (/^\d+$/.test(word)) return word;
  const hundreds = HUNDREDS_DIGIT[word];
  if (hundreds !== undefined) {
    // "Seiscientos cinco" is 605, "seiscientos doce" 612.
    if (DIGITS[next]?.length === 1) return `${hundreds}0`;
    return DIGITS[next] !== undefined || next in TENS_DIGIT ? hundreds : `${hundreds}00`;
  }
  const tens = TENS_DIGIT[word];
  if (tens !== undefined)
    return next === 'y' && DIGITS[words[index + 2] ?? '']?.length === 1 ? tens : `${tens}0`;
  // "Una" is a number only among others.
  if (word === 'un' || word === 'una') return run === '' ? undefined : '1';
  return DIGITS[word];
}

export const { spokenDigits, spokenExtension, digitsPiece, sayPhone } = phoneReader({
  digitsOf,
  repeats: REPEATS,
  plus: 'más',
  countryCode: ['código', 'país'],
  within:
    /^(?:y|luego|código|prefijo|área|de|número|es|el|guion|guión|punto|espacio|eh+|em+|mm+|otra|vez|más)$/,
  again: /^(?:perdón|perdon|perdone|no|espere|espera|digo|corrijo)$/,
  againPair: ['quiero', 'decir'],
  besideAgain: /^(?:que|es|era|el|la|un|momento|me|equivoqué|está|mal|ese|no)$/,
  extension: /^(?:extensión|extension|ext|anexo|interno)$/,
  aroundPiece: /^(?:sí|si|vale|ok|mi|teléfono|este|primero|último|números|son|por|favor|bueno)$/,
});
