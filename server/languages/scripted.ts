/**
 * How a language is heard and spoken by the scripted receptionist, who understands callers by rules, without a model.
 * Times and telephone numbers are not here: dates.ts and numbers.ts read them for everybody.
 */
export interface ScriptedLanguage {
  /** How a yes-or-no question was answered; null when it was not. A doubtful one is a no, which costs one question. */
  readonly yesOrNo: (words: string) => 'yes' | 'no' | null;
  readonly intents: Intents;
  readonly names: NameWords;
  /** The services that are named, one word each and in the singular. */
  readonly servicesIn: (text: string) => readonly string[];
  /** An utterance without its goodbye and thanks. */
  readonly withoutGoodbye: (text: string) => string;
  /** The questions of one breath, one by one: "how much is it, and where can I park?" */
  readonly questionsIn: (text: string) => readonly string[];
  /** A wish without the people whom it names, or only without those whom it refuses. */
  readonly withoutNames: (text: string) => string;
  readonly withoutRefusals: (text: string) => string;
  /** A wish for whoever is free. */
  readonly anybody: string;
  /** What an appointment is for: "your haircut with Sam, Tuesday" is a "haircut". */
  readonly serviceOf: (booking: string) => string;
  /** Where what an appointment is now may end, and when it should be instead begin: "my Thursday one" and "Friday at two". */
  readonly movesIn: (text: string) => readonly (readonly [from: string, to: string])[];
  /** The position that a choice is named by, from 0, -1 for the last: "the second one", "any of them". */
  readonly placeIn: (words: string) => number | null;

  readonly sentences: Readonly<Record<SentenceName, string>>;
  /** The same question put otherwise, for a caller who was not understood: the first time, the second time. */
  readonly again: Readonly<Record<Question | 'nothing', readonly [string, string]>>;
  /** By what a question is known, whoever asked it; the first that fits. */
  readonly questions: readonly (readonly [Question, Sign])[];
  /** "Would you like the first, or the second?" */
  readonly whichOf: (choices: readonly string[]) => string;
  readonly whichBooking: (bookings: readonly string[]) => string;
  readonly thanksFor: (name: string) => string;
  readonly firstOf: (booking: string) => string;
  /** Messages that the receptionist leaves for a caller. */
  readonly otherName: (name: string, wrong: string | null) => string;
  readonly callBack: { readonly name: string; readonly message: string };
  /** What a note to the receptionist has in it from the business; null when it is another note. */
  readonly whisperIn: (note: string) => string | null;
}

/**
 * A pattern that tells what a text is about; or two, of which the second stands anywhere behind the first. As one pattern
 * with `.*` between, they would take a time that is quadratic in the length of the text.
 */
export type Sign = RegExp | readonly [first: RegExp, second: RegExp];

export function shows(sign: Sign, text: string): boolean {
  if (sign instanceof RegExp) return sign.test(text);
  const [first, second] = sign;
  const found = first.exec(text);
  return found !== null && second.test(text.slice(found.index + found[0].length));
}

/**
 * What an intent is known by: one of these is enough. A pattern with the flag u reads an utterance as it was written, where
 * a capital tells a name; any other reads its words in lower case, with no marks but those that tell something.
 */
export type Patterns = RegExp | readonly Sign[];

/** What an utterance may be about. */
export interface Intents {
  readonly isUnsure: Patterns;
  readonly forgets: Patterns;
  /** Turns down, whatever is named with it: "three is too late", "not with Sam". */
  readonly refuses: Patterns;
  /** Wants times beyond those offered, though they may sound alike: "next Tuesday at three". */
  readonly looksFurther: Patterns;
  /** Names an hour in so many words: "at three". */
  readonly namesHour: Patterns;
  readonly namesSomebody: Patterns;
  /** Asks for somebody by the name alone: "Sam, please". */
  readonly asksForName: Patterns;
  readonly saysBye: Patterns;
  readonly saysGoodbye: Patterns;
  readonly onlyDeclines: Patterns;
  readonly greets: Patterns;
  readonly thanks: Patterns;
  readonly wantsRepeat: Patterns;
  readonly wantsPause: Patterns;
  readonly asksWhoSpeaks: Patterns;
  readonly wantsPerson: Patterns;
  readonly isAngry: Patterns;
  readonly isUrgent: Patterns;
  readonly givesUp: Patterns;
  /** Speaks of an appointment, and of cancelling, at all. */
  readonly namesBooking: Patterns;
  readonly namesCancelling: Patterns;
  readonly wantsMove: Patterns;
  /** Of an appointment that is talked about: "can I make it an hour later". */
  readonly shifts: Patterns;
  readonly wantsCancel: Patterns;
  readonly asksForBooked: Patterns;
  readonly asksForFree: Patterns;
  readonly wantsMessage: Patterns;
  /** Says that there is a message, and not which. */
  readonly onlyAnnounces: Patterns;
  /** Is late, has left something; and asks for something all the same. */
  readonly inTrouble: Patterns;
  readonly asksForOne: Patterns;
  readonly asksToBook: Patterns;
  /** Wishes something that only an appointment fulfils, in other words. */
  readonly wishes: Patterns;
  /** Speaks of what the business may have told about itself. */
  readonly aboutFacts: Patterns;
  readonly whoIsFree: Patterns;
  readonly asksAnything: Patterns;
  /** Names what it is to be, and not only that it is to be. */
  readonly namesService: Patterns;
  readonly addsService: Patterns;
  /** Somebody who has just agreed wants it otherwise; or what was just done is wrong. */
  readonly changesMind: Patterns;
  readonly contradicts: Patterns;
  readonly meansAll: Patterns;
  readonly comesTogether: Patterns;
  /** For whom it is, without a name. */
  readonly forSomebodyElse: Patterns;
  /** Speaks of what somebody else has booked. */
  readonly ofSomebodyElse: Patterns;
  /** Of the receptionist's own: asks a silent caller for a sign of life, which is no question about the matter. */
  readonly asksWhetherThere: Patterns;
  /** Of the receptionist's own: nobody can hear the caller, who may type. */
  readonly saysCannotHear: Patterns;
}

/** How a caller says a person's name. */
export interface NameWords {
  /** Before or behind a name, which is the group `name`; each is more certain than the next. */
  readonly announced: readonly RegExp[];
  /** What is said before a name when it was asked for. */
  readonly around: RegExp;
  /** Whether a word ends a name, or shows that it is none. */
  readonly isNone: (word: string) => boolean;
  /** Names that are other words, too, and only names when nothing else is said. */
  readonly isAlone: RegExp;
  /** Its dot, behind the first group, ends no sentence. */
  readonly title: RegExp;
  /** Behind it stands the name that is meant. */
  readonly correcting: RegExp;
}

/** What the caller was asked last. */
export type Question =
  | 'anything-else'
  | 'service'
  | 'when'
  /** Whether somebody else may do it. */
  | 'staff'
  | 'which-offer'
  | 'name'
  | 'phone'
  | 'confirm-phone'
  /** The name on the appointment, and its day where the server wants that, too. */
  | 'verify'
  | 'verify-day'
  | 'which-booking'
  | 'confirm-cancel'
  | 'want-message'
  | 'message';

/** What is said by heart. */
export type SentenceName =
  | 'help'
  | 'callBack'
  | 'goOn'
  | 'anythingElse'
  | 'welcome'
  | 'takeYourTime'
  | 'automated'
  | 'dropped'
  | 'oneByOne'
  | 'otherTime'
  | 'newTime'
  | 'whichOffer'
  | 'bookThat'
  | 'moveThere'
  | 'name'
  | 'wantMessage'
  | 'dayUnknown'
  | 'otherName'
  | 'otherPhone'
  | 'whichBooking'
  | 'cancelIt'
  | 'kept'
  | 'message'
  | 'noMessage'
  | 'sorry'
  | 'unable'
  | 'lost'
  | 'goodbye';
