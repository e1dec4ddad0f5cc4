/** What every bench prints: percentiles in milliseconds, as a table. */

export function percentiles(samples: readonly number[]): Record<'p50' | 'p95' | 'p99', string> {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

type Row = Readonly<Record<string, string | number>>;

/** Prints rows of the same columns as a Markdown table, so that it can go into the README as it is. */
export function printTable(title: string, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const width = (column: string) => Math.max(column.length, ...rows.map((row) => String(row[column]).length));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n`);
  console.log(line(columns.map((column) => column.padEnd(width(column)))));
  console.log(line(columns.map((column) => '-'.repeat(width(column)))));
  for (const row of rows)
    console.log(line(columns.map((column) => String(row[column]).padStart(width(column)))));
}
