import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FeedItem } from '../../server/protocol/feed.ts';
import { type Connection, followFeed, type Subscribe } from './follow.ts';

type Attempt = {
  readonly lastEventId: string | null;
  readonly handlers: Parameters<Subscribe>[1];
  ended: boolean;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const row = (seq: number): FeedItem => ({
  kind: 'row',
  seq,
  event: { type: 'call.ended', callId: 'a', outcome: 'answered', summary: '', at: '' },
});

function follow(from: number | null) {
  const attempts: Attempt[] = [];
  const seen: number[] = [];
  const connections: Connection[] = [];
  const subscribe: Subscribe = (lastEventId, handlers) => {
    const attempt: Attempt = { lastEventId, handlers, ended: false };
    attempts.push(attempt);
    return () => (attempt.ended = true);
  };
  const stop = followFeed(subscribe, from, {
    onItem: (item) => seen.push(item.kind === 'row' ? item.seq : 0),
    onConnection: (connection) => connections.push(connection),
  });
  return { attempts, seen, connections, stop };
}

test('a feed continues after the last event that it saw', () => {
  const { attempts, seen, connections } = follow(4);
  expect(attempts[0]?.lastEventId).toBe('4');
  attempts[0]?.handlers.onOpen();
  attempts[0]?.handlers.onData(row(5));
  attempts[0]?.handlers.onData(row(6));
  attempts[0]?.handlers.onOver();
  vi.runOnlyPendingTimers();
  expect(attempts[1]?.lastEventId).toBe('6');
  attempts[1]?.handlers.onOpen();
  expect(connections).toEqual(['live', 'offline', 'live']);
  expect(seen).toEqual([5, 6]);
});

test('a closed connection reconnects once, and its late events are ignored', () => {
  const { attempts, seen } = follow(null);
  attempts[0]?.handlers.onOver();
  attempts[0]?.handlers.onOver();
  attempts[0]?.handlers.onData(row(9));
  vi.runAllTimers();
  expect(attempts.length).toBe(2);
  expect(seen).toEqual([]);
});

test('a feed that was stopped neither reports nor connects again', () => {
  const { attempts, connections, stop } = follow(null);
  stop();
  attempts[0]?.handlers.onOver();
  vi.runAllTimers();
  expect(attempts).toHaveLength(1);
  expect(attempts[0]?.ended).toBe(true);
  expect(connections).toEqual([]);
});
