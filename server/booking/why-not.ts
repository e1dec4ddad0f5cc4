/**
 * Why nothing in a stretch of time can be booked: the reason that the calendar gives. Pure, and asked only once a search has
 * found nothing: each rule that forbids times is laid on the ones before it, and the rule that leaves none is the reason.
 */
import type { Refusal } from '../languages/facts.ts';
import type { BusinessProfile, Service, StaffMember } from '../business/business.ts';
import { bookable, type Interval, lastDay, openings, type StaffTime } from './availability.ts';
import { whyOutsideHours } from './outside-hours.ts';

export interface Unbookable {
  readonly service: Pick<
    Service,
    'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'staffIds'
  >;
  /** Whose time was searched. */
  readonly staff: readonly StaffMember[];
  /** Start times at or after `from` and before `to`, by the business's clock. */
  readonly from: Temporal.PlainDateTime;
  readonly to: Temporal.PlainDateTime;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Why nothing is free there; where no rule forbids it, it is full. */
export function whyNot(business: BusinessProfile, wish: Unbookable): Refusal {
  const { zone, policy } = business;
  const { now, service } = wish;
  const staff = wish.staff.filter(({ id }) => service.staffIds.includes(id));
  const asked = { from: epoch(wish.from, zone), to: epoch(wish.to, zone) };
  if (asked.to <= now) return { reason: 'past' };
  const reach = bookable({ zone, policy, now, from: 0, to: Infinity });
  if (asked.from >= reach.to)
    return { reason: 'horizon', days: policy.daysAhead, last: lastDay(business, now) };
  const range = { from: Math.max(asked.from, now), to: Math.min(asked.to, reach.to) };

  const step = range.to - range.from <= WEEK ? 1 : policy.stepMinutes;
  const starts = (times: readonly StaffTime[], within: Interval, stepMinutes: number) =>
    openings({
      zone,
      hours: business.hours,
      specialDays: business.specialDays,
      staff: times,
      service,
      policy: { ...policy, noticeMinutes: 0, stepMinutes },
      now,
      ...within,
    }).length > 0;

  const [anybody] = staff;
  if (anybody === undefined) return { reason: 'staff-off', staff: [] };
  const always = [{ id: anybody.id, hours: null, busy: [] }];
  if (!starts(always, range, step)) return whyOutsideHours(business, service, wish);
  const afterNotice = { from: Math.max(range.from, reach.from), to: range.to };
  if (!starts(always, afterNotice, step)) return { reason: 'notice', minutes: policy.noticeMinutes };
  const there = staff.map(({ id, hours, timeOff }) => ({
    id,
    hours,
    busy: timeOff.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() })),
  }));
  if (!starts(there, afterNotice, step)) return { reason: 'staff-off', staff: staff.map(({ name }) => name) };
  if (!starts(there, afterNotice, policy.stepMinutes)) return { reason: 'step', minutes: policy.stepMinutes };
  return { reason: 'full', staff: staff.map(({ name }) => name) };
}

/** Longer stretches are searched on the grid alone, which is all that can be booked. */
const WEEK = 7 * 24 * 3_600_000;

const epoch = (at: Temporal.PlainDateTime, zone: string) => at.toZonedDateTime(zone).epochMilliseconds;
