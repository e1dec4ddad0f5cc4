/** What the model is told before a conversation. */
import type { Manner, OpenStretch } from './facts.ts';
import type { MoneyCustom } from './numbers.ts';

export interface PromptText {
  readonly system: (facts: PromptFacts) => string;
}

/** Of the business, and of this conversation; what is empty is not told. */
export interface PromptFacts extends MoneyCustom {
  readonly name: string;
  readonly trade: string;
  readonly zone: string;
  readonly address: string;
  readonly email: string;
  readonly receptionistName: string;
  readonly manner: Manner;
  /** In the owner's words. */
  readonly mayDo: string;
  readonly mayNotDo: string;
  /** `priceCents` null: not told. */
  readonly services: readonly {
    readonly name: string;
    readonly durationMinutes: number;
    readonly priceCents: number | null;
  }[];
  readonly staff: readonly { readonly name: string }[];
  /** From Monday on. */
  readonly week: readonly (readonly OpenStretch[])[];
  /** E.164; null when it is hidden. */
  readonly callerPhone: string | null;
  readonly now: Temporal.ZonedDateTime;
}
