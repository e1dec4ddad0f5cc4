/** The words of the transfer machine: its states, what happens to a transfer, and what is to be done then. */
import type { TransferId, TransferLegId } from '../../db/ids.ts';
import type { TransferOutcome } from '../events/events.ts';

export interface Transfer {
  readonly id: TransferId;
  /** `warm`: a person presses 1 before the caller is moved. `cold`: the caller is moved at once. `test`: no caller at all. */
  readonly mode: 'warm' | 'cold' | 'test';
  readonly phase: Phase;
  /** The caller has left the receptionist's stream. */
  readonly callerMoved: boolean;
  /** The conferences that the two have joined. */
  readonly personConference: string | null;
  readonly callerConference: string | null;
  readonly legs: readonly Leg[];
}

export type Phase =
  | { readonly name: 'ringing' }
  /** The carrier rings the phone of a cold transfer. */
  | { readonly name: 'dialling' }
  /** Somebody has pressed 1, and the caller is on the way to them. */
  | { readonly name: 'accepted'; readonly leg: TransferLegId }
  /** The two hear each other. `since`: epoch milliseconds. */
  | { readonly name: 'connected'; readonly leg: TransferLegId; readonly since: number }
  | { readonly name: 'ended'; readonly outcome: TransferOutcome; readonly leg: TransferLegId | null };

/** A phone that rings. */
export interface Leg {
  readonly id: TransferLegId;
  readonly position: number;
  /** The carrier's id of the call; null until it has one. */
  readonly sid: string | null;
  /** The highest number of the carrier's states so far. */
  readonly sequence: number;
  readonly state: LegState;
}

export type LegState =
  | { readonly name: 'waiting' | 'placing' | 'ringing' | 'answered' | 'accepted' }
  | { readonly name: 'ended'; readonly outcome: TransferOutcome };

/** The key that takes a call; every other one declines it. */
export const TAKES = '1';

/** What the carrier says of a phone; `over`: it was answered. */
export type LegNews = 'ringing' | 'answered' | 'over' | 'no-answer' | 'busy' | 'failed' | 'cancelled';

/** `at`: epoch milliseconds. */
export type TransferEvent =
  | { readonly type: 'start' }
  // the phones
  | { readonly type: 'leg-placed'; readonly leg: TransferLegId; readonly sid: string }
  | { readonly type: 'leg-refused'; readonly leg: TransferLegId }
  | {
      readonly type: 'leg-status';
      readonly leg: TransferLegId;
      readonly sequence: number;
      readonly state: LegNews;
      readonly at: number;
    }
  | { readonly type: 'leg-key'; readonly leg: TransferLegId; readonly digit: string }
  /** The carrier has told nothing for longer than a phone rings. */
  | { readonly type: 'leg-overdue'; readonly leg: TransferLegId }
  // the caller
  /** The receptionist's call is over, by whomever. */
  | { readonly type: 'stream-ended' }
  /** The carrier says that the caller has hung up. */
  | { readonly type: 'caller-gone'; readonly at: number }
  | { readonly type: 'moved' }
  /** `gone`: the caller had hung up; else the carrier did not do it, and they are where they were. */
  | { readonly type: 'move-failed'; readonly gone: boolean }
  /** The carrier asks what comes after the transfer. `taken`: whether the two have talked; null: it does not know. */
  | {
      readonly type: 'returned';
      readonly taken: boolean | null;
      readonly why: LegNews;
      readonly seconds: number;
      readonly at: number;
    }
  // the conference
  | {
      readonly type: 'joined';
      readonly who: 'caller' | 'person';
      readonly conference: string;
      readonly at: number;
    }
  | { readonly type: 'conference-ended'; readonly conference: string; readonly at: number }
  // us
  | { readonly type: 'cancelled' }
  /** Something that was to follow has not, for long. */
  | { readonly type: 'overdue'; readonly at: number };

export type TransferEffect =
  | { readonly type: 'place-leg'; readonly leg: TransferLegId }
  | { readonly type: 'end-leg'; readonly sid: string }
  /** Tells the person who waits that nobody comes, and ends their call. */
  | { readonly type: 'dismiss-leg'; readonly sid: string }
  /** Takes the caller from the receptionist into the conference. */
  | { readonly type: 'move-caller' }
  /** Takes the caller from the receptionist to the phone of this leg. */
  | { readonly type: 'dial'; readonly leg: TransferLegId }
  /** Brings the caller back to the receptionist. */
  | { readonly type: 'return-caller' }
  /** The two have talked for so long. */
  | { readonly type: 'meter'; readonly seconds: number };

export interface Step {
  readonly transfer: Transfer;
  readonly effects: readonly TransferEffect[];
}
