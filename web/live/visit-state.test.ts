import { expect, test } from 'vitest';
import { away, changeVisit, noticeWords, type VisitEvent, type VisitState } from './visit-state.ts';

const after = (...events: readonly VisitEvent[]) => events.reduce(changeVisit, away);
const there: readonly VisitEvent[] = [{ type: 'coming' }, { type: 'ready' }, { type: 'listening' }];

const words = (state: VisitState) =>
  state.type === 'coming' || state.notice === null ? null : noticeWords(state.notice);

test('an owner listens, talks, and gives the call back', () => {
  expect(after(...there)).toMatchObject({ type: 'there', listening: true, talking: 'no' });
  const asking = after(...there, { type: 'asking-to-talk' });
  expect(asking).toMatchObject({ talking: 'asking' });
  const talking = changeVisit(asking, { type: 'taken-over' });
  expect(talking).toMatchObject({ talking: 'yes', listening: true });
  expect(changeVisit(talking, { type: 'handed-back', why: 'asked' })).toMatchObject({
    talking: 'no',
    listening: true,
  });
});

test('what went wrong is said, with what to do', () => {
  const asking: readonly VisitEvent[] = [...there, { type: 'asking-to-talk' }];
  expect(words(after(...asking, { type: 'no-microphone' }))).toMatch(/Allow it/);
  expect(words(after(...asking, { type: 'refused' }))).toMatch(/Somebody else/);
  expect(words(after(...asking, { type: 'taken-over' }, { type: 'handed-back', why: 'lost' }))).toMatch(
    /fell silent/,
  );
  expect(words(after(...there, { type: 'over', why: 'moved' }))).toMatch(/Listen in again/);
  expect(words(after({ type: 'coming' }, { type: 'over', why: 'unreachable' }))).toMatch(/Try again/);
});

test('who leaves is told nothing, and what comes late changes nothing', () => {
  const left = after(...there, { type: 'over', why: 'left' });
  expect(left).toEqual(away);
  expect(changeVisit(left, { type: 'over', why: 'lost' })).toEqual(away);
  expect(changeVisit(left, { type: 'taken-over' })).toEqual(away);
});
