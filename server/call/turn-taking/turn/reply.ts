/** The steps of the reply that is under way. */
import { callerGoesOn, callerTurn } from './caller.ts';
import { FAILURES, FILLER_MS, GOODBYE_LIMIT_MS } from './limits.ts';
import {
  abort,
  end,
  interrupt,
  listen,
  move,
  resume,
  say,
  setTimer,
  stay,
  stopTimer,
  andThen,
} from './steps.ts';
import type { ReplyId, Step, TurnEffect, TurnState } from './types.ts';

type ReplyNews =
  'reply-audio' | 'reply-dry' | 'reply-sent' | 'reply-heard' | 'reply-failed' | 'end-requested';

export function onReply(state: TurnState, news: ReplyNews): Step {
  const { phase } = state;
  if (phase.name === 'preparing')
    return news === 'reply-failed' ? callerGoesOn(state, phase, phase.text ?? '') : stay(state);
  if (phase.name !== 'thinking' && phase.name !== 'speaking') return stay(state);
  const { reply, fillers } = phase;
  switch (news) {
    case 'reply-audio':
      if (phase.name === 'speaking') return stay(state);
      return move(state, { name: 'speaking', reply, fillers, backchannel: null }, [stopTimer('filler')]);
    case 'reply-dry':
      return move(state, { name: 'thinking', reply, fillers }, [setTimer('filler', FILLER_MS)]); // [T17]
    case 'reply-sent':
      return { state, effects: [stopTimer('filler'), ...goodbyeTimer(state)] };
    case 'end-requested':
      return stay({ ...state, endingAfter: 'goodbye' }); // [T4]
    case 'reply-heard':
      return replyOver(state, phase.name === 'speaking' ? phase.backchannel : null);
    case 'reply-failed':
      return replyFailed(state, reply);
  }
}

const goodbyeTimer = (state: TurnState): readonly TurnEffect[] =>
  state.endingAfter === null ? [] : [setTimer('goodbye', GOODBYE_LIMIT_MS)];

function replyOver(state: TurnState, backchannel: string | null): Step {
  if (state.endingAfter !== null) return end({ ...state, phase: { name: 'listening' } }, state.endingAfter); // [T4]
  const over: TurnState = {
    ...state,
    phase: { name: 'listening' },
    urgent: false,
    failures: state.apologising ? state.failures : 0,
    apologising: false,
  };
  const stopped = [stopTimer('filler'), stopTimer('late-answer')];
  if (backchannel !== null)
    return andThen({ state: over, effects: stopped }, [], (s) => callerTurn(s, backchannel)); // [T13]
  return andThen({ state: over, effects: stopped }, [], listen);
}

function replyFailed(state: TurnState, reply: ReplyId): Step {
  if (state.endingAfter !== null) return end(state, state.endingAfter);
  const failures = state.failures + 1;
  const quiet = interrupt(state, { name: 'listening' });
  const apology = { ...quiet.state, failures, apologising: true };
  const effects = quiet.effects.length > 0 ? quiet.effects : [abort(reply)];
  if (failures < FAILURES) return andThen({ state: apology, effects }, [], (s) => say(s, 'trouble')); // [T18]
  return andThen({ state: { ...apology, endingAfter: 'failed' }, effects }, [], (s) =>
    say(s, 'trouble-goodbye'),
  );
}

export function onToolFinished(state: TurnState): Step {
  if (state.phase.name !== 'waiting' || state.tools > 0) return stay(state);
  return resume(state, state.phase.resume); // [T16]
}
