/** How numbers, telephone numbers and prices are understood and said. */
export interface NumberLanguage {
  /** The text as a voice should say it: "$35 at 3:30 PM" is "thirty five dollars at three thirty P M". */
  readonly speakable: (text: string, options: SpeakableOptions) => string;
  /** The telephone number in what a caller said, as digits with a leading `+` if "plus" was said; '' if there is none. */
  readonly spokenDigits: (words: string) => string;
  /** A telephone number (E.164) for reading back, its digits apart and its groups separated by commas. */
  readonly sayPhone: (number: string) => string;
  /** A price as it is written; `cents` in the smallest unit of the currency. */
  readonly money: (custom: MoneyCustom, cents: number) => string;
  /** "a", "a and b", "a, b and c"; the joint is "and" where none is given. */
  readonly list: (items: readonly string[], joint?: 'and' | 'or') => string;
}

export interface SpeakableOptions {
  /** ISO 4217: whose money a bare "$" is. */
  readonly currency: string;
  /** ISO 3166 alpha-2: whether 3/4 is the fourth of March or the third of April. */
  readonly country: string;
}

export interface MoneyCustom {
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47, with the country whose custom it is. */
  readonly language: string;
}
