/** Nothing is free when it was asked for: the true reason, and the times that come nearest to it. */
import { lastDay } from '../../booking/availability.ts';
import type { WhenRange } from '../../booking/when/when.ts';
import { whyNot } from '../../booking/why-not.ts';
import type { Offer } from '../../booking/offers.ts';
import type { Asked, Refusal } from '../../languages/facts.ts';
import type { Remembered } from './dialogue-state.ts';
import {
  appointmentOf,
  found,
  type Offered,
  OFFERS,
  openingsFor,
  remembered,
  search,
  type Wanted,
} from './offering.ts';
import type { ToolContext, ToolResult } from './tool.ts';

export interface Refused {
  readonly reason: Refusal['reason'];
  /** The facts of the reason: the day, the hours, how much notice. */
  readonly why: Refusal;
}

/** Times are offered, with the reason where they are not what was asked for; or there are none. */
export type Times = (Offered & Partial<Refused>) | (ToolResult<'none'> & Refused);

export interface Missed {
  readonly words: string;
  /** The one time that was asked for; null: a stretch. */
  readonly at: Temporal.PlainDateTime | null;
  /** The stretches that were searched, in order; never none. */
  readonly parts: readonly Pick<WhenRange, 'from' | 'to' | 'endsBy'>[];
}

/** The one nearest to success: where some of a range is full, that is why nothing of it is offered. */
const NEAREST_FIRST: readonly Refusal['reason'][] = [
  'no-room',
  'full',
  'step',
  'staff-off',
  'notice',
  'after-closing',
  'before-opening',
  'break',
  'closed',
  'holiday',
  'horizon',
  'past',
];

/** Says why, and offers others. @param near those of the same day that were found beside the time asked for. */
export async function refuse(
  context: ToolContext,
  wanted: Wanted,
  missed: Missed,
  near: readonly Offer[] = [],
): Promise<Times> {
  const say = context.language.tools.openings;
  const now = context.localNow();
  const why = await reasonFor(context, wanted, missed);
  const sorry = say.refusal(why, askedOf(context, wanted, missed), now);
  const refused = { reason: why.reason, why };
  const none = (question: string): Times => ({
    status: 'none',
    ...refused,
    say: `${sorry} ${question}`,
    remember: remembered(context, wanted),
  });
  if (why.reason === 'horizon') return none(say.askEarlierDay);
  const close = why.reason === 'step' ? besideIt(context, near, missed.at) : near;
  const offers = close.length > 0 ? close : await nextFree(context, wanted, missed, why);
  if (offers.length === 0) return none(say.nothingUpTo(lastDay(context.business, context.clock.now()), now));
  const times = offers.map((offer) => timesOf(context, offer));
  const choice = say.choose(times, now, openingsFor(context, wanted));
  const remember: Remembered =
    near.length > 0 && missed.at !== null ? { day: missed.at.toPlainDate().toString() } : {};
  return {
    ...found(context, wanted, { offers, exact: false, say: `${sorry} ${choice}` }, remember),
    ...refused,
  };
}

/** Between two steps, the one before and the one after: nobody who comes "in two and a half hours" wants half an hour less. */
function besideIt(
  { business }: ToolContext,
  near: readonly Offer[],
  at: Temporal.PlainDateTime | null,
): readonly Offer[] {
  const moment = at?.toZonedDateTime(business.zone).epochMilliseconds;
  if (moment === undefined) return near;
  const step = business.policy.stepMinutes * 60_000;
  const beside = near.filter(({ startsAt }) => Math.abs(startsAt.getTime() - moment) < step);
  return beside.length > 0 ? beside : near;
}

/** A time and those of the others, to be said. */
export const timesOf = (context: ToolContext, offer: Offer) => ({
  ...appointmentOf(context, offer),
  then: offer.then.map((each) => appointmentOf(context, each)),
});

/** Those whose time is searched, of all who do the service. */
function searchedStaff({ business }: ToolContext, { service, staff, refused }: Wanted) {
  const able = business.staff.filter(({ id }) => service.staffIds.includes(id));
  const searched = able.filter(({ id }) => (staff === null || id === staff) && !refused.includes(id));
  return { searched, isAll: searched.length === able.length };
}

function askedOf(context: ToolContext, wanted: Wanted, { words, at }: Missed): Asked {
  const { searched, isAll } = searchedStaff(context, wanted);
  const staff = isAll ? [] : searched.map(({ name }) => name);
  return { words, at, service: wanted.service.name, staff };
}

async function reasonFor(context: ToolContext, wanted: Wanted, missed: Missed): Promise<Refusal> {
  const { business, clock } = context;
  const { service, people } = wanted;
  const { searched } = searchedStaff(context, wanted);
  const reasons = missed.parts.map(({ from, to, endsBy }) => {
    const until = endsIn(to, from, endsBy?.subtract({ minutes: service.durationMinutes - 1 }));
    return whyNot(business, { service, staff: searched, from, to: until, now: clock.now() });
  });
  const [nearest] = reasons.toSorted(
    (a, b) => NEAREST_FIRST.indexOf(a.reason) - NEAREST_FIRST.indexOf(b.reason),
  );
  if (nearest === undefined) return { reason: 'full', staff: [] };
  if (nearest.reason !== 'full' || people === 1) return nearest;
  for (const part of missed.parts) {
    const forOne = await search(context, { ...wanted, people: 1 }, { ...part, limit: 1 });
    if (forOne.length > 0) return { reason: 'no-room', people };
  }
  return nearest;
}

/** The last moment to begin, where it has to be over by some time; at least a minute is left of the stretch. */
function endsIn(
  to: Temporal.PlainDateTime,
  from: Temporal.PlainDateTime,
  latest: Temporal.PlainDateTime | undefined,
): Temporal.PlainDateTime {
  if (latest === undefined || Temporal.PlainDateTime.compare(latest, to) >= 0) return to;
  const least = from.add({ minutes: 1 });
  return Temporal.PlainDateTime.compare(latest, least) > 0 ? latest : least;
}

/** Reasons that are about the hour: the nearest hour is offered then, and any of the day otherwise. */
const ABOUT_THE_HOUR: readonly Refusal['reason'][] = [
  'notice',
  'after-closing',
  'before-opening',
  'break',
  'step',
];

/** Times of the first day, from the one asked for on, on which there are any; else the last before it. */
async function nextFree(
  context: ToolContext,
  wanted: Wanted,
  { at, parts }: Missed,
  { reason }: Refusal,
): Promise<readonly Offer[]> {
  const now = context.localNow();
  const asked = at ?? parts[0]?.from ?? now;
  const end = lastDay(context.business, context.clock.now()).add({ days: 1 }).toPlainDateTime();
  const from = asked.toPlainDate().toPlainDateTime();
  const [first] = await search(context, wanted, { from, to: end, near: from, limit: 1 });
  if (first === undefined) return search(context, wanted, { from: now, to: from, near: from, limit: OFFERS });
  const day = appointmentOf(context, first).at.toPlainDate();
  const hour = at ?? (ABOUT_THE_HOUR.includes(reason) ? asked : null);
  return search(context, wanted, {
    from: day.toPlainDateTime(),
    to: day.add({ days: 1 }).toPlainDateTime(),
    near: hour === null ? null : day.toPlainDateTime(hour.toPlainTime()),
  });
}
