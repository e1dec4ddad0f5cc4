/** The shape of an attack, and of its result. */
import type { Target } from './target.ts';

export interface Attack {
  readonly name: string;
  /** What may come of it at most, in words. */
  readonly bound: string;
  readonly run: (target: Target) => Promise<Seen>;
  /**
   * What goes on beside it. `business as usual`: another tenant is rung all the while, and the process has to live and to
   * give back its memory. `an outage`: the attack itself takes the process or its database away.
   */
  readonly meanwhile: 'business as usual' | 'an outage';
}

export interface Seen {
  /** In words, with its figure. */
  readonly seen: string;
  readonly held: boolean;
}

/** The measurements taken beside an attack. */
export type Meanwhile =
  | {
      readonly type: 'business as usual';
      readonly alive: boolean;
      /** Resident memory after it, less that before it. */
      readonly megabytes: number;
      /** How long the webhook of another tenant's calls waited, in ms. */
      readonly p50: number;
      readonly p99: number;
      /** Calls of that tenant that the receptionist did not get. */
      readonly turnedAway: number;
    }
  | { readonly type: 'an outage' };

export interface Outcome extends Seen {
  readonly name: string;
  readonly bound: string;
  readonly meanwhile: Meanwhile;
}
