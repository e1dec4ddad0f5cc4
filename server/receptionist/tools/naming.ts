/** Finds people in what a caller said: those of the staff, and the one whom an appointment is for. */
import { foldedWords, spellings } from '../../languages/fold.ts';
import type { Language } from '../../languages/language.ts';
import type { NamePiece } from '../../languages/people.ts';

interface Named {
  readonly name: string;
}

/** Who is asked for and who is refused; `unclear`: those of the name that was said, when several have it. */
export interface NamedStaff<S> {
  readonly requested: S | null;
  readonly refused: readonly S[];
  readonly unclear: readonly S[];
}

/** Who is asked for and who is refused in these words; of several the last, since callers correct themselves ("Sam, no, Alex"). */
export function namedStaff<S extends Named>(
  text: string,
  staff: readonly S[],
  language: Language,
): NamedStaff<S> {
  const { people } = language.tools;
  const said = people.readNames(text);
  const known = staff.map((person) => ({ person, names: namesOf(person.name, language) }));
  let requested: S | null = null;
  let unclear: readonly S[] = [];
  const refused = new Set<S>();
  for (let at = 0; at < said.length; at += 1) {
    const { persons, words } = saidAt(known, said, at, language);
    const [person, ...others] = persons;
    if (person === undefined) continue;
    const meant = people.mention(said, at, at + words, words > 1);
    at += words - 1;
    if (meant === 'word') continue;
    if (meant === 'refused') {
      for (const each of persons) refused.add(each);
      if (requested !== null && persons.includes(requested)) requested = null;
      continue;
    }
    // "James Miller, please. Yes, James."
    if (requested !== null && persons.includes(requested)) continue;
    requested = others.length === 0 ? person : null;
    unclear = others.length === 0 ? [] : persons;
    for (const each of persons) refused.delete(each);
  }
  return { requested, refused: [...refused], unclear };
}

interface Known<S> {
  readonly person: S;
  /** The words of the name, without titles. */
  readonly names: readonly string[];
}

/** Whose name begins at a word, and how many words of it were said: the most of all. */
function saidAt<S>(
  staff: readonly Known<S>[],
  said: readonly NamePiece[],
  at: number,
  language: Language,
): { readonly persons: readonly S[]; readonly words: number } {
  const of = (isSame: (said: string, name: string) => boolean) => {
    const found = staff.map(({ person, names }) => ({ person, words: wordsOf(names, said, at, isSame) }));
    const words = Math.max(0, ...found.map((each) => each.words));
    return {
      words,
      persons: words === 0 ? [] : found.filter((each) => each.words === words).map(({ person }) => person),
    };
  };
  // Who is called Bob is meant by "Bob" before a Robert is.
  const exact = of((word, name) => word === name || (name.length > 2 && word === `${name}s`));
  return exact.words > 0 ? exact : of(language.tools.people.isNickname);
}

/** How many words from a place on are of this name: "Sam", "Sam Miller", "Miller"; "O Neil" and "Jean Luc" in one or in two. */
function wordsOf(
  names: readonly string[],
  said: readonly NamePiece[],
  at: number,
  isSame: (said: string, name: string) => boolean,
): number {
  const text = (place: number) => (said[place]?.isMark === false ? said[place].text : '');
  const one = text(at);
  if (one === '') return 0;
  const first = names.findIndex((name) => isSame(one, name));
  if (first < 0) return joinedWords(names, one, text(at + 1));
  let words = 1;
  // An initial tells two of one name apart.
  for (const name of names.slice(first + 1)) {
    const next = text(at + words);
    if (next === name || next === `${name}s` || (next.length === 1 && name.startsWith(next) && next !== 'i'))
      words += 1;
    else break;
  }
  return words;
}

function joinedWords(names: readonly string[], one: string, two: string): number {
  if (names.some((name, at) => one === name + (names[at + 1] ?? ''))) return 1;
  return two !== '' && names.includes(one + two) ? 2 : 0;
}

/** Whether the caller does not mind who it is. */
export const anyStaff = (words: string, language: Language): boolean =>
  language.tools.words.anybody.test(words);

/** The words of a name without titles; of one that is nothing but a title, that. */
function namesOf(name: string, { tools: { words } }: Language): readonly string[] {
  const all = foldedWords(name);
  const names = all.filter((word) => !words.aroundNames.has(word));
  return names.length === 0 ? all : names;
}

/** A word in all its spellings. */
type Spelled = readonly string[];

const isSame = (one: Spelled, other: Spelled): boolean => one.some((word) => other.includes(word));

/**
 * Whether a name that was said is the one on file: the first or the last name has to be said, and nothing may be said with
 * it that is not of it, or "will you look" would prove that one is Will, and "de" that one is Maria de la Cruz. Bob is
 * Robert, and "O Neil" is "O'Neil".
 */
export function sameName(said: string, onFile: string, { tools }: Language): boolean {
  const isAround = (word: Spelled) => tools.words.aroundNames.has(word[0] ?? '');
  const known = spellings(onFile);
  const names = known.filter((word) => !isAround(word));
  const proving = names.length === 0 ? known : [names.at(0), names.at(-1)];
  const isKnown = (word: Spelled) => known.some((each) => isSame(word, each));
  const isShort = (word: Spelled) => tools.people.isNickname(word[0] ?? '', names[0]?.[0] ?? '');
  const name = asOnFile(spellings(said), known).filter((word) => isKnown(word) || !isAround(word));
  return (
    name.some(
      (word) =>
        (word[0] ?? '').length > 1 &&
        (isShort(word) || proving.some((each) => each !== undefined && isSame(word, each))),
    ) && name.every((word) => isKnown(word) || isShort(word))
  );
}

/** The words of a name that was said, each as long as the name on file has it: "O Neil" and "ONeil", whichever it is there. */
function asOnFile(said: readonly Spelled[], known: readonly Spelled[]): readonly Spelled[] {
  const isKnown = (word: Spelled) => known.some((each) => isSame(word, each));
  const words: Spelled[] = [];
  for (let at = 0; at < said.length; at += 1) {
    const word = said[at] ?? [];
    const pair = [`${word[0] ?? ''}${said[at + 1]?.[0] ?? ''}`];
    const halves = known.findIndex((half, index) =>
      isSame(word, [`${half[0] ?? ''}${known[index + 1]?.[0] ?? '-'}`]),
    );
    if (halves >= 0 && !isKnown(word)) words.push(known[halves] ?? [], known[halves + 1] ?? []);
    else if (at + 1 < said.length && !isKnown(word) && isKnown(pair)) {
      words.push(pair);
      at += 1;
    } else words.push(word);
  }
  return words;
}
