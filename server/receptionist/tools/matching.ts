/** Finds the business's own names in what a caller said. */

const FILLING = new Set(['and', 'the', 'a', 'an', 'of', 'with', 'for', 'or']);

const wordsOf = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []).filter((word) => !FILLING.has(word));

const singular = (word: string) => (word.length > 3 ? word.replace(/s$/, '') : word);

/**
 * The service that these words name: one whose whole name is in them before one of which only a part is; the longest
 * of those named whole ("a haircut and a beard trim"), the shortest of those named in part. Null when none is named.
 */
export function matchService<S extends { readonly name: string; readonly durationMinutes: number }>(
  words: string,
  services: readonly S[],
): S | null {
  const said = wordsOf(words).map(singular);
  // "hair cut" and "haircut" are the same service.
  const joined = said.join('');
  const ranked = services
    .map((service) => {
      const name = wordsOf(service.name).map(singular);
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
  return ranked[0]?.service ?? null;
}

/** Who is wished and who is not, as far as the words tell. */
export interface NamedStaff<S> {
  readonly wished: S | null;
  readonly refused: readonly S[];
}

const NEGATIONS = new Set(
  "not don't dont never isn't isnt can't cant cannot without except besides apart avoid".split(' '),
);
/** What may stand between a refusal and its name: "I don't want an appointment with Sam". */
const BETWEEN = new Set(
  'else from to see have want like get be take go by appointment booking really'.split(' '),
);
const ANYBODY = new Set('anyone anybody anything everyone everybody someone somebody'.split(' '));

/** Whether a name at this place is one that the caller does not want: "not Sam", "anybody but Sam", "I don't like Sam". */
function isRefused(said: readonly string[], at: number): boolean {
  const before = (index: number): number => {
    let place = index - 1;
    while (place >= 0 && BETWEEN.has(said[place] ?? '')) place -= 1;
    return place;
  };
  const place = before(at);
  const word = said[place] ?? '';
  if (word === 'but') return ANYBODY.has(said[before(place)] ?? '');
  if (word === 'than') return /^(?:other|rather)$/.test(said[place - 1] ?? '');
  // "Why not Sam?" wishes.
  return NEGATIONS.has(word) && said[place - 1] !== 'why';
}

/** The people who are named in these words; of several who are wished the last, since callers correct themselves ("Sam, no, Alex"). */
export function namedStaff<S extends { readonly name: string }>(
  words: string,
  staff: readonly S[],
): NamedStaff<S> {
  const said = wordsOf(words);
  let wished: S | null = null;
  const refused = new Set<S>();
  said.forEach((word, at) => {
    const person = staff.find(({ name }) => wordsOf(name).includes(word));
    if (person === undefined) return;
    if (isRefused(said, at)) {
      refused.add(person);
      if (wished === person) wished = null;
    } else {
      refused.delete(person);
      wished = person;
    }
  });
  return { wished, refused: [...refused] };
}

/** Whether the caller does not mind who it is. */
export const anyStaff = (words: string): boolean =>
  /\b(?:(?:anyone|anybody)(?!(?: else)? (?:but|except|besides|other than|apart from)\b)|whoever|either|no preference|doesn't matter|don't mind|don't care)/i.test(
    words,
  );

/** What is said around a name or written beside it: none of it is a name by itself. */
const AROUND_NAMES = new Set(
  'it its is this that thats im my name names under mr mrs ms miss mister doctor dr prof sir madam jr sr junior senior'.split(
    ' ',
  ),
);

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
export function sameName(said: string, onFile: string): boolean {
  const known = nameWords(onFile);
  const names = known.filter((word) => !AROUND_NAMES.has(word));
  const proving = names.length === 0 ? known : [names.at(0), names.at(-1)];
  const name = nameWords(said).filter((word) => known.includes(word) || !AROUND_NAMES.has(word));
  return (
    name.some((word) => word.length > 1 && proving.includes(word)) &&
    name.every((word) => known.includes(word))
  );
}
