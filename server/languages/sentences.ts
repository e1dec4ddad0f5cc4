/** Where a point does not end a sentence, and a comma no clause. Patterns are linear in what they read. */
export interface SentenceSigns {
  /** What stands before a point that is part of a word, with the point: "Dr.". */
  readonly abbreviation: RegExp;
  /** A point that is part of the word only where what comes next belongs to it: "No." and "5". */
  readonly joined: readonly (readonly [before: RegExp, next: RegExp])[];
  /** What stands behind a comma inside a date or a number. */
  readonly continuesDate: RegExp;
}
