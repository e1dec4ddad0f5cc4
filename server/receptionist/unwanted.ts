/**
 * Tells a call that nobody wants from an honest one. Pure: facts in, a verdict out. An honest caller who is refused is
 * worse than ten recorded voices that are answered: one sign alone ends no call, and whoever is known, in danger or
 * served is never unwanted.
 */
import type { SpamFilter, SpamSign } from '../../db/schema.ts';
import type { Language } from '../languages/language.ts';

/** What is known of a call so far. */
export interface CallFacts {
  readonly filter: SpamFilter;
  readonly salesMayLeaveMessage: boolean;
  /** The business trusts the number, or its owner has appointments. */
  readonly known: boolean;
  /** Something was booked, changed or noted for them. */
  readonly served: boolean;
  /** They told of danger, or may have. */
  readonly emergency: boolean;
  /** They said that they want to book, move or cancel. */
  readonly errand: boolean;
  /** Their carrier's signature was false. */
  readonly forged: boolean;
  /** They said nothing after the greeting until they were asked twice. */
  readonly silentStart: boolean;
  /** Other businesses that had unwanted calls from this number of late. */
  readonly reports: number;
  /** The turns of the caller. */
  readonly turns: number;
  /** Different sentences of recorded voices in what they said. */
  readonly recordings: number;
  readonly keyPress: boolean;
  /** Different sentences of people who sell. */
  readonly sales: number;
}

export interface SpamScore {
  /** `doubtful`: to be treated with care, and answered. */
  readonly verdict: 'honest' | 'doubtful' | 'spam';
  readonly why: readonly SpamSign[];
}

/** What each sign counts; several sentences of one kind count more than one, up to a bound. */
const WEIGHT = {
  recording: { first: 3, more: 2, most: 7 },
  sales: { first: 2, more: 1, most: 4 },
  keyPress: 3,
  forged: 2,
  silentStart: 1,
  report: 1,
  mostReports: 3,
} as const;

/** So much ends a call. */
const SPAM_FROM = { careful: 5, strict: 3 } as const;
const DOUBTFUL_FROM = 2;

export function spamScore(facts: CallFacts): SpamScore {
  if (facts.filter === 'off' || facts.known || facts.served || facts.emergency) return HONEST;
  const signs = signsOf(facts);
  const why = signs.map(({ sign }) => sign);
  const points = signs.reduce((sum, each) => sum + each.points, 0);
  // Somebody who names an appointment is a customer, whatever else they talk about.
  if (facts.errand || points < DOUBTFUL_FROM) return HONEST;
  const agree = why.length >= 2 || (facts.filter === 'strict' && facts.recordings + facts.sales >= 2);
  const onlySales = why.every((sign) => sign === 'sales');
  if (onlySales && facts.salesMayLeaveMessage) return { verdict: 'doubtful', why };
  // What is known of the number alone condemns nobody who speaks.
  const speaksForItself = facts.turns === 0 || facts.recordings + facts.sales > 0 || facts.keyPress;
  return points >= SPAM_FROM[facts.filter] && speaksForItself && (agree || facts.turns >= 2)
    ? { verdict: 'spam', why }
    : { verdict: 'doubtful', why };
}

const HONEST: SpamScore = { verdict: 'honest', why: [] };

function signsOf(facts: CallFacts): readonly { readonly sign: SpamSign; readonly points: number }[] {
  const counted = (count: number, { first, more, most }: typeof WEIGHT.recording | typeof WEIGHT.sales) =>
    count === 0 ? 0 : Math.min(most, first + more * (count - 1));
  return (
    [
      { sign: 'recording', points: counted(facts.recordings, WEIGHT.recording) },
      { sign: 'key-press', points: facts.keyPress ? WEIGHT.keyPress : 0 },
      { sign: 'sales', points: counted(facts.sales, WEIGHT.sales) },
      { sign: 'forged-number', points: facts.forged ? WEIGHT.forged : 0 },
      { sign: 'silent-start', points: facts.silentStart ? WEIGHT.silentStart : 0 },
      { sign: 'reported', points: Math.min(WEIGHT.mostReports, facts.reports) * WEIGHT.report },
    ] as const
  ).filter(({ points }) => points > 0);
}

/** In characters, how much is read: a recorded voice says early what it wants. */
const MOST_READ = 4_000;

/** The signs in all that a caller has said so far. */
export function signsIn(
  words: string,
  { unwanted }: Pick<Language, 'unwanted'>,
): Pick<CallFacts, 'recordings' | 'keyPress' | 'sales'> {
  // Who asks about a letter, a message or a bill that came repeats its words, and is no recorded voice.
  const read = words
    .slice(0, MOST_READ)
    .split(/(?<=[.!?\n])/)
    .filter((sentence) => !unwanted.asksAbout.test(sentence))
    .join('');
  const hits = (patterns: readonly RegExp[]) => patterns.filter((pattern) => pattern.test(read)).length;
  return {
    recordings: hits(unwanted.recordings),
    keyPress: unwanted.keyPress.test(read),
    sales: hits(unwanted.sales),
  };
}
