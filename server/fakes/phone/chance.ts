/** The random choices of a call. The same seed gives the same conversations. */
import { randomInt } from 'node:crypto';

export interface Chance {
  /** A number that nobody has (555 is given to no subscriber), and new whatever the seed: a service knows who called before. */
  phone(): string;
  name(): string;
  /**
   * A time at which the demo business is open, as people say it: "Friday, December 4th at 3 in the afternoon". Seeds that
   * follow each other wish for different ones, so that callers of one load do not race for the same chair.
   */
  opening(): string;
}

const FIRST_NAMES = [
  'Maria',
  'James',
  'Priya',
  'Robert',
  'Helen',
  'Peter',
  'Laura',
  'Daniel',
  'Susan',
  'Oscar',
];
const LAST_NAMES = [
  'Lopez',
  'Miller',
  'Shah',
  'Walker',
  'Becker',
  'Turner',
  'Cooper',
  'Bennett',
  'Parker',
  'Hughes',
];
/** Far enough apart that no appointment reaches into the next. */
const HOURS = [
  '10 in the morning',
  '11 in the morning',
  '1 in the afternoon',
  '2 in the afternoon',
  '3 in the afternoon',
];
/** Monday and Sunday are closed. */
const OPEN_DAYS = [2, 3, 4, 5, 6];
/** Far enough for the notice that the business wants, near enough for how far ahead it books. */
const DAYS_AHEAD = { least: 3, most: 50 };

/** @param seed any whole number. */
export function chanceOf(seed: number, today = Temporal.Now.plainDateISO('America/New_York')): Chance {
  const random = mulberry(seed);
  let wishes = 0;
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = (texts: readonly string[]) => texts[below(texts.length)] ?? '';
  return {
    phone: () => `+1${randomInt(200, 900)}555${String(randomInt(10_000)).padStart(4, '0')}`,
    name: () => `${oneOf(FIRST_NAMES)} ${oneOf(LAST_NAMES)}`,
    opening() {
      const days = openDays(today);
      const wish = seed + wishes * Math.floor(days.length / 2);
      wishes += 1;
      const day = days[wish % days.length] ?? today;
      const hour = HOURS[Math.floor(wish / days.length) % HOURS.length] ?? '';
      const [weekday, month] = ['weekday', 'month'].map((part) =>
        day.toLocaleString('en-US', { [part]: 'long' }),
      );
      return `${weekday ?? ''}, ${month ?? ''} ${ordinal(day.day)} at ${hour}`;
    },
  };
}

function openDays(today: Temporal.PlainDate): Temporal.PlainDate[] {
  const count = DAYS_AHEAD.most - DAYS_AHEAD.least;
  const days = Array.from({ length: count }, (_, index) => today.add({ days: DAYS_AHEAD.least + index }));
  return days.filter(({ dayOfWeek }) => OPEN_DAYS.includes(dayOfWeek));
}

function ordinal(day: number): string {
  const ending = day > 10 && day < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

/** Mulberry32: small, and even enough to choose names. */
function mulberry(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
