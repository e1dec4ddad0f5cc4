/*
 * What a caller said, to when the caller wants to come. The steps:
 *   plain-words.ts   one plain form, whatever the recogniser wrote
 *   number-words.ts  "half past three" to 3:30, "twenty fourth" to 24th
 *   recognise.ts     everything in the sentence that speaks of time, in order (its grammar: asides.ts for what only
 *                    sounds like time, day-rules.ts, time-rules.ts); a time word that fits nothing is a puzzle
 *   settle.ts        the caller's own corrections: "Tuesday, no, Wednesday"
 *   days.ts          all words about days to one date or span, checked against each other
 *   hours.ts         morning or afternoon, by the opening hours
 *   exact-time.ts    one time on its day, or range.ts: a stretch of one day or several
 * and here they are put together. Whatever is left over, contradictory, past or ambiguous is asked back: better one
 * question more than an appointment at a time that nobody wanted.
 */
import { chooseDay, type Day } from './days.ts';
import { atClock, clockWords, distinctClocks, momentFromNow, sameTime } from './exact-time.ts';
import { isTime, type Token, type TimeToken } from '../../languages/dates.ts';
import { digitsForNumberWords } from '../../languages/en/dates/number-words.ts';
import { matchOffer, pickOption } from './offers.ts';
import { plainWords } from '../../languages/en/dates/plain-words.ts';
import { beside, within } from './range.ts';
import { tokenize } from '../../languages/tokenize.ts';
import { either } from '../../languages/en/dates/say.ts';
import { applyCorrections } from './apply-corrections.ts';
import { ask, type When, type WhenAsk, type WhenContext } from './when.ts';

export type { OfferedTime, OpenStretch, When, WhenAsk, WhenContext, WhenRange } from './when.ts';

/** Understands a whole utterance; the conventions for days are in days.ts. Pure; never throws, never answers the past. */
export function resolveWhen(words: string, context: WhenContext): When {
  const text = digitsForNumberWords(plainWords(words));
  const { tokens, onlyRefused } = applyCorrections(
    tokenize(text, {
      today: context.now.toPlainDate(),
      previous: context.previous?.date,
      offered: (context.previous?.options?.length ?? 0) > 0,
    }),
  );
  const timed = tokens.some((token) => token.kind === 'clock');
  // "For four, on Tuesday at six": beside a time it is people.
  const puzzle = tokens.find((token) => token.kind === 'puzzle' && !(timed && token.words.startsWith('for ')));
  if (puzzle?.kind === 'puzzle') return askAboutPuzzle(puzzle.words);
  if (onlyRefused) return ask('unclear-words', 'All right. Which day and time would suit you instead?');
  const day = chooseDay(tokens, context);
  if (day.type === 'ask') return day;
  const times = tokens.filter(isTime);
  const when =
    pickOption(tokens, day, times, text, context) ??
    matchOffer(day, times, context) ??
    whenOf(day, times, tokens, context);
  const about = day.type === 'day' && !day.orToday ? day.date : null;
  return when.type === 'ask' && about !== null ? { ...when, date: about } : when;
}

function askAboutPuzzle(words: string): WhenAsk {
  const hour = /^for (\d+)$/.exec(words)?.[1];
  return hour
    ? ask('unclear-words', `Do you mean at ${hour} o'clock, or for ${hour} people?`)
    : ask('unclear-words', 'Sorry, I did not get when you mean. Which day and time would you like?');
}

function whenOf(day: Day, times: readonly TimeToken[], tokens: readonly Token[], context: WhenContext): When {
  const soon = tokens.some((token) => token.kind === 'soon');
  const hint = times.flatMap((token) => (token.kind === 'part' && token.part.half ? [token.part.half] : []))[0];
  const instant = times.find((token) => token.kind === 'instant');
  if (instant) return momentFromNow(instant.minutes, context);
  const clocks = distinctClocks(times);
  const [clock, another] = clocks;
  if (another && clock)
    return ask('two-dates', `Which time would you like, ${either(clocks.map((time) => clockWords(time)))}?`);
  if (times.some((token) => token.kind === 'same-time')) return sameTime(day, context);
  if (!clock && times.some((token) => token.kind === 'relative')) return beside(day, times, context);
  if (clock) return atClock(clock, day, times, hint, soon, tokens, context);
  const windows = times.filter((token) => token.kind === 'window' || token.kind === 'part');
  return within(day, windows, soon, tokens, context);
}
