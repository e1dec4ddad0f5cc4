/** Sentences about free times: what is offered, and why what was asked for is not. */
import type { Appointment, Asked, ClosedDay, FreeTime, FreeTimes, OpeningsFor, Refusal } from '../facts.ts';
import { sayDate, sayDay, sayMomentShort, sayTime, sayTimes, sayWeekday } from './dates/say.ts';
import { capital, list } from './numbers.ts';

type Now = Temporal.PlainDateTime;
type Day = Temporal.PlainDate;
type Names = readonly string[];

export const lower = (names: Names) => names.map((name) => name.toLowerCase());

/** "today", "on Tuesday, November 24th". */
export const onDay = (day: Day, now: Now) => {
  const said = sayDay(day, now.toPlainDate());
  return /^to(day|morrow)/.test(said) ? said : `on ${said}`;
};

const ofBooking = ({ service, at }: Pick<Appointment, 'service' | 'at'>, now: Now) =>
  `the ${service.toLowerCase()} of ${sayMomentShort(at, now)}`;

function agreeTo({ moves, changes }: OpeningsFor, now: Now): string {
  if (moves === null) return 'Shall I book that for you?';
  const booking = moves.booking === null ? 'it' : ofBooking(moves.booking, now);
  const change = changes === null ? '' : ` and change it to the ${changes.toLowerCase()}`;
  return `Shall I move ${booking} there${change}?`;
}

const forService = ({ service }: OpeningsFor, said: string) =>
  service === null ? capital(said) : `For the ${service.toLowerCase()}, ${said}`;

const time = ({ at, staff }: FreeTime, now: Now) => `${sayMomentShort(at, now)} with ${staff}`;

/** Nobody remembers more times than this by ear. */
const MOST_SAID = 3;

/** "with Alex, and at the same time with Sam, then at 3:30 PM with Alex"; of many the last. */
function together(first: FreeTimes, now: Now): string {
  const then = first.then.map(({ at, staff }) =>
    at.equals(first.at) ? `at the same time with ${staff}` : `at ${sayTime(at)} with ${staff}`,
  );
  const last = first.then.at(-1);
  if (then.length < MOST_SAID) return `${time(first, now)}, and ${then.join(', then ')}`;
  return `${sayMomentShort(first.at, now)} for all ${then.length + 1}, the last at ${sayTime(last?.at ?? first.at)}`;
}

function choose(times: readonly FreeTimes[], now: Now, wish?: OpeningsFor): string {
  const [first, ...others] = times;
  const all = Math.max(...times.map(({ then }) => then.length)) + 1;
  // Whom each of several people is with is told once one time is chosen.
  const staff = (each: FreeTimes) => (all > 1 && others.length > 0 ? '' : each.staff);
  const said =
    all > 1 && first !== undefined && others.length === 0
      ? together(first, now)
      : sayTimes(
          times.map((each) => ({ moment: each.at, staff: staff(each) })),
          now,
        );
  const forAll = all > 1 && others.length > 0 ? ` for ${all === 2 ? 'both' : `all ${all}`} of you` : '';
  return `${wish === undefined ? 'I' : forService(wish, 'I')} have ${said}${forAll}. ${askFor(times, wish, now)}`;
}

function askFor(times: readonly FreeTimes[], wish: OpeningsFor | undefined, now: Now): string {
  if (times.length > 1) return 'Which would you like?';
  const isNew = wish === undefined || wish.moves === null;
  return isNew ? 'Would that suit you?' : agreeTo(wish, now);
}

/** Under two hours in minutes, under two days in hours. */
function sayDuration(minutes: number): string {
  const of = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (minutes % 1440 === 0 && minutes > 1440) return of(minutes / 1440, 'day');
  return minutes % 60 === 0 ? of(minutes / 60, 'hour') : of(minutes, 'minute');
}

const closedOn = (days: readonly ClosedDay[], now: Now): string =>
  list(
    days.map(({ day, holiday }) => {
      if (holiday === null) return `on ${sayWeekday(day)}s`;
      return `${onDay(day, now)}${holiday === '' ? '' : ` for ${holiday}`}`;
    }),
  );

/** The true reason, as a sentence of its own. */
function refusal(why: Refusal, { words, at, service, staff }: Asked, now: Now): string {
  const asked = at === null ? words : sayMomentShort(at, now);
  switch (why.reason) {
    case 'past':
      return `${capital(asked)} is already past.`;
    case 'notice':
      return `I need at least ${sayDuration(why.minutes)} of notice, so ${asked} is too soon.`;
    case 'horizon':
      return `I can only book ${sayDuration(why.days * 1440)} ahead, up to ${sayDate(why.last, now.toPlainDate())}.`;
    case 'closed':
    case 'holiday':
      return `We are closed ${closedOn(why.days, now)}.`;
    case 'before-opening':
      return `We open at ${sayTime(why.opens)} ${onDay(why.day, now)}.`;
    case 'after-closing': {
      const takes =
        why.minutes === null ? '' : `, and the ${service.toLowerCase()} takes ${sayDuration(why.minutes)}`;
      return `We close at ${sayTime(why.closes)} ${onDay(why.day, now)}${takes}.`;
    }
    case 'break':
      return `We are closed from ${sayTime(why.from)} to ${sayTime(why.to)} ${onDay(why.day, now)}.`;
    case 'staff-off':
      return why.staff.length === 0
        ? `Nobody does the ${service.toLowerCase()} at the moment.`
        : `${list(why.staff)} ${why.staff.length === 1 ? 'is' : 'are'} not working ${asked}.`;
    case 'step':
      return `Appointments begin every ${sayDuration(why.minutes)}, and not at ${at === null ? words : sayTime(at)}.`;
    case 'full':
      if (at !== null)
        return `${capital(asked)}${staff.length === 0 ? '' : ` with ${list(staff, 'or')}`} is not free.`;
      return `${staff.length === 0 ? 'I' : list(staff)} ${staff.length === 1 ? 'has' : 'have'} nothing ${asked}.`;
    case 'no-room':
      return `I have no time for ${why.people} people one right after another ${asked}.`;
  }
}

export const openings = {
  askService: (services: Names) => `What would you like to book: ${list(lower(services), 'or')}?`,
  /** Several services fit what was said. */
  askWhichService: (services: Names) => `Which one do you mean: ${list(lower(services), 'or')}?`,
  askWhen: (service: string) => `What day and time would you like for the ${service.toLowerCase()}?`,
  askStaff: (notAble: string, able: Names) =>
    `${notAble} doesn't do that, but ${list(able)} can. Is that all right?`,
  /** Several have the name that was said. */
  askWhichStaff: (names: Names) => `Do you mean ${list(names, 'or')}?`,
  /** Everybody who does it was refused. */
  askStaffAgain: (able: Names) => `Only ${list(able)} can do that. Is that all right?`,
  /** Several times were offered, and none was chosen yet. */
  whichOne: 'Which of those times would you like?',
  /** A booking was just made or found: is it to be moved, or is there to be one more? */
  moveOrNew: (booking: Appointment, now: Now) =>
    `Shall I move ${ofBooking(booking, now)}, or is this another appointment?`,
  whichToMove: (bookings: readonly Appointment[], now: Now) =>
    `Which one shall I move, ${list(
      bookings.map((booking) => ofBooking(booking, now)),
      'or',
    )}?`,
  time,
  /** A time that is free. */
  free: (free: FreeTimes, wish: OpeningsFor, now: Now) => {
    const said = free.then.length === 0 ? `${time(free, now)} is free` : `I have ${together(free, now)}`;
    return `${forService(wish, said)}. ${agreeTo(wish, now)}`;
  },
  chosen: (words: string, wish: OpeningsFor, now: Now) => `${capital(words)}. ${agreeTo(wish, now)}`,
  choose,
  refusal,
  /** A holiday of which the owner has not said yet whether it is a day like others. */
  unconfirmed: (name: string, day: Day, now: Now) =>
    `${capital(sayDay(day, now.toPlainDate()))} is ${name}, and I can't confirm that we keep our usual hours.`,
  askEarlierDay: 'Is there an earlier day that would suit you?',
  nothingUpTo: (last: Day, now: Now) =>
    `I have nothing else free up to ${sayDate(last, now.toPlainDate())}. Shall I take a message?`,
  /** Somebody else was faster. */
  taken: "I'm sorry, that time has just been taken.",
  askOtherDay: 'What other day would suit you?',
};
