/** A few of many openings, to be said in one breath. */
import type { Opening } from './availability.ts';
import type { FoundOpenings } from './openings.ts';

interface Starting {
  readonly startsAt: number;
}

/** Openings up to a moment, as they are read piece by piece. */
interface Piece<T extends Starting> {
  readonly to: number;
  readonly openings: readonly T[];
}

/** The `limit` times that are nearest to a moment, in order; nothing is searched beyond them. */
export async function nearest<T extends Starting>(
  pieces: AsyncIterable<Piece<T>>,
  near: number,
  limit: number,
): Promise<T[]> {
  const distance = ({ startsAt }: T) => Math.abs(startsAt - near);
  let best: T[] = [];
  for await (const piece of pieces) {
    best = [...best, ...piece.openings].sort((a, b) => distance(a) - distance(b)).slice(0, limit);
    const furthest = best[limit - 1];
    if (furthest !== undefined && distance(furthest) <= piece.to - near) break;
  }
  return best.sort((a, b) => a.startsAt - b.startsAt);
}

/**
 * Three times to choose from need no more than this is: all of a year for fifteen people, 30 days for two hundred, who
 * take half a second.
 */
const MOST_PIECES = 30;

/** The first time, the last, and those nearest to what lies evenly between them: morning, noon and afternoon of a day. */
export async function spread<T extends Starting>(
  pieces: AsyncIterable<Piece<T>>,
  limit: number,
): Promise<T[]> {
  const all: T[] = [];
  let searched = 0;
  for await (const { openings } of pieces) {
    for (const each of openings) all.push(each);
    searched += 1;
    if (searched === MOST_PIECES) break;
  }
  return evenly(all, limit);
}

/** Of openings in order; as many as there are, where they are few. */
export function evenly<T extends Starting>(all: readonly T[], limit: number): T[] {
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined || all.length <= limit) return [...all];
  const gap = (last.startsAt - first.startsAt) / Math.max(1, limit - 1);
  const chosen = new Set<T>();
  for (let index = 0; index < limit; index += 1) {
    const distance = ({ startsAt }: T) => Math.abs(startsAt - first.startsAt - index * gap);
    let best: T | null = null;
    for (const each of all)
      if (!chosen.has(each) && (best === null || distance(each) < distance(best))) best = each;
    if (best !== null) chosen.add(best);
  }
  return [...chosen].sort((a, b) => a.startsAt - b.startsAt);
}

/** One opening for each time: with the staff member who has the fewest bookings that day. */
export function leastBusy({ openings, load }: Pick<FoundOpenings, 'openings' | 'load'>): Opening[] {
  const byTime = new Map<number, { readonly opening: Opening; readonly load: number }>();
  for (const opening of openings) {
    const known = byTime.get(opening.startsAt);
    const own = load(opening.staffId, opening.startsAt);
    if (known === undefined || own < known.load) byTime.set(opening.startsAt, { opening, load: own });
  }
  return [...byTime.values()].map(({ opening }) => opening).sort((a, b) => a.startsAt - b.startsAt);
}
