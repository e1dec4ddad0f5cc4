/** The offers for a time or a stretch of time, or the reason why there are none. */
import type { Offer } from '../../booking/offers.ts';
import type { WhenRange } from '../../booking/when/when.ts';
import { found, OFFERS, openingsFor, search, type Wanted } from './offering.ts';
import { refuse, type Times, timesOf } from './refusing.ts';
import { isOneDay, localTime } from './times.ts';
import type { ToolContext } from './tool.ts';

export const wholeDay = (context: ToolContext, day: Temporal.PlainDate): WhenRange => ({
  type: 'range',
  from: day.toPlainDateTime(),
  to: day.add({ days: 1 }).toPlainDateTime(),
  words: context.language.dates.sayDay(day, context.localNow().toPlainDate()),
});

export async function offerTime(
  context: ToolContext,
  wanted: Wanted,
  at: Temporal.PlainDateTime,
): Promise<Times> {
  const { business, language } = context;
  const { from, to, words } = wholeDay(context, at.toPlainDate());
  const offers = await search(context, wanted, { from, to, near: at });
  const moment = at.toZonedDateTime(business.zone).epochMilliseconds;
  const exact = offers.find(({ startsAt }) => startsAt.getTime() === moment);
  if (exact !== undefined) {
    const now = context.localNow();
    const say = language.tools.openings.free(timesOf(context, exact), openingsFor(context, wanted), now);
    const remember = { day: at.toPlainDate().toString() };
    return found(context, wanted, { offers: [exact], exact: true, say }, remember);
  }
  const parts = [{ from: at, to: at.add({ minutes: 1 }) }];
  const others = await withSomebodyElse(context, wanted, at);
  const near = [...offers.slice(0, OFFERS - others.length), ...others];
  return refuse(
    context,
    wanted,
    { words, at, parts },
    near.toSorted((a, b) => +a.startsAt - +b.startsAt),
  );
}

/** The very time that was asked for, with another person than the one asked for. */
async function withSomebodyElse(
  context: ToolContext,
  wanted: Wanted,
  at: Temporal.PlainDateTime,
): Promise<readonly Offer[]> {
  const { staff, refused } = wanted;
  if (staff === null) return [];
  const anybodyElse = { ...wanted, staff: null, refused: [...refused, staff] };
  return search(context, anybodyElse, { from: at, to: at.add({ minutes: 1 }), limit: 1 });
}

export async function offerRange(context: ToolContext, wanted: Wanted, range: WhenRange): Promise<Times> {
  const offers: Offer[] = [];
  const parts = partsOf(range);
  for (const part of parts) {
    const span = range.earliest === true ? await firstDay(context, wanted, part) : part;
    // The first of a day is always among those spread over it.
    const free = span === null ? [] : await search(context, wanted, span);
    offers.push(...(range.daily === undefined ? free : free.slice(0, 1)));
    if (offers.length >= OFFERS) break;
  }
  const day = isOneDay(range) ? range.from.toPlainDate().toString() : null;
  if (offers.length === 0) return refuse(context, wanted, { words: range.words, at: null, parts });
  const times = offers.map((offer) => timesOf(context, offer));
  const say = context.language.tools.openings.choose(times, context.localNow(), openingsFor(context, wanted));
  return found(context, wanted, { offers, exact: false, say }, { day });
}

/** The first day of a stretch on which there is anything. */
async function firstDay(context: ToolContext, wanted: Wanted, part: Part): Promise<Part | null> {
  const [first] = await search(context, wanted, { ...part, near: part.from, limit: 1 });
  if (first === undefined) return null;
  const midnight = localTime(context, first.startsAt).toPlainDate().add({ days: 1 }).toPlainDateTime();
  return { ...part, to: Temporal.PlainDateTime.compare(midnight, part.to) < 0 ? midnight : part.to };
}

type Part = Pick<WhenRange, 'from' | 'to' | 'endsBy'>;

/** A range of days of which only some hours are meant, day by day; any other as it is. */
function partsOf(range: WhenRange): readonly Part[] {
  const { daily, endsBy } = range;
  if (daily === undefined) return [range];
  const days = range.to.since(range.from, { largestUnit: 'days' }).days + 1;
  return Array.from({ length: days }, (_, index) => {
    const day = range.from.toPlainDate().add({ days: index });
    const to = daily.to.equals(Temporal.PlainTime.from('00:00')) ? day.add({ days: 1 }) : day;
    const end = endsBy === undefined ? {} : { endsBy: day.toPlainDateTime(endsBy.toPlainTime()) };
    return { from: day.toPlainDateTime(daily.from), to: to.toPlainDateTime(daily.to), ...end };
  });
}
