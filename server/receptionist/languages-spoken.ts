/** Which of the languages of a business a conversation is held in: as the caller speaks, or wishes. */
import type { BusinessProfile } from '../business/business.ts';
import { languageHeard, languageWanted } from '../languages/foreign.ts';
import type { Language } from '../languages/language.ts';
import { languageOf } from '../languages/languages.ts';

type Spoken = Pick<BusinessProfile, 'language' | 'alsoSpeaks'>;

/** Somebody who only asks for a language says no more than this, in words: "do you speak Spanish?". */
const ONLY_ASKS = 6;

/** The languages that a key stands for: 1 is the first, which the greeting is in. */
const tagsOf = ({ language, alsoSpeaks }: Spoken): readonly string[] => [language, ...alsoSpeaks];

/** What the greeting says of the keys; empty: nothing. */
export const keysOffered = (business: Spoken & Pick<BusinessProfile, 'offersLanguageKeys'>): string =>
  business.offersLanguageKeys
    ? business.alsoSpeaks.map((tag, at) => languageOf(tag).choice.press(at + 2)).join(' ')
    : '';

/** Follows one conversation. */
export class SpokenLanguage {
  readonly #tags: readonly string[];
  readonly #offersKeys: boolean;
  readonly #speak: (tag: string) => void;
  #now: string;
  /** The language of the last turn. */
  #before: string;
  #isFirst = true;

  /** @param speak is told each change. */
  constructor(business: Spoken & Pick<BusinessProfile, 'offersLanguageKeys'>, speak: (tag: string) => void) {
    this.#tags = tagsOf(business);
    this.#offersKeys = business.offersLanguageKeys;
    this.#speak = speak;
    this.#now = business.language;
    this.#before = business.language;
  }

  /** Words that are about to be answered: asked for at any time, heard in the first turn. */
  hears(text: string): void {
    if (this.#tags.length < 2) return;
    const now = languageOf(this.#now);
    const others = this.#tags.map(languageOf).filter((language) => language !== now);
    const wanted = languageWanted(text, others) ?? (this.#isFirst ? languageHeard(text, now, others) : null);
    if (wanted !== null) this.#change(wanted);
  }

  /** A turn is over. @returns what is said where it only changed the language; null: it is answered as any other. */
  turn(text: string, isKeys: boolean): string | null {
    const key = isKeys && this.#offersKeys && this.#isFirst ? this.#tags[Number(text) - 1] : undefined;
    if (key === undefined) this.hears(text);
    else this.#change(languageOf(key));
    this.#isFirst = false;
    const only = key !== undefined || (this.#before !== this.#now && asksOnly(text, languageOf(this.#now)));
    this.#before = this.#now;
    return only ? languageOf(this.#now).choice.switched : null;
  }

  #change(language: Language): void {
    const tag = this.#tags.find((each) => languageOf(each) === language);
    if (tag === undefined || tag === this.#now) return;
    this.#now = tag;
    this.#speak(tag);
  }
}

const asksOnly = (text: string, language: Language): boolean =>
  language.choice.wanted.test(text) && text.trim().split(/\s+/).length <= ONLY_ASKS;
