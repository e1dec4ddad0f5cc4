/** Numbers as English words, the way they are said on a telephone: "one hundred twenty three", "twenty fourth". */

/** 0 to 19. */
export const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
/** By how many tens they are. */
export const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: readonly (readonly [number, string])[] = [
  [1_000_000_000, 'billion'],
  [1_000_000, 'million'],
  [1000, 'thousand'],
  [100, 'hundred'],
];
const IRREGULAR: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** A whole number from 0 up. */
export function cardinal(value: number): string {
  const small = SMALL[value];
  if (small !== undefined) return small;
  const scale = SCALES.find(([size]) => value >= size);
  if (scale === undefined) return joined(TENS[Math.floor(value / 10)] ?? '', value % 10);
  return joined(`${cardinal(Math.floor(value / scale[0]))} ${scale[1]}`, value % scale[0]);
}

/** The place of something: 1 is "first". */
export function ordinal(value: number): string {
  const words = cardinal(value).split(' ');
  const last = words.pop() ?? '';
  const place = IRREGULAR[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words, place].join(' ');
}

/** 24 -> "24th". */
export function ordinalDigits(value: number): string {
  const teen = value % 100 > 10 && value % 100 < 14;
  return `${value}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

/** A year as it is said: 2026 is "twenty twenty six", 2005 "two thousand five". */
export function yearWords(year: number): string {
  const rest = year % 100;
  if (year < 1100 || year > 2999 || Math.floor(year / 100) % 10 === 0) {
    return rest >= 10 ? `${cardinal(Math.floor(year / 100))} ${cardinal(rest)}` : cardinal(year);
  }
  if (rest === 0) return `${cardinal(year / 100)} hundred`;
  return `${cardinal(Math.floor(year / 100))} ${rest < 10 ? 'oh ' : ''}${cardinal(rest)}`;
}

/** Each digit by its name; anything else is left out. */
export function digitWords(digits: string): string {
  return Array.from(digits.matchAll(/\d/g), ([digit]) => cardinal(Number(digit))).join(' ');
}

/** A written number: thousands' commas, decimals and leading zeros included. */
export function numberWords(written: string): string {
  const [whole = '', fraction] = written.replaceAll(',', '').split('.');
  const readable = whole === '0' || (!whole.startsWith('0') && whole.length <= 12);
  const words = readable ? cardinal(Number(whole)) : digitWords(whole);
  return fraction === undefined ? words : `${words} point ${digitWords(fraction)}`;
}

function joined(words: string, rest: number): string {
  return rest === 0 ? words : `${words} ${cardinal(rest)}`;
}
