/**
 * The reactions of an utterance, which stand at its beginning and at its end: yes, no, thanks, goodbye. What is left between
 * them is its content.
 */
import { ALONE, PHRASES } from './reaction-phrases.ts';

export type Reaction = keyof typeof PHRASES;

const KINDS = Object.keys(PHRASES) as Reaction[];
/** A phrase that is in several lists is of the first of them. */
const KIND_OF: ReadonlyMap<string, Reaction> = new Map(
  KINDS.toReversed().flatMap((kind) => PHRASES[kind].map((phrase) => [phrase, kind] as const)),
);
const LONGEST = Math.max(...KIND_OF.keys().map((phrase) => phrase.split(' ').length));

export interface Reactions {
  /** In the order in which they were said. */
  readonly kinds: readonly Reaction[];
  /** Those of them before the content: "yes please, I have to work"; and behind it: "nine is no good". */
  readonly before: readonly Reaction[];
  readonly after: readonly Reaction[];
  /** The words between those at the beginning and those at the end. */
  readonly content: string;
}

/** Takes the reactions off both ends of an utterance's words, the longest phrase first. */
export function reactionsIn(words: string): Reactions {
  const all = words
    .replaceAll(/[?:]/g, ' ')
    .split(' ')
    .filter((word) => word !== '');
  const before: Reaction[] = [];
  const after: Reaction[] = [];
  let from = 0;
  let to = all.length;
  for (;;) {
    const length = longest((size) => all.slice(from, from + size), to - from);
    if (length === null) break;
    before.push(length.kind);
    from += length.size;
  }
  for (;;) {
    const length = longest((size) => all.slice(to - size, to), to - from);
    if (length === null) break;
    after.unshift(length.kind);
    to -= length.size;
  }
  const tells = (kind: Reaction) => kind !== 'filler';
  const ends = { before: before.filter(tells), after: after.filter(tells) };
  return { ...ends, kinds: [...ends.before, ...ends.after], content: all.slice(from, to).join(' ') };
}

function longest(
  words: (size: number) => readonly string[],
  left: number,
): { readonly size: number; readonly kind: Reaction } | null {
  for (let size = Math.min(LONGEST, left); size > 0; size -= 1) {
    const phrase = words(size).join(' ');
    const kind = KIND_OF.get(phrase);
    if (kind !== undefined && (size === left || !ALONE.has(phrase))) return { size, kind };
  }
  return null;
}
