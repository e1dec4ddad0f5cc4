/** The name of a person in an utterance, by the words that its language says around one. */
import type { Language } from '../../languages/language.ts';

type NameWords = Language['scripted']['names'];

/** A name that was heard; one that is not `sure` is asked about before it is used. */
export interface HeardName {
  readonly name: string;
  readonly sure: boolean;
}

/**
 * @param asked whether the caller was just asked for a name, and may say nothing else.
 * @param isOther whether a part of what was said is about something else.
 */
export function nameIn(
  said: string,
  names: NameWords,
  asked: boolean,
  isOther: (part: string) => boolean,
): HeardName | null {
  const text = said.replaceAll(names.title, '$1 ');
  if (!asked) return announcedName(text, names);
  // "Mike, no wait, Michael Brown": the last of them.
  for (const part of text.split(names.correcting).reverse()) {
    const name = withSpelling(part, names, (words) => bareName(words, names, isOther));
    if (name !== null) return name;
  }
  return null;
}

function announcedName(text: string, names: NameWords): HeardName | null {
  return nameOfHalves(text, names) ?? wholeAnnounced(text, names);
}

/** "First name Tom, last name Hanks." */
function nameOfHalves(text: string, names: NameWords): HeardName | null {
  const halves = names.halves(text);
  if (halves === null) return null;
  const last = read(halves.last, names);
  const first = wholeAnnounced(halves.first, names) ?? read(halves.first.replace(names.around, ''), names);
  if (first === null || last === null) return null;
  const isSaid = ` ${first.name}`.toLowerCase().endsWith(` ${last.name}`.toLowerCase());
  return isSaid ? first : { name: `${first.name} ${last.name}`, sure: first.sure };
}

function wholeAnnounced(text: string, names: NameWords): HeardName | null {
  for (const pattern of names.announced) {
    const found = pattern.exec(text);
    const name = read(found?.groups?.['name'] ?? '', names);
    if (found === null || name === null) continue;
    const behind = text.slice(found.index + found[0].length).replace(/^[\s,]+/, '');
    return wholeOf(name, read(behind.split(PARTS, 1)[0] ?? '', names));
  }
  return null;
}

/** What was said, with the words that were spelled as they were spelled: "Robert Smith, S M I T H". */
function withSpelling(
  text: string,
  names: NameWords,
  nameOf: (words: string) => HeardName | null,
): HeardName | null {
  const words: string[] = [];
  let sure = true;
  for (const part of names.spellingParts(text)) {
    if ('spelled' in part) {
      spell(words, part.spelled);
      continue;
    }
    const name = nameOf(part.said);
    if (name === null) continue;
    words.push(...name.name.split(' '));
    sure &&= name.sure;
  }
  return words.length === 0 ? null : { name: words.join(' '), sure };
}

/** A spelled word takes the place of the last word that may be meant by it; "Zo\u00eb, Z O E" was heard better than spelled. */
function spell(words: string[], spelled: string): void {
  if (words.some((word) => plainLetters(word) === plainLetters(spelled))) return;
  const meant = words.findLastIndex(
    (word) => plainLetters(word).charAt(0) === plainLetters(spelled).charAt(0),
  );
  if (meant < 0) words.push(spelled);
  else words[meant] = spelled;
}

const plainLetters = (name: string): string => name.normalize('NFD').replaceAll(/\P{L}/gu, '').toLowerCase();

/** Where a part of a sentence ends; not behind an initial. */
const PARTS = /(?<!(?:^|[\s.])\p{L})\.(?:\s|$)|[,;!?](?:\s|$)/u;

/** The first part that is a name; of "Bond, James Bond" the whole of it. */
function bareName(text: string, names: NameWords, isOther: (part: string) => boolean): HeardName | null {
  if (isOther(text)) return null;
  const announced = announcedName(text, names);
  if (announced !== null) return announced;
  const parts = text.trim().replace(names.around, '').split(PARTS);
  const found = parts
    .map((part) => read(part.trim().replace(names.around, ''), names))
    .filter((name) => name !== null);
  const [first, next] = found;
  return first === undefined ? null : wholeOf(first, next ?? null);
}

/** The second where it says the first once more, and more with it. */
const wholeOf = (first: HeardName, second: HeardName | null): HeardName =>
  second !== null && ` ${second.name} `.toLowerCase().includes(` ${first.name} `.toLowerCase())
    ? second
    : first;

/** The most words of a name. */
const MOST_WORDS = 5;

/** The name that words begin with. */
function read(text: string, names: NameWords): HeardName | null {
  const said = text.trim() === '' ? [] : text.trim().split(/\s+/);
  const all = said.map(withoutMarks);
  const kinds = all.map((word, index) =>
    /^\p{Lu}\.$/u.test(said[index] ?? '') ? 'beside' : names.nameWord(word.toLowerCase()),
  );
  const end = kinds.indexOf('none');
  const length = Math.min(MOST_WORDS, end < 0 ? all.length : end);
  const words = all.slice(0, length);
  const kind = kinds.slice(0, length);
  while (words.length > 1 && /^\p{L}\.?$/u.test(words.at(-1) ?? '')) words.pop();
  if (words.length === 0) return null;
  const written = words.map(capitalised).join(' ');
  const isWhole = end < 0 || names.isCourtesy.test(all.slice(end).join(' '));
  // Capitals tell a name only behind the first word.
  const capitals = words.slice(1).every((word) => /^\p{Lu}/u.test(word));
  if (kind.every((each) => each === 'name'))
    return { name: written, sure: isWhole || words.length > 1 || capitals };
  if (kind.some((each) => each === 'name')) return { name: written, sure: capitals };
  if (words.length > 1) return capitals && isWhole ? { name: written, sure: kind[0] === 'given' } : null;
  return kind[0] === 'given' && isWhole ? { name: written, sure: true } : null;
}

const withoutMarks = (word: string): string =>
  word.replace(/(?<![.,!?])[.,!?]{1,9}$/, '').replace(/^["(]/, '');

const capitalised = (word: string): string =>
  /\p{Lu}/u.test(word) ? word : word.replace(/(^|[-'\u2019])\p{L}/gu, (letter) => letter.toUpperCase());
