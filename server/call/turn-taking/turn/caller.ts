/** The caller's side of a call: words, sounds, keys and emergencies, and the turns that they make. */
import { holdsFloor, interrupts } from './interruption.ts';
import {
  ENDPOINT_MS,
  FILLER_MS,
  KEYPAD_PAUSE_MS,
  KEYS,
  LATE_ANSWER_MS,
  NOT_CAUGHT_MS,
  SILENCE_MS,
  TYPING_SIGNS,
} from './limits.ts';
import {
  abort,
  end,
  interrupt,
  listen,
  move,
  nextReply,
  resume,
  setTimer,
  startReply,
  stay,
  stopTimer,
  andThen,
} from './steps.ts';
import type { Phase, ReplyId, Step, TurnEffect, TurnState } from './types.ts';

export function onWords(state: TurnState, text: string): Step {
  const { phase } = state;
  switch (phase.name) {
    case 'listening':
      if (text.trim() === '') return stay(state);
      return move(state, { name: 'caller-speaking', text }, [
        stopTimer('silence'),
        setTimer('endpoint', ENDPOINT_MS),
      ]); // [T6]
    case 'caller-speaking':
    case 'interrupted':
      return move(state, { ...phase, text }, [setTimer('endpoint', ENDPOINT_MS)]);
    case 'preparing':
      // Words of the turn that is being answered already.
      if (phase.text === null || sameWords(text, phase.text)) return stay(state); // [T33]
      return callerGoesOn(state, phase, text); // [T9]
    case 'waiting':
      if (!interrupts(state, text)) return stay(state);
      return move(state, { name: 'interrupted', resume: phase.resume, text }, [
        setTimer('endpoint', ENDPOINT_MS),
      ]);
    case 'taken-over':
      return text.trim() === ''
        ? stay(state)
        : move(state, { ...phase, text }, [setTimer('endpoint', ENDPOINT_MS)]);
    case 'thinking':
    case 'speaking':
      if (holdsFloor(state, text)) return stay(state); // [T21]
      if (!interrupts(state, text)) return backchannel(state, text);
      return andThen(interrupt(state, { name: 'interrupted', resume: phase.reply, text }), [
        setTimer('endpoint', ENDPOINT_MS),
      ]); // [T12] [T14]
    case 'ended':
      return stay(state);
  }
}

export function onEagerEndOfTurn(state: TurnState, text: string): Step {
  const { phase } = state;
  const mayPrepare =
    phase.name === 'listening' ||
    phase.name === 'caller-speaking' ||
    (phase.name === 'interrupted' && interrupts(state, text)) ||
    (phase.name === 'preparing' && !sameWords(text, phase.text ?? ''));
  if (!mayPrepare || text.trim() === '' || state.tools > 0 || state.keys !== '') return onWords(state, text);
  const quiet = interrupt(state, { name: 'caller-speaking', text });
  const reply = nextReply(quiet.state);
  return andThen(
    {
      state: { ...quiet.state, lastReply: reply, phase: { name: 'preparing', reply, text } },
      effects: [...quiet.effects, stopTimer('silence'), setTimer('endpoint', ENDPOINT_MS)],
    },
    [{ type: 'start-reply', reply, prepared: text }],
  ); // [T9]
}

export function callerGoesOn(state: TurnState, phase: Phase & { name: 'preparing' }, text: string): Step {
  return move(state, { name: 'caller-speaking', text }, [
    { type: 'abort-reply', reply: phase.reply },
    setTimer('endpoint', ENDPOINT_MS),
  ]); // [T9]
}

export function onEndOfTurn(state: TurnState, text: string): Step {
  const { phase } = state;
  const empty = text.trim() === '';
  switch (phase.name) {
    case 'listening':
      return empty ? mumbled(stay(state)) : callerTurn(state, text);
    case 'caller-speaking':
      if (!empty) return callerTurn(state, text); // [T6]
      return phase.text === '' && state.keys === '' ? mumbled(listen(state)) : listen(state); // [T7]
    case 'preparing':
      if (phase.text === null ? !empty : sameWords(text, phase.text))
        return release(state, phase.reply, phase.text ?? text);
      if (!empty) return callerTurn(state, text);
      return andThen(
        listen(interrupt(state, { name: 'listening' }).state, [abort(phase.reply)]),
        [],
        phase.text === null ? (s) => mumbled(stay(s)) : undefined,
      ); // [T9]
    case 'thinking':
    case 'speaking':
      if (holdsFloor(state, text)) return stay(state); // [T21]
      return interrupts(state, text) ? callerTurn(state, text) : backchannel(state, text); // [T12] [T13]
    case 'interrupted':
      return interrupts(state, text) ? callerTurn(state, text) : resume(state, phase.resume); // [T15]
    case 'waiting':
      return interrupts(state, text) ? callerTurn(state, text) : stay(state);
    case 'taken-over':
      return empty ? move(state, { ...phase, text: '' }, [stopTimer('endpoint')]) : callerTurn(state, text); // [T24]
    case 'ended':
      return stay(state);
  }
}

/** A sound without words while nobody speaks: asked about once, if nothing else comes. */
function mumbled(step: Step): Step {
  const { state } = step;
  if (state.phase.name !== 'listening' || state.mumble === 'asked') return step;
  const heard = { ...state, mumble: 'heard' as const };
  return { state: heard, effects: [...step.effects, setTimer('silence', NOT_CAUGHT_MS)] }; // [T7]
}

/** Backchannel while the receptionist has the floor: remembered for a moment, since it may turn out to be an answer. */
function backchannel(state: TurnState, text: string): Step {
  if (state.phase.name !== 'speaking' || text.trim() === '') return stay(state);
  return move(state, { ...state.phase, backchannel: text }, [setTimer('late-answer', LATE_ANSWER_MS)]); // [T13]
}

function release(state: TurnState, reply: ReplyId, text: string): Step {
  return move(
    { ...state, silenceAsks: 0, typing: 0, mumble: 'none' },
    { name: 'thinking', reply, fillers: 0 },
    [
      stopTimer('endpoint'),
      { type: 'caller-turn', text, by: 'voice' },
      { type: 'release-reply', reply },
      setTimer('filler', FILLER_MS),
    ],
  );
}

/** The caller has said something: it is recorded, whatever spoke is silenced, and a reply is due, unless a human agent has the call. */
export function callerTurn(state: TurnState, text: string, by: 'voice' | 'keys' = 'voice'): Step {
  if (state.phase.name === 'taken-over')
    return move(state, { name: 'taken-over', text: '' }, [
      stopTimer('endpoint'),
      { type: 'caller-turn', text, by },
    ]); // [T24]
  const quiet = interrupt(state, { name: 'listening' });
  const heard: TurnEffect[] = [
    stopTimer('endpoint'),
    stopTimer('silence'),
    { type: 'caller-turn', text, by },
  ];
  return startReply({ ...quiet.state, silenceAsks: 0, typing: 0, mumble: 'none' }, [
    ...quiet.effects,
    ...heard,
  ]);
}

/** Whoever types is there, and will say something; nothing is interrupted before it comes. */
export function onTyping(state: TurnState): Step {
  if (state.typing >= TYPING_SIGNS) return stay(state);
  const typing: TurnState = { ...state, typing: state.typing + 1, silenceAsks: 0 };
  if (state.endingAfter === 'silence') {
    const quiet = interrupt(typing, { name: 'listening' });
    return listen(quiet.state, quiet.effects);
  }
  if (state.phase.name !== 'listening') return stay(typing);
  return { state: { ...typing, mumble: 'none' }, effects: [setTimer('silence', SILENCE_MS)] }; // [T28]
}

export function onKey(state: TurnState, digit: string): Step {
  if (state.urgent) return stay(state);
  const keys = digit === '#' ? state.keys : (state.keys + digit).slice(0, KEYS);
  const keepsPhase = state.phase.name === 'waiting' || state.phase.name === 'taken-over';
  const quiet = interrupt(state, keepsPhase ? state.phase : { name: 'caller-speaking', text: '' });
  const collected = { ...quiet.state, keys };
  if (digit === '#')
    return andThen({ state: collected, effects: quiet.effects }, [stopTimer('keypad')], keysDone); // [T10]
  return {
    state: collected,
    effects: [...quiet.effects, stopTimer('silence'), setTimer('keypad', KEYPAD_PAUSE_MS)],
  };
}

export function keysDone(state: TurnState): Step {
  const { keys } = state;
  const cleared = { ...state, keys: '' };
  if (keys !== '') return callerTurn(cleared, keys, 'keys'); // [T10]
  return state.phase.name === 'caller-speaking' ? listen(cleared) : stay(cleared);
}

export function onEmergency(state: TurnState, text: string, words: string): Step {
  if (state.phase.name === 'taken-over') return onWords(state, text); // [T24]
  if (state.urgent) return stay(state);
  const quiet = interrupt(state, { name: 'listening' });
  const reply = nextReply(quiet.state);
  return {
    state: {
      ...quiet.state,
      urgent: true,
      lastReply: reply,
      silenceAsks: 0,
      phase: { name: 'thinking', reply, fillers: 0 },
    },
    effects: [
      ...quiet.effects,
      stopTimer('endpoint'),
      stopTimer('silence'),
      { type: 'caller-turn', text, by: 'voice' },
      { type: 'say-words', reply, words },
    ],
  }; // [T21]
}

/** The caller is gone; what they were saying is recorded all the same. */
export function lineClosed(state: TurnState, reason: 'hangup' | 'lost'): Step {
  const said = 'text' in state.phase ? (state.phase.text ?? '').trim() : '';
  const over = end(state, state.endingAfter ?? reason);
  if (said === '' || reason === 'lost') return over;
  return { ...over, effects: [{ type: 'caller-turn', text: said, by: 'voice' }, ...over.effects] }; // [T29]
}

const bare = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const sameWords = (a: string, b: string) => bare(a) === bare(b);
