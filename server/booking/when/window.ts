import { dayEnd, earliest, isOpen, latest, placeTime, stretchesOf, type Hint } from './hours.ts';
import type { DayPart, SpokenTime, TimeToken } from '../../languages/dates.ts';
import { ask, type WhenAsk, type WhenContext } from './when.ts';

/** A caller who wants the last time of the day is offered what is left of the last two hours. */
const LAST_HOURS = 2;

/** A stretch of one day, with the words for it: "in the afternoon", "after 3 PM". */
export interface Window {
  readonly from: Temporal.PlainDateTime;
  readonly to: Temporal.PlainDateTime;
  readonly words: readonly string[];
  readonly earliest: boolean;
  /** By when the appointment has to be over. */
  readonly endsBy?: Temporal.PlainDateTime;
}

type Piece = Pick<Window, 'from' | 'to'>;
type Spoken = TimeToken & { kind: 'window' };

/** Where all the parts and bounds that were said lie on a date; everything of them at once, parts joined by "or" apart. */
export function windowOn(
  date: Temporal.PlainDate,
  times: readonly TimeToken[],
  context: WhenContext,
): Window | WhenAsk {
  const whole: Piece = { from: date.toPlainDateTime(), to: dayEnd(date, context) };
  const parts = times.filter((token) => token.kind === 'part').map((token) => token.part);
  const bounds = times.filter((token) => token.kind === 'window');
  const hint = parts.find((part) => part.half)?.half;
  let window = parts.length === 0 ? whole : joined(parts.map((part) => partOn(date, part, whole, context)));
  const { stretches, questions } = context.dates;
  let endsBy: Temporal.PlainDateTime | undefined;
  const words = parts.length === 0 ? [] : [stretches.parts([...new Set(parts.map((part) => part.name))])];
  for (const bound of bounds) {
    const piece = boundOn(date, bound, whole, context, hint);
    if ('type' in piece) return piece;
    window = overlap(window, piece);
    if (bound.ends) endsBy = piece.to;
    words.push(stretches.hours(bound.from ? piece.from : null, bound.to ? piece.to : null));
  }
  if (Temporal.PlainDateTime.compare(window.from, window.to) >= 0)
    return ask('mismatch', questions.notSureWhichTime(false));
  const earliest = parts.some((part) => part.edge === 'opening');
  return { ...window, words, earliest, ...(endsBy ? { endsBy } : {}) };
}

/** Parts that overlap narrow each other; others ("morning or evening") are taken together. */
function joined(pieces: readonly Piece[]): Piece {
  return pieces.reduce((a, b) => {
    const both = overlap(a, b);
    return Temporal.PlainDateTime.compare(both.from, both.to) < 0
      ? both
      : { from: earliest(a.from, b.from), to: latest(a.to, b.to) };
  });
}

const overlap = (a: Piece, b: Piece): Piece => ({ from: latest(a.from, b.from), to: earliest(a.to, b.to) });

function partOn(date: Temporal.PlainDate, part: DayPart, whole: Piece, context: WhenContext): Piece {
  const from = part.from === 0 ? whole.from : date.toPlainDateTime({ hour: part.from });
  const to = part.to === 24 ? whole.to : date.toPlainDateTime({ hour: part.to });
  const closing = stretchesOf(date, context).at(-1)?.to;
  return part.edge === 'closing' && closing
    ? { from: closing.subtract({ hours: LAST_HOURS }), to: closing }
    : { from, to };
}

function boundOn(
  date: Temporal.PlainDate,
  { from, to }: Spoken,
  whole: Piece,
  context: WhenContext,
  hint: Hint,
): Piece | WhenAsk {
  if (from && to) return betweenOn(date, from, to, context, hint);
  const time = from ?? to;
  if (!time) return whole;
  const [moment, ...others] = placeTime(time, date, context, hint, 'bound');
  if (others.length > 0) return ask('half-day', context.dates.questions.halfOfDay(time));
  return from ? { from: moment, to: whole.to } : { from: whole.from, to: moment };
}

/** "Between ten and two": the later time follows the earlier within twelve hours, and the business is open. */
function betweenOn(
  date: Temporal.PlainDate,
  from: SpokenTime,
  to: SpokenTime,
  context: WhenContext,
  hint: Hint,
): Piece | WhenAsk {
  const each = (time: SpokenTime): readonly Temporal.PlainDateTime[] =>
    (['am', 'pm'] as const)
      .filter((half) => time.half === undefined || time.half === half)
      .map((half) => placeTime({ ...time, half }, date, context, undefined, 'bound')[0]);
  const pairs = each(from)
    .flatMap((start) => each(to).map((end) => ({ from: start, to: end })))
    .filter((pair) => {
      const minutes = pair.from.until(pair.to).total('minutes');
      return minutes > 0 && minutes <= 12 * 60;
    });
  const hinted = pairs.filter((pair) => hint === undefined || (pair.from.hour < 12 ? 'am' : 'pm') === hint);
  const own = stretchesOf(date, context);
  const possible = hinted.length > 0 ? hinted : pairs;
  const open = possible.filter((pair) => isOpen(pair.from, own) || isOpen(pair.to, own, 'bound'));
  const whole = open.filter((pair) => isOpen(pair.from, own) && isOpen(pair.to, own, 'bound'));
  const best = whole.length > 0 ? whole : open.length > 0 ? open : possible;
  const distinct = new Map(best.map((pair) => [`${pair.from.toString()} ${pair.to.toString()}`, pair]));
  const [pair, another] = [...distinct.values()];
  if (!pair) return ask('mismatch', context.dates.questions.notSureWhichTime(true));
  if (another && open.length > 0) return ask('half-day', context.dates.questions.halfOfDay(from));
  const daytime = best.find(({ from: start }) => start.hour >= 7 && start.hour < 19);
  return another ? (daytime ?? pair) : pair;
}
