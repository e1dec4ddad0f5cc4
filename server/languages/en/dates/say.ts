/** Dates and times as they are spoken, so that a voice reads them well and a caller can correct them. */

/** 24 -> "24th". */
export function ordinal(value: number): string {
  const teen = value % 100 > 10 && value % 100 < 14;
  return `${String(value)}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

/** "Tuesday". */
export function sayWeekday(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-US', { weekday: 'long' });
}

/** "Tuesday, November 24th", with the year only when it is not the one that a listener expects. */
export function sayDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const month = date.toLocaleString('en-US', { month: 'long' });
  const far = today.until(date).days > 330 || Temporal.PlainDate.compare(date, today) < 0;
  const year = far && date.year !== today.year ? `, ${String(date.year)}` : '';
  return `${sayWeekday(date)}, ${month} ${ordinal(date.day)}${year}`;
}

/** "today", "tomorrow", or the date. */
export function sayDay(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  if (date.equals(today)) return 'today';
  if (date.equals(today.add({ days: 1 }))) return 'tomorrow';
  return sayDate(date, today);
}

/** "3 PM", "3:30 PM", "noon"; midnight is "12 AM", because people take "midnight" for the end of the day. */
export function sayTime(time: Temporal.PlainTime): string {
  if (time.minute === 0 && time.hour === 12) return 'noon';
  return `${hourAndMinute(time)} ${half(time)}`;
}

/** The unmistakable form for a confirmation: "Tuesday, November 24th at 3:00 PM". */
export function sayMoment(moment: Temporal.PlainDateTime, now: Temporal.PlainDateTime): string {
  const hour = `${String(hour12(moment))}:${String(moment.minute).padStart(2, '0')} ${half(moment)}`;
  return `${sayDate(moment.toPlainDate(), now.toPlainDate())} at ${hour}`;
}

/** The short form for talking: "tomorrow at 3 PM", "Tuesday, November 24th at noon". */
export function sayMomentShort(moment: Temporal.PlainDateTime, now: Temporal.PlainDateTime): string {
  return `${sayDay(moment.toPlainDate(), now.toPlainDate())} at ${sayTime(moment.toPlainTime())}`;
}

export interface SpokenOffer {
  readonly moment: Temporal.PlainDateTime;
  /** The staff member's name, if it is worth saying. */
  readonly staff?: string;
}

/**
 * Names several openings the way a receptionist does, by day and in the order given: "Tuesday, November 24th at 3,
 * 3:30 or 4:15 PM with Sam", "today at 11 AM or tomorrow at 2 PM".
 */
export function sayTimes(offers: readonly SpokenOffer[], now: Temporal.PlainDateTime): string {
  const sameStaff = new Set(offers.map((offer) => offer.staff)).size === 1;
  const staff = sameStaff ? offers[0]?.staff : undefined;
  const days = groupRuns(offers, (offer) => offer.moment.toPlainDate().toString()).map(
    (group) =>
      `${sayDay(group[0].moment.toPlainDate(), now.toPlainDate())} at ${timesOfDay(group, sameStaff)}`,
  );
  return `${either(days)}${staff ? ` with ${staff}` : ''}`;
}

/** Says AM or PM once for a run of times that share it. */
function timesOfDay(offers: readonly SpokenOffer[], sameStaff: boolean): string {
  const said = offers.map((offer, index) => {
    const time = offer.moment.toPlainTime();
    const next = offers[index + 1];
    const sharesHalf =
      next !== undefined &&
      half(next.moment) === half(time) &&
      sayTime(next.moment.toPlainTime()) !== 'noon' &&
      (sameStaff || offer.staff === next.staff);
    const whole = sayTime(time);
    const words = sharesHalf && whole.endsWith('M') ? hourAndMinute(time) : whole;
    return !sameStaff && offer.staff && offer.staff !== next?.staff ? `${words} with ${offer.staff}` : words;
  });
  return either(said);
}

/** "a", "a or b", "a, b or c". */
export function either(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1] ?? ''}`;
}

function groupRuns<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  for (const item of items) {
    const last = groups[groups.length - 1];
    if (last && key(last[0]) === key(item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

interface Hours {
  readonly hour: number;
  readonly minute: number;
}

const hour12 = (time: Hours): number => ((time.hour + 11) % 12) + 1;
const half = (time: Hours): string => (time.hour < 12 ? 'AM' : 'PM');
const hourAndMinute = (time: Hours): string =>
  time.minute === 0
    ? String(hour12(time))
    : `${String(hour12(time))}:${String(time.minute).padStart(2, '0')}`;
