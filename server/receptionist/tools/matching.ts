/** Finds the business's own services in what a caller said. */
import type { Language } from '../../languages/language.ts';
import type { WishWord } from '../../languages/wishes.ts';

/** The service that words ask for. `guessed`: not by its whole name; `several`: the words fit each of them as well. */
export type ServiceMatch<S> =
  | { readonly type: 'one'; readonly service: S; readonly guessed: boolean }
  | { readonly type: 'several'; readonly services: readonly S[] }
  | { readonly type: 'none' };

interface Named {
  readonly name: string;
  readonly durationMinutes: number;
}

/** What of the caller's words a service explains. */
interface Fit<S> {
  readonly service: S;
  /** The places of the words. */
  readonly explained: ReadonlySet<number>;
  /** Its whole name was said. */
  readonly complete: boolean;
}

/**
 * The service that these words name: the one that explains the most of them. A service of several parts ("Haircut and
 * beard") is meant where each of them is named. A refused one is not meant, and what was said last counts.
 */
export function matchService<S extends Named>(
  text: string,
  services: readonly S[],
  { tools: { words } }: Language,
): ServiceMatch<S> {
  const { words: said, minutes, anew } = words.readWish(text);
  const known = services.map((service) => ({ service, name: words.readWish(service.name).words }));
  const refused = new Set(
    bestOf(
      known,
      said.filter((word) => word.refused),
    ).map(({ service }) => service),
  );
  const open = known.filter(({ service }) => !refused.has(service));
  const search = (of: readonly WishWord[]) =>
    bestOf(
      open,
      of.filter((word) => !word.refused),
    );
  const again = anew
    .values()
    .map(search)
    .find((fits) => fits.length > 0);
  const fits = again ?? search(said);
  const lasting = fits.filter(({ service }) => minutes.includes(service.durationMinutes));
  const [only, ...others] = lasting.length > 0 ? lasting : fits;
  if (only === undefined) return { type: 'none' };
  if (others.length > 0)
    return { type: 'several', services: [only, ...others].map(({ service }) => service) };
  return { type: 'one', service: only.service, guessed: !only.complete || again !== undefined };
}

interface Known<S> {
  readonly service: S;
  readonly name: readonly WishWord[];
}

/** The services that explain the words, without those whose words another one explains better. */
function bestOf<S>(services: readonly Known<S>[], said: readonly WishWord[]): readonly Fit<S>[] {
  if (said.length === 0) return [];
  const whole = services.flatMap((known) => fitOf(known, said, true) ?? []);
  // "Just a haircut" where there is only "Haircut and wash".
  const fits = whole.length > 0 ? whole : services.flatMap((known) => fitOf(known, said, false) ?? []);
  return fits.filter((fit) => !fits.some((other) => isBetter(other, fit)));
}

const isBetter = <S>(a: Fit<S>, b: Fit<S>): boolean =>
  b.explained.isSubsetOf(a.explained) && (a.explained.size > b.explained.size || (a.complete && !b.complete));

function fitOf<S>({ service, name }: Known<S>, said: readonly WishWord[], allParts: boolean): Fit<S> | null {
  const parts = [...Map.groupBy(name, ({ part }) => part).values()];
  const touched = parts.map((part) => touching(said, part));
  const isWhole = parts.length < 2 || (eachHasOne(touched) && isOneChoice(touched.flat()));
  if (allParts && !isWhole) return null;
  const found = touched.flat();
  const explained = new Set(parts.length < 2 ? oneThing(found) : found.map(({ at }) => at));
  if (explained.size === 0) return null;
  const complete = name.every((word) => found.some((each) => isExactly(each, word)));
  return { service, explained, complete: complete && (parts.length < 2 || isJoined(found)) };
}

/** Not "a haircut or a beard trim". */
const isOneChoice = (found: readonly WishWord[]): boolean =>
  new Set(found.map(({ choice }) => choice)).size === 1;

/** "The beard trim and the haircut", not "I have a beard but want a haircut". */
const isJoined = (found: readonly WishWord[]): boolean => new Set(found.map(({ part }) => part)).size > 1;

/** The words that touch a part of a name; a number only beside another of them, as it may be the hour. */
function touching(said: readonly WishWord[], part: readonly WishWord[]): readonly WishWord[] {
  const isNumber = ({ stem }: WishWord) => /^\d+$/.test(stem);
  const found = said.filter((word) => part.some((of) => isLike(word, of)));
  const sure = found.filter((word) => !isNumber(word));
  return found.filter((word) => !isNumber(word) || sure.some(({ at }) => Math.abs(at - word.at) <= 2));
}

/** "A trim and the beard" are two things, and no beard trim: the greater part of what "and" divides in one breath. */
function oneThing(found: readonly WishWord[]): readonly number[] {
  const groups: WishWord[][] = [];
  for (const word of found) {
    const before = groups.at(-1)?.at(-1);
    const divided =
      before !== undefined &&
      before.part !== word.part &&
      before.sentence === word.sentence &&
      word.at - before.at <= 4;
    if (before === undefined || divided) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  const places = groups.map((group) => [...new Set(group.map(({ at }) => at))]);
  return places.reduce((best, each) => (each.length > best.length ? each : best), []);
}

/** Whether each list has a place of its own: one that finds all of its places taken may send another list elsewhere. */
function eachHasOne(lists: readonly (readonly WishWord[])[]): boolean {
  const owners = new Map<number, readonly WishWord[]>();
  const hasOne = (list: readonly WishWord[], tried: Set<number>): boolean =>
    list.some(({ at }) => {
      if (tried.has(at)) return false;
      tried.add(at);
      const owner = owners.get(at);
      if (owner !== undefined && !hasOne(owner, tried)) return false;
      owners.set(at, list);
      return true;
    });
  return lists.every((list) => hasOne(list, new Set()));
}

/** "Hair cut" and "haircut" are the same, whichever of them the business wrote. */
function isExactly(word: WishWord, of: WishWord): boolean {
  if (word.stem === of.stem) return true;
  if (/^\d+$/.test(of.stem)) return word.stem === `${of.stem}min`;
  return joins(word, of.word) || joins(of, word.word);
}

/** Whether a word and its neighbour are the two halves of another one. */
function joins({ word, before, after }: WishWord, whole: string): boolean {
  if (whole.length <= word.length) return false;
  return whole === word + after || whole === before + word;
}

/** The same word, one of the same meaning, or a piece of a longer one: "cut" of "buzzcut". */
function isLike(word: WishWord, of: WishWord): boolean {
  if (word.meaning === of.meaning || word.mayBe === of.stem || isExactly(word, of)) return true;
  return (
    (word.stem.length > 2 && of.stem.endsWith(word.stem)) ||
    (word.stem.length > 3 && of.stem.startsWith(word.stem))
  );
}
