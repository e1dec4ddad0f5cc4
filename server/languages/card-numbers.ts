/**
 * Card numbers, their codes and social security numbers in what somebody said or wrote: nobody keeps them. They are found
 * by their digits, in figures or in words; telephone numbers, days and times stay.
 */
import type { Language } from './language.ts';

export type PrivateNumber = 'card' | 'code' | 'security';

export interface WithoutNumbers {
  /** With a word in place of each number. */
  readonly text: string;
  /** What was taken out; empty: nothing, and the text is as it was. */
  readonly removed: readonly PrivateNumber[];
}

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Digits that belong together: those of each word, in order. */
interface Run {
  readonly parts: readonly { readonly digits: string; readonly token: Token }[];
  /** It began with a plus or two zeros, as telephone numbers from abroad do: no card does. */
  readonly isForeign: boolean;
}

/**
 * Takes the numbers out. Linear in the text.
 * @param before digits at the end of what the same person said just before: a number may be said in two parts
 * @param expected what they announced just before; null: nothing
 */
export function withoutCardNumbers(
  text: string,
  language: Language,
  {
    before = '',
    expected = null,
  }: { readonly before?: string; readonly expected?: PrivateNumber | null } = {},
): WithoutNumbers {
  const found: { readonly kind: PrivateNumber; readonly start: number; readonly end: number }[] = [];
  const runs = runsIn(text, language);
  runs.forEach((run, at) => {
    const first = run.parts[0];
    if (first === undefined) return;
    const carried = at === 0 && !/[\p{L}\p{N}]/u.test(text.slice(0, first.token.start)) ? before : '';
    const said = text.slice(runs[at - 1]?.parts.at(-1)?.token.end ?? 0, first.token.start);
    const announced = announcedIn(said, language) ?? (at === 0 ? expected : null);
    const afterCard = found.at(-1)?.kind === 'card';
    const kind = kindOf(run, { text, carried, announced, afterCard });
    const last = run.parts.at(-1);
    if (kind !== null && last !== undefined)
      found.push({ kind, start: first.token.start, end: last.token.end });
  });
  const { removed } = language.privateNumbers;
  const left = found.reduceRight(
    (rest, { kind, start, end }) => rest.slice(0, start) + removed[kind] + rest.slice(end),
    text,
  );
  return { text: left, removed: found.map(({ kind }) => kind) };
}

/** The digits at the very end of a text, which what is said next may go on with; '' where it ends in words. */
export function digitsAtEnd(text: string, language: Language): string {
  const run = runsIn(text, language).at(-1);
  const last = run?.parts.at(-1);
  if (run === undefined || last === undefined || run.isForeign) return '';
  return /[\p{L}\p{N}]/u.test(text.slice(last.token.end)) ? '' : digitsIn(run);
}

/** What a text announces last: the digits that follow are that. */
export function announcedIn(text: string, { privateNumbers }: Language): PrivateNumber | null {
  if (privateNumbers.code.test(text)) return 'code';
  if (privateNumbers.security.test(text)) return 'security';
  return privateNumbers.card.test(text) ? 'card' : null;
}

function kindOf(
  run: Run,
  about: {
    readonly text: string;
    readonly carried: string;
    readonly announced: PrivateNumber | null;
    readonly afterCard: boolean;
  },
): PrivateNumber | null {
  if (run.isForeign) return null;
  const digits = digitsIn(run);
  if (beginsWithCard(run.parts.map((part) => part.digits))) return 'card';
  if (about.carried !== '' && beginsWithCard([about.carried, ...run.parts.map((part) => part.digits)]))
    return 'card';
  if (isSecurityNumber(run, about.text)) return 'security';
  switch (about.announced) {
    case 'security':
      return digits.length === 9 || digits.length === 4 ? 'security' : null;
    case 'code':
      return isCode(run, about.text) ? 'code' : null;
    case 'card':
      // A part of one; a telephone number has other lengths.
      return digits.length >= 12 || digits.length === 8 ? 'card' : null;
    case null:
      return about.afterCard && isCode(run, about.text) ? 'code' : null;
  }
}

const digitsIn = ({ parts }: Run): string => parts.map(({ digits }) => digits).join('');

/** Three or four digits that stand alone: no time ("3:30", "three thirty"), and no day. */
const isCode = (run: Run, text: string): boolean =>
  [3, 4].includes(digitsIn(run).length) &&
  run.parts.length !== 2 &&
  run.parts.every(({ token }) => !/[:/]/.test(text.slice(Math.max(0, token.start - 1), token.end + 1)));

/** A card number from the first digit on, which ends where a word does; an expiry date or a code may stand behind it. */
function beginsWithCard(parts: readonly string[]): boolean {
  let digits = '';
  for (const part of parts) {
    digits += part;
    if (digits.length > LONGEST) return false;
    if (isCard(digits)) return true;
  }
  return false;
}

const LONGEST = 19;

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

const isCard = (digits: string): boolean =>
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

/** Three, two and four figures with dashes between them. https://www.ssa.gov/employer/randomization.html */
function isSecurityNumber({ parts }: Run, text: string): boolean {
  const [area, group, serial, ...more] = parts;
  if (area === undefined || group === undefined || serial === undefined || more.length > 0) return false;
  const written = text.slice(area.token.start, serial.token.end);
  return /^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/.test(written);
}

/** All runs of digits of a text, as its language says and writes them. */
function runsIn(text: string, { privateNumbers }: Language): readonly Run[] {
  const tokens = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({
    // Figures of another width are the same figures.
    word: match[0].normalize('NFKC').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const words = tokens.map(({ word }) => word);
  const runs: Run[] = [];
  let parts: { digits: string; token: Token }[] = [];
  let isForeign = false;
  let times = 1;
  const close = () => {
    if (parts.length > 0) runs.push({ parts, isForeign });
    [parts, isForeign, times] = [[], false, 1];
  };
  tokens.forEach((token, index) => {
    const { word } = token;
    const repeat = privateNumbers.repeats[word];
    const digits = privateNumbers.digitsOf(words, index, parts.length === 0 ? '' : '0');
    if (repeat !== undefined) times = repeat;
    else if (digits !== undefined && digits !== '') {
      const isPlus = text[token.start - 1] === '+';
      if (isPlus || digits.startsWith('00')) {
        if (isPlus) close();
        isForeign ||= parts.length === 0;
      }
      parts.push({ digits: digits.repeat(times), token });
      times = 1;
    } else if (privateNumbers.plus.test(word)) {
      close();
      isForeign = true;
    } else if (!privateNumbers.within.test(word) || parts.length === 0) close();
  });
  close();
  return runs;
}
