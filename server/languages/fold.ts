/** Text as it is compared: without case, accents and apostrophes, whichever keyboard or recogniser wrote it. */

/** Letters that are not decomposed into a plain one and a mark. */
export const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');

/** Whatever stands for an apostrophe, and the marks of letters, once they are apart. */
export const APOSTROPHES = "'\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u0060\u00b4\u2032";
const LEFT_OUT = new RegExp(`[\\p{M}${APOSTROPHES}]`, 'gu');

const ANY_APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gu');
/** The text with the apostrophe of a keyboard in place of any other. */
export const plainApostrophes = (text: string): string => text.replaceAll(ANY_APOSTROPHE, "'");

/** "José O’Brien-Díaz" is "jose obrien-diaz". */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(LEFT_OUT, '')
    .replaceAll(SPECIAL, (letter) => PLAIN_LETTERS[letter] ?? letter);

/** "jose", "obrien", "diaz". */
export const foldedWords = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The folded words, each in all the ways in which it is written: "Müller" is also "Mueller". */
export function spellings(text: string): readonly (readonly string[])[] {
  const umlauts = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' } as const;
  const written = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüåø]/g, (letter) => umlauts[letter as keyof typeof umlauts]);
  const others = foldedWords(written);
  return foldedWords(text).map((word, at) => [...new Set([word, others[at] ?? word])]);
}
