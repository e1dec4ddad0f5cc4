/** Silence and slowness, by the rules of SPEC.md. */
import { describe, expect, test } from 'vitest';
import { answered, speaking } from './testing-turn.ts';
import * as limits from './turn/limits.ts';

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

  test('[T18] the receptionist apologises for a failed reply; the third in a row ends the call', () => {
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

  test('[T18] a reply that was heard resets the count of failures', () => {
    const call = answered();
    const fail = () => call.endOfTurn('a haircut').on({ type: 'reply-failed', reply: call.reply });
    fail();
    call.heardAll();
    fail();
    call.heardAll();
    call.endOfTurn('a haircut').heardAll();
    expect(fail().done).toContain('say trouble');
  });

  test('[T19] the receptionist asks a silent caller twice, then ends the call', () => {
    const call = answered();
    expect(call.timer('silence').done).toEqual(['say still-there']);
    expect(call.heardAll().timer('silence').done).toEqual(['say still-there']);
    expect(call.heardAll().timer('silence').done).toEqual(['say silence-goodbye']);
    expect(call.heardAll().done).toEqual(['end silence']);
  });

  test('[T19] an answer resets the count of silences', () => {
    const call = answered()
      .timer('silence')
      .heardAll()
      .timer('silence')
      .heardAll()
      .endOfTurn('yes I am here')
      .heardAll();
    expect(call.timer('silence').done).toEqual(['say still-there']);
  });

  test('[T28] a caller who types is not asked whether they are still there', () => {
    const call = answered().on({ type: 'typing' });
    expect(call.effects).toEqual([{ type: 'set-timer', timer: 'silence', ms: limits.SILENCE_MS }]);
    call.timer('silence').heardAll().on({ type: 'typing' });
    expect(call.timer('silence').done).toEqual(['say still-there']);
    expect(call.heardAll().timer('silence').done).toEqual(['say still-there']);
  });

  test('[T28] typing keeps a call that was about to end in silence, and interrupts nothing else', () => {
    const call = answered().timer('silence').heardAll().timer('silence').heardAll().timer('silence');
    expect(call.done).toEqual(['say silence-goodbye']);
    expect(call.heardBegin().on({ type: 'typing' }).done).toEqual(['abort-reply', 'clear']);
    expect(call.endOfTurn('a haircut').heardBegin().on({ type: 'typing' }).effects).toEqual([]);
  });

  test('[T28] typing without an end does not hold the call', () => {
    const call = answered();
    for (let sign = 0; sign < limits.TYPING_SIGNS; sign += 1) call.on({ type: 'typing' });
    expect(call.on({ type: 'typing' }).effects).toEqual([]);
    call.endOfTurn('a haircut').heardAll().on({ type: 'typing' });
    expect(call.effects).not.toEqual([]);
  });

  test('[T20] the warning waits until nobody speaks', () => {
    expect(answered().timer('warning').done).toEqual(['say time-warning']);
    const call = speaking();
    expect(call.timer('warning').done).toEqual([]);
    expect(call.on({ type: 'reply-heard', reply: call.reply }).done).toEqual(['say time-warning']);
  });

  test('[T20] the goodbye at the time limit is said whoever speaks, and cannot be interrupted', () => {
    const call = speaking().timer('limit');
    expect(call.done).toEqual(['abort-reply', 'clear', 'say time-over']);
    expect(call.endOfTurn('but I have a question').done).toEqual([]);
    expect(call.heardAll().done).toEqual(['end too-long']);
  });
});
