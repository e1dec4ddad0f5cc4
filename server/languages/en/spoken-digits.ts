/** Telephone numbers as people say them and as they should be said back. */
import { SMALL, TENS } from './number-words.ts';

const DIGITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SMALL.map((word, value) => [word, String(value)])),
  ...Object.fromEntries(['oh', 'o', 'nought', 'naught', 'aught', 'ought', 'nil'].map((word) => [word, '0'])),
};
const TENS_DIGIT: Readonly<Record<string, string>> = Object.fromEntries(
  TENS.slice(2).map((word, index) => [word, String(index + 2)]),
);
export const REPEATS: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, quadruple: 4 };

/** Words that stand within a number without ending it. */
const WITHIN = /^(?:and|then|area|code|number|is|the|its|dash|hyphen|dot|point|space|uh+|um+|er+|so|again)$/;
/** How recognisers write digits that sound like other words; only between digits. */
const HOMOPHONES: Readonly<Record<string, string>> = { to: '2', too: '2', for: '4', won: '1', ate: '8' };
/** A caller who says one of these begins the number, or its last part, anew. */
const AGAIN = /^(?:sorry|no|wait|actually|correction|rather|mean|oops|scratch)$/;
/** Said between such a word and the digits that follow it. */
const BESIDE_AGAIN =
  /^(?:i|that|it|made|make|should|be|a|mistake|was|its|thats|wrong|hold|hang|on|not|my|bad)$/;
const EXTENSION = /^(?:extension|ext|x)$/;

/** Fewer digits than this are a time, a count or a price, not a telephone number. */
const FEWEST_DIGITS = 7;
/** Of a whole number in North America; what is corrected is put together to this length where it can be. */
const WHOLE_DIGITS = 10;
/** Fewer than these do not tell where in a number a correction begins. */
const FEWEST_ANCHOR_DIGITS = 2;

/** A number as far as it was said; `extension` is empty without one. */
interface Run {
  readonly digits: string;
  readonly extension: string;
}

/**
 * The telephone number in what a caller said, as digits with a leading `+` if "plus" was said; '' if there is none.
 * Digits may come as words, figures or both, in twos ("twenty one twenty five" is 2125), repeated ("double five")
 * and by hundreds ("eight hundred"). Of several numbers in one utterance the last counts, because it is the
 * corrected one; a part that is said anew takes the place of that part. Whether it is a number that can be called is
 * for libphonenumber to say.
 */
export const spokenDigits = (words: string): string => lastNumber(words)?.digits ?? '';

/** The extension behind that number, in digits; '' without one. */
export const spokenExtension = (words: string): string => lastNumber(words)?.extension ?? '';

/** The digits of an utterance that is a piece of a number and nothing else ("it's 212"); '' where it is more. */
export function digitsPiece(words: string): string {
  const all = tokens(words);
  const [run, ...more] = digitRuns(all);
  const isPiece = all.every(
    (word, index) =>
      digitsOf(all, index, '0') !== undefined ||
      word === 'plus' ||
      word in REPEATS ||
      WITHIN.test(word) ||
      PIECE.test(word),
  );
  return isPiece && more.length === 0 ? (run?.digits ?? '') : '';
}
/** Said around a piece. */
const PIECE = /^(?:yes|yeah|ok|okay|my|phone|thats|this|first|last|next|digits|numbers|are|please)$/;

const lastNumber = (words: string): Run | undefined =>
  digitRuns(tokens(words)).findLast(({ digits }) => digits.replace('+', '').length >= FEWEST_DIGITS);

function tokens(words: string): readonly string[] {
  return words
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/\+/g, ' plus ')
    .replace(/(\d)[-.() ]+(?=\d)/g, '$1 ')
    .replace(/(?<!\p{L})x(?=\d)/gu, ' x ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The numbers in words, digit group by digit group; any word that does not belong to one ends it. */
function digitRuns(words: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  let run = '';
  let times = 1;
  let corrected = '';
  let extension: string | null = null;
  const end = () => {
    const digits = corrected === '' ? run : withCorrection(corrected, run);
    if (digits !== '') runs.push({ digits, extension: extension ?? '' });
    [run, times, corrected, extension] = ['', 1, '', null];
  };
  words.forEach((word, index) => {
    const repeat = REPEATS[word];
    const digits = digitsOf(words, index, extension ?? run);
    if (repeat !== undefined) times = repeat;
    else if (word === 'plus' || (word === 'country' && words[index + 1] === 'code')) {
      end();
      run = '+';
    } else if (digits !== undefined) {
      if (extension === null) run += digits.repeat(times);
      else extension += digits.repeat(times);
      times = 1;
    } else if (EXTENSION.test(word) && run !== '') extension = '';
    else if (AGAIN.test(word)) {
      const said = corrected === '' ? run : withCorrection(corrected, run);
      [run, times, corrected, extension] = ['', 1, said, null];
    } else if (word === 'i' && words[index + 1] === 'mean') return;
    else if (!WITHIN.test(word) && !(corrected !== '' && run === '' && BESIDE_AGAIN.test(word))) end();
  });
  end();
  return runs;
}

/**
 * A number whose last part was said anew: the part begins where its first digits stood before, and else it takes the place
 * of as many digits at the end. One that is whole again stands for itself.
 */
function withCorrection(before: string, anew: string): string {
  if (anew === '') return before;
  if (anew.startsWith('+') || anew.length >= WHOLE_DIGITS || before.length < FEWEST_ANCHOR_DIGITS)
    return anew;
  const places = Array.from({ length: before.length }, (_, at) => at).filter((at) =>
    before.startsWith(anew.slice(0, FEWEST_ANCHOR_DIGITS), at),
  );
  const whole = (at: number) =>
    before.replace('+', '').length > 0 && at + anew.length === wholeLength(before);
  const at = places.findLast(whole) ?? places.at(-1);
  if (at !== undefined) return before.slice(0, at) + anew;
  return before.length >= WHOLE_DIGITS ? before.slice(0, -anew.length) + anew : before + anew;
}

/** How long a number becomes that begins like this. */
const wholeLength = (digits: string): number =>
  WHOLE_DIGITS + (digits.startsWith('+1') ? 2 : digits.startsWith('1') ? 1 : 0);

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

/**
 * A telephone number for reading back, its digits apart and its groups separated by commas, which a voice speaks as
 * pauses: "2 1 2, 5 5 5, 0 1 9 9". The country code of North America is left out; other numbers go by threes.
 */
export function sayPhone(number: string): string {
  const digits = number.replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  const northAmerican = national.length === 10 && (national !== digits || !number.startsWith('+'));
  const groups = northAmerican
    ? [national.slice(0, 3), national.slice(3, 6), national.slice(6)]
    : byThrees(national);
  const plus = number.startsWith('+') && !northAmerican ? 'plus ' : '';
  return plus + groups.map((group) => group.split('').join(' ')).join(', ');
}

/** Groups of three; a last one of four rather than a digit alone. */
function byThrees(digits: string): readonly string[] {
  return digits.match(/\d{4}$|\d{3}(?!\d$)|\d+/g) ?? [];
}
