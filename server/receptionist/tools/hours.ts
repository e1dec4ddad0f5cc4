/** The opening hours in answer to a question, of the days that it names one by one. */
import { isOneDay, opensOn, openStretches, understandWhen } from './times.ts';
import type { ToolContext } from './tool.ts';

type Known = Pick<ToolContext, 'business' | 'language' | 'now' | 'localNow' | 'holidays'>;

/** `confirmed`: false where a holiday is among the days of which the owner has said nothing. */
export interface Hours {
  readonly say: string;
  readonly confirmed: boolean;
}

/** More days than these are told as the hours of the week. */
const MOST_DAYS = 3;

export function sayHours(context: Known, question: string): Hours | null {
  const { business, language } = context;
  const say = language.tools.answer;
  const week = say.week(business.hours.map(openStretches));
  const dates = datesIn(context, question);
  if (dates.length === 0)
    return language.tools.questions.about.holidays.test(question) ? null : { say: week, confirmed: true };
  const days = dates.map((date) => sayDay(context, date));
  const told = days.map((day) => day.say);
  const confirmed = days.every((day) => day.confirmed);
  const [only] = dates;
  const isClosed = dates.length === 1 && only !== undefined && opensOn(business, only).length === 0;
  if (!confirmed) told.push(say.orMessage);
  else if (isClosed) told.push(week);
  return { say: told.join(' '), confirmed };
}

function sayDay(context: Known, date: Temporal.PlainDate): Hours {
  const { business, language, holidays } = context;
  const say = language.tools.answer;
  const now = context.localNow();
  const stretches = opensOn(business, date);
  if (stretches.length === 0) return { say: say.closedOn(date, now), confirmed: true };
  const holiday = holidays.find(({ day }) => day === date.toString());
  const isSpecial = business.specialDays.some(({ day }) => day === date.toString());
  if (holiday === undefined || isSpecial) return { say: say.openOn(date, stretches, now), confirmed: true };
  return { say: say.holiday(holiday.name, date, stretches, now), confirmed: false };
}

/** The days that a question names; empty: none, or too many. */
function datesIn(context: Known, question: string): readonly Temporal.PlainDate[] {
  const parts = context.language.tools.questions.daysIn(question);
  const dates: Temporal.PlainDate[] = [];
  for (const part of parts) {
    // "The Friday after" is after the day before.
    const [date, ...others] = datesOf(context, part, dates.at(-1));
    if (date === undefined || others.length > 0) return datesOf(context, question);
    dates.push(date);
  }
  return dates.length > MOST_DAYS ? [] : dates;
}

function datesOf(context: Known, words: string, before?: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const when = understandWhen(context, words, before === undefined ? {} : { date: before });
  if (when.type === 'time') return [when.date];
  if (when.type === 'range' && when.earliest !== true) {
    const first = when.from.toPlainDate();
    const days = isOneDay(when) ? 1 : first.until(when.to.toPlainDate()).days;
    return days > MOST_DAYS ? [] : Array.from({ length: days }, (_, at) => first.add({ days: at }));
  }
  const named = holidayIn(context, words);
  if (named !== null) return [named];
  // "How late are you open on Friday?": the day stands behind the word.
  const [, behind] = words.split(context.language.tools.questions.about.hours);
  return behind === undefined || behind.trim() === '' ? [] : datesOf(context, behind, before);
}

/** The holiday that words name as the calendar of the country does: "Veterans Day". */
function holidayIn({ language, holidays }: Known, words: string): Temporal.PlainDate | null {
  const { topics } = language.tools.questions;
  const said = topics(words);
  const named = holidays.find(({ name }) => {
    const all = topics(name);
    return all.length > 0 && all.every((each) => said.includes(each));
  });
  return named === undefined ? null : Temporal.PlainDate.from(named.day);
}
