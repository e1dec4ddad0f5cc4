/** The reports that members of a business get by mail: the day's appointments, and how the week went. */
import type { Language } from '../language.ts';
import type { Frame } from '../notice-facts.ts';
import { timeIn } from './member-notices.ts';

const dayText = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('es-ES', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });

const several = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('es-ES')} ${count === 1 ? one : many}`;

function moneyText(smallest: number, currency: string): string {
  const format = new Intl.NumberFormat('es-ES', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(smallest / 10 ** digits);
}

const ending = ({ business, settings }: Frame): readonly string[] => [
  '',
  '--',
  `Recibe esto porque forma parte de ${business}. Elija qué recibe: ${settings}`,
  '',
];

function compared(now: number, before: number): string {
  if (before === 0 || now === before) return '';
  return ` (${String(Math.abs(now - before))} ${now > before ? 'más' : 'menos'} que la semana anterior)`;
}

export const memberReports: Language['memberReports'] = {
  agenda({ day, appointments }, frame) {
    const lines = appointments.map(({ startsAt, service, staff, name, note }) => {
      const what = `${timeIn(frame.zone, startsAt)}  ${service} con ${staff}${name === '' ? '' : `, ${name}`}`;
      return note === '' ? what : `${what}\n    ${note.replaceAll(/\s+/gu, ' ')}`;
    });
    const count = appointments.length;
    return {
      subject: `${dayText(day)}: ${count === 0 ? 'sin citas' : several(count, 'cita')}`,
      body: [
        count === 0 ? `Hoy no hay citas en ${frame.business}.` : `Hoy en ${frame.business}:`,
        '',
        ...lines,
        ...(count === 0 ? [] : ['']),
        frame.link,
        ...ending(frame),
      ].join('\n'),
    };
  },
  week(week, frame) {
    const { calls, callsBefore, bookings, value, currency, minutes, reachedPercent, questions } = week;
    const worth = value === 0 ? '' : `, por valor de ${moneyText(value, currency)}`;
    const figures = [
      `${several(calls, 'llamada')}${compared(calls, callsBefore)}`,
      `${several(bookings, 'cita')} que reservó su recepcionista${worth}`,
      `${several(minutes, 'minuto')} al teléfono que usted se ahorró`,
      ...(reachedPercent === null
        ? []
        : [`El ${String(reachedPercent)} % de quienes llamaron consiguió lo que quería`]),
    ];
    const asked =
      questions.length === 0
        ? []
        : [
            '',
            'Preguntas que su recepcionista no supo contestar:',
            ...questions.map(
              ({ question, times }) =>
                `- ${question.replaceAll(/\s+/gu, ' ')}${times === 1 ? '' : ` (${String(times)} veces)`}`,
            ),
          ];
    return {
      subject: `Su semana: ${several(calls, 'llamada')}, ${several(bookings, 'cita')}`,
      body: [
        `${frame.business}, del ${dayText(week.fromDay)} al ${dayText(week.toDay)}:`,
        '',
        ...figures.map((figure) => `- ${figure}`),
        ...asked,
        '',
        frame.link,
        ...ending(frame),
      ].join('\n'),
    };
  },
};
