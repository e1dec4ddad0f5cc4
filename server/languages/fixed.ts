/** What the receptionist says by heart: the same text for every call of a business, so that its audio can be kept. */
import type { fixed } from './en/fixed.ts';

export type FixedSentences = typeof fixed;
export type FixedSentence = 'greeting' | keyof FixedSentences['others'];
