/**
 * Turn-taking of one call, as a pure function. Who has the floor is the phase; what happens moves it on and asks for
 * effects. The rules and their numbers are in SPEC.md.
 */
import { interrupts } from './interruption.ts';
import type {
  Ending,
  Phase,
  Phrase,
  ReplyId,
  Step,
  Timer,
  TurnEffect,
  TurnEvent,
  TurnState,
} from './turn-types.ts';

/** Long enough to look into a diary, short enough not to feel abandoned; people bear about 10 s on the phone. */
export const SILENCE_MS = 8_000;
export const SILENCE_ASKS = 2;
/** Somebody who was not understood waits for an answer, and says it again if there is none. */
export const NOT_CAUGHT_MS = 1_200;
/**
 * A pause of over 1.5 s sounds like a dead line, and the end of a turn is known about 0.45 s after the last word. Models
 * and voices together mostly answer within 0.8 s; a lookup in between takes longer, and gets its "one moment".
 */
export const FILLER_MS = 1_000;
export const FILLERS = 2;
/** Only a backup for a recogniser that forgot the end: its own limits are 1 s (UtteranceEnd) and below. */
export const ENDPOINT_MS = 4_000;
export const KEYPAD_PAUSE_MS = 2_500;
/** "Yes" over the last words of a question is its answer; earlier it was a nod. */
export const LATE_ANSWER_MS = 1_000;
/** Audio is at most 5 s ahead of the caller's ear when the last of it was sent; the rest is the network's. */
export const GOODBYE_LIMIT_MS = 8_000;
export const FAILURES = 3;
export const WARNING_MS = 9 * 60_000;
export const LIMIT_MS = 10 * 60_000;

export const initialState: TurnState = {
  phase: { name: 'listening' },
  lastReply: 0 as ReplyId,
  endingAfter: null,
  urgent: false,
  tools: 0,
  keys: '',
  silenceAsks: 0,
  mumble: 'none',
  failures: 0,
  apologising: false,
  pending: [],
};

/** Moves the call on by one event. */
export function takeTurn(state: TurnState, event: TurnEvent): Step {
  if (state.phase.name === 'ended') return stay(state); // [T5]
  switch (event.type) {
    case 'start':
      return then(say(state, event.resumed ? 'resumed' : 'greeting'), callTimers); // [T1]
    case 'speech-started':
      return state.phase.name === 'listening'
        ? { state, effects: [setTimer('silence', SILENCE_MS)] }
        : stay(state);
    case 'words':
      return onWords(state, event.text);
    case 'eager-end-of-turn':
      return onEagerEndOfTurn(state, event.text);
    case 'turn-resumed':
      return state.phase.name === 'preparing'
        ? callerGoesOn(state, state.phase, state.phase.text)
        : stay(state);
    case 'end-of-turn':
      return onEndOfTurn(state, event.text);
    case 'typed':
      return event.text.trim() === '' || state.urgent ? stay(state) : callerTurn(state, event.text); // [T11]
    case 'key':
      return onKey(state, event.digit);
    case 'danger':
      return onDanger(state, event.text, event.say);
    case 'reply-audio':
    case 'reply-dry':
    case 'reply-sent':
    case 'reply-heard':
    case 'reply-failed':
    case 'end-requested':
      return event.reply === liveReply(state.phase) ? onReply(state, event.type) : stay(state); // [T3]
    case 'tool-started':
      return stay({ ...state, tools: state.tools + 1 });
    case 'tool-finished':
      return onToolFinished({ ...state, tools: state.tools - 1 });
    case 'whispered':
      return state.phase.name === 'preparing'
        ? callerGoesOn(state, state.phase, state.phase.text)
        : stay(state); // [T23]
    case 'taken-over':
      return onTakenOver(state);
    case 'handed-back':
      return onHandedBack(state, event.left);
    case 'hung-up':
      return end(state, 'hung-up'); // [T27]
    case 'recognition-lost':
      return sayWhenQuiet(state, 'cannot-hear'); // [T22]
    case 'timer':
      return onTimer(state, event.timer);
    case 'line-closed':
      return end(state, state.endingAfter ?? event.reason); // [T5]
  }
}

// ------------------------------------------------------------------------------------------ the caller's words

function onWords(state: TurnState, text: string): Step {
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
      return sameWords(text, phase.text) ? stay(state) : callerGoesOn(state, phase, text); // [T9]
    case 'waiting':
      if (!interrupts(text)) return stay(state);
      return move(state, { name: 'interrupted', resume: phase.resume, text }, [
        setTimer('endpoint', ENDPOINT_MS),
      ]);
    case 'taken-over':
      return text.trim() === ''
        ? stay(state)
        : move(state, { ...phase, text }, [setTimer('endpoint', ENDPOINT_MS)]);
    case 'thinking':
    case 'speaking':
      if (state.urgent) return stay(state); // [T21]
      if (!interrupts(text)) return nod(state, text);
      return then(interrupt(state, { name: 'interrupted', resume: phase.reply, text }), [
        setTimer('endpoint', ENDPOINT_MS),
      ]); // [T12] [T14]
    case 'ended':
      return stay(state);
  }
}

function onEagerEndOfTurn(state: TurnState, text: string): Step {
  const { phase } = state;
  const mayPrepare =
    phase.name === 'listening' ||
    phase.name === 'caller-speaking' ||
    (phase.name === 'interrupted' && interrupts(text)) ||
    (phase.name === 'preparing' && !sameWords(text, phase.text));
  if (!mayPrepare || text.trim() === '' || state.tools > 0 || state.keys !== '') return onWords(state, text);
  const quiet = interrupt(state, { name: 'caller-speaking', text });
  const reply = nextReply(quiet.state);
  return then(
    {
      state: { ...quiet.state, lastReply: reply, phase: { name: 'preparing', reply, text } },
      effects: [...quiet.effects, stopTimer('silence'), setTimer('endpoint', ENDPOINT_MS)],
    },
    [{ type: 'start-reply', reply, prepared: text }],
  ); // [T9]
}

function callerGoesOn(state: TurnState, phase: Phase & { name: 'preparing' }, text: string): Step {
  return move(state, { name: 'caller-speaking', text }, [
    { type: 'abort-reply', reply: phase.reply },
    setTimer('endpoint', ENDPOINT_MS),
  ]); // [T9]
}

function onEndOfTurn(state: TurnState, text: string): Step {
  const { phase } = state;
  const empty = text.trim() === '';
  switch (phase.name) {
    case 'listening':
      return empty ? mumbled(state) : callerTurn(state, text);
    case 'caller-speaking':
      return empty ? listen(state) : callerTurn(state, text); // [T6] [T7]
    case 'preparing':
      if (sameWords(text, phase.text)) return release(state, phase);
      return empty
        ? listen(interrupt(state, { name: 'listening' }).state, [abort(phase.reply)])
        : callerTurn(state, text); // [T9]
    case 'thinking':
    case 'speaking':
      if (state.urgent) return stay(state); // [T21]
      return interrupts(text) ? callerTurn(state, text) : nod(state, text); // [T12] [T13]
    case 'interrupted':
      return interrupts(text) ? callerTurn(state, text) : resume(state, phase.resume); // [T15]
    case 'waiting':
      return interrupts(text) ? callerTurn(state, text) : stay(state);
    case 'taken-over':
      return empty ? move(state, { ...phase, text: '' }, [stopTimer('endpoint')]) : callerTurn(state, text); // [T24]
    case 'ended':
      return stay(state);
  }
}

/** A sound without words while nobody speaks: asked about once, if nothing else comes. */
function mumbled(state: TurnState): Step {
  if (state.mumble === 'asked') return stay(state);
  return { state: { ...state, mumble: 'heard' }, effects: [setTimer('silence', NOT_CAUGHT_MS)] }; // [T7]
}

/** Backchannel while the receptionist has the floor: remembered for a moment, since it may turn out to be an answer. */
function nod(state: TurnState, text: string): Step {
  if (state.phase.name !== 'speaking' || text.trim() === '') return stay(state);
  return move(state, { ...state.phase, backchannel: text }, [setTimer('late-answer', LATE_ANSWER_MS)]); // [T13]
}

function release(state: TurnState, phase: Phase & { name: 'preparing' }): Step {
  return move(
    { ...state, silenceAsks: 0, mumble: 'none' },
    { name: 'thinking', reply: phase.reply, fillers: 0 },
    [
      stopTimer('endpoint'),
      { type: 'caller-turn', text: phase.text },
      { type: 'release-reply', reply: phase.reply },
      setTimer('filler', FILLER_MS),
    ],
  );
}

/** The caller has said something: it is recorded, whatever spoke is silenced, and a reply is due, if not from a person. */
function callerTurn(state: TurnState, text: string): Step {
  if (state.phase.name === 'taken-over')
    return move(state, { name: 'taken-over', text: '' }, [
      stopTimer('endpoint'),
      { type: 'caller-turn', text },
    ]); // [T24]
  const quiet = interrupt(state, { name: 'listening' });
  const heard: TurnEffect[] = [stopTimer('endpoint'), stopTimer('silence'), { type: 'caller-turn', text }];
  return startReply({ ...quiet.state, silenceAsks: 0, mumble: 'none' }, [...quiet.effects, ...heard]);
}

function onKey(state: TurnState, digit: string): Step {
  if (state.urgent) return stay(state);
  const keys = digit === '#' ? state.keys : state.keys + digit;
  const keepsPhase = state.phase.name === 'waiting' || state.phase.name === 'taken-over';
  const quiet = interrupt(state, keepsPhase ? state.phase : { name: 'caller-speaking', text: '' });
  const collected = { ...quiet.state, keys };
  if (digit === '#')
    return then({ state: collected, effects: quiet.effects }, [stopTimer('keypad')], keysDone); // [T10]
  return {
    state: collected,
    effects: [...quiet.effects, stopTimer('silence'), setTimer('keypad', KEYPAD_PAUSE_MS)],
  };
}

function keysDone(state: TurnState): Step {
  const { keys } = state;
  const cleared = { ...state, keys: '' };
  if (keys !== '') return callerTurn(cleared, keys); // [T10]
  return state.phase.name === 'caller-speaking' ? listen(cleared) : stay(cleared);
}

function onDanger(state: TurnState, text: string, words: string): Step {
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
      { type: 'caller-turn', text },
      { type: 'say-words', reply, words },
    ],
  }; // [T21]
}

// ------------------------------------------------------------------------------------------ a person

/** A person takes the call over: the receptionist is quiet at once, and no timer of its own runs any more. */
function onTakenOver(state: TurnState): Step {
  const { phase } = state;
  if (phase.name === 'taken-over') return stay(state);
  const quiet = interrupt(state, { name: 'taken-over', text: 'text' in phase ? phase.text : '' });
  const pending = state.pending.filter((phrase) => phrase !== 'time-warning');
  return {
    state: { ...quiet.state, pending, silenceAsks: 0, mumble: 'none', failures: 0 },
    effects: [...quiet.effects, stopTimer('silence'), stopTimer('warning'), stopTimer('limit')],
  }; // [T24] [T25]
}

/** The receptionist has the call back, and a limit of its own again. */
function onHandedBack(state: TurnState, left: boolean): Step {
  const { phase } = state;
  if (phase.name !== 'taken-over') return stay(state);
  const speaking = phase.text !== '' || state.keys !== '';
  const step = speaking
    ? move(state, { name: 'caller-speaking', text: phase.text }, [setTimer('endpoint', ENDPOINT_MS)])
    : say(state, left ? 'resumed' : 'handed-back');
  return then(step, callTimers); // [T25] [T26]
}

// ------------------------------------------------------------------------------------------ the reply

type ReplyNews =
  'reply-audio' | 'reply-dry' | 'reply-sent' | 'reply-heard' | 'reply-failed' | 'end-requested';

function onReply(state: TurnState, news: ReplyNews): Step {
  const { phase } = state;
  if (phase.name === 'preparing')
    return news === 'reply-failed' ? callerGoesOn(state, phase, phase.text) : stay(state);
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
    return then({ state: over, effects: stopped }, [], (s) => callerTurn(s, backchannel)); // [T13]
  return then({ state: over, effects: stopped }, [], listen);
}

function replyFailed(state: TurnState, reply: ReplyId): Step {
  if (state.endingAfter !== null) return end(state, state.endingAfter);
  const failures = state.failures + 1;
  const quiet = interrupt(state, { name: 'listening' });
  const apology = { ...quiet.state, failures, apologising: true };
  const effects = quiet.effects.length > 0 ? quiet.effects : [abort(reply)];
  if (failures < FAILURES) return then({ state: apology, effects }, [], (s) => say(s, 'trouble')); // [T18]
  return then({ state: { ...apology, endingAfter: 'failed' }, effects }, [], (s) =>
    say(s, 'trouble-goodbye'),
  );
}

function onToolFinished(state: TurnState): Step {
  if (state.phase.name !== 'waiting' || state.tools > 0) return stay(state);
  return resume(state, state.phase.resume); // [T16]
}

/** Starts the reply that is due, or waits for a tool of the one before it. */
function startReply(state: TurnState, before: readonly TurnEffect[]): Step {
  if (state.tools > 0)
    return { state: { ...state, phase: { name: 'waiting', resume: null } }, effects: before }; // [T16]
  const reply = nextReply(state);
  return {
    state: { ...state, lastReply: reply, phase: { name: 'thinking', reply, fillers: 0 } },
    effects: [...before, { type: 'start-reply', reply, prepared: null }, setTimer('filler', FILLER_MS)],
  };
}

/** Goes on after an interruption that was nothing. */
function resume(state: TurnState, interrupted: ReplyId | null): Step {
  if (interrupted === null) return startReply(state, [stopTimer('endpoint')]);
  if (state.tools > 0) return move(state, { name: 'waiting', resume: interrupted }, [stopTimer('endpoint')]); // [T16]
  const reply = nextReply(state);
  return move({ ...state, lastReply: reply }, { name: 'thinking', reply, fillers: 0 }, [
    stopTimer('endpoint'),
    { type: 'resume-reply', reply, interrupted },
    setTimer('filler', FILLER_MS),
  ]); // [T15]
}

// ------------------------------------------------------------------------------------------ time

function onTimer(state: TurnState, timer: Timer): Step {
  const { phase } = state;
  switch (timer) {
    case 'silence':
      if (phase.name !== 'listening') return stay(state);
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
          : onEndOfTurn(state, phase.text); // [T8]
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
      return then({ state: over, effects: quiet.effects }, [setTimer('goodbye', GOODBYE_LIMIT_MS)], (s) =>
        say(s, 'time-over'),
      ); // [T20]
    }
  }
}

function sayWhenQuiet(state: TurnState, phrase: Phrase): Step {
  return state.phase.name === 'listening'
    ? say(state, phrase)
    : stay({ ...state, pending: [...state.pending, phrase] });
}

// ------------------------------------------------------------------------------------------ building blocks

/** Nobody has the floor: what is pending is said, else the silence is timed. */
function listen(state: TurnState, before: readonly TurnEffect[] = []): Step {
  const quiet: TurnState = { ...state, phase: { name: 'listening' } };
  const [phrase, ...pending] = quiet.pending;
  const effects = [...before, stopTimer('endpoint')];
  if (phrase !== undefined) return then({ state: { ...quiet, pending }, effects }, [], (s) => say(s, phrase));
  return { state: quiet, effects: [...effects, setTimer('silence', SILENCE_MS)] };
}

function say(state: TurnState, phrase: Phrase): Step {
  const reply = nextReply(state);
  return move({ ...state, lastReply: reply }, { name: 'thinking', reply, fillers: FILLERS }, [
    stopTimer('silence'),
    { type: 'say', reply, phrase },
  ]);
}

/** Takes the floor from the receptionist, if it has it. */
function interrupt(state: TurnState, phase: Phase): Step {
  const reply = liveReply(state.phase);
  if (reply === null) return stay({ ...state, phase });
  const effects: TurnEffect[] = [abort(reply)];
  // A prepared reply was never heard: nothing is on the line.
  if (state.phase.name !== 'preparing') {
    effects.push({ type: 'clear' }, stopTimer('filler'), stopTimer('late-answer'), stopTimer('goodbye'));
  }
  return { state: { ...state, phase, endingAfter: null, urgent: false }, effects };
}

function end(state: TurnState, ending: Ending): Step {
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

const nextReply = (state: TurnState) => (state.lastReply + 1) as ReplyId;
const stay = (state: TurnState): Step => ({ state, effects: [] });
const move = (state: TurnState, phase: Phase, effects: readonly TurnEffect[]): Step => ({
  state: { ...state, phase },
  effects,
});
const setTimer = (timer: Timer, ms: number): TurnEffect => ({ type: 'set-timer', timer, ms });
const stopTimer = (timer: Timer): TurnEffect => ({ type: 'stop-timer', timer });
const callTimers = [setTimer('warning', WARNING_MS), setTimer('limit', LIMIT_MS)];
const abort = (reply: ReplyId): TurnEffect => ({ type: 'abort-reply', reply });

/** Adds effects to a step, and goes on from its state. */
function then(step: Step, effects: readonly TurnEffect[], next?: (state: TurnState) => Step): Step {
  const rest = next?.(step.state) ?? stay(step.state);
  return { state: rest.state, effects: [...step.effects, ...effects, ...rest.effects] };
}

const bare = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const sameWords = (a: string, b: string) => bare(a) === bare(b);
