import { describe, expect, test } from 'vitest';
import * as limits from './turn/limits.ts';
import { initialState, takeTurn } from './turn.ts';
import type { ReplyId, TurnEffect, TurnEvent, TurnState } from './turn/types.ts';

/** A call under test: takes events, remembers the effects of the last one. */
class Call {
  state: TurnState = initialState;
  effects: readonly TurnEffect[] = [];

  on(...events: TurnEvent[]): this {
    for (const event of events) ({ state: this.state, effects: this.effects } = takeTurn(this.state, event));
    return this;
  }
  get reply(): ReplyId {
    return this.state.lastReply;
  }
  /** The effects of the last event but its timers. */
  get done(): string[] {
    return this.effects
      .filter((each) => each.type !== 'set-timer' && each.type !== 'stop-timer')
      .map(describeEffect);
  }
  /** Lets the present reply begin to be heard. */
  heardBegin = () => this.on({ type: 'reply-audio', reply: this.reply });
  /** Lets the present reply be heard to its end. */
  heardAll = () =>
    this.heardBegin().on(
      { type: 'reply-sent', reply: this.reply },
      { type: 'reply-heard', reply: this.reply },
    );
  words = (text: string) => this.on({ type: 'words', text });
  endOfTurn = (text: string) => this.on({ type: 'end-of-turn', text });
  timer = (timer: (TurnEvent & { type: 'timer' })['timer']) => this.on({ type: 'timer', timer });
}

function describeEffect(effect: TurnEffect): string {
  switch (effect.type) {
    case 'caller-turn':
      return `caller-turn ${effect.text}`;
    case 'say':
      return `say ${effect.phrase}`;
    case 'say-words':
      return `say-words ${effect.words}`;
    case 'end':
      return `end ${effect.ending}`;
    case 'start-reply':
      return effect.prepared === null ? 'start-reply' : `prepare ${effect.prepared}`;
    default:
      return effect.type;
  }
}

/** The greeting was heard and nobody speaks. */
const answered = () => new Call().on({ type: 'start', resumed: false }).heardAll();
/** A reply to "a haircut please" is being heard. */
const speaking = () => answered().words('a haircut').endOfTurn('a haircut please').heardBegin();

describe('the beginning and the end', () => {
  test('[T1] a call begins with the greeting, a resumed one with an apology', () => {
    expect(new Call().on({ type: 'start', resumed: false }).done).toEqual(['say greeting']);
    expect(new Call().on({ type: 'start', resumed: true }).done).toEqual(['say resumed']);
  });

  test('[T3] news of an old reply changes nothing', () => {
    const call = speaking();
    const before = call.state;
    const old = (call.reply - 1) as ReplyId;
    call.on(
      { type: 'reply-heard', reply: old },
      { type: 'reply-failed', reply: old },
      { type: 'end-requested', reply: old },
    );
    expect(call.state).toEqual(before);
  });

  test('[T4] the line closes only when the goodbye was heard', () => {
    const call = speaking();
    call.on({ type: 'end-requested', reply: call.reply }, { type: 'reply-sent', reply: call.reply });
    expect(call.done).toEqual([]);
    expect(call.effects).toContainEqual({ type: 'set-timer', timer: 'goodbye', ms: limits.GOODBYE_LIMIT_MS });
    expect(call.on({ type: 'reply-heard', reply: call.reply }).done).toEqual(['end goodbye']);
  });

  test('[T4] a goodbye whose marks never come back ends by its timer', () => {
    const call = speaking();
    call.on({ type: 'end-requested', reply: call.reply }, { type: 'reply-sent', reply: call.reply });
    expect(call.timer('goodbye').done).toEqual(['abort-reply', 'end goodbye']);
  });

  test('[T4] a caller who speaks up during the goodbye keeps the call', () => {
    const call = speaking();
    call.on({ type: 'end-requested', reply: call.reply }).endOfTurn('oh one more thing').heardAll();
    expect(call.state.phase.name).toBe('listening');
  });

  test('[T5] a closed line ends everything, and nothing happens after', () => {
    const call = speaking().on({ type: 'line-closed', reason: 'hangup' });
    expect(call.done).toEqual(['abort-reply', 'end hangup']);
    expect(call.endOfTurn('hello?').effects).toEqual([]);
    expect(call.timer('silence').effects).toEqual([]);
  });
});

describe("the caller's turn", () => {
  test('[T6] words and their end of turn start a reply', () => {
    const call = answered().words('what are');
    expect(call.state.phase.name).toBe('caller-speaking');
    expect(call.endOfTurn('what are your hours').done).toEqual([
      'caller-turn what are your hours',
      'start-reply',
    ]);
  });

  test('[T7] a noise starts no reply', () => {
    expect(answered().endOfTurn('').done).toEqual([]);
    const revised = answered().words('uh').endOfTurn(' ');
    expect(revised.done).toEqual([]);
    expect(revised.state.phase.name).toBe('listening');
  });

  test('[T7] a sound that was not understood is asked about once', () => {
    const call = answered().endOfTurn('');
    expect(call.effects).toContainEqual({ type: 'set-timer', timer: 'silence', ms: limits.NOT_CAUGHT_MS });
    expect(call.timer('silence').done).toEqual(['say not-caught']);
    expect(call.heardAll().endOfTurn('').effects).toEqual([]);
    expect(call.timer('silence').done).toEqual(['say still-there']);
    call.heardAll().endOfTurn('a haircut').heardAll();
    expect(call.endOfTurn('').timer('silence').done).toEqual(['say not-caught']);
  });

  test('[T8] a forgotten end of turn is made up for', () => {
    expect(answered().words('a haircut').timer('endpoint').done).toEqual([
      'caller-turn a haircut',
      'start-reply',
    ]);
  });

  test('[T9] a prepared reply is let out when the words stay the same', () => {
    const call = answered().words('on Friday').on({ type: 'eager-end-of-turn', text: 'on Friday' });
    expect(call.done).toEqual(['prepare on Friday']);
    expect(call.endOfTurn('On Friday.').done).toEqual(['caller-turn on Friday', 'release-reply']);
  });

  test('[T9] a prepared reply is taken back when the caller goes on, or said something else', () => {
    const prepared = () => answered().words('on Friday').on({ type: 'eager-end-of-turn', text: 'on Friday' });
    expect(prepared().on({ type: 'turn-resumed' }).done).toEqual(['abort-reply']);
    expect(prepared().words('on Friday at noon').done).toEqual(['abort-reply']);
    expect(prepared().endOfTurn('on Friday at noon').done).toEqual([
      'abort-reply',
      'caller-turn on Friday at noon',
      'start-reply',
    ]);
  });

  test('[T10] keys become a turn by # or by a pause', () => {
    const keys = (call: Call, digits: string) =>
      call.on(...Array.from(digits).map((digit) => ({ type: 'key', digit }) as const));
    expect(keys(answered(), '5550199#').done).toEqual(['caller-turn 5550199', 'start-reply']);
    expect(keys(answered(), '42').timer('keypad').done).toEqual(['caller-turn 42', 'start-reply']);
    expect(keys(speaking(), '1').done).toEqual(['abort-reply', 'clear']);
    expect(keys(answered(), '#').done).toEqual([]);
    expect(keys(answered(), `${'7'.repeat(5_000)}#`).done[0]).toBe(`caller-turn ${'7'.repeat(40)}`);
  });

  test('[T11] a typed utterance interrupts', () => {
    const call = speaking().on({ type: 'typed', text: 'no, a beard trim' });
    expect(call.done).toEqual(['abort-reply', 'clear', 'caller-turn no, a beard trim', 'start-reply']);
  });
});

describe('interruption', () => {
  test('[T12] words abort the reply, then clear the line', () => {
    expect(speaking().words('actually').done).toEqual(['abort-reply', 'clear']);
    expect(answered().endOfTurn('a haircut').words('and a beard trim').done).toEqual([
      'abort-reply',
      'clear',
    ]);
  });

  test('[T13] backchannel does not interrupt', () => {
    expect(speaking().words('mm-hm').endOfTurn('Mm-hm.').done).toEqual([]);
  });

  test('[T13] backchannel over the last words is the answer; earlier it is not', () => {
    const late = speaking().endOfTurn('yes');
    expect(late.on({ type: 'reply-heard', reply: late.reply }).done).toEqual([
      'caller-turn yes',
      'start-reply',
    ]);
    const early = speaking().endOfTurn('yes').timer('late-answer');
    expect(early.on({ type: 'reply-heard', reply: early.reply }).done).toEqual([]);
  });

  test('[T14] "wait" interrupts, even with backchannel around it', () => {
    expect(speaking().words('okay wait').done).toEqual(['abort-reply', 'clear']);
    expect(speaking().words('hold on').done).toEqual(['abort-reply', 'clear']);
  });

  test.each(['', 'okay', 'mm'])('[T15] an interruption that was nothing (%j) resumes', (text) => {
    const call = speaking().words('can').endOfTurn(text);
    expect(call.done).toEqual(['resume-reply']);
  });

  test('[T16] the next reply waits for a tool of the interrupted one', () => {
    const call = answered().endOfTurn('book it').on({ type: 'tool-started' });
    expect(call.words('no').endOfTurn('no, at four').done).toEqual(['caller-turn no, at four']);
    expect(call.state.phase.name).toBe('waiting');
    expect(call.on({ type: 'tool-finished' }).done).toEqual(['start-reply']);
  });

  test('[T16] so does a reply that resumes', () => {
    const call = answered().endOfTurn('book it').on({ type: 'tool-started' }).words('er hello').endOfTurn('');
    expect(call.done).toEqual([]);
    expect(call.on({ type: 'tool-finished' }).done).toEqual(['resume-reply']);
  });
});

describe('silence and slowness', () => {
  test('[T17] a slow reply gets fillers, but not for ever', () => {
    const call = answered().endOfTurn('a haircut');
    for (let count = 0; count < limits.FILLERS; count += 1)
      expect(call.timer('filler').done).toEqual(['say-filler']);
    expect(call.timer('filler').done).toEqual([]);
  });

  test('[T17] a reply whose audio ran dry gets a filler too', () => {
    const call = speaking();
    expect(call.on({ type: 'reply-dry', reply: call.reply }).timer('filler').done).toEqual(['say-filler']);
  });

  test('[T18] a failed reply is apologised for; the third in a row ends the call', () => {
    const call = answered();
    const fail = () => call.endOfTurn('a haircut').on({ type: 'reply-failed', reply: call.reply });
    expect(fail().done).toEqual(['abort-reply', 'clear', 'say trouble']);
    call.heardAll();
    expect(fail().done).toEqual(['abort-reply', 'clear', 'say trouble']);
    call.heardAll();
    expect(fail().done).toEqual(['abort-reply', 'clear', 'say trouble-goodbye']);
    call.heardAll();
    expect(call.done).toEqual(['end failed']);
  });

  test('[T18] a reply that was heard ends the row of failures', () => {
    const call = answered();
    const fail = () => call.endOfTurn('a haircut').on({ type: 'reply-failed', reply: call.reply });
    fail();
    call.heardAll();
    fail();
    call.heardAll();
    call.endOfTurn('a haircut').heardAll();
    expect(fail().done).toContain('say trouble');
  });

  test('[T19] silence is asked about twice, then the call ends', () => {
    const call = answered();
    expect(call.timer('silence').done).toEqual(['say still-there']);
    expect(call.heardAll().timer('silence').done).toEqual(['say still-there']);
    expect(call.heardAll().timer('silence').done).toEqual(['say silence-goodbye']);
    expect(call.heardAll().done).toEqual(['end silence']);
  });

  test('[T19] an answer starts the count again', () => {
    const call = answered()
      .timer('silence')
      .heardAll()
      .timer('silence')
      .heardAll()
      .endOfTurn('yes I am here')
      .heardAll();
    expect(call.timer('silence').done).toEqual(['say still-there']);
  });

  test('[T20] the warning waits until nobody speaks', () => {
    expect(answered().timer('warning').done).toEqual(['say time-warning']);
    const call = speaking();
    expect(call.timer('warning').done).toEqual([]);
    expect(call.on({ type: 'reply-heard', reply: call.reply }).done).toEqual(['say time-warning']);
  });

  test('[T20] at the limit the goodbye is said whoever speaks, and cannot be interrupted', () => {
    const call = speaking().timer('limit');
    expect(call.done).toEqual(['abort-reply', 'clear', 'say time-over']);
    expect(call.endOfTurn('but I have a question').done).toEqual([]);
    expect(call.heardAll().done).toEqual(['end too-long']);
  });
});

describe('what cannot wait', () => {
  const emergency: TurnEvent = { type: 'emergency', text: 'I have chest pain', say: 'Hang up and call 911.' };

  test('[T21] an emergency is answered at once, and nothing interrupts it', () => {
    const call = speaking().on(emergency);
    expect(call.done).toEqual([
      'abort-reply',
      'clear',
      'caller-turn I have chest pain',
      'say-words Hang up and call 911.',
    ]);
    expect(call.heardBegin().words('what should I do').done).toEqual([]);
    expect(call.on(emergency).done).toEqual([]);
    call.on({ type: 'reply-heard', reply: call.reply });
    expect(call.endOfTurn('okay I will').done).toContain('start-reply');
  });

  test('[T22] a lost recogniser is told when nobody speaks', () => {
    expect(answered().on({ type: 'recognition-lost', canType: true }).done).toEqual(['say please-type']);
    const greeting = new Call().on(
      { type: 'start', resumed: false },
      { type: 'recognition-lost', canType: true },
    );
    expect(greeting.heardAll().done).toEqual(['say please-type']);
  });

  test('[T22] a caller who can only speak is handed on, and no key keeps them', () => {
    const call = answered().on({ type: 'recognition-lost', canType: false });
    expect(call.done).toEqual(['say cannot-hear']);
    call.on({ type: 'key', digit: '5' });
    call.heardAll();
    expect(call.done).toContain('end failed');
  });
});

describe('a human agent', () => {
  const takenOver = () => speaking().on({ type: 'taken-over' });
  const handBack = { type: 'handed-back', left: false } as const;

  test('[T23] a whisper leaves what is heard alone, and takes a prepared reply back', () => {
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

  test('[T24] words that were begun before the take-over are not lost', () => {
    const call = answered().words('I want to').on({ type: 'taken-over' });
    expect(call.endOfTurn('I want to complain').done).toEqual(['caller-turn I want to complain']);
  });

  test('[T24] a goodbye is taken back, and a tool that still runs starts no reply when it is done', () => {
    const call = speaking().on({ type: 'tool-started' });
    call.on({ type: 'end-requested', reply: call.reply }, { type: 'taken-over' }, { type: 'tool-finished' });
    expect(call.done).toEqual([]);
    expect(call.timer('goodbye').done).toEqual([]);
    expect(call.state.phase.name).toBe('taken-over');
  });

  test('[T25] nobody asks whether the caller is there, and the limit begins anew', () => {
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
