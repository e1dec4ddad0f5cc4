/** The verdict on an attack, and the table of all. */
import type { Table } from '../bench/table.ts';
import type { Meanwhile, Outcome } from './attack.ts';

/** The most memory that an attack may leave behind. */
export const MOST_MEGABYTES = 60;
/** The longest that another tenant's caller may wait for our answer meanwhile. */
const LONGEST_P99_MS = 500;

/** Why it was not withstood; empty: it was. */
export function objections({ held, meanwhile }: Pick<Outcome, 'held' | 'meanwhile'>): readonly string[] {
  return [...(held ? [] : ['the bound']), ...objectionsTo(meanwhile)];
}

function objectionsTo(meanwhile: Meanwhile): readonly string[] {
  switch (meanwhile.type) {
    case 'an outage':
      return [];
    case 'business as usual': {
      const { alive, megabytes, p99, turnedAway } = meanwhile;
      return [
        ...(alive ? [] : ['the process']),
        ...(megabytes <= MOST_MEGABYTES ? [] : ['memory']),
        ...(p99 < LONGEST_P99_MS ? [] : ['p99']),
        ...(turnedAway === 0 ? [] : [`${turnedAway} calls turned away`]),
      ];
    }
  }
}

/** The last cell of a row. */
function verdict(outcome: Outcome): string {
  const against = objections(outcome);
  return against.length === 0 ? 'yes' : `NO: ${against.join(', ')}`;
}

export const tableOf = (outcomes: readonly Outcome[]): Table => ({
  title: `Attacks (p50, p99: another tenant's voice webhook meanwhile, under ${LONGEST_P99_MS} ms; MB: memory afterwards, at most ${MOST_MEGABYTES} more)`,
  rows: outcomes.map((outcome) => ({
    attack: outcome.name,
    bound: outcome.bound,
    seen: outcome.seen,
    ...figuresOf(outcome.meanwhile),
    held: verdict(outcome),
  })),
});

function figuresOf(meanwhile: Meanwhile): Readonly<Record<'p50' | 'p99' | 'MB', number | string>> {
  switch (meanwhile.type) {
    case 'an outage':
      return { p50: '-', p99: '-', MB: '-' };
    case 'business as usual':
      return { p50: meanwhile.p50, p99: meanwhile.p99, MB: Math.round(meanwhile.megabytes) };
  }
}
