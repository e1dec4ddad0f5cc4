import { expect, test } from 'vitest';
import {
  type CallTool,
  type CallTurn,
  type SupervisorAction,
  conversation,
  unheard,
} from './conversation.ts';

const at = (second: number) => new Date(Date.UTC(2026, 2, 10, 15, 0, second)).toISOString();
const turn = (position: number, second: number, more: Partial<CallTurn> = {}): CallTurn => ({
  position,
  speaker: position % 2 === 0 ? 'receptionist' : 'caller',
  said: 'words',
  heard: 'words',
  interrupted: false,
  at: at(second),
  timings: null,
  ...more,
});
const tool = (key: string, second: number): CallTool => ({
  key,
  name: 'find_openings',
  arguments: {},
  result: {},
  at: at(second),
  durationMs: 3,
});

const visit = (what: SupervisorAction['what'], second: number): SupervisorAction => ({
  what,
  by: 'Ann',
  note: '',
  at: at(second),
});

test('tools and supervisor sessions are shown between the turns where they happened, the last ones at the end', () => {
  const items = conversation({
    turns: [turn(0, 0), turn(1, 5), turn(2, 9)],
    tools: [tool('late', 12), tool('b', 7), tool('a', 6)],
    visits: [visit('listen', 2), visit('leave', 13)],
  });
  expect(items.map(({ key }) => key)).toEqual([
    'turn 0',
    'visit 0',
    'turn 1',
    'tool a',
    'tool b',
    'turn 2',
    'tool late',
    'visit 1',
  ]);
});

test('the interrupted part of a turn is what comes after the heard part', () => {
  const said = 'We are open from nine to six.';
  expect(unheard(turn(0, 0, { said, heard: 'We are open', interrupted: true }))).toBe(' from nine to six.');
  expect(unheard(turn(0, 0, { said, heard: said, interrupted: true }))).toBeNull();
  expect(unheard(turn(0, 0, { said, heard: said }))).toBeNull();
  expect(unheard(turn(0, 0, { said, heard: 'Something else', interrupted: true }))).toBeNull();
});
