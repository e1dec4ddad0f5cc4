/** The rules of a caller who waits while a phone rings for them. */
import { listen, sayWhenQuiet, stay } from './steps.ts';
import type { Step, TurnState } from './types.ts';

/** The caller waits from now on. */
export function onHeld(state: TurnState, words: string | null): Step {
  const held: TurnState = { ...state, held: true, silenceAsks: 0 };
  return words === null || state.phase.name === 'taken-over' ? stay(held) : sayWhenQuiet(held, { words });
} // [T30]

/** Nobody came: the receptionist says so as soon as nobody speaks. */
export function onReleased(state: TurnState, words: string | null): Step {
  const free: TurnState = { ...state, held: false };
  // A human agent who has the call tells the caller themselves.
  if (state.phase.name === 'taken-over') return stay(free);
  if (words !== null) return sayWhenQuiet(free, { words });
  return state.phase.name === 'listening' && state.held ? listen(free) : stay(free);
} // [T31]

/** Whether the caller hears music now: nobody speaks, and nothing is about to be said. */
export const hearsMusic = ({ held, phase }: TurnState): boolean => held && phase.name === 'listening';
