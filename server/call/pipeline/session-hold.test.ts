/** A caller who waits while a phone rings for them: music, answers meanwhile, and how it ended. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { words } from './testing.ts';
import { Scene } from './testing-scene.ts';
import { answered, speaking } from '../turn-taking/testing-turn.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const NOT_REACHED = { words: 'Sam is not answering. Should I take a message?', note: 'Sam was rung.' };

describe('a caller for whom a phone rings', () => {
  test('[T30] hears music when nobody speaks, and is not asked whether they are there', async () => {
    const scene = await new Scene(() => words('')).greeted();
    const before = scene.line.heard.length;
    scene.session.hold({ words: null, note: 'Sam is being rung.' });
    await scene.pass(30_000);
    const music = scene.line.heard.slice(before);
    expect(music.length).toBeGreaterThan(29 * 8_000);
    expect(new Set(music).size).toBeGreaterThan(20);
    expect(scene.turns.map(({ said }) => said)).toEqual(['Hello!']);
    expect(scene.ended).toBeNull();
  });

  test('[T30] is answered when they ask something, and hears the music go on behind it', async () => {
    const scene = await new Scene(() => words('We close at six.')).greeted();
    scene.session.hold({ words: null, note: 'Sam is being rung.' });
    await scene.pass(2_000);
    scene.says('when do you close');
    await scene.pass(3_000);
    expect(scene.turns.at(-1)).toMatchObject({ speaker: 'receptionist', heard: 'We close at six.' });
    const before = scene.line.heard.length;
    await scene.pass(3_000);
    expect(scene.line.heard.length - before).toBeGreaterThan(2 * 8_000);
    expect(scene.lastRequest().some(({ content }) => content.includes('Sam is being rung.'))).toBe(true);
  });

  test('[T31] is told at once how it ended, and the music is gone', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.session.hold({ words: null, note: 'Sam is being rung.' });
    await scene.pass(5_000);
    scene.session.release(NOT_REACHED);
    await scene.pass(4_000);
    expect(scene.turns.at(-1)).toMatchObject({ speaker: 'receptionist', said: NOT_REACHED.words });
    const before = scene.line.heard.length;
    await scene.pass(2_000);
    expect(scene.line.heard.length).toBe(before);
  });
});

test('[T31] a receptionist that speaks says how it ended when it has finished, and one without the call says nothing', () => {
  const call = speaking().on({ type: 'held', words: null }, { type: 'released', words: 'Sam is busy.' });
  expect(call.done).toEqual([]);
  expect(call.heardAll().done).toEqual(['say-words Sam is busy.']);
  const taken = answered().on({ type: 'held', words: null }, { type: 'taken-over' });
  expect(taken.on({ type: 'released', words: 'Sam is busy.' }).done).toEqual([]);
});

test('[T30] nobody says goodbye to a caller who waits silently', () => {
  const call = answered().on({ type: 'held', words: null });
  for (let times = 0; times < 5; times += 1) expect(call.timer('silence').done).toEqual([]);
  call.on({ type: 'released', words: null });
  expect(call.timer('silence').done).toEqual(['say still-there']);
});
