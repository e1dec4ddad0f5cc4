/** The longest texts of a call, in characters: whatever reads one may rely on it. */

/** Two minutes of fast talk without a pause for breath. */
export const LONGEST_UTTERANCE = 2_000;
/** Over two minutes of speech, so that the longest answer a business can write (2,000) is read to its end. */
export const LONGEST_REPLY = 2_400;
/** What a tool may answer the model: three times the longest answer that a business can write. */
export const LONGEST_RESULT = 6_000;
/** Tools that one round of a model may ask for: more than there are to ask for at once. */
export const MOST_CALLS = 8;
/** A word is longer than this only where there are no spaces; then the cut is within it. */
const LONGEST_WORD = 40;

/**
 * What a caller or a human agent has said or typed, as the rest of the call may read it. Of a longer one the
 * end is kept: what somebody asks for comes last, and what came before was read while it was being said.
 */
export function utterance(text: string): string {
  // Neither a NUL nor half a character can be stored.
  const end = text.slice(-LONGEST_UTTERANCE).replaceAll('\0', ' ').toWellFormed();
  if (text.length <= LONGEST_UTTERANCE) return end;
  const space = end.indexOf(' ');
  return space >= 0 && space < LONGEST_WORD ? end.slice(space + 1) : end;
}
