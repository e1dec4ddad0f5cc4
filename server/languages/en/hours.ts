/** Opening hours as a person says them. */
import type { OpenStretch } from '../facts.ts';
import { sayTime } from './dates/say.ts';
import { WEEKDAYS } from './names.ts';

/** "9 AM to 6 PM", "9 AM to noon and 2 PM to 6 PM". */
export const sayStretches = (stretches: readonly OpenStretch[]): string =>
  stretches.map(({ from, to }) => `${sayTime(from)} to ${sayTime(to)}`).join(' and ');

/** Days of the same hours together: "Tuesday to Friday 9 AM to 6 PM, Saturday 9 AM to 4 PM"; null: never open. */
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
  return days === 1 ? first : `${first} ${days === 2 ? 'and' : 'to'} ${last}`;
}
