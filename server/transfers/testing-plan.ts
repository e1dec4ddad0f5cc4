/** What is to happen in a transfer of a test: how each phone is answered, and what the caller and the carrier do. */
/** What happens at a phone that is rung. */
export type Phone =
  | 'takes-it'
  | 'declines'
  | 'machine'
  | 'no-answer'
  | 'busy'
  | 'failed'
  | 'refused'
  /** Presses 1 and hangs up before the caller has come. */
  | 'takes-it-and-leaves';

export interface Plan {
  readonly mode: 'warm' | 'cold';
  /** By position. */
  readonly phones: readonly { readonly position: number; readonly phone: Phone; readonly afterMs: number }[];
  /** When the caller hangs up while nobody has taken the call; null: they wait. */
  readonly callerHangsUpAtMs: number | null;
  /** When somebody calls it off; null: nobody. */
  readonly cancelledAtMs: number | null;
  /** The carrier does not carry out the caller's move. */
  readonly moveBreaks: boolean;
  /** Numbers from 0 to 1: how late each callback comes, and whether it comes twice. */
  readonly chance: () => number;
}
