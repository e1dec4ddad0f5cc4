import { expect, test } from 'vitest';
import { answerOf } from './answer-times.ts';
import type { CallTurn } from './conversation.ts';

const turn = (timings: CallTurn['timings']): CallTurn => ({
  position: 2,
  speaker: 'receptionist',
  said: '',
  heard: '',
  interrupted: false,
  at: '2026-03-10T15:00:00.000Z',
  timings,
});

test('each step begins where the one before it ended', () => {
  const answer = answerOf(turn({ endOfTurn: 200, firstToken: 520, firstAudio: 640, firstFrame: 645 }));
  expect(answer?.total).toBe(645);
  expect(answer?.steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 200],
    [200, 520],
    [520, 640],
    [640, 645],
  ]);
});

test('an unknown step is left out, and one that came early takes no time', () => {
  const answer = answerOf(turn({ endOfTurn: 300, firstToken: 250, firstAudio: null, firstFrame: 400 }));
  expect(answer?.steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 300],
    [300, 300],
    [300, 400],
  ]);
});

test('a turn without times has no bar', () => {
  expect(answerOf(turn(null))).toBeNull();
  expect(
    answerOf(turn({ endOfTurn: null, firstToken: null, firstAudio: null, firstFrame: null })),
  ).toBeNull();
});
