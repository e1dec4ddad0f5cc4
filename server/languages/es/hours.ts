/** Opening hours as a person says them. */
import type { OpenStretch } from '../facts.ts';
import { sayTime } from './dates/say.ts';
import { WEEKDAYS } from './names.ts';

/** "de las 9 de la mañana a las 6 de la tarde". */
export const sayStretches = (stretches: readonly OpenStretch[]): string =>
  stretches.map(({ from, to }) => `de ${sayTime(from)} a ${sayTime(to)}`).join(' y ');

/** Days of the same hours together: "de martes a viernes de las 9 ... a las 6 ..., sábado ..."; null: never open. */
export function sayWeek(week: readonly (readonly OpenStretch[])[]): string | null {
  const groups: { first: string; last: string; days: number; hours: string }[] = [];
  WEEKDAYS.forEach((day, index) => {
    const hours = sayStretches(week[index] ?? []);
    const before = groups.at(-1);
    if (before?.hours === hours) Object.assign(before, { last: day, days: before.days + 1 });
    else groups.push({ first: day, last: day, days: 1, hours });
  });
  const open = groups.filter(({ hours }) => hours !== '');
  return open.length === 0 ? null : open.map((group) => `${sayDays(group)} ${group.hours}`).join(', ');
}

function sayDays({ first, last, days }: { first: string; last: string; days: number }): string {
  if (days === 1) return first;
  return days === 2 ? `${first} y ${last}` : `de ${first} a ${last}`;
}
