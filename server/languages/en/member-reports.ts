/** The reports that members of a business get by mail: the day's appointments, and how the week went. */
import type { Agenda, Frame, Week } from '../notice-facts.ts';
import { timeIn } from './member-notices.ts';

const dayText = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });

const several = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

function moneyText(smallest: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(smallest / 10 ** digits);
}

const ending = ({ business, settings }: Frame): readonly string[] => [
  '',
  '--',
  `You get this because you belong to ${business}. Change what you get: ${settings}`,
  '',
];

function compared(now: number, before: number): string {
  if (before === 0 || now === before) return '';
  return ` (${several(Math.abs(now - before), now > before ? 'more' : 'less', now > before ? 'more' : 'fewer')} than the week before)`;
}

export const memberReports = {
  agenda({ day, appointments }: Agenda, frame: Frame) {
    const lines = appointments.map(({ startsAt, service, staff, name, note }) => {
      const what = `${timeIn(frame.zone, startsAt)}  ${service} with ${staff}${name === '' ? '' : `, ${name}`}`;
      return note === '' ? what : `${what}\n    ${note.replaceAll(/\s+/gu, ' ')}`;
    });
    const count = appointments.length;
    return {
      subject: `${dayText(day)}: ${count === 0 ? 'no appointments' : several(count, 'appointment')}`,
      body: [
        count === 0 ? `There are no appointments today at ${frame.business}.` : `Today at ${frame.business}:`,
        '',
        ...lines,
        ...(count === 0 ? [] : ['']),
        frame.link,
        ...ending(frame),
      ].join('\n'),
    };
  },
  week(week: Week, frame: Frame) {
    const { calls, callsBefore, bookings, value, currency, minutes, reachedPercent, questions } = week;
    const worth = value === 0 ? '' : `, worth ${moneyText(value, currency)}`;
    const figures = [
      `${several(calls, 'call')}${compared(calls, callsBefore)}`,
      `${several(bookings, 'appointment')} made by your receptionist${worth}`,
      `${several(minutes, 'minute')} on the phone that you did not have to spend`,
      ...(reachedPercent === null ? [] : [`${reachedPercent}% of callers got what they called for`]),
    ];
    const asked =
      questions.length === 0
        ? []
        : [
            '',
            'Questions your receptionist could not answer:',
            ...questions.map(
              ({ question, times }) =>
                `- ${question.replaceAll(/\s+/gu, ' ')}${times === 1 ? '' : ` (${times} times)`}`,
            ),
          ];
    return {
      subject: `Your week: ${several(calls, 'call')}, ${several(bookings, 'appointment')}`,
      body: [
        `${frame.business}, ${dayText(week.fromDay)} to ${dayText(week.toDay)}:`,
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
