/** The summary of a conversation as a model or the rules write it: the schema that asks for it and that validates it. */
import { z } from 'zod';
import { sentiment } from '../../events/events.ts';

/** In characters. */
const LONGEST_SENTENCES = 400;
const LONGEST_LINE = 200;

/** What breaks lines or the database, as whoever wrote it may have put in. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\s]+/gu;

/** Text of a line, cut where it is too long: a summary that says too much is still one. */
const line = (most: number, description: string) =>
  z
    .string()
    .transform((text) => text.replaceAll(UNSHOWABLE, ' ').trim().slice(0, most).toWellFormed())
    .describe(description);

const lines = (description: string, each: string) =>
  z
    .array(line(LONGEST_LINE, each))
    .max(5)
    .transform((all) => all.filter((text) => text !== ''))
    .describe(description);

/** Strict objects, since OpenAI takes no others. */
export const draft = z.strictObject({
  wanted: line(
    LONGEST_SENTENCES,
    'What the customer wanted, in one or two sentences; empty if it did not become clear',
  ),
  done: line(LONGEST_SENTENCES, 'What was done for them, in one or two sentences; empty if nothing was'),
  open: lines('What the business still has to do or to answer', 'One thing, in one sentence'),
  sentiment: sentiment.describe('How content the customer was at the end'),
  facts: lines(
    'Preferences and circumstances that the customer told of themselves, useful at their next visit',
    'One fact, in one sentence, without telephone, card or other numbers',
  ),
  flags: z
    .array(
      z.strictObject({
        kind: z
          .enum(['unanswered', 'unhappy'])
          .describe(
            'unanswered: a question of the customer found no answer; unhappy: the customer was annoyed or complained',
          ),
        turn: z.int().min(0).max(100_000).describe('The number of the turn'),
      }),
    )
    .max(10)
    .describe('Turns of the customer that the owner should look at'),
});
export type Draft = z.infer<typeof draft>;
