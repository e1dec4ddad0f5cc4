/** The opening hours of a business, as a calendar day has them and as a person says them. */
import { sayTime } from '../../languages/en/dates/say.ts';
import type { OpenStretch } from '../../booking/when/when.ts';
import type { BusinessProfile } from '../../business/business.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** When the business is open on a day; empty when it is closed. */
export function opensOn(business: BusinessProfile, date: Temporal.PlainDate): readonly OpenStretch[] {
  const special = business.specialDays.find((each) => each.day === date.toString());
  const stretches = special?.stretches ?? business.hours[date.dayOfWeek - 1] ?? [];
  return stretches.map(({ from, to }) => ({
    from: Temporal.PlainTime.from(from),
    to: Temporal.PlainTime.from(to),
  }));
}

/** "9 AM to 6 PM", "9 AM to noon and 2 PM to 6 PM". */
export const sayStretches = (stretches: readonly OpenStretch[]): string =>
  stretches.map(({ from, to }) => `${sayTime(from)} to ${sayTime(to)}`).join(' and ');

/** The whole week, with days of the same hours taken together: "Tuesday to Friday 9 AM to 6 PM, Saturday 9 AM to 4 PM". */
export function sayWeek(business: BusinessProfile): string {
  const groups: { first: number; last: number; hours: string }[] = [];
  WEEKDAYS.forEach((_, day) => {
    const stretches = (business.hours[day] ?? []).map(({ from, to }) => ({
      from: Temporal.PlainTime.from(from),
      to: Temporal.PlainTime.from(to),
    }));
    const hours = sayStretches(stretches);
    const before = groups.at(-1);
    if (before !== undefined && before.hours === hours) before.last = day;
    else groups.push({ first: day, last: day, hours });
  });
  const open = groups.filter(({ hours }) => hours !== '');
  if (open.length === 0) return 'no regular hours';
  return open.map(({ first, last, hours }) => `${sayDays(first, last)} ${hours}`).join(', ');
}

function sayDays(first: number, last: number): string {
  const name = (day: number) => WEEKDAYS[day] ?? '';
  if (first === last) return name(first);
  return `${name(first)} ${last === first + 1 ? 'and' : 'to'} ${name(last)}`;
}
