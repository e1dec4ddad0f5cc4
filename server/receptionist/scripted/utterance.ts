/** An utterance, by all that its language can tell of it; what costs time is found out once. */
import { isDay, isTime, type Token } from '../../languages/dates.ts';
import type { Intent, Language } from '../../languages/language.ts';
import { shows } from '../../languages/sign.ts';
import { nameIn } from './name.ts';

/** Days are only compared with each other, so that any will do for today, and another one for the day that is talked of. */
const TODAY = Temporal.PlainDate.from('2001-01-01');
const THAT_DAY = Temporal.PlainDate.from('1999-01-01');

export class Utterance {
  readonly text: string;
  readonly words: string;
  readonly #language: Language;
  #read: readonly Token[] | null = null;

  constructor(text: string, language: Language) {
    this.text = text;
    this.#language = language;
    this.words = text
      .toLowerCase()
      .replaceAll(/[\u2018\u2019]/g, "'")
      .replaceAll(/[^\p{L}\p{N}_' :?]+/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  shows(intent: Intent): boolean {
    const patterns = this.#language.scripted.intents[intent];
    const signs = patterns instanceof RegExp ? [patterns] : patterns;
    return signs.some((sign) => shows(sign, sign instanceof RegExp && sign.unicode ? this.text : this.words));
  }

  #showsAny(...intents: readonly Intent[]): boolean {
    return intents.some((intent) => this.shows(intent));
  }

  /** Wishes something that only an appointment fulfils. */
  get wishes(): boolean {
    return this.#showsAny('asksToBook', 'wishes') || this.namesTime;
  }

  /** Wants something, whatever it is. */
  get wantsMore(): boolean {
    return this.wishes || this.#showsAny('asksAnything', 'wantsMove', 'wantsCancel', 'wantsMessage');
  }

  /** Says hello, or thank you, and nothing more. */
  get greets(): boolean {
    return this.shows('greets') && !this.wishes;
  }

  get thanks(): boolean {
    return this.shows('thanks') && !this.wishes && !this.shows('asksAnything');
  }

  /** Asks for something that the business may have told about itself. */
  get asksFact(): boolean {
    return this.shows('asksAnything') && this.shows('aboutFacts') && !this.shows('whoIsFree');
  }

  get wantsLookUp(): boolean {
    return this.shows('asksForBooked') && !this.shows('asksForFree');
  }

  /** Says what the business should know: that they are late, that they left something. */
  get hasNews(): boolean {
    const wants = this.wantsLookUp || this.#showsAny('asksForOne', 'asksToBook', 'wantsMove', 'wantsCancel');
    return this.shows('inTrouble') && !wants;
  }

  /** What it says about time; beside offers, also which of them. */
  read(offered: boolean): readonly Token[] {
    const reading = { today: TODAY, previous: THAT_DAY, offered, country: 'US' };
    return this.#language.dates.read(this.text, reading).tokens;
  }

  get #times(): readonly Token[] {
    this.#read ??= this.read(false);
    return this.#read;
  }

  get namesTime(): boolean {
    // Digits alone are keys that were pressed, of a telephone number maybe.
    return this.shows('namesHour') || (!/^\d+$/.test(this.words) && this.#times.some(isCertain));
  }

  /** Whether it names what is a time only where times are talked about: "three", "for two", "soon", "last Friday". */
  get mayNameTime(): boolean {
    return this.#times.some((token) => isBareHour(token) || ['puzzle', 'past', 'soon'].includes(token.kind));
  }

  get reply(): 'yes' | 'no' | null {
    return this.#language.scripted.yesOrNo(this.words);
  }

  /** A person's name; `asked` when the caller was just asked for one and may say nothing but the name. */
  name(asked = false): string | null {
    const noName = (part: Utterance) => part.#showsAny('asksAnything', 'isUnsure');
    return nameIn(this.text, this.#language.scripted.names, asked, (text) => noName(this.part(text)));
  }

  /** The telephone number, in digits. */
  get phone(): string | null {
    return this.#language.numbers.spokenDigits(this.text) || null;
  }

  part(text: string): Utterance {
    return new Utterance(text, this.#language);
  }
}

/** "Three", without its half of the day. */
export const isBareHour = (token: Token): boolean =>
  token.kind === 'clock' && token.time.minute === 0 && token.time.half === undefined && token.time.hour <= 12;

/** "That day" and "the same time" say nothing new. */
const isCertain = (token: Token): boolean =>
  token.kind === 'day'
    ? !token.date.equals(THAT_DAY)
    : (isDay(token) || isTime(token)) && token.kind !== 'same-time' && !isBareHour(token);
