/** Dates and times as they are spoken, so that a voice reads them well and a caller can correct them. */
import type { SpokenHour, SpokenOffer } from '../../dates.ts';
import { MONTHS, WEEKDAYS } from '../names.ts';
import { ordinalDigits } from '../number-words.ts';
import { list } from '../numbers.ts';

/** "Tuesday". */
export const sayWeekday = ({ dayOfWeek }: Temporal.PlainDate): string => WEEKDAYS[dayOfWeek - 1] ?? '';

/** "Tuesday, November 24th", with the year only when it is not the one that a listener expects. */
export function sayDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const far = today.until(date).days > 330 || Temporal.PlainDate.compare(date, today) < 0;
  const year = far && date.year !== today.year ? `, ${String(date.year)}` : '';
  return `${sayWeekday(date)}, ${MONTHS[date.month - 1] ?? ''} ${ordinalDigits(date.day)}${year}`;
}

/** "today", "tomorrow", or the date. */
export function sayDay(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  if (date.equals(today)) return 'today';
  if (date.equals(today.add({ days: 1 }))) return 'tomorrow';
  return sayDate(date, today);
}

/** "tomorrow", "Tuesday" within the week, else weekday and date. */
export function sayNearDay(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(date).days;
  return days > 1 && days < 7 ? sayWeekday(date) : sayDay(date, today);
}

/** "3 PM", "3:30 PM", "noon"; of an hour of 24, "midnight". The beginning of a day is "12 AM", because people take "midnight" for its end. */
export function sayTime(time: SpokenHour): string {
  if (time.hour === 24) return 'midnight';
  if (time.minute === 0 && time.hour === 12) return 'noon';
  return `${hourAndMinute(time)} ${half(time)}`;
}

/** The unmistakable form for a confirmation: "Tuesday, November 24th at 3:00 PM". */
export function sayMoment(moment: Temporal.PlainDateTime, now: Temporal.PlainDateTime): string {
  const hour = `${String(hour12(moment))}:${String(moment.minute).padStart(2, '0')} ${half(moment)}`;
  return `${sayDate(moment.toPlainDate(), now.toPlainDate())} at ${hour}`;
}

/** The short form for talking: "tomorrow at 3 PM". */
export function sayMomentShort(moment: Temporal.PlainDateTime, now: Temporal.PlainDateTime): string {
  return `${sayDay(moment.toPlainDate(), now.toPlainDate())} at ${sayTime(moment)}`;
}

/** Several openings, by day and in the order given: "Tuesday, November 24th at 3, 3:30 or 4:15 PM with Sam". */
export function sayTimes(offers: readonly SpokenOffer[], now: Temporal.PlainDateTime): string {
  const sameStaff = new Set(offers.map((offer) => offer.staff)).size === 1;
  const staff = sameStaff ? offers[0]?.staff : undefined;
  const days = byDay(offers).map(
    (group) =>
      `${sayDay(group[0].moment.toPlainDate(), now.toPlainDate())} at ${timesOfDay(group, sameStaff)}`,
  );
  return `${list(days, 'or')}${staff ? ` with ${staff}` : ''}`;
}

/** Says AM or PM once for a run of times that share it. */
function timesOfDay(offers: readonly SpokenOffer[], sameStaff: boolean): string {
  const said = offers.map((offer, index) => {
    const time = offer.moment;
    const next = offers[index + 1];
    const sharesHalf =
      next !== undefined &&
      half(next.moment) === half(time) &&
      sayTime(next.moment) !== 'noon' &&
      (sameStaff || offer.staff === next.staff);
    const whole = sayTime(time);
    const words = sharesHalf && whole.endsWith('M') ? hourAndMinute(time) : whole;
    return !sameStaff && offer.staff && offer.staff !== next?.staff ? `${words} with ${offer.staff}` : words;
  });
  return list(said, 'or');
}

function byDay(offers: readonly SpokenOffer[]): readonly (readonly [SpokenOffer, ...SpokenOffer[]])[] {
  const days: [SpokenOffer, ...SpokenOffer[]][] = [];
  for (const offer of offers) {
    const last = days.at(-1);
    if (last?.[0].moment.toPlainDate().equals(offer.moment.toPlainDate())) last.push(offer);
    else days.push([offer]);
  }
  return days;
}

const hour12 = (time: SpokenHour): number => ((time.hour + 11) % 12) + 1;
const half = (time: SpokenHour): string => (time.hour < 12 ? 'AM' : 'PM');
const hourAndMinute = (time: SpokenHour): string =>
  time.minute === 0
    ? String(hour12(time))
    : `${String(hour12(time))}:${String(time.minute).padStart(2, '0')}`;
