import { expect, test } from 'vitest';
import type { FeedItem } from '../../server/protocol/feed.ts';
import type { Subscribe } from './follow.ts';
import { sharedFeed } from './shared-feed.ts';

const started = (seq: number): FeedItem => ({
  kind: 'row',
  seq,
  event: {
    type: 'call.started',
    callId: `call-${seq}`,
    line: 'carrier',
    from: null,
    to: '+12125550199',
    customer: null,
    at: '2026-11-20T15:00:00.000Z',
  },
});

/** A feed whose subscriptions are told what to say. */
function open() {
  const asked: (string | null)[] = [];
  let say: Parameters<Subscribe>[1] | null = null;
  const feed = sharedFeed((lastEventId, handlers) => {
    asked.push(lastEventId);
    say = handlers;
    return () => (say = null);
  });
  return {
    feed,
    asked,
    tell: (item: FeedItem) => say?.onData(item),
    open: () => say?.onOpen(),
    silent: () => say === null,
  };
}

test('all parts of a page share one subscription, and a later one gets the earlier events', () => {
  const { feed, asked, tell, open: connect } = open();
  const one: number[] = [];
  const other: number[] = [];
  const seqOf = (item: FeedItem) => (item.kind === 'row' ? item.seq : 0);
  const stop = feed.start();
  connect();
  feed.hear((item) => one.push(seqOf(item)));
  tell(started(7));
  const leave = feed.hear((item) => other.push(seqOf(item)));
  tell(started(8));
  leave();
  tell(started(9));
  stop();
  expect(asked).toEqual([null]);
  expect(one).toEqual([7, 8, 9]);
  expect(other).toEqual([8]);
  expect(feed.soFar()).toMatchObject({ connection: 'live', state: { seq: 9 } });
  expect(feed.soFar().state.calls.map(({ callId }) => callId)).toEqual(['call-7', 'call-8', 'call-9']);
});

test('a restarted feed continues after the last event, and keeps its state', () => {
  const { feed, asked, tell, silent } = open();
  const stop = feed.start();
  tell(started(4));
  stop();
  expect(silent()).toBe(true);
  feed.start();
  tell(started(4));
  tell(started(5));
  expect(asked).toEqual([null, '4']);
  expect(feed.soFar().state.calls).toHaveLength(2);
});

test('a watcher hears of each change until it leaves', () => {
  const { feed, tell, open: connect } = open();
  let changes = 0;
  const leave = feed.watch(() => (changes += 1));
  feed.start();
  connect();
  const before = feed.soFar();
  expect(feed.soFar()).toBe(before);
  tell(started(1));
  expect(feed.soFar()).not.toBe(before);
  leave();
  tell(started(2));
  expect(changes).toBe(2);
});
