/** The words by which an emergency is told, and what a caller in one is told. Which signs count, and when, is decided elsewhere. */
export interface EmergencyWords {
  /** The sentences of an utterance in the plain form that the signs expect. */
  readonly sentences: (utterance: string) => readonly string[];
  readonly selfHarm: readonly Sign[];
  readonly gas: readonly Sign[];
  /** Gas of these does not fill a house. */
  readonly otherGas: RegExp;
  /** A body, or all that a house holds, in danger. */
  readonly danger: readonly Sign[];
  /** What is an emergency in one trade and a mere nuisance, or nothing, in another. */
  readonly dangerByTrade: readonly (readonly [trade: RegExp, ...signs: Sign[]])[];
  readonly animal: readonly Sign[];
  readonly pet: RegExp;
  /** The caller, or somebody of theirs, rather than an animal. */
  readonly person: RegExp;
  /** Stands right before what is not so: "no chest pain". */
  readonly denied: RegExp;
  /** The sentence speaks of what is long over. */
  readonly longAgo: RegExp;
  /** How a business calls its trade, where gas is of cars, and where patients are animals. */
  readonly trades: { readonly cars: RegExp; readonly animals: RegExp };
  /**
   * What a caller is told at once.
   * @param number to call for help
   * @param listener the number of somebody who listens at any hour, where there is one
   */
  readonly say: (kind: EmergencyKind, number: string, listener: string | null) => string;
}

export type EmergencyKind = 'help' | 'gas' | 'self-harm' | 'animal';

/**
 * A pattern; or two, of which the second stands behind the first in the same sentence. As one pattern with `.*` between,
 * they would take a time that is quadratic in the length of what was said.
 */
export type Sign = RegExp | readonly [first: RegExp, second: RegExp];
