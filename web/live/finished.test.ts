import { expect, test } from 'vitest';
import { type FinishedCall, finishedCalls } from './finished.ts';
import type { LiveCall } from './live-state.ts';

const minute = (n: number) => new Date(Date.UTC(2026, 2, 10, 15, n)).toISOString();
const listed = (id: string, n: number): FinishedCall => ({
  id,
  line: 'carrier',
  from: null,
  to: '+12125550199',
  customer: null,
  outcome: 'answered',
  summary: 'From the list.',
  startedAt: minute(n - 1),
  endedAt: minute(n),
});
const live = (callId: string, n: number | null): LiveCall => ({
  callId,
  line: 'carrier',
  from: null,
  to: '+12125550199',
  customer: null,
  startedAt: minute((n ?? 1) - 1),
  progress:
    n === null
      ? { type: 'active', state: 'listening' }
      : { type: 'ended', outcome: 'booked', summary: 'From the feed.', at: minute(n) },
  turns: [],
  speaking: null,
  tools: [],
  outcomes: [],
  transfer: null,
  agent: null,
  whispers: [],
});

test('a call that the list and the feed both know is shown once, and as the list has it after it ended there', () => {
  const goesOn = { ...listed('d', 7), endedAt: null, outcome: null };
  const known = [listed('a', 5), listed('b', 3), goesOn];
  const calls = finishedCalls(known, [live('a', 5), live('c', 9), live('d', 8)], 5);
  expect(calls.map(({ id, summary }) => [id, summary])).toEqual([
    ['c', 'From the feed.'],
    ['d', 'From the feed.'],
    ['a', 'From the list.'],
    ['b', 'From the list.'],
  ]);
});

test('calls in progress are not finished, and only the newest are shown', () => {
  const calls = finishedCalls([listed('a', 5), listed('b', 3)], [live('now', null)], 1);
  expect(calls.map(({ id }) => id)).toEqual(['a']);
});
