/** Human agents at a call, by the rules of SPEC.md. */
import { describe, expect, test } from 'vitest';
import { answered, speaking } from './testing-turn.ts';
import * as limits from './turn/limits.ts';

describe('a human agent', () => {
  const takenOver = () => speaking().on({ type: 'taken-over' });
  const handBack = { type: 'handed-back', left: false } as const;

  test('[T23] a whisper does not change what is heard, and takes back a prepared reply', () => {
    expect(speaking().on({ type: 'whispered' }).done).toEqual([]);
    const call = answered().words('a haircut').on({ type: 'eager-end-of-turn', text: 'a haircut' });
    expect(call.on({ type: 'whispered' }).done).toEqual(['abort-reply']);
    expect(call.endOfTurn('a haircut').done).toEqual(['caller-turn a haircut', 'start-reply']);
  });

  test('[T24] the receptionist is quiet at once, and what the caller says is recorded without an answer', () => {
    const call = takenOver();
    expect(call.done).toEqual(['abort-reply', 'clear']);
    expect(call.words('who is').endOfTurn('who is there').done).toEqual(['caller-turn who is there']);
    expect(call.on({ type: 'typed', text: 'hello' }).done).toEqual(['caller-turn hello']);
    expect(call.words('and then').timer('endpoint').done).toEqual(['caller-turn and then']);
    expect(call.on({ type: 'emergency', text: 'there is a fire', say: 'Call 911.' }).done).toEqual([]);
    expect(call.endOfTurn('there is a fire').done).toEqual(['caller-turn there is a fire']);
    expect(call.on({ type: 'key', digit: '4' }, { type: 'key', digit: '#' }).done).toEqual(['caller-turn 4']);
  });

  test('[T24] words that began before the take-over are not lost', () => {
    const call = answered().words('I want to').on({ type: 'taken-over' });
    expect(call.endOfTurn('I want to complain').done).toEqual(['caller-turn I want to complain']);
  });

  test('[T24] a take-over cancels a goodbye, and a tool that still runs starts no reply when it is done', () => {
    const call = speaking().on({ type: 'tool-started' });
    call.on({ type: 'end-requested', reply: call.reply }, { type: 'taken-over' }, { type: 'tool-finished' });
    expect(call.done).toEqual([]);
    expect(call.timer('goodbye').done).toEqual([]);
    expect(call.state.phase.name).toBe('taken-over');
  });

  test('[T25] the receptionist does not ask whether the caller is there, and the time limit begins anew', () => {
    const call = takenOver();
    expect(call.effects).toContainEqual({ type: 'stop-timer', timer: 'silence' });
    expect(call.effects).toContainEqual({ type: 'stop-timer', timer: 'limit' });
    expect(call.timer('silence').done).toEqual([]);
    call.on(handBack);
    expect(call.effects).toContainEqual({ type: 'set-timer', timer: 'limit', ms: limits.LIMIT_MS });
    expect(call.effects).toContainEqual({ type: 'set-timer', timer: 'warning', ms: limits.WARNING_MS });
  });

  test('[T26] the receptionist says that it is there again', () => {
    expect(takenOver().on(handBack).done).toEqual(['say handed-back']);
    expect(takenOver().on({ type: 'handed-back', left: true }).done).toEqual(['say resumed']);
    expect(speaking().on(handBack).done).toEqual([]);
  });

  test('[T26] a caller who is speaking is heard out and answered', () => {
    const call = takenOver().words('so can I').on(handBack);
    expect(call.done).toEqual([]);
    expect(call.endOfTurn('so can I come').done).toEqual(['caller-turn so can I come', 'start-reply']);
  });

  test('[T27] a human agent hangs up at any time', () => {
    expect(speaking().on({ type: 'hung-up' }).done).toEqual(['abort-reply', 'end hung-up']);
    expect(takenOver().on({ type: 'hung-up' }).done).toEqual(['end hung-up']);
  });
});
