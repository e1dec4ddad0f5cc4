/** Numbers as Spanish words, the way they are said on a telephone. */

/** 0 to 29. */
export const SMALL =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
/** By how many tens they are. */
export const TENS = '- - veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
export const HUNDREDS =
  '- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(
    ' ',
  );

/** A whole number from 0 up. */
export function cardinal(value: number): string {
  const small = SMALL[value];
  if (small !== undefined) return small;
  if (value < 100) {
    const ones = value % 10;
    return `${TENS[Math.floor(value / 10)] ?? ''}${ones === 0 ? '' : ` y ${cardinal(ones)}`}`;
  }
  if (value === 100) return 'cien';
  if (value < 1000) return joined(HUNDREDS[Math.floor(value / 100)] ?? '', value % 100);
  if (value < 1_000_000) return joined(thousands(Math.floor(value / 1000)), value % 1000);
  const millions = Math.floor(value / 1_000_000);
  return joined(`${beforeNoun(millions)} ${millions === 1 ? 'millón' : 'millones'}`, value % 1_000_000);
}

const thousands = (count: number): string => (count === 1 ? 'mil' : `${beforeNoun(count)} mil`);
const joined = (words: string, rest: number): string => (rest === 0 ? words : `${words} ${cardinal(rest)}`);

/** "Un", "veintiún" before a masculine noun. */
export const beforeNoun = (value: number): string =>
  cardinal(value)
    .replace(/veintiuno$/, 'veintiún')
    .replace(/\buno$/, 'un');

/** "Una", "veintiuna" before a feminine noun. */
export const beforeFeminine = (value: number): string =>
  cardinal(value)
    .replace(/uno$/, 'una')
    .replaceAll(/cientos\b/g, 'cientas');

/** Each digit by its name; anything else is left out. */
export const digitWords = (digits: string): string =>
  Array.from(digits.matchAll(/\d/g), ([digit]) => cardinal(Number(digit))).join(' ');

/** The value of a written number, whose last sign parts the decimals unless three digits follow: "1.234,50", "1,234.50". */
export function valueOf(written: string): { readonly whole: string; readonly decimals: string } {
  const found = /^(?<whole>[\d.,]*\d)(?<sign>[.,])(?<decimals>\d+)$/.exec(written);
  const { whole = '', sign = '', decimals = '' } = found?.groups ?? {};
  const parts = decimals.length !== 3 || whole.includes(sign === '.' ? ',' : '.') || whole.startsWith('0');
  if (found === null || !parts) return { whole: written.replaceAll(/[.,]/g, ''), decimals: '' };
  return { whole: whole.replaceAll(/[.,]/g, ''), decimals };
}

/** A written number in words: thousands, decimals and leading zeros included. */
export function numberWords(written: string): string {
  const { whole, decimals } = valueOf(written);
  const readable = whole === '0' || (!whole.startsWith('0') && whole.length <= 12);
  const words = readable ? cardinal(Number(whole)) : digitWords(whole);
  return decimals === '' ? words : `${words} coma ${digitWords(decimals)}`;
}
