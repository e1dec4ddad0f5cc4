/** The guard at a caller's words: takes out what nobody may keep, and tells what is answered without the model. */
import {
  announcedIn,
  digitsAtEnd,
  type PrivateNumber,
  withoutCardNumbers,
} from '../languages/card-numbers.ts';
import type { Language } from '../languages/language.ts';
import type { Receptionist } from '../receptionist/receptionist.ts';
import type { HeldRecording } from './held-recording.ts';

/** A turn as it may be kept. */
export interface GuardedTurn {
  readonly text: string;
  /** Said in place of the model's answer; `ends`: the call is over after it. Null: the model answers. */
  readonly instead: { readonly say: string; readonly ends: boolean } | null;
  /** For the model alone. */
  readonly note: string | null;
}

/** Digits at the end of unfinished words may be the beginning of a card number from here on. */
const MAY_BECOME_CARD = 8;

export class CallerGuard {
  readonly #language: Language;
  readonly #screening: Receptionist['screening'];
  readonly #recording: Pick<HeldRecording, 'hold' | 'release'> | null;
  #before = '';
  #expected: PrivateNumber | null = null;

  constructor(
    language: Language,
    screening: Receptionist['screening'],
    recording: Pick<HeldRecording, 'hold' | 'release'> | null,
  ) {
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
    this.#recording?.release({ silenced: false });
  }

  /** Words that may still change, as they may be shown. */
  unfinished(words: string): string {
    this.begins();
    const { text } = this.#without(words);
    const digits = digitsAtEnd(text, this.#language);
    if (digits.length < MAY_BECOME_CARD || !/^[2-6]/.test(digits)) return text;
    // Which words they are in does not matter: none of them is shown until it is known what they become.
    return '…';
  }

  /** Whether a turn of these words would be answered without the model, so that no answer is to be prepared for it. */
  hasFixedAnswer(words: string): boolean {
    return this.#without(words).removed.length > 0 || this.#screening.wouldEnd(words);
  }

  /** Takes a whole turn. */
  turn(words: string): GuardedTurn {
    const { text, removed } = this.#without(words);
    this.#before = removed.length > 0 ? '' : digitsAtEnd(words, this.#language);
    // Behind the number of a card comes its code.
    this.#expected = removed.at(-1) === 'card' ? 'code' : announcedIn(words, this.#language);
    this.#recording?.release({ silenced: removed.length > 0 });
    const screened = this.#screening.hear(text);
    switch (screened.type) {
      case 'end':
        return { text, instead: { say: screened.say, ends: true }, note: null };
      case 'careful':
      case 'answer': {
        const note = screened.type === 'careful' ? screened.note : null;
        const say = this.#language.privateNumbers.warning;
        return { text, instead: removed.length > 0 ? { say, ends: false } : null, note };
      }
    }
  }

  /** The receptionist had to ask whether somebody is there. */
  silence(): void {
    this.#screening.silent();
  }

  #without(words: string) {
    return withoutCardNumbers(words, this.#language, { before: this.#before, expected: this.#expected });
  }
}
