import { expect, test } from 'vitest';
import {
  closed,
  changeSupervisor,
  noticeText,
  type SupervisorEvent,
  type SupervisorState,
} from './supervisor-state.ts';

const after = (...events: readonly SupervisorEvent[]) => events.reduce(changeSupervisor, closed);
const joined: readonly SupervisorEvent[] = [{ type: 'joining' }, { type: 'ready' }, { type: 'listening' }];

const words = (state: SupervisorState) =>
  state.type === 'joining' || state.notice === null ? null : noticeText(state.notice);

test('an owner listens, talks, and gives the call back', () => {
  expect(after(...joined)).toMatchObject({ type: 'joined', listening: true, talking: 'no' });
  const asking = after(...joined, { type: 'asking-to-talk' });
  expect(asking).toMatchObject({ talking: 'asking' });
  const talking = changeSupervisor(asking, { type: 'taken-over' });
  expect(talking).toMatchObject({ talking: 'yes', listening: true });
  expect(changeSupervisor(talking, { type: 'handed-back', why: 'asked' })).toMatchObject({
    talking: 'no',
    listening: true,
  });
});

test('a failure is explained, with what to do', () => {
  const asking: readonly SupervisorEvent[] = [...joined, { type: 'asking-to-talk' }];
  expect(words(after(...asking, { type: 'no-microphone' }))).toMatch(/Allow it/);
  expect(words(after(...asking, { type: 'refused' }))).toMatch(/Somebody else/);
  expect(words(after(...asking, { type: 'taken-over' }, { type: 'handed-back', why: 'lost' }))).toMatch(
    /fell silent/,
  );
  expect(words(after(...joined, { type: 'over', why: 'moved' }))).toMatch(/Listen in again/);
  expect(words(after({ type: 'joining' }, { type: 'over', why: 'unreachable' }))).toMatch(/Try again/);
});

test('a supervisor who leaves sees no notice, and a late event changes nothing', () => {
  const left = after(...joined, { type: 'over', why: 'left' });
  expect(left).toEqual(closed);
  expect(changeSupervisor(left, { type: 'over', why: 'lost' })).toEqual(closed);
  expect(changeSupervisor(left, { type: 'taken-over' })).toEqual(closed);
});
