/** Dates and times as they are spoken, so that a voice reads them well and a caller can correct them. */
import type { SpokenHour, SpokenOffer } from '../../dates.ts';
import { MONTHS, WEEKDAYS } from '../names.ts';
import { list } from '../numbers.ts';

/** "martes". */
export const sayWeekday = ({ dayOfWeek }: Temporal.PlainDate): string => WEEKDAYS[dayOfWeek - 1] ?? '';

/** "el martes 24 de noviembre", with the year only when it is not the one that a listener expects. */
export function sayDate(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const far = today.until(date).days > 330 || Temporal.PlainDate.compare(date, today) < 0;
  const year = far && date.year !== today.year ? ` de ${String(date.year)}` : '';
  return `el ${sayWeekday(date)} ${String(date.day)} de ${MONTHS[date.month - 1] ?? ''}${year}`;
}

/** "hoy", "mañana", or the date. */
export function sayDay(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  if (date.equals(today)) return 'hoy';
  if (date.equals(today.add({ days: 1 }))) return 'mañana';
  return sayDate(date, today);
}

/** "mañana", "el martes" within the week, else weekday and date. */
export function sayNearDay(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(date).days;
  return days > 1 && days < 7 ? `el ${sayWeekday(date)}` : sayDay(date, today);
}

/** "las 3 de la tarde", "la 1:30 de la tarde", "las 12 del mediodía"; the beginning of a day is "las 0 horas". */
export function sayTime(time: SpokenHour): string {
  if (time.hour === 0 && time.minute === 0) return 'las 0 horas';
  return `${hourAndMinute(time)} ${half(time)}`;
}

/** The unmistakable form for a confirmation: "el martes 24 de noviembre a las 3 de la tarde". */
export const sayMoment = (moment: Temporal.PlainDateTime, now: Temporal.PlainDateTime): string =>
  `${sayDate(moment.toPlainDate(), now.toPlainDate())} a ${sayTime(moment)}`;

/** The short form for talking: "mañana a las 3 de la tarde". */
export const sayMomentShort = (moment: Temporal.PlainDateTime, now: Temporal.PlainDateTime): string =>
  `${sayDay(moment.toPlainDate(), now.toPlainDate())} a ${sayTime(moment)}`;

/** Several openings, by day and in the order given: "el martes a las 3, a las 3:30 o a las 4:15 de la tarde con Sam". */
export function sayTimes(offers: readonly SpokenOffer[], now: Temporal.PlainDateTime): string {
  const sameStaff = new Set(offers.map((offer) => offer.staff)).size === 1;
  const staff = sameStaff ? offers[0]?.staff : undefined;
  const days = byDay(offers).map(
    (group) => `${sayDay(group[0].moment.toPlainDate(), now.toPlainDate())} ${timesOfDay(group, sameStaff)}`,
  );
  return `${list(days, 'or')}${staff ? ` con ${staff}` : ''}`;
}

/** Says the half of the day once for a run of times that share it. */
function timesOfDay(offers: readonly SpokenOffer[], sameStaff: boolean): string {
  const said = offers.map((offer, index) => {
    const time = offer.moment;
    const next = offers[index + 1];
    const sharesHalf =
      next !== undefined &&
      half(next.moment) === half(time) &&
      time.hour > 0 &&
      (sameStaff || offer.staff === next.staff);
    const words = `a ${sharesHalf ? hourAndMinute(time) : sayTime(time)}`;
    return !sameStaff && offer.staff && offer.staff !== next?.staff ? `${words} con ${offer.staff}` : words;
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

function half({ hour, minute }: SpokenHour): string {
  if (hour === 24) return 'de la noche';
  if (hour === 12 && minute === 0) return 'del mediodía';
  if (hour < 6) return 'de la madrugada';
  if (hour < 12) return 'de la mañana';
  return hour < 20 ? 'de la tarde' : 'de la noche';
}

function hourAndMinute(time: SpokenHour): string {
  const hour = hour12(time);
  const minute = time.minute === 0 ? '' : `:${String(time.minute).padStart(2, '0')}`;
  return `${hour === 1 ? 'la' : 'las'} ${String(hour)}${minute}`;
}
