/** Whether the caller got what they wanted, by what the call came to. Calls that were abandoned are neither. */
import type { Outcome } from './events.ts';

export const GOALS = {
  reached: ['booked', 'moved', 'cancelled', 'message', 'answered'],
  missed: ['unresolved', 'failed'],
} as const satisfies Readonly<Record<string, readonly Outcome[]>>;
export type Goal = keyof typeof GOALS;
