/**
 * Turn-taking of one call, as a pure function. Who has the floor is the phase; what happens moves it on and asks for
 * effects. The rules and their numbers are in SPEC.md; this is the table of which of them an event calls.
 */
import {
  callerGoesOn,
  callerTurn,
  lineClosed,
  onEmergency,
  onEagerEndOfTurn,
  onEndOfTurn,
  onKey,
  onTyping,
  onWords,
} from './turn/caller.ts';
import { holdsFloor } from './turn/interruption.ts';
import { SILENCE_MS } from './turn/limits.ts';
import { onHandedBack, onTakenOver } from './turn/human-agent.ts';
import { onHeld, onReleased } from './turn/hold.ts';
import { onReply, onToolFinished } from './turn/reply.ts';
import { onSound, onSpeechLost, onTurnClosed } from './turn/speech.ts';
import { callTimers, end, liveReply, say, sayWhenQuiet, setTimer, stay, andThen } from './turn/steps.ts';
import { onTimer } from './turn/time.ts';
import type { ReplyId, Sentence, Step, TurnEvent, TurnState, TurnWords } from './turn/types.ts';

export const initialState = (words: TurnWords): TurnState => ({
  words,
  phase: { name: 'listening' },
  lastReply: 0 as ReplyId,
  endingAfter: null,
  urgent: false,
  tools: 0,
  keys: '',
  silenceAsks: 0,
  typing: 0,
  mumble: 'none',
  failures: 0,
  apologising: false,
  pending: [],
  held: false,
});

/** Moves the call on by one event. */
export function takeTurn(state: TurnState, event: TurnEvent): Step {
  if (state.phase.name === 'ended') return stay(state); // [T5]
  switch (event.type) {
    case 'start':
      return andThen(say(state, opening(event)), callTimers); // [T1]
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
        ? callerGoesOn(state, state.phase, state.phase.text ?? '')
        : stay(state);
    case 'end-of-turn':
      return onEndOfTurn(state, event.text);
    case 'sound':
      return onSound(state);
    case 'turn-closed':
      return onTurnClosed(state);
    case 'typing':
      return onTyping(state);
    case 'typed':
      return event.text.trim() === '' || holdsFloor(state, event.text)
        ? stay(state)
        : callerTurn(state, event.text); // [T11]
    case 'key':
      return onKey(state, event.digit);
    case 'emergency':
      return onEmergency(state, event.text, event.say);
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
        ? callerGoesOn(state, state.phase, state.phase.text ?? '')
        : stay(state); // [T23]
    case 'taken-over':
      return onTakenOver(state);
    case 'handed-back':
      return onHandedBack(state, event.left);
    case 'held':
      return onHeld(state, event.words); // [T30]
    case 'released':
      return onReleased(state, event.words); // [T31]
    case 'hung-up':
      return end(state, 'hung-up'); // [T27]
    case 'recognition-lost':
      return sayWhenQuiet(state, event.canType ? 'please-type' : 'cannot-hear'); // [T22]
    case 'speech-lost':
      return onSpeechLost(state, event.whole);
    case 'timer':
      return onTimer(state, event.timer);
    case 'line-closed':
      return lineClosed(state, event.reason); // [T5] [T29]
  }
}

function opening({ resumed, words }: Extract<TurnEvent, { type: 'start' }>): Sentence {
  if (words !== null) return { words };
  return resumed ? 'resumed' : 'greeting';
}
