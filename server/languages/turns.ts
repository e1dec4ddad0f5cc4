/** The words by which a caller asks for the floor while the receptionist speaks, or does not. */
export interface TurnWords {
  /** Sounds and words by which a listener says "go on", in lower case. */
  readonly backchannel: ReadonlySet<string>;
  /** What asks to stop, wherever it stands in words in lower case. */
  readonly stop: RegExp;
}
