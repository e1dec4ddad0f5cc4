/** Who has the floor, by the rules of SPEC.md. */
import { describe, expect, test } from 'vitest';
import { answered, Call, speaking } from './testing-turn.ts';
import * as limits from './turn/limits.ts';
import type { ReplyId, TurnEvent } from './turn/types.ts';

describe('the beginning and the end', () => {
  test('[T1] a call begins with the greeting, a resumed one with an apology', () => {
    expect(new Call().on({ type: 'start', resumed: false, words: null }).done).toEqual(['say greeting']);
    expect(new Call().on({ type: 'start', resumed: true, words: null }).done).toEqual(['say resumed']);
  });

  test('[T3] an event of an old reply changes nothing', () => {
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

  test('[T4] the line closes only when the goodbye has been heard', () => {
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

  test('[T5] a closed line ends everything, and nothing happens afterwards', () => {
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

  test('[T7] the receptionist asks once about a sound that was not understood', () => {
    const call = answered().endOfTurn('');
    expect(call.effects).toContainEqual({ type: 'set-timer', timer: 'silence', ms: limits.NOT_CAUGHT_MS });
    expect(call.timer('silence').done).toEqual(['say not-caught']);
    expect(call.heardAll().endOfTurn('').effects).toEqual([]);
    expect(call.timer('silence').done).toEqual(['say still-there']);
    call.heardAll().endOfTurn('a haircut').heardAll();
    expect(call.endOfTurn('').timer('silence').done).toEqual(['say not-caught']);
  });

  test('[T8] a missing end of turn is replaced by a timer', () => {
    expect(answered().words('a haircut').timer('endpoint').done).toEqual([
      'caller-turn a haircut',
      'start-reply',
    ]);
  });

  test('[T9] a prepared reply is released when the words stay the same', () => {
    const call = answered().words('on Friday').on({ type: 'eager-end-of-turn', text: 'on Friday' });
    expect(call.done).toEqual(['prepare on Friday']);
    expect(call.endOfTurn('On Friday.').done).toEqual(['caller-turn on Friday', 'release-reply']);
  });

  test('[T9] a prepared reply is taken back when the caller speaks on, or said something else', () => {
    const prepared = () => answered().words('on Friday').on({ type: 'eager-end-of-turn', text: 'on Friday' });
    expect(prepared().on({ type: 'turn-resumed' }).done).toEqual(['abort-reply']);
    expect(prepared().words('on Friday at noon').done).toEqual(['abort-reply']);
    expect(prepared().endOfTurn('on Friday at noon').done).toEqual([
      'abort-reply',
      'caller-turn on Friday at noon',
      'start-reply',
    ]);
  });

  test('[T10] keys become a turn after # or after a pause', () => {
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

  test('[T29] what the caller was saying when they hung up is recorded', () => {
    const call = answered().words('tell Sam that the').on({ type: 'line-closed', reason: 'hangup' });
    expect(call.done).toEqual(['caller-turn tell Sam that the', 'end hangup']);
  });

  test('[T13] backchannel does not interrupt', () => {
    expect(speaking().words('mm-hm').endOfTurn('Mm-hm.').done).toEqual([]);
  });

  test.each([
    'thank you',
    'makes sense',
    'oh okay thanks',
    'Sounds good.',
    'gotcha',
    'that\u2019s great, thank you',
  ])('[T13] a phrase that only says "go on" does not interrupt, nor does its beginning: %s', (phrase) => {
    const words = phrase.split(' ');
    const call = speaking();
    words.forEach((_, last) => expect(call.words(words.slice(0, last + 1).join(' ')).done).toEqual([]));
    expect(call.endOfTurn(phrase).done).toEqual([]);
  });

  test.each([
    'thank you but four is too late',
    'sounds too early',
    'no',
    'makes it five',
    'okay, and the price?',
  ])('[T13] words beyond backchannel interrupt: %s', (words) =>
    expect(speaking().words(words).done).toEqual(['abort-reply', 'clear']),
  );

  test('[T13] backchannel over the last words is an answer; earlier it is not', () => {
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

  test('[T16] a reply that resumes waits for such a tool too', () => {
    const call = answered().endOfTurn('book it').on({ type: 'tool-started' }).words('er hello').endOfTurn('');
    expect(call.done).toEqual([]);
    expect(call.on({ type: 'tool-finished' }).done).toEqual(['resume-reply']);
  });
});

describe('a turn that cannot wait', () => {
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

  test.each(["no no, I'm fine", 'just kidding', 'no, I just need a haircut'])(
    '[T21] a caller who is in no emergency takes the floor by "%s"',
    (text) => {
      const call = speaking().on(emergency).heardBegin();
      expect(call.words(text).done).toEqual(['abort-reply', 'clear']);
      expect(call.endOfTurn(text).done).toContain('start-reply');
    },
  );

  test('[T21] a caller who is in one does not', () => {
    const call = speaking().on(emergency).heardBegin();
    expect(call.words('I just need an ambulance').done).toEqual([]);
    expect(call.endOfTurn('he is not fine').done).toEqual([]);
  });

  test('[T22] the caller is told of a lost recogniser when nobody speaks', () => {
    expect(answered().on({ type: 'recognition-lost', canType: true }).done).toEqual(['say please-type']);
    const greeting = new Call().on(
      { type: 'start', resumed: false, words: null },
      { type: 'recognition-lost', canType: true },
    );
    expect(greeting.heardAll().done).toEqual(['say please-type']);
  });

  test('[T22] a caller who can only speak is handed on, and keys do not change that', () => {
    const call = answered().on({ type: 'recognition-lost', canType: false });
    expect(call.done).toEqual(['say cannot-hear']);
    call.on({ type: 'key', digit: '5' });
    call.heardAll();
    expect(call.done).toContain('end failed');
  });
});
