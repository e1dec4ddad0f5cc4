/** From the caller's words to times that are really free. */
import { z } from 'zod';
import type { BookingId } from '../../../db/ids.ts';
import type { When, WhenAsk } from '../../booking/when/when.ts';
import { type Aim, findAim } from './aim.ts';
import { appointmentOf, foundAgain, openingsFor, remembered, type Wanted } from './offering.ts';
import type { ServiceMatch } from './matching.ts';
import { offerRange, offerTime, wholeDay } from './offer-when.ts';
import type { NotOwn } from './own-bookings.ts';
import type { Times } from './refusing.ts';
import { needsDay } from './proof.ts';
import { askProof } from './recall-customer.ts';
import { localTime, understandWhen } from './times.ts';
import { type Ask, id, short, type Tool, type ToolContext, words } from './tool.ts';
import {
  type AskService,
  type AskStaff,
  chooseService,
  chooseStaff,
  namedService,
  searchable,
  type Service,
  speaksOfStaff,
  usualOf,
} from './wanted.ts';

const input = z.object({
  words: words("All the caller said about the wish so far, in the caller's own words."),
  service: words('The service, when known.').optional(),
  staff: short(
    'With whom, when the caller asked for somebody; or with whom not, as in "not Sam".',
  ).optional(),
  when: words('The words about day and time, exactly as said.').optional(),
  booking: id<BookingId>(
    'The id of the appointment that is to be moved there; left out for a new appointment.',
  ).optional(),
});
type Input = z.infer<typeof input>;

export type FindOpeningsResult =
  | Times
  | AskService
  | AskStaff
  | Ask<'when', 'no-time' | 'no-choice' | WhenAsk['reason']>
  | Ask<'which-booking', 'several-bookings' | 'move-or-new'>
  | ReturnType<typeof askProof>
  | NotOwn;

export const findOpenings: Tool<'find_openings', Input, FindOpeningsResult> = {
  name: 'find_openings',
  description: `Finds free times, for a new appointment or to move one. The server understands dates itself, so hand over the words as they were said ("next Tuesday at three", "a week later, same time", "right after that"). Offers hold nothing until booked; \`moves\` says which appointment they would move: then call reschedule, else book. Where several people come, \`then\` of an offer holds the offers of the others: book each of them.
\`reason\` says why what was asked for is not offered, \`why\` has the facts, and it is true: closed, holiday, before-opening, after-closing, break (the business is not open then), staff-off (open, but that person is not working), notice (too soon), horizon (too far ahead), step (appointments do not begin at that minute), full (taken), no-room (not for so many together). Say the reason; offer what the result offers, or ask for another day.
When it asks (\`ask\`), put that question to the caller; for "verify" call recall_customer with what they answer, then this again; for "which-booking" call it again with \`booking\`, or with words that say it is another appointment.`,
  input,
  writes: null,
  async run(context, given) {
    const services = await searchable(context);
    const args = withoutUsual(context, given);
    const said = `${args.words}. ${args.when ?? ''}`;
    const match = namedService(context, services, args);
    const service = match.type === 'one' ? match.service : null;
    const isAboutTime =
      match.type !== 'none' || speaksOfStaff(context, args) || understandWhen(context, said).type !== 'none';
    const aim = await findAim(context, { words: said, service, isAboutTime, booking: args.booking });
    switch (aim.type) {
      case 'refused':
        return aim.result;
      case 'which':
      case 'move-or-new':
        return whichBooking(context, aim);
      case 'new':
        if (args !== given && match.type === 'none')
          return searchUsual(context, args, { said, services, match, aim });
        return searchFor(context, args, { said, services, match, aim });
      case 'move':
        return searchFor(context, args, { said, services, match, aim });
    }
  },
};

/** The words without "the usual"; the very same where they do not say it. */
function withoutUsual({ language }: ToolContext, given: Input): Input {
  const { usual, withoutUsual: without } = language.tools.bookings;
  if (![given.words, given.when ?? '', given.service ?? ''].some((each) => usual.test(each))) return given;
  return {
    ...given,
    words: without(given.words),
    ...(given.when === undefined ? {} : { when: without(given.when) }),
  };
}

/** What the caller had before, with the same person, once they have proved who they are; whoever cannot, names it. */
function searchUsual(
  context: ToolContext,
  args: Input,
  understood: Understood,
): FindOpeningsResult | Promise<FindOpeningsResult> {
  const { business, caller, state } = context;
  const canProve = caller.phone !== null && !state.locked;
  if (state.usual === null && canProve)
    return askProof(context, needsDay(business.callerProof, caller.vouched) ? 'name-and-day' : 'name');
  const usual = usualOf(context, understood.services, args);
  if (usual === null) return searchFor(context, args, understood);
  const match = { type: 'one', service: usual.service, guessed: true } as const;
  const whom = usual.staff === null || speaksOfStaff(context, args) ? {} : { staff: usual.staff };
  return searchFor(context, { ...args, ...whom }, { ...understood, match });
}

interface Understood {
  /** All the words. */
  readonly said: string;
  readonly services: readonly Service[];
  readonly match: ServiceMatch<Service>;
  readonly aim: Extract<Aim, { type: 'new' | 'move' }>;
}

async function searchFor(
  context: ToolContext,
  args: Input,
  { said, services, match, aim }: Understood,
): Promise<FindOpeningsResult> {
  const { state, language } = context;
  const when = understand(context, aim, args.when ?? args.words);
  // "I need a receipt" does not continue what was talked about before; "one for my son" does.
  const oneMore = aim.type === 'new' && state.aim === null && aim.beside !== null;
  const goesOn = when.type !== 'none' || oneMore || speaksOfStaff(context, args);
  const chosen = chooseService(context, services, match, aim, { words: said, goesOn });
  if ('status' in chosen) return chosen;
  const whom = chooseStaff(context, chosen, aim, args);
  if ('status' in whom) return whom;
  const wanted: Wanted = {
    service: chosen,
    newService: state.aim === null || chosen.id !== state.service || (match.type === 'one' && match.guessed),
    staff: whom.staff,
    refused: whom.refused,
    moves: aim.type === 'move' ? aim.booking : null,
    people: aim.type === 'move' ? 1 : (language.dates.peopleIn(said) ?? 1),
  };
  // Another person, or something else, is another offer, also at a time that was offered.
  return timesFor(context, wanted, when, { goesOn, changes: whom.isSaid || chosen.id !== state.service });
}

function whichBooking(
  context: ToolContext,
  aim: Extract<Aim, { type: 'which' | 'move-or-new' }>,
): Ask<'which-booking', 'several-bookings' | 'move-or-new'> {
  const say = context.language.tools.openings;
  const now = context.localNow();
  const ask = { status: 'ask', ask: 'which-booking' } as const;
  if (aim.type === 'which') {
    const bookings = aim.bookings.map((booking) => appointmentOf(context, booking));
    return { ...ask, reason: 'several-bookings', say: say.whichToMove(bookings, now) };
  }
  return { ...ask, reason: 'move-or-new', say: say.moveOrNew(appointmentOf(context, aim.booking), now) };
}

/** Looks for what is wanted when it is wanted, and asks where that is not clear. */
async function timesFor(
  context: ToolContext,
  wanted: Wanted,
  when: When,
  { goesOn, changes }: { readonly goesOn: boolean; readonly changes: boolean },
): Promise<FindOpeningsResult> {
  const { state, language } = context;
  const { service, moves } = wanted;
  const say = language.tools.openings;
  const askWhen = { status: 'ask', ask: 'when', remember: remembered(context, wanted) } as const;
  switch (when.type) {
    case 'none': {
      // With somebody else, or made another service: at the time that it has.
      if (moves !== null && changes) return offerTime(context, wanted, localTime(context, moves.startsAt));
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
      // "The second one, but with Alex"; of several who come, each is told of.
      if (changes || option.then !== undefined)
        return offerTime(context, wanted, Temporal.PlainDateTime.from(option.at));
      const agree = say.chosen(option.say, openingsFor(context, wanted), context.localNow());
      return foundAgain(context, wanted, option, agree);
    }
    case 'time':
      return offerTime(context, wanted, when.date.toPlainDateTime(when.time));
    case 'range':
      return offerRange(context, wanted, when);
  }
}

/** Reads the words with the booking in mind that is talked about, and the times that were offered before. */
function understand(context: ToolContext, aim: Extract<Aim, { type: 'new' | 'move' }>, said: string): When {
  const { state, language } = context;
  const spokenOf = aim.type === 'move' ? aim.booking : aim.beside;
  const booking = spokenOf && {
    start: localTime(context, spokenOf.startsAt),
    end: localTime(context, spokenOf.endsAt),
  };
  const begins = state.aim === null && booking !== null;
  const day = state.day === null ? null : Temporal.PlainDate.from(state.day);
  const date = begins ? booking.start.toPlainDate() : day;
  const options = begins ? [] : state.options;
  const chooses = aim.type === 'move' && state.about.type === 'found' && state.about.bookings.length > 1;
  const words = chooses && options.length === 0 ? language.tools.bookings.withoutWhich(said) : said;
  return understandWhen(context, words, {
    ...(date === null ? {} : { date }),
    ...(booking === null ? {} : { booking }),
    options: options.map(({ at }) => {
      const moment = Temporal.PlainDateTime.from(at);
      return { date: moment.toPlainDate(), time: moment.toPlainTime() };
    }),
  });
}
