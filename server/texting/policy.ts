/** Whether the receptionist answers a text; pure. */

/** Answers to one number in 24 hours. */
const ANSWERS_A_DAY = 30;
/** The same words so often within an hour come from a machine. */
const SAME_WORDS = 3;
/** After so long without a word of theirs, whoever answered by hand is taken to be done. */
const HELD_HOURS = 12;

export interface ThreadFacts {
  /** They wrote STOP, and did not take it back. */
  readonly optedOut: boolean;
  /** When somebody of the business took the thread over, or wrote in it last; null: nobody has it. */
  readonly heldSince: Date | null;
  /** The other side is a number of ours, or of another business here: two receptionists would talk for ever. */
  readonly isReceptionist: boolean;
  readonly answersToday: number;
  /** How often the same words came within an hour, with this text. */
  readonly sameWords: number;
}

export type Silence = 'opted-out' | 'held' | 'receptionist' | 'machine' | 'limit';

/** `silent`: nobody answers, and the owner sees the text. */
export type Decision = { readonly type: 'answer' } | { readonly type: 'silent'; readonly why: Silence };

export function decide(
  { optedOut, heldSince, isReceptionist, answersToday, sameWords }: ThreadFacts,
  now: Date,
): Decision {
  const silent = (why: Silence): Decision => ({ type: 'silent', why });
  if (optedOut) return silent('opted-out');
  if (isHeld(heldSince, now)) return silent('held');
  if (isReceptionist) return silent('receptionist');
  if (sameWords >= SAME_WORDS) return silent('machine');
  return answersToday >= ANSWERS_A_DAY ? silent('limit') : { type: 'answer' };
}

export const isHeld = (heldSince: Date | null, now: Date): boolean =>
  heldSince !== null && now.getTime() - heldSince.getTime() < HELD_HOURS * 3_600_000;
