/** The name of a person in an utterance, by the words that its language says around one. */
import type { Language } from '../../languages/language.ts';

type NameWords = Language['scripted']['names'];

/**
 * @param asked whether the caller was just asked for a name, and may say nothing else.
 * @param isOther whether a part of what was said is about something else.
 */
export function nameIn(
  said: string,
  names: NameWords,
  asked: boolean,
  isOther: (part: string) => boolean,
): string | null {
  const text = said.replaceAll(names.title, '$1 ');
  if (!asked) return announcedName(text, names);
  // "Mike, no wait, Michael Brown": the last of them.
  for (const part of text.split(names.correcting).reverse()) {
    const name = announcedName(part, names) ?? spelled(bareName(part, names, isOther), part);
    if (name !== null) return name;
  }
  return null;
}

function announcedName(text: string, names: NameWords): string | null {
  for (const pattern of names.announced) {
    const name = upToNoName(pattern.exec(text)?.groups?.['name'] ?? '', names);
    if (name !== null) return name;
  }
  return null;
}

/** The name as it is spelled, if it is: "S I O B H A N". */
function spelled(name: string | null, text: string): string | null {
  const letters = /(?<!\p{L})\p{L}(?:[\s.,-]+\p{L}(?!\p{L})){2,}/u.exec(text)?.[0].match(/\p{L}/gu) ?? [];
  const [first, ...others] = letters;
  if (first === undefined) return name;
  const written = first.toUpperCase() + others.join('').toLowerCase();
  // "Zoë, Z O E" was heard better than spelled.
  return name !== null && plainLetters(name) === plainLetters(written) ? name : written;
}

const plainLetters = (name: string): string => name.normalize('NFD').replaceAll(/\P{L}/gu, '').toLowerCase();

function bareName(part: string, names: NameWords, isOther: (part: string) => boolean): string | null {
  const [bare = ''] = part
    .trim()
    .replace(names.around, '')
    .split(/[,;.!?](?:\s|$)/);
  const words = bare.split(/\s+/);
  if (names.isAlone.test(bare)) return words.map(capitalised).join(' ');
  return /\d/.test(bare) || words.length > 5 || isOther(part) ? null : upToNoName(bare, names);
}

function upToNoName(words: string, { isNone }: NameWords): string | null {
  const all = words.trim().split(/\s+/);
  const plain = all.map((word) =>
    word
      .toLowerCase()
      .replaceAll('\u2019', "'")
      .replace(/(?<![.,!?])[.,!?]+$/, ''),
  );
  const end = plain.findIndex(isNone);
  const name = (end === -1 ? all : all.slice(0, end))
    .filter((word, index) => index === 0 || !/^\p{L}\.?$/u.test(word))
    .slice(0, 3)
    .map((word) => word.replace(/(?<![.-])[.-]+$/, ''))
    .filter((word) => word !== '');
  return name.length === 0 ? null : name.map(capitalised).join(' ');
}

const capitalised = (word: string): string =>
  /\p{Lu}/u.test(word) ? word : word.replace(/(^|[-'\u2019])\p{L}/gu, (letter) => letter.toUpperCase());
