/** The times and counts of turn-taking, by the names that they have in SPEC.md. */

/** Long enough to look into a diary, short enough not to feel abandoned; people bear about 10 s on the phone. */
export const SILENCE_MS = 8_000;
export const SILENCE_ASKS = 2;
/** A page tells every two seconds that its caller types: two minutes for one utterance, which is over a hundred words. */
export const TYPING_SIGNS = 60;
/** Somebody who was not understood waits for an answer, and says it again if there is none. */
export const NOT_CAUGHT_MS = 1_200;
/**
 * A pause of over 1.5 s sounds like a dead line, and the end of a turn is known about 0.45 s after the last word. Models
 * and voices together mostly answer within 0.8 s; a lookup in between takes longer, and gets its "one moment".
 */
export const FILLER_MS = 1_000;
export const FILLERS = 2;
/** Only a backup for a recogniser that forgot the end: its own limits are 1 s (UtteranceEnd) and below. */
export const ENDPOINT_MS = 4_000;
export const KEYPAD_PAUSE_MS = 2_500;
/** Twice the longest telephone number with all its codes: somebody who leans on a key says no more than that. */
export const KEYS = 40;
/** "Yes" over the last words of a question is its answer; earlier it was backchannel. */
export const LATE_ANSWER_MS = 1_000;
/** Audio is at most 5 s ahead of what the caller hears when the last of it was sent; the rest is for the network. */
export const GOODBYE_LIMIT_MS = 8_000;
export const FAILURES = 3;
export const WARNING_MS = 9 * 60_000;
export const LIMIT_MS = 10 * 60_000;
