/** The rules of an engine that hears a sound at once and knows the words only afterwards, and may be lost. */
import { callerGoesOn } from './caller.ts';
import { holdsFloor } from './interruption.ts';
import { ENDPOINT_MS } from './limits.ts';
import {
  abort,
  interrupt,
  move,
  nextReply,
  resume,
  setTimer,
  startReply,
  stay,
  stopTimer,
  andThen,
} from './steps.ts';
import type { Step, TurnState } from './types.ts';

/** The caller makes a sound; its end is told, so that no timer has to guess it. */
export function onSound(state: TurnState): Step {
  const { phase } = state;
  switch (phase.name) {
    case 'listening':
      return move(state, { name: 'caller-speaking', text: '' }, [stopTimer('silence')]);
    case 'preparing':
      return move(state, { name: 'caller-speaking', text: '' }, [abort(phase.reply), stopTimer('endpoint')]);
    case 'thinking':
    case 'speaking':
      if (holdsFloor(state, '')) return stay(state); // [T21]
      return interrupt(state, { name: 'interrupted', resume: phase.reply, text: '' });
    case 'caller-speaking':
    case 'interrupted':
    case 'taken-over':
      return { state, effects: [stopTimer('endpoint')] };
    case 'waiting':
    case 'ended':
      return stay(state);
  }
} // [T32]

/** The caller has probably finished. What they said is in the engine's ear, which can answer it without the words. */
export function onTurnClosed(state: TurnState): Step {
  const { phase } = state;
  const mayPrepare = phase.name === 'listening' || phase.name === 'caller-speaking';
  if (!mayPrepare || state.tools > 0 || state.keys !== '') return stay(state);
  const reply = nextReply(state);
  return move({ ...state, lastReply: reply }, { name: 'preparing', reply, text: null }, [
    stopTimer('silence'),
    stopTimer('endpoint'),
    { type: 'start-reply', reply, prepared: '' },
  ]);
} // [T33]

/** Another engine goes on. `whole`: all of what is being said is on its way to the caller. */
export function onSpeechLost(state: TurnState, whole: boolean): Step {
  const { phase } = state;
  switch (phase.name) {
    case 'preparing':
      return callerGoesOn(state, phase, phase.text ?? '');
    case 'caller-speaking':
    case 'interrupted':
      return { state, effects: [setTimer('endpoint', ENDPOINT_MS)] };
    case 'thinking':
      if (whole) return stay(state);
      return andThen({ state, effects: [abort(phase.reply)] }, [{ type: 'clear' }], (s) => startReply(s, []));
    case 'speaking': {
      if (whole) return stay(state);
      const quiet = interrupt(state, { name: 'listening' });
      return andThen({ ...quiet, state: { ...quiet.state, endingAfter: state.endingAfter } }, [], (s) =>
        resume(s, phase.reply),
      );
    }
    case 'listening':
    case 'waiting':
    case 'taken-over':
    case 'ended':
      return stay(state);
  }
} // [T34]
