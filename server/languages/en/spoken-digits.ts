/** The words of a telephone number. */
import { phoneReader } from '../spoken-phone.ts';
import { SMALL, TENS } from './number-words.ts';

const DIGITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SMALL.map((word, value) => [word, String(value)])),
  ...Object.fromEntries(['oh', 'o', 'nought', 'naught', 'aught', 'ought', 'nil'].map((word) => [word, '0'])),
};
const TENS_DIGIT: Readonly<Record<string, string>> = Object.fromEntries(
  TENS.slice(2).map((word, index) => [word, String(index + 2)]),
);
export const REPEATS: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, quadruple: 4 };

/** How recognisers write digits that sound like other words; only between digits. */
const HOMOPHONES: Readonly<Record<string, string>> = { to: '2', too: '2', for: '4', won: '1', ate: '8' };

/** The digits that a word adds; undefined for a word that adds none. */
export function digitsOf(words: readonly string[], index: number, run: string): string | undefined {
  const word = words[index] ?? '';
  const next = words[index + 1] ?? '';
  const before = words[index - 1] ?? '';
  if (/^\d+$/.test(word)) return word;
  // "Five hundred fifty five" is 555, but 800 is a number of its own.
  if (word === 'hundred' && next in TENS_DIGIT && !/^\+?1?8?$/.test(run)) return '';
  if (word === 'hundred') return run === '' ? undefined : '00';
  if (word === 'thousand') return run === '' ? undefined : '000';
  const tens = TENS_DIGIT[word];
  // "Twenty one" is 21, "twenty ten" is 2010.
  if (tens !== undefined) return DIGITS[next]?.length === 1 && !isZero(next) ? tens : `${tens}0`;
  const digit = DIGITS[word];
  if (digit !== undefined) return digit;
  const homophone = HOMOPHONES[word];
  const amid = isDigits(before) && isDigits(next);
  return homophone !== undefined && amid ? homophone : undefined;
}

const isZero = (word: string): boolean => DIGITS[word] === '0';
const isDigits = (word: string): boolean => /^\d+$/.test(word) || word in DIGITS || word in TENS_DIGIT;

export const { spokenDigits, spokenExtension, digitsPiece, sayPhone } = phoneReader({
  digitsOf,
  repeats: REPEATS,
  plus: 'plus',
  countryCode: ['country', 'code'],
  within: /^(?:and|then|area|code|number|is|the|its|dash|hyphen|dot|point|space|uh+|um+|er+|so|again)$/,
  again: /^(?:sorry|no|wait|actually|correction|rather|mean|oops|scratch)$/,
  againPair: ['i', 'mean'],
  besideAgain: /^(?:i|that|it|made|make|should|be|a|mistake|was|its|thats|wrong|hold|hang|on|not|my|bad)$/,
  extension: /^(?:extension|ext|x)$/,
  aroundPiece: /^(?:yes|yeah|ok|okay|my|phone|thats|this|first|last|next|digits|numbers|are|please)$/,
});
