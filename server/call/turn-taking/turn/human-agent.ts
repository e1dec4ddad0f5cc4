/** The rules of a human agent, who takes the call over and gives it back. */
import { ENDPOINT_MS } from './limits.ts';
import { callTimers, interrupt, move, say, setTimer, stay, stopTimer, andThen } from './steps.ts';
import type { Step, TurnState } from './types.ts';

/** A human agent takes the call over: the receptionist is quiet at once, and no timer of its own runs any more. */
export function onTakenOver(state: TurnState): Step {
  const { phase } = state;
  if (phase.name === 'taken-over') return stay(state);
  const quiet = interrupt(state, { name: 'taken-over', text: 'text' in phase ? (phase.text ?? '') : '' });
  const pending = state.pending.filter((sentence) => sentence !== 'time-warning');
  return {
    state: { ...quiet.state, pending, silenceAsks: 0, mumble: 'none', failures: 0 },
    effects: [...quiet.effects, stopTimer('silence'), stopTimer('warning'), stopTimer('limit')],
  }; // [T24] [T25]
}

/** The receptionist has the call back, and a limit of its own again. */
export function onHandedBack(state: TurnState, left: boolean): Step {
  const { phase } = state;
  if (phase.name !== 'taken-over') return stay(state);
  const speaking = phase.text !== '' || state.keys !== '';
  const step = speaking
    ? move(state, { name: 'caller-speaking', text: phase.text }, [setTimer('endpoint', ENDPOINT_MS)])
    : say(state, left ? 'resumed' : 'handed-back');
  return andThen(step, callTimers); // [T25] [T26]
}
