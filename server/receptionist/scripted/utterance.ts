/** An utterance, by all that its language can tell of it; what costs time is found out once. */
import { isForeignTo } from '../../languages/foreign.ts';
import { isDay, isTime, type Token } from '../../languages/dates.ts';
import { plainApostrophes } from '../../languages/fold.ts';
import type { Intent, Language, Reaction, Reactions } from '../../languages/language.ts';
import { shows } from '../../languages/sign.ts';
import { answerIn, type Answer } from './answer.ts';
import type { Act, Choice } from './act.ts';
import { type HeardName, nameIn } from './name.ts';

/** Days are only compared with each other, so that any will do for today, and another one for the day that is talked of. */
const TODAY = Temporal.PlainDate.from('2001-01-01');
const THAT_DAY = Temporal.PlainDate.from('1999-01-01');

/** In words: "no, just put him on". */
const SHORT = 6;
/**
 * What is read of an utterance, in characters: over a minute of fast talk. Some patterns look for a word anywhere behind
 * another, so that their time is quadratic in it.
 */
const LONGEST = 1000;
/** The share of the words that makes an utterance be about something. */
const MOST = 0.6;
/** Parts of an utterance in which a name is looked for. */
const MOST_PARTS = 8;

export class Utterance {
  /** All of it, however long. */
  readonly whole: string;
  /** What is read of it, with plain apostrophes. */
  readonly text: string;
  readonly words: string;
  readonly #language: Language;
  #read: readonly Token[] | null = null;
  #reactions: Reactions | null = null;
  #clauses: readonly Utterance[] | null = null;

  constructor(whole: string, language: Language) {
    const text = plainApostrophes(whole.slice(-LONGEST));
    this.whole = whole;
    this.text = text;
    this.#language = language;
    this.words = language.scripted.plain(
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_' :?]+/gu, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
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

  /** Likes what was said, and says no yes: "great, thanks". */
  get praises(): boolean {
    return (
      this.reactsOnly('praise') &&
      this.reactions.kinds.every((kind) => kind === 'praise' || kind === 'thanks')
    );
  }

  get saysBye(): boolean {
    return this.#language.scripted.endsOnGoodbye(this.words);
  }

  /** Too little to be a message. */
  get isShort(): boolean {
    return this.words.split(' ').length <= SHORT;
  }

  /** Nothing was said but a mumble. */
  get isMumble(): boolean {
    return this.words.split(' ').length < 4;
  }

  /** In another language, as far as its small words tell. */
  get isForeign(): boolean {
    return this.reactions.content !== '' && isForeignTo(this.#language, this.text);
  }

  /** Says that there is no danger, after all. */
  get deniesEmergency(): boolean {
    return this.reply === 'no' || this.saysBye || this.#showsAny('isSafe', 'asksToBook', 'namesService');
  }

  /** Only mentions a time, among much else. */
  get onlyMentionsTime(): boolean {
    return (
      !this.#showsAny('asksToBook', 'wishes') && !this.isShort && !this.isQuestion && !this.isMostlyAboutTime
    );
  }

  /** Wants something, whatever it is. */
  get wantsMore(): boolean {
    return this.wishes || this.#showsAny('asksAnything', 'wantsMove', 'wantsCancel', 'wantsMessage');
  }

  /** Says hello, or thank you, and nothing more. */
  get greets(): boolean {
    return this.reactsOnly('greeting');
  }

  get thanks(): boolean {
    return this.reactsOnly('thanks') && !this.reactions.kinds.includes('no');
  }

  /** Asks for something that the business may have told about itself. */
  get asksFact(): boolean {
    return this.shows('asksAnything') && this.shows('aboutFacts') && !this.shows('whoIsFree');
  }

  get wantsLookUp(): boolean {
    return this.shows('asksForBooked') && !this.shows('asksForFree');
  }

  /** Says what the business should know: that they are late, are not happy, want a job. */
  get hasNews(): boolean {
    const wants = this.wantsLookUp || this.#showsAny('asksForOne', 'asksToBook', 'wantsMove', 'wantsCancel');
    if (this.shows('isErrand')) return !this.shows('asks');
    return this.shows('isSad') || (this.shows('inTrouble') && !wants);
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

  /** The reactions at its ends, and the content between them. */
  get reactions(): Reactions {
    this.#reactions ??= this.#language.scripted.reactionsIn(this.words);
    return this.#reactions;
  }

  /** The answer to a question that proposes an act, or that asks for a yes or a no. */
  answerTo(act: Act['type'] | null): Answer | null {
    return answerIn(
      this.reactions,
      act,
      (content) => this.part(content).shows('isContrary') || this.words.endsWith('?'),
    );
  }

  get reply(): 'yes' | 'no' | null {
    const answer = this.answerTo(null);
    return answer === 'yes' || answer === 'no' ? answer : null;
  }

  /** Turns something down: "nine is no good", which "no, the first" does not. */
  get refuses(): boolean {
    return this.shows('refuses') || this.reactions.after.some((kind) => kind === 'no' || kind === 'unable');
  }

  /** It only reacts, by these among others: "no, that's all, thanks". */
  reactsOnly(...to: readonly Reaction[]): boolean {
    const { kinds, content } = this.reactions;
    return content === '' && kinds.some((kind) => to.includes(kind));
  }

  /** It reacts and tells nothing, not even what is to be done. */
  get saysNothing(): boolean {
    const { kinds, content } = this.reactions;
    return content === '' && !kinds.some((kind) => kind === 'book' || kind === 'move' || kind === 'cancel');
  }

  get isQuestion(): boolean {
    return this.shows('asks') || (this.words.endsWith('?') && !this.shows('requests'));
  }

  get clauses(): readonly Utterance[] {
    this.#clauses ??= this.#language.scripted.clausesIn(this.text).map((clause) => this.part(clause));
    return this.#clauses;
  }

  /** Whether it says nothing but what tells these choices apart, and the caller's name. */
  isOnlyAbout(choices: readonly Choice[]): boolean {
    const { isChoosing } = this.#language.scripted;
    const known = new Set(
      [this.name() ?? '', ...choices.map(({ say }) => say)].flatMap((text) =>
        this.part(text).words.split(' '),
      ),
    );
    return this.words.split(/[ ?]+/).every((word) => word === '' || known.has(word) || isChoosing(word));
  }

  /** Whether most of it is about a time to come, rather than about something that has its time. */
  get isMostlyAboutTime(): boolean {
    const words = this.words.split(/[ ?]+/).filter((word) => word !== '');
    const choosing = words.filter((word) => this.#language.scripted.isChoosing(word)).length;
    return choosing >= MOST * words.length;
  }

  /** Names a part of the day. */
  get namesPart(): boolean {
    return this.read(true).some(({ kind }) => kind === 'part');
  }

  /** A person's name; `asked` when the caller was just asked for one and may say nothing but the name. */
  name(asked = false): string | null {
    const heard = this.heardName(asked);
    return heard?.sure === true ? heard.name : null;
  }

  /** A name, or what may be one. */
  heardName(asked: boolean): HeardName | null {
    const noName = (part: Utterance) => part.#showsAny('asksAnything', 'isUnsure');
    return nameIn(this.text, this.#language.scripted.names, asked, (text) => noName(this.part(text)));
  }

  /** A name that nobody asked for, and nothing else: "Pat Roe". */
  get nameAlone(): string | null {
    return /^\s*\p{Lu}[\p{L}'\u2019-]+(?: \p{Lu}[\p{L}'\u2019-]+){1,2}[.!]?\s*$/u.test(this.text)
      ? this.name(true)
      : null;
  }

  /** The name that stands beside something else: "cancel my appointment, Una Fry". */
  get nameBeside(): string | null {
    const parts = this.text
      .split(/[,.;!?]/)
      .slice(-MOST_PARTS)
      .map((text) => this.part(text.trim()));
    return parts.reduce<string | null>((name, part) => part.name() ?? part.nameAlone ?? name, null);
  }

  /** The telephone number, in digits. */
  get phone(): string | null {
    return this.#language.numbers.spokenDigits(this.text) || null;
  }

  /** Digits of a telephone number, where nothing else is said. */
  get digitsPiece(): string {
    return this.#language.numbers.digitsPiece(this.text);
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
