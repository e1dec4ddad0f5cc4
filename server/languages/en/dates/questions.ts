import { isFrom } from '../../calendar.ts';
import type { DateQuestions } from '../../dates.ts';
import { MONTHS } from '../names.ts';
import { ordinalDigits } from '../number-words.ts';
import { list } from '../numbers.ts';
import { capital, sayDate, sayDay, sayTime, sayTimes, sayWeekday } from './say.ts';
import { stretches } from './stretches.ts';

/** "3 PM tomorrow", "3 PM on Tuesday, November 24th". */
function timeAndDay(moment: Temporal.PlainDateTime, today: Temporal.PlainDate): string {
  const day = sayDay(moment.toPlainDate(), today);
  return `${sayTime(moment)} ${day.includes(',') ? `on ${day}` : day}`;
}

export const questions: DateQuestions = {
  dayAndTime: 'Which day and time would you like?',
  insteadOfRefused: 'All right. Which day and time would suit you instead?',
  notUnderstood: 'Sorry, I did not get when you mean. Which day and time would you like?',
  hourOrPeople: (hour) => `Do you mean at ${hour} o'clock, or for ${hour} people?`,
  halfOfDay({ hour, minute }) {
    if (hour === 12) return 'Do you mean noon or midnight?';
    const clock = minute === 0 ? String(hour) : `${hour}:${String(minute).padStart(2, '0')}`;
    return `Do you mean ${clock} in the morning or ${clock} in the ${hour < 6 ? 'afternoon' : 'evening'}?`;
  },
  amOrPm: (am, pm) => `Do you mean ${sayTime(am)} or ${sayTime(pm)}?`,
  eitherTime: (times) => `Which time would you like, ${list(times.map(sayTime), 'or')}?`,
  whichTime: 'At what time would you like to come?',
  notSureWhichTime: (several) =>
    `I am not sure which ${several ? 'times' : 'time'} you mean. What time would you like?`,
  whichOffer: (offers, now) => `I have ${sayTimes(offers, now)}. Which one would you like?`,
  whichDayAt: (time) => `Which day would you like at ${sayTime(time)}?`,
  whichDayWithin: (words) => `Which day would you like, ${stretches.ofDay(words)}?`,
  todayOr: (date, today) => `Do you mean today, or ${sayDay(date, today)}?`,
  eitherDay: (first, second) => `Which do you mean, ${first} or ${second}?`,
  firstOfDays: (first, second) => `Which would you like me to look at first, ${first} or ${second}?`,
  notTheSameDay(date, other, today) {
    const day = today.until(date).days > 1 ? 'one day' : sayDate(date, today);
    return `${capital(sayDay(date, today))} is ${day}. Do you mean that day, or ${sayDate(other, today)}?`;
  },
  otherWeekday(date, near, today) {
    const named = (day: Temporal.PlainDate) => `${sayWeekday(day)} the ${ordinalDigits(day.day)}`;
    const said =
      date.until(today).days >= -1 ? capital(sayDay(date, today)) : `The ${ordinalDigits(date.day)}`;
    const [first, second] = isFrom(date, near) ? [near, date] : [date, near];
    return `${said} is a ${sayWeekday(date)}. Do you mean ${named(first)}, or ${named(second)}?`;
  },
  thisOrNextMonth: (date, after, today) =>
    `The ${ordinalDigits(date.day)} is a ${sayWeekday(date)}. Do you mean ${sayDate(date, today)}, or ${sayDate(after, today)}?`,
  notWithin: (date, span, today) => `${capital(sayDate(date, today))} is not ${span}. Which day do you mean?`,
  noSuchDate(day, month) {
    if (month === undefined) return `There is no ${ordinalDigits(day)}. Which day would you like?`;
    const name = MONTHS[month - 1];
    if (name === undefined) return 'I did not get that date. Which day would you like?';
    return `There is no ${name} ${ordinalDigits(day)}. Which day would you like?`;
  },
  nothingBefore: (day) => `There is no time left before ${day}. Which day would you like?`,
  dayPassed: (day) => `${day} has passed. Which day would you like?`,
  allPassed: 'That has passed. Which day would you like?',
  momentPassed: (moment, today) =>
    `${timeAndDay(moment, today)} has passed. Which other time would you like?`,
  clocksChange: (moment, today) =>
    `The clocks change then, so there is no ${timeAndDay(moment, today)}. Which other time would you like?`,
  tooLate: (stretch, whole) =>
    `It is too late for ${stretch}. Which ${whole ? 'day' : 'other time'} would you like?`,
};
