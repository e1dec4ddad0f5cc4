/** From the caller's words to times that are really free. */
import { z } from 'zod';
import { serviceOfBooking } from '../../booking/bookings.ts';
import type { Offer } from '../../booking/offers.ts';
import type { When, WhenAsk, WhenRange } from '../../booking/when/when.ts';
import type { Remembered } from './dialogue-state.ts';
import { matchService, type ServiceMatch } from './matching.ts';
import { anyStaff, namedStaff } from './naming.ts';
import {
  choose,
  type NotFree,
  type Offered,
  offered,
  OFFERS,
  moving,
  search,
  type Wanted,
  whyNot,
} from './offering.ts';
import { isOneDay, understandWhen } from './times.ts';
import { type Ask, short, type Tool, type ToolContext, type ToolResult, words } from './tool.ts';

const input = z.object({
  words: words("All the caller said about the wish so far, in the caller's own words."),
  service: short('The service, when known.').optional(),
  staff: short(
    'With whom, when the caller asked for somebody; or with whom not, as in "not Sam".',
  ).optional(),
  when: words('The words about day and time, exactly as said.').optional(),
});
type Input = z.infer<typeof input>;

export type FindOpeningsResult =
  | Offered
  | Ask<'service', 'unknown-service' | 'several-services'>
  | Ask<'staff', 'not-with-that-person' | 'several-of-that-name'>
  | Ask<'when', 'no-time' | 'no-choice' | WhenAsk['reason']>
  /** Nothing is free in all the time ahead. */
  | (ToolResult<'none'> & { readonly reason: NotFree });

type Service = Wanted['service'];
type StaffId = NonNullable<Wanted['staff']>;

export const findOpenings: Tool<'find_openings', Input, FindOpeningsResult> = {
  name: 'find_openings',
  description:
    'Finds free times. The server understands dates itself, so hand over the words as they were said ("next Tuesday at three"). Offers hold nothing until booked.',
  input,
  writes: null,
  async run(context, args) {
    const { business, language, state } = context;
    const say = language.tools.openings;
    const when = understand(context, args.when ?? args.words);
    // What the model filled in is the caller's last word; the words hold all that was said before it, too.
    const said = `${args.words}. ${args.staff ?? ''}`;
    const { requested, refused, unclear } = namedStaff(said, business.staff, language);
    const anybody = anyStaff(`${args.staff ?? ''} ${args.words}`, language);
    // "I need a receipt" does not continue what was talked about before.
    if (unclear.length > 0) {
      const names = unclear.map(({ name }) => name);
      return { status: 'ask', ask: 'staff', reason: 'several-of-that-name', say: say.askWhichStaff(names) };
    }
    const goesOn = when.type !== 'none' || requested !== null || refused.length > 0 || anybody;
    const chosen = chooseService(await offeredServices(context), context, args, goesOn);
    if (chosen.type !== 'one') {
      const several = chosen.type === 'several';
      const names = (several ? chosen.services : business.services).map(({ name }) => name);
      const reason = several ? 'several-services' : 'unknown-service';
      return { status: 'ask', ask: 'service', reason, say: say.askService(names) };
    }
    const { service } = chosen;
    const able = business.staff.filter(({ id }) => service.staffIds.includes(id));
    const names = able.map(({ name }) => name);
    const notWith = { status: 'ask', ask: 'staff', reason: 'not-with-that-person' } as const;
    if (requested !== null && !able.includes(requested))
      return { ...notWith, say: say.askStaff(requested.name, names) };
    const wanted: Wanted = { service, ...whom(context, requested?.id ?? null, refused, anybody) };
    if (!anybody && able.length > 0 && able.every(({ id }) => wanted.refused.includes(id)))
      return { ...notWith, say: say.askStaffAgain(names) };
    // Another person, or something else, is another offer, also at a time that was offered.
    const changes = requested !== null || refused.length > 0 || service.id !== state.service;
    return timesFor(context, wanted, when, { goesOn, changes });
  },
};

/** Looks for what is wanted when it is wanted, and asks where that is not clear. */
async function timesFor(
  context: ToolContext,
  wanted: Wanted,
  when: When,
  { goesOn, changes }: { readonly goesOn: boolean; readonly changes: boolean },
): Promise<FindOpeningsResult> {
  const { state, language } = context;
  const { service } = wanted;
  const say = language.tools.openings;
  const askWhen = { status: 'ask', ask: 'when', remember: remembered(wanted) } as const;
  switch (when.type) {
    case 'none': {
      // Another service or another person, on the day that was talked about.
      const goesOnThere = goesOn || service.id !== state.service;
      if (state.day === null || !goesOnThere)
        return { ...askWhen, reason: 'no-time', say: say.askWhen(service.name) };
      return offerRange(context, wanted, wholeDay(context, Temporal.PlainDate.from(state.day)));
    }
    case 'ask': {
      const day = when.date === undefined ? {} : { day: when.date.toString() };
      return {
        ...askWhen,
        reason: when.reason,
        say: when.question,
        remember: { ...askWhen.remember, ...day },
      };
    }
    case 'option': {
      const option = state.options[when.index];
      if (option === undefined) return { ...askWhen, reason: 'no-choice', say: say.whichOne };
      // "The second one, but with Alex".
      if (changes) return offerTime(context, wanted, Temporal.PlainDateTime.from(option.at));
      return {
        status: 'found',
        exact: true,
        offers: [option],
        say: say.chosen(option.say, moving(context, service) !== null),
        remember: remembered(wanted),
      };
    }
    case 'time':
      return offerTime(context, wanted, when.date.toPlainDateTime(when.time));
    case 'range':
      return offerRange(context, wanted, when);
  }
}

const remembered = ({ service, staff, refused }: Wanted) => ({ service: service.id, staff, refused });

/** The staff that the words ask for and refuse; earlier ones stay until something else is said. */
function whom(
  { state }: ToolContext,
  requested: StaffId | null,
  unwanted: readonly { readonly id: StaffId }[],
  anybody: boolean,
): Pick<Wanted, 'staff' | 'refused'> {
  if (requested === null && unwanted.length === 0 && anybody) return { staff: null, refused: [] };
  const all = new Set([...state.refused, ...unwanted.map(({ id }) => id)]);
  const refused = [...all].filter((id) => id !== requested);
  const before = anybody || state.staff === null || refused.includes(state.staff) ? null : state.staff;
  return { staff: requested ?? before, refused };
}

/** The services to search for: all that are offered, and that of the appointment in question, even when retired. */
async function offeredServices({ db, business, state }: ToolContext): Promise<readonly Service[]> {
  const { services } = business;
  if (state.subject === null || services.some(({ id }) => id === state.service)) return services;
  const own = await serviceOfBooking(db, business.id, state.subject);
  return own === null ? services : [...services, own];
}

function chooseService(
  services: readonly Service[],
  { state, language }: ToolContext,
  args: Input,
  goesOn: boolean,
): ServiceMatch<Service> {
  const filledIn = matchService(args.service ?? '', services, language);
  const named = filledIn.type === 'one' ? filledIn : matchService(args.words, services, language);
  if (named.type !== 'none') return named;
  if (filledIn.type !== 'none') return filledIn;
  const before = goesOn ? services.find(({ id }) => id === state.service) : undefined;
  const only = services.length === 1 ? services[0] : undefined;
  const service = before ?? only;
  return service === undefined ? named : { type: 'one', service, guessed: before === undefined };
}

/** Reads the words with the times in mind that were offered before. */
function understand(context: ToolContext, said: string): When {
  const { day, options } = context.state;
  return understandWhen(context, said, {
    ...(day === null ? {} : { date: Temporal.PlainDate.from(day) }),
    options: options.map(({ at }) => {
      const moment = Temporal.PlainDateTime.from(at);
      return { date: moment.toPlainDate(), time: moment.toPlainTime() };
    }),
  });
}

const wholeDay = (context: ToolContext, day: Temporal.PlainDate): WhenRange => ({
  type: 'range',
  from: day.toPlainDateTime(),
  to: day.add({ days: 1 }).toPlainDateTime(),
  words: context.language.dates.sayDay(day, context.localNow().toPlainDate()),
});

async function offerTime(
  context: ToolContext,
  wanted: Wanted,
  at: Temporal.PlainDateTime,
): Promise<FindOpeningsResult> {
  const say = context.language.tools.openings;
  const day = wholeDay(context, at.toPlainDate());
  const offers = await search(context, wanted, { ...day, near: at });
  const remember = { ...remembered(wanted), day: at.toPlainDate().toString() };
  const moment = at.toZonedDateTime(context.business.zone).epochMilliseconds;
  const exact = offers.find(({ startsAt }) => startsAt.getTime() === moment);
  if (exact !== undefined) {
    const option = offered(context, exact);
    return {
      status: 'found',
      exact: true,
      offers: [option],
      say: say.free(option.say, moving(context, wanted.service) !== null),
      remember: { ...remember, options: [option] },
    };
  }
  const reason = whyNot(context, wanted, at);
  if (offers.length === 0) return nextFree(context, wanted, day, reason);
  return found(context, offers, remember, { reason, sorry: say.notFree(at, context.localNow()) });
}

async function offerRange(
  context: ToolContext,
  wanted: Wanted,
  range: WhenRange,
): Promise<FindOpeningsResult> {
  const offers: Offer[] = [];
  const parts = partsOf(range);
  for (const { from, to } of parts) {
    const free = await search(context, wanted, { from, to, near: range.earliest === true ? from : null });
    offers.push(...(range.daily === undefined ? free : free.slice(0, 1)));
    if (offers.length >= OFFERS) break;
  }
  if (offers.length === 0) {
    const reasons = parts.map(({ from, to }) => whyNot(context, wanted, from, to.subtract({ minutes: 1 })));
    return nextFree(context, wanted, range, reasons.includes('full') ? 'full' : (reasons.at(-1) ?? 'full'));
  }
  const day = isOneDay(range) ? range.from.toPlainDate().toString() : null;
  return found(context, offers, { ...remembered(wanted), day });
}

/** A range of days of which only some hours are meant, day by day; any other as it is. */
function partsOf(range: WhenRange): readonly Pick<WhenRange, 'from' | 'to'>[] {
  const { daily } = range;
  if (daily === undefined) return [range];
  const days = range.to.since(range.from, { largestUnit: 'days' }).days + 1;
  return Array.from({ length: days }, (_, index) => {
    const day = range.from.toPlainDate().add({ days: index });
    const to = daily.to.equals(Temporal.PlainTime.from('00:00')) ? day.add({ days: 1 }) : day;
    return { from: day.toPlainDateTime(daily.from), to: to.toPlainDateTime(daily.to) };
  });
}

/** The first free times from the day on at which a range begins in which there is nothing. */
async function nextFree(
  context: ToolContext,
  wanted: Wanted,
  range: WhenRange,
  reason: NotFree,
): Promise<FindOpeningsResult> {
  const say = context.language.tools.openings;
  const from = range.from.toPlainDate().toPlainDateTime();
  const to = from.add({ days: context.business.policy.daysAhead });
  const offers = await search(context, wanted, { from, to, near: from });
  const sorry = say.nothing(range.words);
  const remember = remembered(wanted);
  if (offers.length > 0) return found(context, offers, remember, { reason, sorry });
  return { status: 'none', reason, say: `${sorry} ${say.nothingAhead}`, remember };
}

function found(
  context: ToolContext,
  offers: readonly Offer[],
  remember: Remembered,
  { reason, sorry }: { readonly reason?: NotFree; readonly sorry?: string } = {},
): Offered {
  const chosen = choose(context, offers, sorry);
  const known = { ...remember, options: chosen.offers };
  return { status: 'found', exact: false, reason, ...chosen, remember: known };
}
