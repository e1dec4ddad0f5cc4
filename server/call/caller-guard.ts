/** The guard at a caller's words: takes out what nobody may keep, and tells what is answered without the model. */
import { digitsAtEnd, mayGoOn, withoutNumbersIn } from '../languages/card-numbers.ts';
import type { Language } from '../languages/language.ts';
import type { Receptionist } from '../receptionist/receptionist.ts';
import type { HeldRecording } from './held-recording.ts';

/** A turn as it may be kept. */
export interface GuardedTurn {
  readonly text: string;
  /** Earlier turns that are now known to hold parts of a private number, as they may be kept. */
  readonly recut: readonly RecutTurn[];
  /** Said in place of the model's answer; `ends`: the call is over after it. Null: the model answers. */
  readonly instead: { readonly say: string; readonly ends: boolean } | null;
  /** For the model alone. */
  readonly note: string | null;
}

export interface RecutTurn {
  /** 1: the caller's turn before this one. */
  readonly turnsAgo: number;
  readonly text: string;
}

type HoldsBack = Pick<HeldRecording, 'hold' | 'release'>;

/** Digits at the end of unfinished words may be the beginning of a card number from here on. */
const MAY_BECOME_CARD = 8;
/** A number that is said in more turns than these is not found. */
export const REMEMBERED_TURNS = 8;
/** The words of so many characters are looked at again with each new one. */
const REMEMBERED_LENGTH = 2_000;

export class CallerGuard {
  readonly #language: Language;
  readonly #screening: Receptionist['screening'];
  readonly #recording: HoldsBack | null;
  /** The last turns as they were said, the oldest first: only together they tell a number. Kept nowhere else. */
  #said: string[] = [];

  constructor(language: Language, screening: Receptionist['screening'], recording: HoldsBack | null) {
    this.#language = language;
    this.#screening = screening;
    this.#recording = recording;
  }

  /** The caller has begun to say or type something. */
  begins(): void {
    this.#recording?.hold();
  }

  /** What the caller began was no words. */
  nothing(): void {
    if (!mayGoOn(this.#said, this.#language)) this.#recording?.release({ silenced: false });
  }

  /** Words that may still change, as they may be shown. */
  unfinished(words: string): string {
    this.begins();
    const { text, removed } = this.#without(words).now;
    if (removed.length > 0) return text;
    const digits = digitsAtEnd([...this.#said, words], this.#language);
    if (digits.length < MAY_BECOME_CARD || !/^[2-6]/.test(digits)) return text;
    // Which words they are in does not matter: none of them is shown until it is known what they become.
    return '…';
  }

  /** Whether a turn of these words would be answered without the model, so that no answer is to be prepared for it. */
  hasFixedAnswer(words: string): boolean {
    return this.#without(words).now.removed.length > 0 || this.#screening.wouldEnd(words);
  }

  /** Takes a whole turn. */
  turn(words: string): GuardedTurn {
    const {
      now: { text, removed },
      recut,
    } = this.#without(words);
    this.#remember(words);
    const isPrivate = removed.length > 0;
    if (isPrivate || !mayGoOn(this.#said, this.#language)) this.#recording?.release({ silenced: isPrivate });
    const screened = this.#screening.hear(text);
    switch (screened.type) {
      case 'end':
        return { text, recut, instead: { say: screened.say, ends: true }, note: null };
      case 'careful':
      case 'answer': {
        const note = screened.type === 'careful' ? screened.note : null;
        const say = this.#language.privateNumbers.warning;
        return { text, recut, instead: isPrivate ? { say, ends: false } : null, note };
      }
    }
  }

  /** The receptionist had to ask whether somebody is there. */
  silence(): void {
    this.#screening.silent();
  }

  #remember(words: string): void {
    const said = [...this.#said, words].slice(-REMEMBERED_TURNS);
    let length = 0;
    const from = said.findLastIndex((each) => (length += each.length) > REMEMBERED_LENGTH);
    this.#said = said.slice(from + 1);
  }

  #without(words: string) {
    const turns = withoutNumbersIn([...this.#said, words], this.#language);
    const now = turns.at(-1) ?? { text: words, removed: [] };
    const recut = turns.flatMap(({ text, removed }, at): readonly RecutTurn[] =>
      removed.length === 0 || at === turns.length - 1 ? [] : [{ turnsAgo: turns.length - 1 - at, text }],
    );
    return { now, recut: now.removed.length === 0 ? [] : recut };
  }
}
