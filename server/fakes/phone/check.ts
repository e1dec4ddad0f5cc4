import type { CallReport } from './call.ts';
import type { CallOnRecord } from './record.ts';
import type { Scenario } from './scenario.ts';

/** What of the scenario's expectation did not come true; empty: all of it did. */
export function check(scenario: Scenario, report: CallReport, onRecord: CallOnRecord | null, hasRecord: boolean): string[] {
  const { expect } = scenario;
  const failures = [...report.errors];
  if (report.greetingMs === null) failures.push('no greeting was heard');
  for (const { at, ms } of report.gaps) failures.push(`${ms} ms of silence at ${(at / 1000).toFixed(1)} s`);
  if (expect.endedBy !== undefined && report.endedBy !== expect.endedBy) failures.push(`the ${report.endedBy} ended the call`);
  if (expect.clearedWithinMs !== undefined) {
    const [cleared = Infinity] = report.clearedMs;
    if (cleared > expect.clearedWithinMs) failures.push(`the line was not cleared in time (${cleared} ms)`);
  }
  if (!hasRecord) return failures;
  if (onRecord === null) return [...failures, 'the call is not on record'];
  const { outcome } = onRecord.call;
  if (expect.outcome !== undefined && outcome !== expect.outcome) failures.push(`the outcome is ${outcome ?? 'none'}, not ${expect.outcome}`);
  const standing = onRecord.bookings.filter(({ status }) => status === 'booked').length;
  if (expect.bookings !== undefined && standing !== expect.bookings) failures.push(`${standing} bookings, not ${expect.bookings}`);
  return failures;
}
