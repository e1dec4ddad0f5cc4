/** What a caller hears from the carrier's own voice, where no receptionist speaks. */
export interface CallFlowSentences {
  /** Something broke: the caller is asked for a message after the tone. */
  readonly trouble: string;
  /** Nobody can answer, and nothing broke: the caller is asked for a message after the tone. */
  readonly nobodyFree: string;
  readonly puttingThrough: string;
  /** The sound was lost in the middle of a call that now goes on. */
  readonly cutOff: string;
  readonly notInService: string;
  readonly blocked: string;
  /** A message was recorded. */
  readonly messageTaken: string;
  /** The caller said nothing after the tone. */
  readonly goodbye: string;
  readonly connectCode: ConnectCodeSentences;
}

/** The code that proves that a telephone number is the owner's. */
export interface ConnectCodeSentences {
  /** Who calls, and why. */
  readonly opening: string;
  /** The code, said several times with time to write between. */
  readonly code: (code: string) => readonly string[];
  readonly closing: string;
  readonly text: (code: string) => string;
}
