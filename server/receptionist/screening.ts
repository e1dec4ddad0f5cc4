/** The screening of one call: it gathers what tells an unwanted caller, turn by turn. */
import type { SpamSign } from '../../db/schema.ts';
import type { BusinessProfile } from '../business/business.ts';
import type { Language } from '../languages/language.ts';
import { readEmergency } from './emergency.ts';
import { type CallFacts, signsIn, spamScore, type SpamScore } from './unwanted.ts';

/** What is known of a number before its call, or soon after it began. */
export interface CallerHistory {
  /** The business trusts the number, or its owner has appointments. */
  readonly known: boolean;
  /** Other businesses that had unwanted calls from it of late. */
  readonly reports: number;
}

/** What the receptionist does about a turn: answers it, answers it with care, or ends the call with these words. */
export type Screened =
  | { readonly type: 'answer' }
  | { readonly type: 'careful'; readonly note: string }
  | { readonly type: 'end'; readonly say: string };

/** What of a business decides who is unwanted. */
type Screener = Pick<BusinessProfile, 'spamFilter' | 'salesMayLeaveMessage' | 'trade' | 'language'>;

export class Screening {
  readonly #business: Screener;
  readonly #language: Language;
  readonly #forged: boolean;
  readonly #isServed: () => boolean;
  #history: CallerHistory = { known: false, reports: 0 };
  #words = '';
  #turns = 0;
  #emergency = false;
  #errand = false;
  #silentStart = false;
  #noted = false;

  /** @param forged whether the caller's carrier found the number's signature false */
  constructor(
    business: Screener,
    language: Language,
    { forged, isServed }: { readonly forged: boolean; readonly isServed: () => boolean },
  ) {
    this.#business = business;
    this.#language = language;
    this.#forged = forged;
    this.#isServed = isServed;
  }

  know(history: CallerHistory): void {
    this.#history = history;
  }

  /** The caller was asked whether they are there, and had said nothing yet. */
  silent(): void {
    if (this.#turns === 0) this.#silentStart = true;
  }

  /** Takes a turn of the caller. */
  hear(words: string): Screened {
    this.#take(words);
    const { verdict } = this.score();
    if (verdict === 'spam') return { type: 'end', say: this.#language.unwanted.goodbye };
    if (verdict === 'honest' || this.#noted) return { type: 'answer' };
    this.#noted = true;
    return { type: 'careful', note: this.#language.unwanted.mayBeSales };
  }

  /** Whether the call would end if the caller's turn were these words. */
  wouldEnd(words: string): boolean {
    const [said, turns] = [this.#words, this.#turns];
    const [emergency, errand] = [this.#emergency, this.#errand];
    this.#take(words);
    const ends = this.score().verdict === 'spam';
    [this.#words, this.#turns, this.#emergency, this.#errand] = [said, turns, emergency, errand];
    return ends;
  }

  /** The signs by which the call is unwanted; null: it is not. */
  unwanted(): readonly SpamSign[] | null {
    const { verdict, why } = this.score();
    return verdict === 'spam' ? why : null;
  }

  score(): SpamScore {
    return spamScore({ ...this.#facts(), ...signsIn(this.#words, this.#language) });
  }

  #take(words: string): void {
    this.#words = this.#words === '' ? words : `${this.#words}\n${words}`;
    this.#turns += 1;
    this.#emergency ||= readEmergency(words, this.#business).kind !== 'none';
    this.#errand ||= this.#language.emergency.isErrand(words);
  }

  #facts(): Omit<CallFacts, 'recordings' | 'keyPress' | 'sales'> {
    return {
      filter: this.#business.spamFilter,
      salesMayLeaveMessage: this.#business.salesMayLeaveMessage,
      reports: this.#history.reports,
      // Whoever shows a number that is not theirs is not known by it.
      known: this.#history.known && !this.#forged,
      served: this.#isServed(),
      emergency: this.#emergency,
      errand: this.#errand,
      forged: this.#forged,
      silentStart: this.#silentStart,
      turns: this.#turns,
    };
  }
}
