/** The report of the benches: tables of figures, printed in Markdown beside an earlier run. */

export type Row = Readonly<Record<string, string | number>>;

export interface Table {
  readonly title: string;
  /** All with the same columns. */
  readonly rows: readonly Row[];
}

/** In the unit of the samples, to a tenth. */
export function percentiles(samples: readonly number[]): Record<'p50' | 'p95' | 'p99', number> {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const round = (value: number): number => Math.round(value * 10) / 10;

/** A table that can go into the README as it is; figures that have changed since `before` show the old one in brackets. */
export function markdown({ title, rows }: Table, before: Table | undefined): string {
  const cells = rows.map((row, index) =>
    Object.entries(row).map(([column, value]) => {
      const old = before?.rows[index]?.[column];
      return typeof value === 'number' && old !== undefined && old !== value
        ? `${value} (${old})`
        : String(value);
    }),
  );
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const line = (parts: readonly string[]) => `| ${parts.join(' | ')} |`;
  const pad = (row: readonly string[]) => line(row.map((cell, at) => cell.padStart(widths[at] ?? 0)));
  return [
    `**${title}**`,
    '',
    line(columns.map((column, at) => column.padEnd(widths[at] ?? 0))),
    line(widths.map((width) => '-'.repeat(width))),
    ...cells.map(pad),
    '',
  ].join('\n');
}
