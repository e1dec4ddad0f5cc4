/** The rules of timers that run out. */
import { keysDone, onEndOfTurn } from './caller.ts';
import { FILLER_MS, FILLERS, GOODBYE_LIMIT_MS, SILENCE_ASKS } from './limits.ts';
import { end, interrupt, move, say, sayWhenQuiet, setTimer, stay, andThen } from './steps.ts';
import type { Step, Timer, TurnState } from './types.ts';

export function onTimer(state: TurnState, timer: Timer): Step {
  const { phase } = state;
  switch (timer) {
    case 'silence':
      if (phase.name !== 'listening' || state.held) return stay(state); // [T30]
      if (state.mumble === 'heard') return say({ ...state, mumble: 'asked' }, 'not-caught'); // [T7]
      if (state.silenceAsks < SILENCE_ASKS)
        return say({ ...state, silenceAsks: state.silenceAsks + 1 }, 'still-there');
      return say({ ...state, endingAfter: 'silence' }, 'silence-goodbye'); // [T19]
    case 'filler':
      if (phase.name !== 'thinking' || phase.fillers >= FILLERS) return stay(state);
      return move(state, { ...phase, fillers: phase.fillers + 1 }, [
        { type: 'say-filler', reply: phase.reply },
        setTimer('filler', FILLER_MS * 2),
      ]); // [T17]
    case 'endpoint':
      if (phase.name === 'taken-over') return onEndOfTurn(state, phase.text);
      if (phase.name === 'caller-speaking' || phase.name === 'preparing' || phase.name === 'interrupted') {
        return phase.name === 'caller-speaking' && state.keys !== ''
          ? stay(state)
          : onEndOfTurn(state, phase.text ?? ''); // [T8]
      }
      return stay(state);
    case 'keypad':
      return keysDone(state);
    case 'late-answer':
      return phase.name === 'speaking'
        ? stay({ ...state, phase: { ...phase, backchannel: null } })
        : stay(state);
    case 'goodbye':
      return state.endingAfter === null ? stay(state) : end(state, state.endingAfter); // [T4]
    case 'warning':
      return sayWhenQuiet(state, 'time-warning');
    case 'limit': {
      const quiet = interrupt(state, { name: 'listening' });
      const over: TurnState = { ...quiet.state, endingAfter: 'too-long', urgent: true };
      return andThen({ state: over, effects: quiet.effects }, [setTimer('goodbye', GOODBYE_LIMIT_MS)], (s) =>
        say(s, 'time-over'),
      ); // [T20]
    }
  }
}
