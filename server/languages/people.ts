/** What a language reads of the names in an utterance. */

/** A word or a mark of an utterance. */
export interface NamePiece {
  /** Folded, without its possessive. */
  readonly text: string;
  readonly isMark: boolean;
  /** "Sam's". */
  readonly possessive: boolean;
  /** Written with a capital within a sentence. */
  readonly capital: boolean;
}

/** What a name-like word stands for by the words around it. */
export type Mention = 'person' | 'refused' | 'word';
