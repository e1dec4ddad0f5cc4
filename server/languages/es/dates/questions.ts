import { isFrom } from '../../calendar.ts';
import type { SpokenHour, SpokenOffer, SpokenTime } from '../../dates.ts';
import { MONTHS } from '../names.ts';
import { capital, list } from '../numbers.ts';
import { sayDate, sayDay, sayMomentShort, sayTime, sayTimes, sayWeekday } from './say.ts';
import { stretches } from './stretches.ts';

type Day = Temporal.PlainDate;
type DateTime = Temporal.PlainDateTime;

/** The question to a caller where their words leave it open when they want to come. */
export const questions = {
  dayAndTime: '¿Qué día y a qué hora le gustaría?',
  /** Everything that they named, they refused. */
  insteadOfRefused: 'De acuerdo. ¿Qué día y a qué hora le vendría bien entonces?',
  notUnderstood: 'Perdone, no he entendido cuándo. ¿Qué día y a qué hora le gustaría?',
  /** "Para cuatro": the time, or how many come. */
  hourOrPeople: (hour: number) =>
    `¿Quiere decir a ${hour === 1 ? 'la' : 'las'} ${String(hour)}, o para ${String(hour)} personas?`,
  halfOfDay({ hour, minute }: SpokenTime) {
    if (hour === 12) return '¿Quiere decir al mediodía o a medianoche?';
    const clock = `${hour === 1 ? 'la' : 'las'} ${String(hour)}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
    return `¿Quiere decir a ${clock} de la mañana o a ${clock} de la ${hour < 8 ? 'tarde' : 'noche'}?`;
  },
  amOrPm: (am: SpokenHour, pm: SpokenHour) => `¿Quiere decir a ${sayTime(am)} o a ${sayTime(pm)}?`,
  eitherTime: (times: readonly SpokenHour[]) => `¿Qué hora prefiere, ${list(times.map(sayTime), 'or')}?`,
  whichTime: '¿A qué hora le gustaría venir?',
  notSureWhichTime: (several: boolean) =>
    `No estoy seguro de qué ${several ? 'horas' : 'hora'} quiere decir. ¿A qué hora le gustaría?`,
  whichOffer: (offers: readonly SpokenOffer[], now: DateTime) =>
    `Tengo ${sayTimes(offers, now)}. ¿Cuál prefiere?`,
  whichDayAt: (time: SpokenHour) => `¿Qué día le gustaría a ${sayTime(time)}?`,
  whichDayWithin: (words: readonly string[]) => `¿Qué día le gustaría, ${stretches.ofDay(words)}?`,
  todayOr: (date: Day, today: Day) => `¿Quiere decir hoy, o ${sayDay(date, today)}?`,
  eitherDay: (first: string, second: string) => `¿Cuál quiere decir, ${first} o ${second}?`,
  /** Both can be had, one after the other. */
  firstOfDays: (first: string, second: string) => `¿Cuál quiere que mire primero, ${first} o ${second}?`,
  /** "Mañana" and "el 24" are not the same day. */
  notTheSameDay(date: Day, other: Day, today: Day) {
    const day = today.until(date).days > 1 ? 'un día' : sayDate(date, today);
    return `${capital(sayDay(date, today))} es ${day}. ¿Quiere decir ese día, o ${sayDate(other, today)}?`;
  },
  /** The date is another weekday; `near` is the weekday that was said, close to it. */
  otherWeekday(date: Day, near: Day, today: Day) {
    const named = (day: Day) => `el ${sayWeekday(day)} ${String(day.day)}`;
    const said = date.until(today).days >= -1 ? capital(sayDay(date, today)) : `El ${String(date.day)}`;
    const [first, second] = isFrom(date, near) ? [near, date] : [date, near];
    return `${said} es ${sayWeekday(date)}. ¿Quiere decir ${named(first)}, o ${named(second)}?`;
  },
  /** The next such day of the month is another weekday, and the one after it is the weekday that was said. */
  thisOrNextMonth: (date: Day, after: Day, today: Day) =>
    `El ${String(date.day)} es ${sayWeekday(date)}. ¿Quiere decir ${sayDate(date, today)}, o ${sayDate(after, today)}?`,
  notWithin: (date: Day, span: string, today: Day) =>
    `${capital(sayDate(date, today))} no es ${span}. ¿Qué día quiere decir?`,
  noSuchDate(day: number, month?: number) {
    if (month === undefined) return `No hay día ${String(day)}. ¿Qué día le gustaría?`;
    const name = MONTHS[month - 1];
    if (name === undefined) return 'No he entendido la fecha. ¿Qué día le gustaría?';
    return `No hay ${String(day)} de ${name}. ¿Qué día le gustaría?`;
  },
  nothingBefore: (day: string) =>
    `Ya no queda tiempo antes de ${day}. ¿Qué día le gustaría?`.replace('de el ', 'del '),
  dayPassed: (day: string) => `${capital(day)} ya pasó. ¿Qué día le gustaría?`,
  allPassed: 'Eso ya pasó. ¿Qué día le gustaría?',
  momentPassed: (moment: DateTime, today: Day) =>
    `${capital(sayMomentShort(moment, today.toPlainDateTime()))} ya pasó. ¿Qué otra hora le gustaría?`,
  /** The clocks go forward over it. */
  clocksChange: (moment: DateTime, today: Day) =>
    `Esa noche cambia la hora, así que no existe ${sayMomentShort(moment, today.toPlainDateTime())}. ¿Qué otra hora le gustaría?`,
  /** `whole`: no time of these days is left, so another day is asked for. */
  tooLate: (stretch: string, whole: boolean) =>
    `Ya es tarde para ${stretch}. ¿Qué ${whole ? 'día' : 'otra hora'} le gustaría?`,
};
