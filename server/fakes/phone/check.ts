/** Compares a call with what its scenario expects. */
import type { CallReport } from './call.ts';
import type { CallOnRecord } from './record.ts';
import type { Scenario } from './scenario.ts';

/** The longest waits that callers accept. */
export interface Limits {
  /** From the stream's start to the first audio of the greeting. */
  readonly greetingMs: number;
  /** They take a longer silence for a dead line. */
  readonly gapMs: number;
}

export const ON_THIS_MACHINE: Limits = { greetingMs: 100, gapMs: 1_500 };
/** With the network in between, and vendors that are no fakes. */
export const DEPLOYED: Limits = { greetingMs: 500, gapMs: 2_500 };

/** The caller's wait for each answer. */
export const waitsOf = ({ exchanges }: CallReport): number[] =>
  exchanges.flatMap(({ step, answeredAt, endedAt }) =>
    answeredAt === null || step.do === 'mumble' ? [] : [Math.max(0, answeredAt - endedAt)],
  );

/**
 * The unmet expectations, in sentences; empty: the call passed.
 * @param onRecord what the service wrote down; `missing`: nothing, though it should have; null: nobody could look.
 */
export function check(
  { expect }: Scenario,
  report: CallReport,
  onRecord: CallOnRecord | 'missing' | null,
  limits: Limits,
): string[] {
  const { greetingMs, gaps, endedBy, clearedMs, errors } = report;
  const failures = [...errors];
  if (greetingMs === null) failures.push('no greeting was heard');
  else if (greetingMs > limits.greetingMs)
    failures.push(`the greeting came ${Math.round(greetingMs)} ms after the start`);
  for (const { at, ms, onPurpose } of gaps) {
    if (!onPurpose && ms > limits.gapMs)
      failures.push(`nothing was heard for ${Math.round(ms)} ms, ${(at / 1000).toFixed(1)} s into the call`);
  }
  if (expect.endedBy !== undefined && endedBy !== expect.endedBy)
    failures.push(`the ${endedBy} ended the call`);
  if (expect.clearedWithinMs !== undefined) {
    const [cleared] = clearedMs;
    if (cleared === undefined) failures.push('the line was not cleared for the interruption');
    else if (cleared > expect.clearedWithinMs)
      failures.push(`the line was cleared only ${Math.round(cleared)} ms after the interrupting word`);
  }
  if (onRecord === 'missing') failures.push('the service has no record of the call');
  else if (onRecord !== null) failures.push(...checkRecord(expect, onRecord));
  return failures;
}

function checkRecord(expect: Scenario['expect'], { call, turns, bookings }: CallOnRecord): string[] {
  const failures: string[] = [];
  if (expect.outcome !== undefined && call.outcome !== expect.outcome)
    failures.push(`the outcome is "${call.outcome ?? 'none'}", not "${expect.outcome}"`);
  const standing = bookings.filter(({ status }) => status === 'booked').length;
  if (expect.bookings !== undefined && standing !== expect.bookings)
    failures.push(`the call made ${standing} bookings, not ${expect.bookings}`);
  const told = turns.filter(({ speaker }) => speaker === 'receptionist').map(({ heard }) => heard);
  if (expect.told !== undefined && !told.some((heard) => expect.told?.test(heard)))
    failures.push(`nothing like ${String(expect.told)} was said`);
  return failures;
}
