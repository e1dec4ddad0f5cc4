/** Signs of danger to life: by which words each is told, of whom, and what makes the same words harmless. */

/** Of whom, or of what, a danger is told. */
export type Who = 'speaker' | 'person' | 'pronoun' | 'animal' | 'place' | 'thing';

/** Whether a clause tells what is so now. */
export type Mood = 'now' | 'perhaps' | 'not-now';

/** Which help is needed, and which words answer. */
export type Danger = 'medical' | 'fire' | 'violence' | 'gas' | 'self-harm' | 'animal';

export interface Sign {
  readonly danger: Danger;
  readonly says: RegExp;
  /** Who or what it has to be told of; null: nobody that is known by a word. Without it anybody. */
  readonly of?: readonly (Who | null)[];
  /** Right behind it: what makes it a figure of speech, or something else. */
  readonly unless?: RegExp;
  /** It tells what happened, which may be long over. */
  readonly past?: true;
  /** It may be danger, and may be none. */
  readonly perhaps?: true;
}

type Options = Pick<Sign, 'of' | 'past' | 'perhaps'> & { readonly unless?: readonly string[] };

/**
 * Makes signs of words, which are read in clauses of plain words: lower case, no marks, letters without accents. Beside
 * `(a|b)` and `?` they know: `*` the rest of a word, `@` any word, `~3` up to three words, none of which denies, `;` the end of
 * a clause and the next one, and `.` the end of a clause.
 * @param denials the words that deny what follows: "not|never|no"
 */
export function dangerSigns(denials: string) {
  const pattern = (words: readonly string[]): string =>
    words
      .map((each) =>
        each
          .replaceAll('.', String.raw`(?= \||$)`)
          .replaceAll(/\((?!\?)/g, '(?:')
          .replaceAll('*', String.raw`\w*`)
          .replaceAll('@', String.raw`[\w']+`)
          .replaceAll(/ ~(\d)/g, String.raw`(?: (?!(?:${denials})\b)[\w']+){0,$1}`)
          .replaceAll(';', String.raw`\|`),
      )
      .join('|');
  return {
    /** One danger, in any of these words. */
    sign: (danger: Danger, says: readonly string[], { unless = [], ...options }: Options = {}): Sign => ({
      danger,
      says: new RegExp(String.raw`\b(?:${pattern(says)})(?![\w'])`, 'g'),
      ...options,
      ...(unless.length === 0 ? {} : { unless: new RegExp(String.raw`^ ?(?:${pattern(unless)})(?![\w'])`) }),
    }),
    /** A clause that says nothing else. */
    alone: (danger: Danger, says: readonly string[], options: Pick<Sign, 'perhaps'> = {}): Sign => ({
      danger,
      says: new RegExp(String.raw`(?<=^|\| )(?:${pattern(says)})(?= \||$)`, 'g'),
      ...options,
    }),
    /** Two things told of in one breath, in either order. */
    around: (danger: Danger, one: string, other: string): Sign => {
      const [a, b] = [pattern([one]), pattern([other])];
      return {
        danger,
        says: new RegExp(
          String.raw`\b(?:${a}(?![\w']).{0,80}\b${b}|${b}(?![\w']).{0,80}\b${a})(?![\w'])`,
          'g',
        ),
      };
    },
  };
}

export const ANYBODY = ['speaker', 'person', 'pronoun', 'animal', null] as const;
/** Somebody else than the caller, who could hardly say it of themselves. */
export const ANOTHER = ['person', 'animal'] as const;
/** Or a name, which is no word that is known. */
export const ANOTHER_OR_NAME = ['person', 'animal', null] as const;

/** What is danger in one trade and nothing in another, and what cannot wait there though nobody is in danger. */
export interface TradeSigns {
  readonly trade: RegExp;
  readonly danger: readonly Sign[];
  /** null: nothing is so urgent. */
  readonly urgent: RegExp | null;
}
