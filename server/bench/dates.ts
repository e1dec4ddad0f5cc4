/** How many phrases for a time are understood, by kind. Aim: 98 of a hundred right, the rest asked back, none wrong. */
import { score, type Scored } from '../booking/when/testing-score.ts';
import type { Row, Table } from './table.ts';

export function dates(): Table {
  const scored = score();
  const kinds = [...new Set(scored.map(({ kind }) => kind))];
  const rows = kinds.map((kind) =>
    row(
      kind,
      scored.filter((each) => each.kind === kind),
    ),
  );
  return {
    title: 'Phrases for a time (aim: 98 % right, the rest asked back, none wrong)',
    rows: [...rows, row('all', scored)],
  };
}

function row(kind: string, scored: readonly Scored[]): Row {
  const count = (verdict: Scored['verdict']) => scored.filter((each) => each.verdict === verdict).length;
  return {
    kind,
    phrases: scored.length,
    right: count('right'),
    'asked back': count('asked back'),
    wrong: count('wrong'),
  };
}
