import { isFrom } from '../../calendar.ts';
import type { SpokenHour, SpokenOffer, SpokenTime } from '../../dates.ts';
import { MONTHS } from '../names.ts';
import { ordinalDigits } from '../number-words.ts';
import { capital, list } from '../numbers.ts';
import { sayDate, sayDay, sayTime, sayTimes, sayWeekday } from './say.ts';
import { stretches } from './stretches.ts';

type Day = Temporal.PlainDate;
type DateTime = Temporal.PlainDateTime;

/** "3 PM tomorrow", "3 PM on Tuesday, November 24th". */
function timeAndDay(moment: DateTime, today: Day): string {
  const day = sayDay(moment.toPlainDate(), today);
  return `${sayTime(moment)} ${day.includes(',') ? `on ${day}` : day}`;
}

/** The question to a caller where their words leave it open when they want to come. */
export const questions = {
  dayAndTime: 'Which day and time would you like?',
  /** Everything that they named, they refused. */
  insteadOfRefused: 'All right. Which day and time would suit you instead?',
  notUnderstood: 'Sorry, I did not get when you mean. Which day and time would you like?',
  /** "For four": the time, or how many come. */
  hourOrPeople: (hour: number) => `Do you mean at ${hour} o'clock, or for ${hour} people?`,
  halfOfDay({ hour, minute }: SpokenTime) {
    if (hour === 12) return 'Do you mean noon or midnight?';
    const clock = minute === 0 ? String(hour) : `${hour}:${String(minute).padStart(2, '0')}`;
    return `Do you mean ${clock} in the morning or ${clock} in the ${hour < 6 ? 'afternoon' : 'evening'}?`;
  },
  amOrPm: (am: SpokenHour, pm: SpokenHour) => `Do you mean ${sayTime(am)} or ${sayTime(pm)}?`,
  eitherTime: (times: readonly SpokenHour[]) =>
    `Which time would you like, ${list(times.map(sayTime), 'or')}?`,
  whichTime: 'At what time would you like to come?',
  notSureWhichTime: (several: boolean) =>
    `I am not sure which ${several ? 'times' : 'time'} you mean. What time would you like?`,
  whichOffer: (offers: readonly SpokenOffer[], now: DateTime) =>
    `I have ${sayTimes(offers, now)}. Which one would you like?`,
  whichDayAt: (time: SpokenHour) => `Which day would you like at ${sayTime(time)}?`,
  whichDayWithin: (words: readonly string[]) => `Which day would you like, ${stretches.ofDay(words)}?`,
  todayOr: (date: Day, today: Day) => `Do you mean today, or ${sayDay(date, today)}?`,
  eitherDay: (first: string, second: string) => `Which do you mean, ${first} or ${second}?`,
  /** Both can be had, one after the other. */
  firstOfDays: (first: string, second: string) =>
    `Which would you like me to look at first, ${first} or ${second}?`,
  /** "Tomorrow" and "the 24th" are not the same day. */
  notTheSameDay(date: Day, other: Day, today: Day) {
    const day = today.until(date).days > 1 ? 'one day' : sayDate(date, today);
    return `${capital(sayDay(date, today))} is ${day}. Do you mean that day, or ${sayDate(other, today)}?`;
  },
  /** The date is another weekday; `near` is the weekday that was said, close to it. */
  otherWeekday(date: Day, near: Day, today: Day) {
    const named = (day: Temporal.PlainDate) => `${sayWeekday(day)} the ${ordinalDigits(day.day)}`;
    const said =
      date.until(today).days >= -1 ? capital(sayDay(date, today)) : `The ${ordinalDigits(date.day)}`;
    const [first, second] = isFrom(date, near) ? [near, date] : [date, near];
    return `${said} is a ${sayWeekday(date)}. Do you mean ${named(first)}, or ${named(second)}?`;
  },
  /** The next such day of the month is another weekday, and the one after it is the weekday that was said. */
  thisOrNextMonth: (date: Day, after: Day, today: Day) =>
    `The ${ordinalDigits(date.day)} is a ${sayWeekday(date)}. Do you mean ${sayDate(date, today)}, or ${sayDate(after, today)}?`,
  notWithin: (date: Day, span: string, today: Day) =>
    `${capital(sayDate(date, today))} is not ${span}. Which day do you mean?`,
  noSuchDate(day: number, month?: number) {
    if (month === undefined) return `There is no ${ordinalDigits(day)}. Which day would you like?`;
    const name = MONTHS[month - 1];
    if (name === undefined) return 'I did not get that date. Which day would you like?';
    return `There is no ${name} ${ordinalDigits(day)}. Which day would you like?`;
  },
  nothingBefore: (day: string) => `There is no time left before ${day}. Which day would you like?`,
  dayPassed: (day: string) => `${day} has passed. Which day would you like?`,
  allPassed: 'That has passed. Which day would you like?',
  momentPassed: (moment: DateTime, today: Day) =>
    `${timeAndDay(moment, today)} has passed. Which other time would you like?`,
  /** The clocks go forward over it. */
  clocksChange: (moment: DateTime, today: Day) =>
    `The clocks change then, so there is no ${timeAndDay(moment, today)}. Which other time would you like?`,
  /** `whole`: no time of these days is left, so another day is asked for. */
  tooLate: (stretch: string, whole: boolean) =>
    `It is too late for ${stretch}. Which ${whole ? 'day' : 'other time'} would you like?`,
};
