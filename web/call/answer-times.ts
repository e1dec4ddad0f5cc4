/** The time that the caller waited for each answer, step by step. */
import { text } from '../languages/text.ts';
import type { CallTurn } from './conversation.ts';

export const STEPS = (
  [
    ['endOfTurn', 'gray-5'],
    ['firstToken', 'harbour-5'],
    ['firstAudio', 'brass-4'],
    ['firstFrame', 'kelp-5'],
  ] as const
).map(([key, color]) => ({ key, name: text.calls.answerSteps[key], color: `var(--mantine-color-${color})` }));

export interface Step {
  readonly name: string;
  readonly color: string;
  readonly from: number;
  readonly to: number;
}

export interface Answer {
  readonly position: number;
  /** Milliseconds from the caller's last word to the first sound of the answer. */
  readonly total: number;
  readonly steps: readonly Step[];
}

/** The steps that were measured, each from the end of the one before it. */
export function answerOf({ position, timings }: CallTurn): Answer | null {
  if (timings === null) return null;
  let from = 0;
  const steps: Step[] = [];
  for (const { key, name, color } of STEPS) {
    const to = timings[key];
    if (to === null) continue;
    steps.push({ name, color, from, to: Math.max(from, to) });
    from = Math.max(from, to);
  }
  return steps.length === 0 ? null : { position, total: from, steps };
}
