/** Prints calls for people. */
import type { CallReport } from './call.ts';
import type { CallOnRecord } from './record.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`.padStart(7);

/** How long the caller waited for each answer, in milliseconds. */
export const waitsOf = (report: CallReport): number[] =>
  report.exchanges.flatMap(({ answeredAt, endedAt }) => (answeredAt === null ? [] : [answeredAt - endedAt]));

export function printCall(report: CallReport, onRecord: CallOnRecord | null): void {
  const ms = (value: number | null) => (value === null ? 'never' : `${value.toFixed(0)} ms`);
  console.log(`  picked up in ${ms(report.pickUpMs)}, first sound ${ms(report.greetingMs)} after the start`);
  for (const { step, beganAt, endedAt, answeredAt } of report.exchanges) {
    const what = 'words' in step ? `"${step.words}"` : step.do === 'press' ? `[${step.keys}]` : `(${step.do})`;
    const wait = answeredAt === null ? 'no answer' : `answered after ${ms(answeredAt - endedAt)}`;
    console.log(`  ${seconds(beganAt)}  ${what} … ${wait}`);
  }
  for (const cleared of report.clearedMs) console.log(`  the line was cleared ${ms(cleared)} after the interruption began`);
  for (const sentence of report.announced) console.log(`  the carrier said: ${sentence}`);
  console.log(`  ended by the ${report.endedBy} after ${seconds(report.lengthMs).trim()}`);
  if (onRecord === null) return;
  console.log('  on record:');
  for (const { speaker, heard, interrupted } of onRecord.turns) {
    console.log(`    ${speaker.padEnd(12)} ${heard}${interrupted ? ' —' : ''}`);
  }
  for (const { name, result } of onRecord.tools) console.log(`    ${name} -> ${result.status}`);
}

export function printLoad(reports: readonly CallReport[]): void {
  const row = (name: string, values: readonly number[]) => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0).padStart(7);
    console.log(`| ${name.padEnd(22)} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} |`);
  };
  console.log('| milliseconds           |     p50 |     p95 |     p99 |');
  console.log('| ---------------------- | ------- | ------- | ------- |');
  row('pick-up', reports.map(({ pickUpMs }) => pickUpMs));
  row('greeting', reports.flatMap(({ greetingMs }) => (greetingMs === null ? [] : [greetingMs])));
  row('wait for an answer', reports.flatMap(waitsOf));
}
