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

/** Words before a name that say whom it is not to be. */
const REFUSING = new Set(['not', 'without', 'except']);

/** The person whose name stands in these words; of several the last, since callers correct themselves ("Sam, no, Alex"). */
export function matchStaff<S extends { readonly name: string }>(
  words: string,
  staff: readonly S[],
): S | null {
  const said = wordsOf(words);
  const named = said.flatMap((word, at) => {
    const person = staff.find(({ name }) => wordsOf(name).includes(word));
    return person === undefined || REFUSING.has(said[at - 1] ?? '') ? [] : [person];
  });
  return named.at(-1) ?? null;
}

/** Whether the caller does not mind who it is. */
export const anyStaff = (words: string): boolean =>
  /\b(anyone|anybody|whoever|either|no preference|doesn't matter|don't mind|don't care)\b/i.test(words);

/** Words with which people say their name. */
const INTRODUCING = new Set(
  "it it's its is this that's i i'm im my name name's under mr mrs ms miss doctor dr".split(' '),
);

/**
 * Whether a name that was said belongs to a name that is on file: a part of it is enough, and nothing else may be said
 * with it, or "will you look" would prove that one is Will.
 */
export function sameName(said: string, onFile: string): boolean {
  const known = wordsOf(onFile);
  const name = wordsOf(said).filter((word) => known.includes(word) || !INTRODUCING.has(word));
  return name.some((word) => word.length > 1) && name.every((word) => known.includes(word));
}
