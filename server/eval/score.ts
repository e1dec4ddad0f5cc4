/** The table of an evaluation, with its aims. */
import type { Table } from '../bench/table.ts';
import type { Verdict } from './judge.ts';
import type { Played } from './play.ts';

const COLUMNS = { right: 'right', wrong: 'wrong', 'dead-end': 'dead ends', missed: 'missed' } as const;

export function tableOf(who: string, played: readonly Played[]): Table {
  const kinds = [...new Set(played.map(({ about }) => about))];
  const rows = kinds.map((kind) =>
    rowOf(
      kind,
      played.filter(({ about }) => about === kind),
    ),
  );
  return {
    title: `${played.length} callers, answered by ${who} (aims: 95 % right, nothing wrong, no dead end)`,
    rows: [...rows, rowOf('all', played)],
  };
}

function rowOf(about: string, played: readonly Played[]) {
  const count = (type: Verdict['type']) => played.filter(({ verdict }) => verdict.type === type).length;
  return {
    'the caller wants': about,
    calls: played.length,
    [COLUMNS.right]: count('right'),
    '%': Math.round((count('right') / played.length) * 100),
    [COLUMNS.wrong]: count('wrong'),
    [COLUMNS['dead-end']]: count('dead-end'),
    [COLUMNS.missed]: count('missed'),
  };
}
