/** The meaning of a caller's words while the receptionist speaks. */
import type { TurnState } from './types.ts';

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [];

/** True when these words take the floor from the receptionist; not when every one is backchannel, nor when there is none. */
export const interrupts = ({ words }: TurnState, text: string): boolean =>
  words.stop.test(text.toLowerCase()) || !wordsOf(text).every((word) => words.backchannel.has(word));
