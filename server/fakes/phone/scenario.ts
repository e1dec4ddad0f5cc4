/** A caller's script for one call, and the result that it must have. */
import type { Chance } from './chance.ts';

export type CallStep =
  /** Waits until the receptionist has finished, then says it. */
  | { readonly do: 'say'; readonly words: string }
  /** Says it into the receptionist's next sentence, so long after that began. */
  | { readonly do: 'interrupt'; readonly words: string; readonly afterMs: number }
  /** Waits until the receptionist has finished, then makes a sound without words. */
  | { readonly do: 'mumble'; readonly ms: number }
  /** Waits until the receptionist has finished, then says nothing for so long, whatever is said meanwhile. */
  | { readonly do: 'be-silent'; readonly ms: number }
  | { readonly do: 'press'; readonly keys: string }
  /** Hangs up in the middle of these words. */
  | { readonly do: 'hang-up-saying'; readonly words: string }
  /** Waits until the receptionist has finished, then hangs up. */
  | { readonly do: 'hang-up' }
  /** Hangs up as soon as something has happened that is not heard on the line, whatever is said meanwhile. */
  | { readonly do: 'hang-up-when'; readonly happened: () => boolean }
  /** Waits until the receptionist ends the call. */
  | { readonly do: 'hear-goodbye' };

export interface Expectation {
  /** How the service sums the call up. */
  readonly outcome?: 'booked' | 'moved' | 'cancelled' | 'message' | 'answered' | 'abandoned';
  /** How many bookings that still stand the call has made. */
  readonly bookings?: number;
  /** What the caller must have been told. */
  readonly told?: RegExp;
  /** The line was cleared this soon after the first interrupting word had left. */
  readonly clearedWithinMs?: number;
  readonly endedBy?: 'caller' | 'receptionist';
}

export interface Scenario {
  /** The number that the caller shows; null hides it. */
  readonly from: string | null;
  /** What STIR/SHAKEN says of that number, `TN-Validation-Passed-B` and the like; left out: the carrier vouches for it. */
  readonly verstat?: string;
  /** A call that the same person made before this one. */
  readonly before?: Scenario;
  readonly steps: readonly CallStep[];
  readonly expect: Expectation;
}

/** Names, times and numbers are chosen anew for each call, so that many calls do not all want the same chair. */
export type MakeScenario = (chance: Chance) => Scenario;

export const say = (words: string): CallStep => ({ do: 'say', words });
export const press = (keys: string): CallStep => ({ do: 'press', keys });
export const hearGoodbye: CallStep = { do: 'hear-goodbye' };
