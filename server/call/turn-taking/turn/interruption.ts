/** The meaning of a caller's words while the receptionist speaks. */
import type { TurnState } from './types.ts';

/** The most words that a phrase of backchannel has. */
const LONGEST_PHRASE = 4;

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}'-]+/gu) ?? [];

/** True when these words take the floor from the receptionist; not when all of them are backchannel, nor when there is none. */
export function interrupts({ words }: TurnState, text: string): boolean {
  const said = text.toLowerCase().replaceAll('\u2019', "'");
  return words.stop.test(said) || !isBackchannel(wordsOf(said), words.backchannel);
}

/** The last words may be the beginning of a phrase, whose rest is not heard yet. */
function isBackchannel(said: readonly string[], phrases: ReadonlySet<string>): boolean {
  for (let at = 0; at < said.length;) {
    const phrase = longestPhrase(said.slice(at, at + LONGEST_PHRASE), phrases);
    if (phrase === 0) return beginsPhrase(said.slice(at), phrases);
    at += phrase;
  }
  return true;
}

/** How many of these words are a phrase; 0 where not even the first is. */
function longestPhrase(said: readonly string[], phrases: ReadonlySet<string>): number {
  for (let length = said.length; length > 0; length -= 1)
    if (phrases.has(said.slice(0, length).join(' '))) return length;
  return 0;
}

const beginsPhrase = (said: readonly string[], phrases: ReadonlySet<string>): boolean =>
  said.length < LONGEST_PHRASE && phrases.values().some((phrase) => phrase.startsWith(`${said.join(' ')} `));

/** True while nothing takes the floor from the receptionist; an emergency is taken back by who never was in one. */
export const holdsFloor = ({ urgent, endingAfter, words }: TurnState, text: string): boolean =>
  urgent && (endingAfter !== null || !words.noEmergency.test(text.toLowerCase()));

/** Words that may belong to what was said before them: "I'm drowning" may go on "in work, can we". */
const OPEN_WORDS = 3;

/** The words of an unfinished utterance without the last few. */
export const settled = (text: string): string => text.trim().split(/\s+/).slice(0, -OPEN_WORDS).join(' ');
