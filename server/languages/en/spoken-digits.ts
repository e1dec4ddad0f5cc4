/** Telephone numbers as people say them and as they should be said back. */
import { SMALL, TENS } from './number-words.ts';

const DIGITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SMALL.map((word, value) => [word, String(value)])),
  oh: '0',
  o: '0',
  nought: '0',
};
const TENS_DIGIT: Readonly<Record<string, string>> = Object.fromEntries(
  TENS.slice(2).map((word, index) => [word, String(index + 2)]),
);
const REPEATS: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, quadruple: 4 };

/** Words that stand within a number without ending it. */
const WITHIN =
  /^(?:and|then|area|code|number|is|the|its|dash|hyphen|dot|space|uh+|um+|er|extension|country)$/;
/** How recognisers write digits that sound like other words; only between digits. */
const HOMOPHONES: Readonly<Record<string, string>> = { to: '2', too: '2', for: '4', won: '1', ate: '8' };
/** A caller who says one of these begins the number, or its last part, anew. */
const AGAIN = /^(?:sorry|no|wait|actually|correction)$/;

/** Fewer digits than this are a time, a count or a price, not a telephone number. */
const FEWEST_DIGITS = 7;

/**
 * The telephone number in what a caller said, as digits with a leading `+` if "plus" was said; '' if there is none.
 * Digits may come as words, figures or both, in twos ("twenty one twenty five" is 2125), repeated ("double five")
 * and by hundreds ("eight hundred"). Of several numbers in one utterance the last counts, because it is the
 * corrected one. Whether it is a number that can be called is for libphonenumber to say.
 */
export function spokenDigits(words: string): string {
  const runs = digitRuns(tokens(words));
  return runs.findLast((run) => run.replace('+', '').length >= FEWEST_DIGITS) ?? '';
}

function tokens(words: string): readonly string[] {
  return words
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/\+/g, ' plus ')
    .replace(/(\d)[-.() ]+(?=\d)/g, '$1 ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The number so far, digit group by digit group; any other word ends it. */
function digitRuns(words: readonly string[]): readonly string[] {
  const runs: string[] = [];
  let run = '';
  let times = 1;
  const end = () => {
    if (run !== '') runs.push(run);
    run = '';
    times = 1;
  };
  words.forEach((word, index) => {
    const repeat = REPEATS[word];
    const digits = digitsOf(words, index, run);
    if (repeat !== undefined) times = repeat;
    else if (word === 'plus') {
      end();
      run = '+';
    } else if (digits !== undefined) {
      run += digits.repeat(times);
      times = 1;
    } else if (AGAIN.test(word) || !WITHIN.test(word)) end();
  });
  end();
  return runs;
}

/** The digits that a word adds; '' for a word whose digits its neighbour has already given. */
function digitsOf(words: readonly string[], index: number, run: string): string | undefined {
  const word = words[index] ?? '';
  const next = words[index + 1] ?? '';
  const before = words[index - 1] ?? '';
  if (/^\d+$/.test(word)) return word;
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
