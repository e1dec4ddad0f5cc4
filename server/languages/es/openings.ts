/** Sentences about free times: what is offered, and why what was asked for is not. */
import type { Appointment, Asked, ClosedDay, FreeTime, FreeTimes, OpeningsFor, Refusal } from '../facts.ts';
import type { Language } from '../language.ts';
import { sayDate, sayDay, sayMomentShort, sayTime, sayTimes, sayWeekday } from './dates/say.ts';
import { capital, list, several } from './numbers.ts';

type Now = Temporal.PlainDateTime;

/** "hoy", "el martes 24 de noviembre". */
export const onDay = (day: Temporal.PlainDate, now: Now) => sayDay(day, now.toPlainDate());

/** "la cita de Corte de mañana a las 3". */
const ofBooking = ({ service, at }: Pick<Appointment, 'service' | 'at'>, now: Now) =>
  `la cita (${service}, ${sayMomentShort(at, now)})`;

function agreeTo({ moves, changes }: OpeningsFor, now: Now): string {
  if (moves === null) return '¿Se la reservo?';
  const booking = moves.booking === null ? 'su cita' : ofBooking(moves.booking, now);
  const change = changes === null ? '' : ` y la cambio a ${changes}`;
  return `¿Paso ${booking} a esa hora${change}?`;
}

const forService = ({ service }: OpeningsFor, said: string) =>
  service === null ? capital(said) : `Para ${service}, ${said}`;

const time = ({ at, staff }: FreeTime, now: Now) => `${sayMomentShort(at, now)} con ${staff}`;

/** Nobody remembers more times than this by ear. */
const MOST_SAID = 3;

/** "con Alex, y a la misma hora con Sam, después a las 3:30 con Alex"; of many the last. */
function together(first: FreeTimes, now: Now): string {
  const then = first.then.map(({ at, staff }) =>
    at.equals(first.at) ? `a la misma hora con ${staff}` : `a ${sayTime(at)} con ${staff}`,
  );
  const last = first.then.at(-1);
  if (then.length < MOST_SAID) return `${time(first, now)}, y ${then.join(', después ')}`;
  return `${sayMomentShort(first.at, now)} para los ${String(then.length + 1)}, el último a ${sayTime(last?.at ?? first.at)}`;
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
  const forAll = all > 1 && others.length > 0 ? ` para los ${String(all)}` : '';
  return `${wish === undefined ? 'Tengo' : forService(wish, 'tengo')} ${said}${forAll}. ${askFor(times, wish, now)}`;
}

function askFor(times: readonly FreeTimes[], wish: OpeningsFor | undefined, now: Now): string {
  if (times.length > 1) return '¿Cuál prefiere?';
  const isNew = wish === undefined || wish.moves === null;
  return isNew ? '¿Le viene bien?' : agreeTo(wish, now);
}

/** Under two hours in minutes, under two days in hours. */
function sayDuration(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 1440) return several(minutes / 1440, 'día');
  return minutes % 60 === 0 ? several(minutes / 60, 'hora') : several(minutes, 'minuto');
}

/** "los lunes", "el 25 de diciembre por Navidad". */
const closedOn = (days: readonly ClosedDay[], now: Now): string =>
  list(
    days.map(({ day, holiday }) => {
      if (holiday === null) return `los ${sayWeekday(day).replace(/([^s])$/, '$1s')}`;
      return `${onDay(day, now)}${holiday === '' ? '' : ` por ${holiday}`}`;
    }),
  );

/** The true reason, as a sentence of its own. */
function refusal(why: Refusal, { words, at, service, staff }: Asked, now: Now): string {
  const asked = at === null ? words : sayMomentShort(at, now);
  switch (why.reason) {
    case 'past':
      return `${capital(asked)} ya pasó.`;
    case 'notice':
      return `Necesito al menos ${sayDuration(why.minutes)} de antelación, así que ${asked} es demasiado pronto.`;
    case 'horizon':
      return `Solo puedo reservar con ${sayDuration(why.days * 1440)} de antelación, hasta ${sayDate(why.last, now.toPlainDate())}.`;
    case 'closed':
    case 'holiday':
      return `Cerramos ${closedOn(why.days, now)}.`;
    case 'before-opening':
      return `Abrimos a ${sayTime(why.opens)} ${onDay(why.day, now)}.`;
    case 'after-closing': {
      const takes = why.minutes === null ? '' : `, y ${service} dura ${sayDuration(why.minutes)}`;
      return `Cerramos a ${sayTime(why.closes)} ${onDay(why.day, now)}${takes}.`;
    }
    case 'break':
      return `Cerramos de ${sayTime(why.from)} a ${sayTime(why.to)} ${onDay(why.day, now)}.`;
    case 'staff-off':
      return why.staff.length === 0
        ? `Ahora mismo nadie hace ${service}.`
        : `${list(why.staff)} no ${why.staff.length === 1 ? 'trabaja' : 'trabajan'} ${asked}.`;
    case 'step':
      return `Las citas empiezan cada ${sayDuration(why.minutes)}, y no ${at === null ? words : `a ${sayTime(at)}`}.`;
    case 'full':
      if (at !== null)
        return `${capital(asked)}${staff.length === 0 ? '' : ` con ${list(staff, 'or')}`} no está libre.`;
      return staff.length === 0
        ? `No tengo nada ${asked}.`
        : `${list(staff)} no ${staff.length === 1 ? 'tiene' : 'tienen'} nada ${asked}.`;
    case 'no-room':
      return `No tengo sitio para ${String(why.people)} personas seguidas ${asked}.`;
  }
}

export const openings: Language['tools']['openings'] = {
  askService: (services) => `¿Qué quiere reservar: ${list(services, 'or')}?`,
  askWhichService: (services) => `¿A cuál se refiere: ${list(services, 'or')}?`,
  askWhen: (service) => `¿Qué día y a qué hora quiere la cita de ${service}?`,
  askStaff: (notAble, able) => `${notAble} no lo hace, pero ${list(able)} sí. ¿Le parece bien?`,
  askWhichStaff: (names) => `¿Se refiere a ${list(names, 'or')}?`,
  askStaffAgain: (able) => `Solo puede hacerlo ${list(able, 'or')}. ¿Le parece bien?`,
  whichOne: '¿Cuál de esas horas prefiere?',
  moveOrNew: (booking, now) => `¿Cambio ${ofBooking(booking, now)}, o es otra cita más?`,
  whichToMove: (bookings, now) =>
    `¿Cuál cambio, ${list(
      bookings.map((booking) => ofBooking(booking, now)),
      'or',
    )}?`,
  time,
  free: (free, wish, now) => {
    const said = free.then.length === 0 ? `${time(free, now)} está libre` : `tengo ${together(free, now)}`;
    return `${forService(wish, said)}. ${agreeTo(wish, now)}`;
  },
  chosen: (words, wish, now) => `${capital(words)}. ${agreeTo(wish, now)}`,
  choose,
  refusal,
  unconfirmed: (name, day, now) =>
    `${capital(sayDay(day, now.toPlainDate()))} es ${name}, y no puedo confirmar que abramos con el horario de siempre.`,
  askEarlierDay: '¿Le vendría bien algún día antes?',
  nothingUpTo: (last, now) =>
    `No tengo nada más libre hasta ${sayDate(last, now.toPlainDate())}. ¿Quiere que tome un mensaje?`,
  taken: 'Lo siento, esa hora se acaba de ocupar.',
  askOtherDay: '¿Qué otro día le vendría bien?',
};
