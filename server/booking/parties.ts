/** Openings for several people who come together: side by side with several staff, or one right after another. Pure. */
import type { Service } from '../business/business.ts';
import type { Opening } from './availability.ts';
import { leastBusy } from './choose-openings.ts';
import type { FoundOpenings } from './openings.ts';

/** The first of them, by which it is chosen, and those of the others in the order in which they begin. */
export interface Party extends Opening {
  readonly then: readonly Opening[];
}

export interface PartyWish {
  readonly people: number;
  readonly service: Pick<Service, 'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>;
  readonly stepMinutes: number;
}

const MINUTE = 60_000;

/** One party for each time at which a first can begin and nobody has to wait longer than from one opening to the next. */
export function parties(found: Pick<FoundOpenings, 'openings' | 'load'>, wish: PartyWish): Party[] {
  const firsts = leastBusy(found);
  if (wish.people === 1) return firsts.map((first) => ({ ...first, then: [] }));
  const sorted = found.openings.toSorted((a, b) => a.startsAt - b.startsAt);
  let index = 0;
  return firsts.flatMap((first) => {
    while ((sorted[index]?.startsAt ?? Infinity) < first.startsAt) index += 1;
    const then = followers(first, sorted, index, wish);
    return then.length === wish.people - 1 ? [{ ...first, then }] : [];
  });
}

/** The earliest openings for the others; of whoever is busy with one of them no other is taken. @param from where those begin that are not before the first. */
function followers(first: Opening, sorted: readonly Opening[], from: number, wish: PartyWish): Opening[] {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = wish.service;
  const whole = (durationMinutes + bufferBeforeMinutes + bufferAfterMinutes) * MINUTE;
  const freeAgain = new Map([[first.staffId, first.startsAt + whole]]);
  const taken: Opening[] = [];
  let newest = first;
  for (let index = from; index < sorted.length && taken.length < wish.people - 1; index += 1) {
    const each = sorted[index];
    if (each === undefined || each.startsAt >= newest.startsAt + whole + wish.stepMinutes * MINUTE) break;
    if (each.startsAt < (freeAgain.get(each.staffId) ?? -Infinity)) continue;
    taken.push(each);
    freeAgain.set(each.staffId, each.startsAt + whole);
    newest = each;
  }
  return taken;
}

/** When the last of a party is done. */
export const endOf = ({ startsAt, then }: Party, service: Pick<Service, 'durationMinutes'>): number =>
  (then.at(-1)?.startsAt ?? startsAt) + service.durationMinutes * MINUTE;
