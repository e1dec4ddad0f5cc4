/** What a caller does in a call, and what must have come of it. */

export type CallStep =
  /** Waits until the receptionist has finished, then says it. */
  | { readonly do: 'say'; readonly words: string }
  /** Says it into the receptionist's next sentence, so long after that began. */
  | { readonly do: 'interrupt'; readonly words: string; readonly afterMs: number }
  /** Waits until the receptionist has finished, then makes a sound without words. */
  | { readonly do: 'mumble'; readonly ms: number }
  /** Waits until the receptionist has finished, then says nothing for so long. */
  | { readonly do: 'be-silent'; readonly ms: number }
  | { readonly do: 'press'; readonly keys: string }
  /** Hangs up in the middle of these words. */
  | { readonly do: 'hang-up-saying'; readonly words: string }
  | { readonly do: 'hang-up' }
  /** Waits until the receptionist ends the call. */
  | { readonly do: 'hear-goodbye' };

export interface Expectation {
  readonly outcome?: 'booked' | 'moved' | 'cancelled' | 'message' | 'answered' | 'abandoned';
  /** How many bookings that still stand this call has made. */
  readonly bookings?: number;
  /** The line was cleared this soon after the interrupting words had left. */
  readonly clearedWithinMs?: number;
  readonly endedBy?: 'caller' | 'receptionist';
}

export interface Scenario {
  readonly name: string;
  /** The caller's number; `anonymous` hides it; without it a number that nobody used before. */
  readonly from?: string;
  readonly steps: readonly CallStep[];
  readonly expect: Expectation;
}

export const say = (words: string): CallStep => ({ do: 'say', words });
export const hearGoodbye: CallStep = { do: 'hear-goodbye' };
