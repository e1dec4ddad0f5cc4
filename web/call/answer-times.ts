/** How long the caller waited for each answer, and what for. */
import type { CallTurn } from './conversation.ts';

const STEPS = [
  { key: 'endOfTurn', name: 'Waiting for the end', color: 'var(--mantine-color-gray-5)' },
  { key: 'firstToken', name: 'Thinking', color: 'var(--mantine-color-harbour-5)' },
  { key: 'firstAudio', name: 'Finding the voice', color: 'var(--mantine-color-brass-4)' },
  { key: 'firstFrame', name: 'Sending', color: 'var(--mantine-color-kelp-5)' },
] as const;

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

/** The steps that are known, each from the end of the known one before it. */
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

export const legend = STEPS.map(({ name, color }) => ({ name, color }));
