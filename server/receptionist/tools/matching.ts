/** Finds the business's own names in what a caller said. */
import type { Language } from '../../languages/language.ts';

function wordsOf(text: string, { tools: { words } }: Language): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).filter((word) => !words.filling.has(word));
}

/** The service that words ask for. `guessed`: only a part of its name was said; `several`: they name each as well. */
export type ServiceMatch<S> =
  | { readonly type: 'one'; readonly service: S; readonly guessed: boolean }
  | { readonly type: 'several'; readonly services: readonly S[] }
  | { readonly type: 'none' };

/**
 * The service that these words name: one whose whole name is in them before one of which only a part is; the longest
 * of those named whole ("a haircut and a beard trim"), the shortest of those named in part.
 */
export function matchService<S extends { readonly name: string; readonly durationMinutes: number }>(
  words: string,
  services: readonly S[],
  language: Language,
): ServiceMatch<S> {
  const singular = (text: string) => wordsOf(text, language).map(language.tools.words.singular);
  const said = singular(words);
  // "hair cut" and "haircut" are the same service.
  const joined = said.join('');
  const [best] = services
    .map((service) => {
      const name = singular(service.name);
      const whole = name.filter(
        (word) => said.includes(word) || (word.length > 5 && joined.includes(word)),
      ).length;
      const part = name.filter((word) => said.some((each) => each.length > 2 && word.endsWith(each))).length;
      return { service, complete: whole === name.length, score: whole + (whole === 0 ? part / 2 : 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => {
      if (a.complete !== b.complete) return a.complete ? -1 : 1;
      const longer = b.service.durationMinutes - a.service.durationMinutes;
      return b.score - a.score || (a.complete ? longer : -longer);
    });
  return best === undefined
    ? { type: 'none' }
    : { type: 'one', service: best.service, guessed: !best.complete };
}

/** Who is asked for and who is refused in these words; of several who are asked for the last, since callers correct themselves ("Sam, no, Alex"). */
export function namedStaff<S extends { readonly name: string }>(
  words: string,
  staff: readonly S[],
  language: Language,
): { readonly requested: S | null; readonly refused: readonly S[] } {
  const said = wordsOf(words, language);
  let requested: S | null = null;
  const refused = new Set<S>();
  said.forEach((word, at) => {
    const person = staff.find(({ name }) => wordsOf(name, language).includes(word));
    if (person === undefined) return;
    if (language.tools.words.refuses(said.slice(0, at))) {
      refused.add(person);
      if (requested === person) requested = null;
    } else {
      refused.delete(person);
      requested = person;
    }
  });
  return { requested, refused: [...refused] };
}

/** Whether the caller does not mind who it is. */
export const anyStaff = (words: string, language: Language): boolean =>
  language.tools.words.anybody.test(words);

/** The words of a name as they sound: "José O’Brien-Díaz" is "jose obrien diaz". */
const nameWords = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'\u2018\u2019]/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Whether a name that was said is the one on file: the first or the last name has to be said, and nothing may be said with
 * it that is not of it, or "will you look" would prove that one is Will, and "de" that one is Maria de la Cruz.
 */
export function sameName(said: string, onFile: string, { tools: { words } }: Language): boolean {
  const known = nameWords(onFile);
  const names = known.filter((word) => !words.aroundNames.has(word));
  const proving = names.length === 0 ? known : [names.at(0), names.at(-1)];
  const name = nameWords(said).filter((word) => known.includes(word) || !words.aroundNames.has(word));
  return (
    name.some((word) => word.length > 1 && proving.includes(word)) &&
    name.every((word) => known.includes(word))
  );
}
