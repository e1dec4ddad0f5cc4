/** What a language reads of a caller's wish for a service, or of a service's name. */

export interface WishWord {
  /** As it was said, folded. */
  readonly word: string;
  /** What its forms share: "haircuts" and "haircut". */
  readonly stem: string;
  /** What words of the same meaning share: "kid" and "child". */
  readonly meaning: string;
  /** A stem that it may stand for, too: "trim" for "cut". */
  readonly mayBe: string;
  /** The words beside it, which may be its other half: "hair cut". */
  readonly before: string;
  readonly after: string;
  /** Its place in the text; the pieces of a compound share it. */
  readonly at: number;
  readonly sentence: number;
  /** Counts the "and" before it, and the "or". */
  readonly part: number;
  readonly choice: number;
  /** "No beard", "I don't need the beard done". */
  readonly refused: boolean;
}

export interface Wish {
  readonly words: readonly WishWord[];
  /** The lengths that it names. */
  readonly minutes: readonly number[];
  /** What was said after a "sorry, no", the last of them first; without those that only add something. */
  readonly anew: readonly (readonly WishWord[])[];
}
