/** What the receptionist says by heart: the same text for every call of a business, so that its audio can be kept. */
import type { Manner } from './prompt.ts';

export type FixedSentence =
  | 'greeting'
  | 'resumed'
  | 'handed-back'
  | 'not-caught'
  | 'still-there'
  | 'silence-goodbye'
  | 'trouble'
  | 'trouble-goodbye'
  | 'time-warning'
  | 'time-over'
  | 'cannot-hear'
  | 'please-type';

export interface FixedSentences {
  readonly greeting: (greeter: Greeter) => string;
  readonly others: Readonly<Record<Exclude<FixedSentence, 'greeting'>, string>>;
  /** Said while a tool takes long. */
  readonly fillers: readonly string[];
  readonly recorded: string;
  /** By which voices are compared. */
  readonly sample: (business: string) => string;
}

/** Who greets; what is empty is not said. */
export interface Greeter {
  readonly name: string;
  /** The business's own words in place of its name. */
  readonly greeting: string;
  readonly receptionistName: string;
  readonly disclosesAssistant: boolean;
  readonly manner: Manner;
  /** What tells that the call is recorded. */
  readonly consent: string;
}
