/** From the caller's words to times that are really free. */
import { serviceOfBooking } from '../../booking/bookings.ts';
import { findOffers, type Offer } from '../../booking/offers.ts';
import { resolveWhen } from '../../booking/when/resolve.ts';
import { sayDay, sayMomentShort, sayTimes } from '../../languages/en/dates/say.ts';
import type { When, WhenRange } from '../../booking/when/when.ts';
import { opensOn } from './hours.ts';
import type { Input } from './inputs.ts';
import { anyStaff, matchService, namedStaff } from './matching.ts';
import type { OfferedTime } from './dialogue-state.ts';
import { list } from '../../languages/en/numbers.ts';
import { languageOf } from '../../languages/languages.ts';
import { capital } from './questions.ts';
import type { ToolResult, ToolContext } from './tool.ts';

/** More times than this in one breath are forgotten before they are chosen from. */
const OFFERS = 3;

type Service = ToolContext['business']['services'][number];
type StaffId = ToolContext['business']['staff'][number]['id'];

/** What is looked for: the service, by whom (null: whoever is free), and by whom not. */
interface Wanted {
  readonly service: Service;
  readonly staff: StaffId | null;
  readonly refused: readonly StaffId[];
}

const remembered = ({ service, staff, refused }: Wanted) => ({ service: service.id, staff, refused });

export async function findOpenings(context: ToolContext, args: Input<'find_openings'>): Promise<ToolResult> {
  const { business, state: memory } = context;
  const when = understandWhen(context, args.when ?? args.words);
  // What the model filled in is the caller's last word; the words hold all that was said before it, too.
  const { wished: asked, refused } = namedStaff(`${args.words}. ${args.staff ?? ''}`, business.staff);
  const anybody = anyStaff(`${args.staff ?? ''} ${args.words}`);
  // "I need a receipt" is no wish for what was talked about before.
  const goesOn = when.type !== 'none' || asked !== null || refused.length > 0 || anybody;
  const service = chooseService(await offeredServices(context), context.state, args, goesOn);
  if (service === null) return askService(context);
  const able = business.staff.filter(({ id }) => service.staffIds.includes(id));
  if (asked !== null && !able.includes(asked)) {
    return {
      status: 'ask',
      ask: 'staff',
      say: `${asked.name} doesn't do that, but ${list(able.map(({ name }) => name))} can. Is that all right?`,
    };
  }
  const wanted = { service, ...whom(context, { asked, refused, anybody }) };
  if (!anybody && able.length > 0 && able.every(({ id }) => wanted.refused.includes(id))) {
    return {
      status: 'ask',
      ask: 'staff',
      say: `Only ${list(able.map(({ name }) => name))} can do that. Is that all right?`,
    };
  }
  const known = remembered(wanted);

  switch (when.type) {
    case 'none':
      // Another service or another person, on the day that was talked about.
      if (memory.day === null || !(goesOn || service.id !== memory.service)) {
        return {
          status: 'ask',
          ask: 'when',
          say: `What day and time would you like for the ${service.name.toLowerCase()}?`,
          remember: known,
        };
      }
      return offerRange(context, wanted, wholeDay(context, memory.day));
    case 'ask':
      return {
        status: 'ask',
        ask: 'when',
        say: when.question,
        remember: when.date === undefined ? known : { ...known, day: when.date.toString() },
      };
    case 'option': {
      const option = memory.options[when.index];
      if (option === undefined)
        return { status: 'ask', ask: 'when', say: 'Which of those times would you like?', remember: known };
      // "The second one, but with Alex" is another offer at that time.
      if (asked !== null || refused.length > 0 || service.id !== memory.service) {
        return offerTime(context, wanted, Temporal.PlainDateTime.from(option.at));
      }
      return {
        status: 'found',
        exact: true,
        offers: [option],
        say: `${capital(option.say)}. ${agreeTo(context, service)}`,
        remember: known,
      };
    }
    case 'time':
      return offerTime(context, wanted, when.date.toPlainDateTime(when.time));
    case 'range':
      return offerRange(context, wanted, when);
  }
}

/** Whom the words wish and refuse; who was wished or refused before stays so until something else is said. */
function whom(
  { state: memory }: ToolContext,
  said: {
    readonly asked: { readonly id: StaffId } | null;
    readonly refused: readonly { readonly id: StaffId }[];
    readonly anybody: boolean;
  },
): Pick<Wanted, 'staff' | 'refused'> {
  if (said.asked === null && said.refused.length === 0 && said.anybody) return { staff: null, refused: [] };
  const refused = [...new Set([...memory.refused, ...said.refused.map(({ id }) => id)])].filter(
    (id) => id !== said.asked?.id,
  );
  const before =
    said.anybody || memory.staff === null || refused.includes(memory.staff) ? null : memory.staff;
  return { staff: said.asked?.id ?? before, refused };
}

/** What can be talked about: all that is offered, and what the appointment in question is for, though it be retired. */
async function offeredServices({ db, business, state: memory }: ToolContext): Promise<readonly Service[]> {
  const { services } = business;
  if (memory.subject === null || services.some(({ id }) => id === memory.service)) return services;
  const own = await serviceOfBooking(db, business.id, memory.subject);
  return own === null ? services : [...services, own];
}

function chooseService(
  services: readonly Service[],
  memory: ToolContext['state'],
  args: Input<'find_openings'>,
  goesOn: boolean,
): Service | null {
  const named = matchService(args.service ?? '', services) ?? matchService(args.words, services);
  const before = goesOn ? services.find(({ id }) => id === memory.service) : undefined;
  return named ?? before ?? (services.length === 1 ? (services[0] ?? null) : null);
}

/** The question behind one time: whoever talks about an appointment that they have wants it moved there. */
const agreeTo = (context: ToolContext, service: Service): string =>
  moving(context, service) === null ? 'Shall I book that for you?' : 'Shall I move it there?';

/** The appointment that openings of this service are for, when one is to be moved. */
const moving = ({ state: memory }: ToolContext, service: Service) =>
  memory.service === service.id ? memory.subject : null;

function askService(context: ToolContext): ToolResult {
  const names = context.business.services.map(({ name }) => name.toLowerCase());
  return { status: 'ask', ask: 'service', say: `What would you like to book: ${list(names, 'or')}?` };
}

/** Reads the words with the times in mind that were offered before. */
export function understandWhen(context: ToolContext, words: string): When {
  const { business, state: memory } = context;
  return resolveWhen(words, {
    now: context.now(),
    dates: languageOf(business.language).dates,
    opensOn: (date) => opensOn(business, date),
    previous: {
      ...(memory.day === null ? {} : { date: Temporal.PlainDate.from(memory.day) }),
      options: memory.options.map(({ at }) => {
        const moment = Temporal.PlainDateTime.from(at);
        return { date: moment.toPlainDate(), time: moment.toPlainTime() };
      }),
    },
  });
}

function wholeDay(context: ToolContext, day: string): WhenRange {
  const date = Temporal.PlainDate.from(day);
  return {
    type: 'range',
    from: date.toPlainDateTime(),
    to: date.add({ days: 1 }).toPlainDateTime(),
    words: sayDay(date, today(context)),
  };
}

async function offerTime(
  context: ToolContext,
  wanted: Wanted,
  at: Temporal.PlainDateTime,
): Promise<ToolResult> {
  const instant = at.toZonedDateTime(context.business.zone).toInstant();
  const day = at.toPlainDate();
  const offers = await search(
    context,
    wanted,
    startOf(context, day),
    startOf(context, day.add({ days: 1 })),
    instant,
  );
  const exact = offers.filter((offer) => offer.startsAt.getTime() === instant.epochMilliseconds).slice(0, 1);
  const remember = { ...remembered(wanted), day: day.toString() };
  if (exact.length > 0) {
    const options = exact.map((offer) => offered(context, offer));
    const say = `${capital(options[0]?.say ?? '')} is free. ${agreeTo(context, wanted.service)}`;
    return { status: 'found', exact: true, offers: options, say, remember: { ...remember, options } };
  }
  const moment = sayMomentShort(at, context.localNow());
  if (offers.length > 0) return present(context, offers, remember, `${capital(moment)} is not free.`);
  return nextFree(context, wanted, day, `I have nothing ${sayDay(day, today(context))}.`);
}

async function offerRange(context: ToolContext, wanted: Wanted, range: WhenRange): Promise<ToolResult> {
  const { zone } = context.business;
  const offers: Offer[] = [];
  for (const part of partsOf(range)) {
    const from = part.from.toZonedDateTime(zone).toInstant();
    const to = part.to.toZonedDateTime(zone).toInstant();
    const found = await search(context, wanted, from, to, range.earliest === true ? from : undefined);
    offers.push(...(range.daily === undefined ? found : found.slice(0, 1)));
    if (offers.length >= OFFERS) break;
  }
  const oneDay = range.to.since(range.from, { largestUnit: 'hours' }).hours <= 24;
  const day = oneDay ? range.from.toPlainDate().toString() : null;
  if (offers.length > 0) return present(context, offers, { ...remembered(wanted), day }, '');
  return nextFree(context, wanted, range.from.toPlainDate(), `I have nothing ${range.words}.`);
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

/** The first free times from a day on, for a wish that could not be met. */
async function nextFree(
  context: ToolContext,
  wanted: Wanted,
  day: Temporal.PlainDate,
  sorry: string,
): Promise<ToolResult> {
  const from = startOf(context, day);
  const to = startOf(context, day.add({ days: context.business.policy.daysAhead }));
  const offers = await search(context, wanted, from, to, from);
  const remember = remembered(wanted);
  if (offers.length > 0) return present(context, offers, remember, sorry);
  return {
    status: 'none',
    say: `${sorry} I can't find any free time in the coming weeks. Shall I take a message?`,
    remember,
  };
}

const today = (context: ToolContext) => context.localNow().toPlainDate();

const startOf = (context: ToolContext, day: Temporal.PlainDate) =>
  day.toZonedDateTime(context.business.zone).toInstant();

function search(
  context: ToolContext,
  wanted: Wanted,
  from: Temporal.Instant,
  to: Temporal.Instant,
  near?: Temporal.Instant,
): Promise<Offer[]> {
  const { service, staff, refused } = wanted;
  const except = moving(context, service);
  const wish = {
    serviceId: service.id,
    staffId: staff,
    refused,
    from: new Date(from.epochMilliseconds),
    to: new Date(to.epochMilliseconds),
    near: near === undefined ? null : new Date(near.epochMilliseconds),
    callId: context.callId,
    limit: OFFERS,
    ...(except === null ? {} : { except }),
  };
  return findOffers(context.db, context.business.id, wish, context.clock);
}

/** Says up to three offers and asks to choose; an empty wish gets an apology in front. */
export function present(
  context: ToolContext,
  offers: readonly Offer[],
  remember: ToolResult['remember'],
  sorry: string,
): ToolResult {
  const options = offers.map((offer) => offered(context, offer));
  const [only] = options;
  const times = sayTimes(
    offers.map((offer) => ({ moment: localTime(context, offer.startsAt), staff: offer.staff })),
    context.localNow(),
  );
  const question =
    options.length === 1 && only !== undefined
      ? `I have ${only.say}. Would that suit you?`
      : `I have ${times}. Which would you like?`;
  return {
    status: 'found',
    exact: false,
    offers: options,
    say: `${sorry} ${question}`.trim(),
    remember: { ...remember, options },
  };
}

export const localTime = (context: ToolContext, date: Date): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO(context.business.zone)
    .toPlainDateTime();

const offered = (context: ToolContext, offer: Offer): OfferedTime => {
  const at = localTime(context, offer.startsAt);
  return {
    offer: offer.id,
    say: `${sayMomentShort(at, context.localNow())} with ${offer.staff}`,
    at: at.toString({ smallestUnit: 'minute' }),
  };
};
