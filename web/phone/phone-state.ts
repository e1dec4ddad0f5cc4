/** A call on the browser's phone, as its page shows it: (state, event) -> state. */
import type { PhoneLimit, PhoneUpdate } from '../../server/protocol/phone.ts';

export interface Line {
  readonly id: number;
  readonly speaker: 'caller' | 'receptionist';
  readonly text: string;
  /** False while the words may still change. */
  readonly final: boolean;
}

/** The time left for test calls, in seconds, at a moment by the performance clock. */
export interface Left {
  readonly seconds: number;
  readonly at: number;
}

/** `not-understood`: the browser could not turn speech into text. */
export type Microphone = 'none' | 'asking' | 'on' | 'refused' | 'not-understood';

export type PhoneState =
  | { readonly type: 'idle' }
  | { readonly type: 'dialing' }
  | {
      readonly type: 'talking';
      readonly callId: string;
      /** Performance clock, milliseconds. */
      readonly since: number;
      /** Whether the receptionist can hear speech; otherwise the caller types. */
      readonly canHear: boolean;
      readonly microphone: Microphone;
      readonly lines: readonly Line[];
      /** The last line that came too fast and was not taken, until the next one is. */
      readonly notTaken: string | null;
      /** Null: not told yet. */
      readonly left: Left | null;
    }
  | {
      readonly type: 'ended';
      readonly ending: Ending;
      /** Null when the call was never answered. */
      readonly callId: string | null;
      readonly seconds: number;
      readonly lines: readonly Line[];
    };

/**
 * `far`: the receptionist hung up. `no-answer`: it was never reached. `refused`: the number is blocked. `no-sound`: this
 * browser plays none. A limit: a limit on calls is reached.
 */
export type Ending = 'far' | 'near' | 'lost' | 'no-answer' | 'refused' | 'no-sound' | PhoneLimit;

export type PhoneEvent =
  | { readonly type: 'dial' }
  | { readonly type: 'ready'; readonly callId: string; readonly canHear: boolean; readonly now: number }
  | Extract<PhoneUpdate, { readonly type: 'words' | 'too_fast' }>
  | { readonly type: 'microphone'; readonly microphone: Microphone }
  | { readonly type: 'usage_update'; readonly leftSeconds: number; readonly now: number }
  | { readonly type: 'over'; readonly ending: Ending; readonly now: number };

export const idle: PhoneState = { type: 'idle' };

export function changePhone(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case 'dial':
      return state.type === 'talking' ? state : { type: 'dialing' };
    case 'ready': {
      const { callId, canHear, now } = event;
      return state.type === 'dialing'
        ? {
            type: 'talking',
            callId,
            canHear,
            since: now,
            microphone: 'none',
            lines: [],
            notTaken: null,
            left: null,
          }
        : state;
    }
    case 'words':
      return state.type === 'talking'
        ? {
            ...state,
            lines: withWords(state.lines, event),
            notTaken: event.speaker === 'caller' ? null : state.notTaken,
          }
        : state;
    case 'too_fast':
      return state.type === 'talking' ? { ...state, notTaken: event.text } : state;
    case 'usage_update':
      return state.type === 'talking'
        ? { ...state, left: { seconds: event.leftSeconds, at: event.now } }
        : state;
    case 'microphone':
      return state.type === 'talking' ? { ...state, microphone: event.microphone } : state;
    case 'over':
      return hangUp(state, event.ending, event.now);
  }
}

function hangUp(state: PhoneState, ending: Ending, now: number): PhoneState {
  switch (state.type) {
    case 'idle':
    case 'ended':
      return state;
    case 'dialing':
      return { type: 'ended', ending, callId: null, seconds: 0, lines: [] };
    case 'talking': {
      const { callId, lines, since } = state;
      return { type: 'ended', ending, callId, lines, seconds: Math.round((now - since) / 1000) };
    }
  }
}

/** Words take the place of the same speaker's last words that were not final. */
function withWords(lines: readonly Line[], words: Omit<Line, 'id'>): readonly Line[] {
  const { speaker, text, final } = words;
  const open = lines.findLast((line) => line.speaker === speaker && !line.final);
  if (open !== undefined) {
    if (text === '') return lines.filter((line) => line !== open);
    return lines.map((line) => (line === open ? { ...line, text, final } : line));
  }
  if (text === '') return lines;
  return [...lines, { id: (lines.at(-1)?.id ?? 0) + 1, speaker, text, final }];
}
