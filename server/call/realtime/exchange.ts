/** The exchange with a model that hears and speaks, as a pure function. The rules and their numbers are in SPEC.md. */

/** Words come about half a second after the turn; whoever is not understood by then is heard by the pipeline. */
export const WORDS_MS = 3_000;
/** The first audio comes within a second, and the next without a pause. */
export const ANSWER_MS = 5_000;
/** Nobody talks for a minute without a breath: it is a noise, and whoever knows words hears better in it. */
export const SOUND_MS = 60_000;

export type ExchangeTimer = 'words' | 'answer' | 'sound';

interface Turn {
  readonly id: string;
  readonly over: boolean;
  /** Null: not known yet. */
  readonly text: string | null;
}

export interface ExchangeState {
  readonly lost: boolean;
  /** What the caller said and was not reported, oldest first. */
  readonly turns: readonly Turn[];
  readonly answer:
    | { readonly name: 'none' }
    | { readonly name: 'running'; readonly round: number }
    /** `next`: the round that is asked for when the one before has stopped. */
    | { readonly name: 'stopping'; readonly next: number | null };
}

export type ExchangeEvent =
  | { readonly type: 'sound-started'; readonly turn: string }
  | { readonly type: 'sound-ended'; readonly turn: string }
  | { readonly type: 'words'; readonly turn: string; readonly text: string }
  | { readonly type: 'turn'; readonly turn: string; readonly text: string }
  | { readonly type: 'asked'; readonly round: number }
  | { readonly type: 'dropped'; readonly round: number }
  /** Some of the answer has come. */
  | { readonly type: 'progress' }
  | { readonly type: 'answered'; readonly how: 'completed' | 'cancelled' | 'failed' }
  | { readonly type: 'timer'; readonly timer: ExchangeTimer }
  | { readonly type: 'failed' };

export type ExchangeEffect =
  | { readonly type: 'tell-sound' }
  | { readonly type: 'tell-closed' }
  | { readonly type: 'tell-words'; readonly text: string }
  /** `turns`: those whose words they are. */
  | { readonly type: 'tell-turn'; readonly text: string; readonly turns: readonly string[] }
  | { readonly type: 'respond'; readonly round: number }
  | { readonly type: 'cancel' }
  /** The round has come to its end. */
  | { readonly type: 'finish'; readonly round: number }
  | { readonly type: 'set-timer'; readonly timer: ExchangeTimer; readonly ms: number }
  | { readonly type: 'stop-timer'; readonly timer: ExchangeTimer }
  | { readonly type: 'lose'; readonly why: string };

export interface ExchangeStep {
  readonly state: ExchangeState;
  readonly effects: readonly ExchangeEffect[];
}

export const initialExchange: ExchangeState = { lost: false, turns: [], answer: { name: 'none' } };

export function exchange(state: ExchangeState, event: ExchangeEvent): ExchangeStep {
  if (state.lost) return stay(state); // [R7]
  switch (event.type) {
    case 'sound-started':
      return {
        state: { ...state, turns: [...state.turns, { id: event.turn, over: false, text: null }] },
        effects: [stopTimer('words'), setTimer('sound', SOUND_MS), { type: 'tell-sound' }],
      }; // [R1]
    case 'sound-ended':
      return onSoundEnded(state, event.turn);
    case 'words':
      return state.turns.some(({ id }) => id === event.turn)
        ? { state, effects: [{ type: 'tell-words', text: joined(known(state, event.turn, event.text)) }] }
        : stay(state); // [R3]
    case 'turn':
      return onTurn(state, event.turn, event.text);
    case 'asked':
      return onAsked(state, event.round);
    case 'dropped':
      return onDropped(state, event.round);
    case 'progress':
      return state.answer.name === 'running'
        ? { state, effects: [setTimer('answer', ANSWER_MS)] }
        : stay(state);
    case 'answered':
      return onAnswered(state, event.how);
    case 'timer':
      return lose(state, `is silent: no ${event.timer === 'sound' ? 'end of a sound' : event.timer}`); // [R6]
    case 'failed':
      return lose(state, 'failed');
  }
}

function onSoundEnded(state: ExchangeState, turn: string): ExchangeStep {
  const turns = state.turns.map((each) => (each.id === turn ? { ...each, over: true } : each));
  if (turns.some(({ over }) => !over)) return stay({ ...state, turns });
  const effects: ExchangeEffect[] = [
    stopTimer('sound'),
    setTimer('words', WORDS_MS),
    { type: 'tell-closed' },
  ];
  return reported({ state: { ...state, turns }, effects }); // [R1]
}

function onTurn(state: ExchangeState, turn: string, text: string): ExchangeStep {
  if (!state.turns.some(({ id }) => id === turn)) return stay(state);
  const turns = known(state, turn, text);
  const going = turns.some(({ over }) => !over);
  const effects: ExchangeEffect[] = going && text !== '' ? [{ type: 'tell-words', text: joined(turns) }] : []; // [R3]
  return reported({ state: { ...state, turns }, effects });
}

/** Tells the turn when all of it is known. */
function reported({ state, effects }: ExchangeStep): ExchangeStep {
  const { turns } = state;
  if (turns.length === 0 || turns.some(({ over, text }) => !over || text === null)) return { state, effects };
  return {
    state: { ...state, turns: [] },
    effects: [
      ...effects,
      stopTimer('words'),
      { type: 'tell-turn', text: joined(turns), turns: turns.map(({ id }) => id) },
    ],
  }; // [R2]
}

function onAsked(state: ExchangeState, round: number): ExchangeStep {
  if (state.answer.name === 'stopping') return stay({ ...state, answer: { name: 'stopping', next: round } }); // [R4]
  return {
    state: { ...state, answer: { name: 'running', round } },
    effects: [{ type: 'respond', round }, setTimer('answer', ANSWER_MS)],
  };
}

function onDropped(state: ExchangeState, round: number): ExchangeStep {
  const { answer } = state;
  if (answer.name === 'stopping' && answer.next === round)
    return stay({ ...state, answer: { name: 'stopping', next: null } }); // [R5]
  if (answer.name !== 'running' || answer.round !== round) return stay(state);
  return { state: { ...state, answer: { name: 'stopping', next: null } }, effects: [{ type: 'cancel' }] }; // [R5]
}

function onAnswered(state: ExchangeState, how: 'completed' | 'cancelled' | 'failed'): ExchangeStep {
  const { answer } = state;
  const none: ExchangeState = { ...state, answer: { name: 'none' } };
  switch (answer.name) {
    case 'none':
      return stay(state);
    case 'running':
      if (how !== 'completed') return lose(state, `ended an answer as ${how}`); // [R6]
      return { state: none, effects: [stopTimer('answer'), { type: 'finish', round: answer.round }] };
    case 'stopping':
      return answer.next === null
        ? { state: none, effects: [stopTimer('answer')] }
        : onAsked(none, answer.next); // [R4]
  }
}

function lose(state: ExchangeState, why: string): ExchangeStep {
  const stopped = (['words', 'answer', 'sound'] as const).map(stopTimer);
  return { state: { ...state, lost: true, turns: [] }, effects: [...stopped, { type: 'lose', why }] }; // [R7]
}

const known = ({ turns }: ExchangeState, turn: string, text: string): readonly Turn[] =>
  turns.map((each) => (each.id === turn ? { ...each, text } : each));
const joined = (turns: readonly Turn[]): string =>
  turns.flatMap(({ text }) => (text === null || text.trim() === '' ? [] : [text.trim()])).join(' ');
const stay = (state: ExchangeState): ExchangeStep => ({ state, effects: [] });
const setTimer = (timer: ExchangeTimer, ms: number): ExchangeEffect => ({ type: 'set-timer', timer, ms });
const stopTimer = (timer: ExchangeTimer): ExchangeEffect => ({ type: 'stop-timer', timer });
