/** The steps that rules are made of: they start a reply, interrupt it, or leave the line silent. */
import { FILLER_MS, FILLERS, LIMIT_MS, SILENCE_MS, WARNING_MS } from './limits.ts';
import type { Ending, Phase, ReplyId, Sentence, Step, Timer, TurnEffect, TurnState } from './types.ts';

/** Nobody has the floor: what is pending is said, else the silence is timed. */
export function listen(state: TurnState, before: readonly TurnEffect[] = []): Step {
  const quiet: TurnState = { ...state, phase: { name: 'listening' } };
  const [sentence, ...pending] = quiet.pending;
  const effects = [...before, stopTimer('endpoint')];
  if (sentence !== undefined)
    return andThen({ state: { ...quiet, pending }, effects }, [], (s) => say(s, sentence));
  return { state: quiet, effects: [...effects, setTimer('silence', SILENCE_MS)] };
}

export function say(state: TurnState, sentence: Sentence): Step {
  const reply = nextReply(state);
  // Who cannot be heard is somebody else's after this sentence, and cannot interrupt it. [T22]
  const leaving: Partial<TurnState> =
    sentence === 'cannot-hear' ? { endingAfter: 'failed', urgent: true } : {};
  return move({ ...state, ...leaving, lastReply: reply }, { name: 'thinking', reply, fillers: FILLERS }, [
    stopTimer('silence'),
    typeof sentence === 'string'
      ? { type: 'say', reply, sentence }
      : { type: 'say-words', reply, words: sentence.words },
  ]);
}

export function sayWhenQuiet(state: TurnState, sentence: Sentence): Step {
  return state.phase.name === 'listening'
    ? say(state, sentence)
    : stay({ ...state, pending: [...state.pending, sentence] });
}

/** Starts the reply that is due, or waits for a tool of the one before it. */
export function startReply(state: TurnState, before: readonly TurnEffect[]): Step {
  if (state.tools > 0)
    return { state: { ...state, phase: { name: 'waiting', resume: null } }, effects: before }; // [T16]
  const reply = nextReply(state);
  return {
    state: { ...state, lastReply: reply, phase: { name: 'thinking', reply, fillers: 0 } },
    effects: [...before, { type: 'start-reply', reply, prepared: null }, setTimer('filler', FILLER_MS)],
  };
}

/** Goes on after an interruption that was nothing. */
export function resume(state: TurnState, interrupted: ReplyId | null): Step {
  if (interrupted === null) return startReply(state, [stopTimer('endpoint')]);
  if (state.tools > 0) return move(state, { name: 'waiting', resume: interrupted }, [stopTimer('endpoint')]); // [T16]
  const reply = nextReply(state);
  return move({ ...state, lastReply: reply }, { name: 'thinking', reply, fillers: 0 }, [
    stopTimer('endpoint'),
    { type: 'resume-reply', reply, interrupted },
    setTimer('filler', FILLER_MS),
  ]); // [T15]
}

/** Takes the floor from the receptionist, if it has it. */
export function interrupt(state: TurnState, phase: Phase): Step {
  const reply = liveReply(state.phase);
  if (reply === null) return stay({ ...state, phase });
  const effects: TurnEffect[] = [abort(reply)];
  // A prepared reply was never heard: nothing is on the line.
  if (state.phase.name !== 'preparing') {
    effects.push({ type: 'clear' }, stopTimer('filler'), stopTimer('late-answer'), stopTimer('goodbye'));
  }
  return { state: { ...state, phase, endingAfter: null, urgent: false }, effects };
}

export function end(state: TurnState, ending: Ending): Step {
  const reply = liveReply(state.phase);
  const effects: TurnEffect[] = reply === null ? [] : [abort(reply)];
  return {
    state: { ...state, phase: { name: 'ended', ending } },
    effects: [...effects, { type: 'end', ending }],
  };
}

/** The reply that runs at the moment, heard or not. */
export function liveReply(phase: Phase): ReplyId | null {
  return phase.name === 'preparing' || phase.name === 'thinking' || phase.name === 'speaking'
    ? phase.reply
    : null;
}

export const nextReply = (state: TurnState) => (state.lastReply + 1) as ReplyId;
export const stay = (state: TurnState): Step => ({ state, effects: [] });
export const move = (state: TurnState, phase: Phase, effects: readonly TurnEffect[]): Step => ({
  state: { ...state, phase },
  effects,
});
export const setTimer = (timer: Timer, ms: number): TurnEffect => ({ type: 'set-timer', timer, ms });
export const stopTimer = (timer: Timer): TurnEffect => ({ type: 'stop-timer', timer });
export const abort = (reply: ReplyId): TurnEffect => ({ type: 'abort-reply', reply });

/** Adds effects to a step, and goes on from its state. */
export function andThen(step: Step, effects: readonly TurnEffect[], next?: (state: TurnState) => Step): Step {
  const rest = next?.(step.state) ?? stay(step.state);
  return { state: rest.state, effects: [...step.effects, ...effects, ...rest.effects] };
}

/** The receptionist's own time on the call, from its first word on. */
export const callTimers = [setTimer('warning', WARNING_MS), setTimer('limit', LIMIT_MS)];
