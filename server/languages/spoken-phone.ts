/** Telephone numbers as people say them and as they should be said back. */

/** The words of a language for a telephone number; all in lower case, without apostrophes. */
interface PhoneWords {
  /** The digits that a word adds to `run`; undefined for a word that adds none. */
  readonly digitsOf: (words: readonly string[], index: number, run: string) => string | undefined;
  /** "Double": how often the next digits stand. */
  readonly repeats: Readonly<Record<string, number>>;
  /** "Plus", which begins a number from abroad, and is said of one. */
  readonly plus: string;
  /** Two words that begin a number from abroad, too: "country code". */
  readonly countryCode: readonly [string, string];
  /** Words that stand within a number without ending it. */
  readonly within: RegExp;
  /** A caller who says one of these begins the number, or its last part, anew. */
  readonly again: RegExp;
  /** Two words that do it together: "I mean". */
  readonly againPair: readonly [string, string];
  /** Said between such a word and the digits that follow it. */
  readonly besideAgain: RegExp;
  readonly extension: RegExp;
  /** Said around a piece of a number. */
  readonly aroundPiece: RegExp;
  /** The digits of a number, with or without its country code, in the groups in which they are said; undefined: by threes. */
  readonly groups?: (national: string) => readonly string[] | undefined;
}

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

/** Reads and says telephone numbers. Whether one can be called is for libphonenumber to say. */
export function phoneReader(words: PhoneWords) {
  const lastNumber = (text: string): Run | undefined =>
    digitRuns(tokens(text, words), words).findLast(
      ({ digits }) => digits.replace('+', '').length >= FEWEST_DIGITS,
    );
  return {
    /**
     * The telephone number in what a caller said, as digits with a leading `+` if "plus" was said; '' if there is none.
     * Digits may come as words, figures or both. Of several numbers in one utterance the last counts, because it is the
     * corrected one; a part that is said anew takes the place of that part.
     */
    spokenDigits: (text: string): string => lastNumber(text)?.digits ?? '',
    /** The extension behind that number, in digits; '' without one. */
    spokenExtension: (text: string): string => lastNumber(text)?.extension ?? '',
    /** The digits of an utterance that is a piece of a number and nothing else ("it's 212"); '' where it is more. */
    digitsPiece: (text: string): string => {
      const all = tokens(text, words);
      const [run, ...more] = digitRuns(all, words);
      const isPiece = all.every(
        (word, index) =>
          words.digitsOf(all, index, '0') !== undefined ||
          word === words.plus ||
          word in words.repeats ||
          words.within.test(word) ||
          words.aroundPiece.test(word),
      );
      return isPiece && more.length === 0 ? (run?.digits ?? '') : '';
    },
    sayPhone: (number: string): string => sayPhone(number, words),
  };
}

const tokens = (text: string, { plus }: PhoneWords): readonly string[] =>
  text
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/\+/g, ` ${plus} `)
    .replace(/(\d)[-.() ]+(?=\d)/g, '$1 ')
    .replace(/(?<!\p{L})x(?=\d)/gu, ' x ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** The numbers in words, digit group by digit group; any word that does not belong to one ends it. */
function digitRuns(said: readonly string[], words: PhoneWords): readonly Run[] {
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
  said.forEach((word, index) => {
    const repeat = words.repeats[word];
    const digits = words.digitsOf(said, index, extension ?? run);
    if (repeat !== undefined) times = repeat;
    else if (word === words.plus || areWords(said, index, words.countryCode)) {
      end();
      run = '+';
    } else if (digits !== undefined) {
      if (extension === null) run += digits.repeat(times);
      else extension += digits.repeat(times);
      times = 1;
    } else if (words.extension.test(word) && run !== '') extension = '';
    else if (words.again.test(word)) {
      const said = corrected === '' ? run : withCorrection(corrected, run);
      [run, times, corrected, extension] = ['', 1, said, null];
    } else if (areWords(said, index, words.againPair)) return;
    else if (!words.within.test(word) && !(corrected !== '' && run === '' && words.besideAgain.test(word)))
      end();
  });
  end();
  return runs;
}

const areWords = (said: readonly string[], at: number, [one, other]: readonly [string, string]): boolean =>
  said[at] === one && said[at + 1] === other;

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

/**
 * A telephone number for reading back, its digits apart and its groups separated by commas, which a voice speaks as
 * pauses: "2 1 2, 5 5 5, 0 1 9 9". The country code of North America is left out; other numbers go by threes.
 */
function sayPhone(number: string, { plus: sign, groups: ownGroups }: PhoneWords): string {
  const digits = number.replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  const northAmerican = national.length === 10 && (national !== digits || !number.startsWith('+'));
  const groups = northAmerican
    ? [national.slice(0, 3), national.slice(3, 6), national.slice(6)]
    : (ownGroups?.(national) ?? byThrees(national));
  const plus = number.startsWith('+') && !northAmerican ? `${sign} ` : '';
  return plus + groups.map((group) => group.split('').join(' ')).join(', ');
}

/** Groups of three; a last one of four rather than a digit alone. */
function byThrees(digits: string): readonly string[] {
  return digits.match(/\d{4}$|\d{3}(?!\d$)|\d+/g) ?? [];
}
