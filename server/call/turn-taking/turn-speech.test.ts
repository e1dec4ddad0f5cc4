/** Turn-taking with an engine that hears a sound at once and the words afterwards. The numbers are SPEC.md's. */
import { describe, expect, test } from 'vitest';
import { answered, speaking } from './testing-turn.ts';

const sound = { type: 'sound' } as const;
const closed = { type: 'turn-closed' } as const;
const lost = (whole: boolean) => ({ type: 'speech-lost', whole }) as const;

describe('an engine whose words come late', () => {
  test('[T33] a reply is prepared without the words, and heard when they come', () => {
    const call = answered().on(sound, closed);
    expect(call.done).toEqual(['prepare ']);
    expect(call.endOfTurn('a haircut please').done).toEqual([
      'caller-turn a haircut please',
      'release-reply',
    ]);
    expect(call.heardBegin().state.phase.name).toBe('speaking');
  });

  test('[T33] a caller who goes on takes the prepared reply back, and is answered once', () => {
    const call = answered().on(sound, closed, sound);
    expect(call.done).toEqual(['abort-reply']);
    expect(call.on(closed).done).toEqual(['prepare ']);
    expect(call.endOfTurn('a haircut, tomorrow').done).toEqual([
      'caller-turn a haircut, tomorrow',
      'release-reply',
    ]);
  });

  test('[T33] words with an answer of their own abort what was prepared', () => {
    const call = answered().on(sound, closed).words('my card');
    expect(call.done).toEqual([]);
    expect(call.on({ type: 'turn-resumed' }).done).toEqual(['abort-reply']);
    expect(call.endOfTurn('my card is').done).toEqual(['caller-turn my card is', 'start-reply']);
  });

  test('[T7] a sound that was no words is asked about once', () => {
    const call = answered().on(sound, closed).endOfTurn('');
    expect(call.state.phase.name).toBe('listening');
    expect(call.timer('silence').done).toEqual(['say not-caught']);
  });

  test('[T32] a sound silences the receptionist, and backchannel lets it go on', () => {
    const call = speaking().on(sound);
    expect(call.done).toEqual(['abort-reply', 'clear']);
    expect(call.on(closed).done).toEqual([]);
    expect(call.endOfTurn('mm-hm').done).toEqual(['resume-reply']);
    expect(speaking().on(sound, closed).endOfTurn('no, Friday').done).toEqual([
      'caller-turn no, Friday',
      'start-reply',
    ]);
  });

  test('[T32] a caller who speaks for long is not taken to have finished', () => {
    const call = answered().on(sound);
    expect(call.effects).not.toContainEqual(expect.objectContaining({ type: 'set-timer' }));
    expect(call.timer('silence').done).toEqual([]);
  });

  test('[T24] what is said to a human agent is recorded and not answered', () => {
    const call = answered().on({ type: 'taken-over' }, sound, closed);
    expect(call.endOfTurn('hello').done).toEqual(['caller-turn hello']);
  });
});

describe('[T34] another engine goes on', () => {
  test('where the caller had heard a part, with the rest', () => {
    expect(speaking().on(lost(false)).done).toEqual(['abort-reply', 'clear', 'resume-reply']);
  });
  test('where they had heard nothing, with a reply of its own', () => {
    const call = answered().endOfTurn('a haircut').on(lost(false));
    expect(call.done).toEqual(['abort-reply', 'clear', 'start-reply']);
  });
  test('behind a reply that is whole', () => {
    expect(speaking().on(lost(true)).done).toEqual([]);
  });
  test('after what it hears once more, where the turn was not known', () => {
    const call = answered().on(sound, closed, lost(false));
    expect(call.done).toEqual(['abort-reply']);
    expect(call.endOfTurn('a haircut').done).toEqual(['caller-turn a haircut', 'start-reply']);
  });
  test('when a running tool has finished', () => {
    const call = answered().endOfTurn('a haircut').heardBegin().on({ type: 'tool-started' }, lost(false));
    expect(call.state.phase.name).toBe('waiting');
    expect(call.on({ type: 'tool-finished' }).done).toEqual(['resume-reply']);
  });
  test('and a sound that never became words does not leave the caller waiting', () => {
    const call = answered().on(sound, lost(true)).timer('endpoint');
    expect(call.state.phase.name).toBe('listening');
  });
});
