/**
 * The reactions of an utterance, which stand at its beginning and at its end: yes, no, thanks, goodbye. What is left between
 * them is its content.
 */
export type Reaction =
  | 'book'
  | 'move'
  | 'cancel'
  | 'yes'
  | 'praise'
  | 'no'
  | 'unable'
  | 'unsure'
  | 'thanks'
  | 'done'
  | 'bye'
  | 'greeting'
  | 'filler';

export interface Reactions {
  /** In the order in which they were said. */
  readonly kinds: readonly Reaction[];
  /** Those of them before the content: "yes please, I have to work"; and behind it: "nine is no good". */
  readonly before: readonly Reaction[];
  readonly after: readonly Reaction[];
  /** The words between those at the beginning and those at the end. */
  readonly content: string;
}

interface Phrases {
  /** In lower case. A phrase that is in several lists is of the first of them. */
  readonly kinds: Readonly<Record<Reaction, readonly string[]>>;
  /** Those that begin a sentence as often as they are one: they count when nothing else is left. */
  readonly alone: ReadonlySet<string>;
}

/** Reads the reactions off both ends of an utterance's words, the longest phrase first. */
export function reactionReader({ kinds, alone }: Phrases): (words: string) => Reactions {
  const kindOf: ReadonlyMap<string, Reaction> = new Map(
    (Object.keys(kinds) as Reaction[])
      .toReversed()
      .flatMap((kind) => kinds[kind].map((phrase) => [phrase, kind] as const)),
  );
  const most = Math.max(...kindOf.keys().map((phrase) => phrase.split(' ').length));
  const longest = (words: (size: number) => readonly string[], left: number) => {
    for (let size = Math.min(most, left); size > 0; size -= 1) {
      const phrase = words(size).join(' ');
      const kind = kindOf.get(phrase);
      if (kind !== undefined && (size === left || !alone.has(phrase))) return { size, kind };
    }
    return null;
  };
  return (words) => {
    const all = words
      .replaceAll(/[?:]/g, ' ')
      .split(' ')
      .filter((word) => word !== '');
    const before: Reaction[] = [];
    const after: Reaction[] = [];
    let from = 0;
    let to = all.length;
    for (;;) {
      const found = longest((size) => all.slice(from, from + size), to - from);
      if (found === null) break;
      before.push(found.kind);
      from += found.size;
    }
    for (;;) {
      const found = longest((size) => all.slice(to - size, to), to - from);
      if (found === null) break;
      after.unshift(found.kind);
      to -= found.size;
    }
    const tells = (kind: Reaction) => kind !== 'filler';
    const ends = { before: before.filter(tells), after: after.filter(tells) };
    return { ...ends, kinds: [...ends.before, ...ends.after], content: all.slice(from, to).join(' ') };
  };
}
