/** A language that Ahoy speaks with customers and callers: all that is said, read and understood in it. */
import type { english } from './en/index.ts';
import type { Intent } from './en/scripted/intents.ts';
import type { NoticeFacts } from './notice-facts.ts';
import type { Reaction, Reactions } from './reactions.ts';
import type { Question } from './questions.ts';

/**
 * Every language has the sections of English: a folder beside `en/` that fills them all; README.md tells how. Facts go in as
 * plain values, sentences come out; a language decides nothing. `tag` is BCP 47, without a country.
 */
export type Language = typeof english;

/** The fixed sentences of the receptionist: the same text for every call of a business, so that its audio can be kept. */
export type FixedSentence = 'greeting' | keyof Language['fixed']['others'];
export type { Intent, NoticeFacts, Question, Reaction, Reactions };
/** What the scripted receptionist says by heart. */
export type SentenceName = keyof Language['scripted']['sentences'];
