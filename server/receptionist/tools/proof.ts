/**
 * Whether a caller is who an appointment is for. A number alone proves nothing: it can be forged, and phones are shared.
 * The name on the appointment is enough where the carrier vouches for the number and the business leaves it at that;
 * otherwise its day or time has to be said, too.
 */
import type { CallerProof } from '../../../db/schema.ts';
import type { Booking } from '../../booking/bookings.ts';
import type { Proof } from '../../languages/facts.ts';
import { type Claim, NOTHING_CLAIMED } from './dialogue-state.ts';
import { sameName } from './naming.ts';
import { isOneDay, localTime, opensOn, understandWhen } from './times.ts';
import type { ToolContext } from './tool.ts';

/** Whether an appointment that starts then is at the day or time that a caller named. */
type ClaimedTime = (start: Temporal.PlainDateTime) => boolean;

export type Verdict =
  | { readonly type: 'right'; readonly bookings: readonly Booking[] }
  | { readonly type: 'wrong' }
  | { readonly type: 'incomplete'; readonly missing: Proof };

/** Whether the name alone is too little. */
export const needsDay = (proof: CallerProof, vouched: boolean): boolean =>
  proof === 'name-and-day' || !vouched;

/** The earlier words of the caller with the present ones; words without a day or a time add nothing. */
export const addTo = (context: ToolContext, before: Claim, said: Claim): Claim => ({
  name: said.name === '' ? before.name : said.name,
  words: claimedTime(context, said.words) === null ? before.words : said.words,
});

/**
 * Which appointments the caller has proved to be theirs, or why none.
 * @param claim all that was said of the appointment, and `said` what of it is new.
 * @param bookings those of the number that the call shows.
 */
export function judge(
  context: ToolContext,
  { claim, said, day }: { readonly claim: Claim; readonly said: Claim; readonly day: boolean },
  bookings: readonly Booking[],
): Verdict {
  const isKnown = ({ id }: Booking) => context.state.known.includes(id);
  // Nothing else comes along with what is known already: whoever books under a guessed name would guess for nothing.
  const known = fitting(context, said, bookings.filter(isKnown));
  if (known.length > 0) return { type: 'right', bookings: known };
  const isNew = said.name !== '' || claimedTime(context, said.words) !== null;
  const missing = missingIn(isNew ? claim : NOTHING_CLAIMED, day);
  if (missing !== null) return { type: 'incomplete', missing };
  const proven = provenBy(context, claim, bookings, day);
  return proven.length > 0 ? { type: 'right', bookings: proven } : { type: 'wrong' };
}

/** The missing part of a claim; null: it can be judged. The answer is the same whoever calls. */
function missingIn(claim: Claim, day: boolean): Proof | null {
  const lacksDay = day && claim.words === '';
  if (claim.name === '') return lacksDay ? 'name-and-day' : 'name';
  return lacksDay ? 'day' : null;
}

/**
 * The appointments that a claim proves to be the caller's. Where the name is enough, a day chooses among those of that
 * name, and is no mistake where none is on it: it may be the day that the caller wants it moved to.
 */
function provenBy(
  context: ToolContext,
  claim: Claim,
  bookings: readonly Booking[],
  day: boolean,
): readonly Booking[] {
  const time = claimedTime(context, claim.words);
  const named = bookings.filter(({ name }) => sameName(claim.name, name, context.language));
  const onTime = named.filter(({ startsAt }) => time?.(localTime(context, startsAt)));
  return day || onTime.length > 0 ? onTime : named;
}

/** Those that nothing said now speaks against. */
function fitting(context: ToolContext, said: Claim, bookings: readonly Booking[]): readonly Booking[] {
  const time = claimedTime(context, said.words);
  return bookings.filter(
    ({ name, startsAt }) =>
      (said.name === '' || sameName(said.name, name, context.language)) &&
      time?.(localTime(context, startsAt)) !== false,
  );
}

/** Where the words are said: the business, its language, and the present moment. */
type Saying = Pick<ToolContext, 'business' | 'language' | 'now' | 'localNow'>;

/** The same, also for an appointment that has been: "on March third" is then the last one, and not the next. */
function claimedTime(context: Saying, words: string): ClaimedTime | null {
  const now = context.now();
  const coming = claimedAhead(context, words);
  if (coming === null && claimedAhead(saidOn(context, now.subtract({ months: 6 })), words) === null)
    return null;
  return (start) =>
    Temporal.PlainDateTime.compare(start, context.localNow()) > 0
      ? coming?.(start) === true
      : hasBeen(context, words, start);
}

/** Said on each of these days before it, it is meant: "tomorrow" is meant on one of them only. */
const DAYS_BEFORE = [1, 3, 5];

const hasBeen = (context: Saying, words: string, start: Temporal.PlainDateTime): boolean =>
  DAYS_BEFORE.every((days) => {
    const day = start.toPlainDate().subtract({ days });
    const then = saidOn(context, day.toZonedDateTime(context.business.zone));
    return [claimedAhead, timeOfDay].some((read) => read(then, words)?.(start) === true);
  });

/** The words as they would be understood at another moment. */
const saidOn = ({ business, language }: Saying, now: Temporal.ZonedDateTime): Saying => ({
  business,
  language,
  now: () => now,
  localNow: () => now.toPlainDateTime(),
});

/** The day or the time that these words name, whatever was talked about before; null: none that tells an appointment. */
function claimedAhead(context: Saying, words: string): ClaimedTime | null {
  const when = understandWhen(context, words);
  switch (when.type) {
    case 'time':
      return (start) => start.equals(when.date.toPlainDateTime(when.time));
    case 'range': {
      // A whole week would fit anybody; a day is something that the customer knows.
      if (!isOneDay(when) || when.earliest === true) return null;
      const isBefore = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) =>
        Temporal.PlainDateTime.compare(a, b) < 0;
      return (start) => !isBefore(start, when.from) && isBefore(start, when.to);
    }
    case 'ask':
      return timeOfDay(context, words);
    case 'option':
    case 'none':
      return null;
  }
}

/** "At three": a time that needs some day to be one. Which day does not matter, as only the time is taken of it. */
function timeOfDay(context: Saying, words: string): ClaimedTime | null {
  const day = someOpenDay(context);
  const when = understandWhen(context, words, { date: day });
  return when.type === 'time' && when.date.equals(day)
    ? (start) => start.toPlainTime().equals(when.time)
    : null;
}

/** Its hours tell whether "at three" is in the afternoon. */
function someOpenDay(context: Saying): Temporal.PlainDate {
  const tomorrow = context.localNow().toPlainDate().add({ days: 1 });
  const week = Array.from({ length: 7 }, (_, days) => tomorrow.add({ days }));
  return week.find((day) => opensOn(context.business, day).length > 0) ?? tomorrow;
}
