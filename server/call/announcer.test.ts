import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BusinessId, type CallId, newId } from '../../db/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { EphemeralEvent } from '../events/events.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { openAnnouncer } from './announcer.ts';

let db: TestDatabase;
let feed: EventFeed;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});

test('a flood of words becomes at most four notices a second, and the last one is the newest', async () => {
  const businessId = newId<BusinessId>();
  const callId = newId<CallId>();
  const stop = new AbortController();
  const seen: EphemeralEvent[] = [];
  // When they are sent and not when they come: on a busy machine the first may be late and the last not.
  const sent: number[] = [];
  const notify = db.sql.notify.bind(db.sql);
  vi.spyOn(db.sql, 'notify').mockImplementation((...notice) => {
    sent.push(performance.now());
    return notify(...notice);
  });
  const following = (async () => {
    for await (const item of feed.follow(businessId, 0, stop.signal)) {
      if (item.kind === 'passing') seen.push(item.event);
    }
  })();
  const announcer = openAnnouncer(db, businessId, callId, (error) => {
    throw error;
  });
  announcer.words('caller', 'I');
  for (let n = 0; n < 50; n++) announcer.words('caller', `word ${n}`);
  announcer.state('thinking');
  await expect.poll(() => seen.length).toBe(3);
  announcer.stop();
  stop.abort();
  await following;
  expect(seen).toEqual([
    { type: 'call.words', callId, speaker: 'caller', text: 'I' },
    { type: 'call.words', callId, speaker: 'caller', text: 'word 49' },
    { type: 'call.state', callId, state: 'thinking' },
  ]);
  const [first = NaN, , third = NaN] = sent.slice(-3);
  expect(third - first).toBeGreaterThan(490);
});

test('a notice that waits at the end of a call is not sent, and none is sent after it', async () => {
  const notify = vi.spyOn(db.sql, 'notify');
  notify.mockClear();
  const announcer = openAnnouncer(db, newId<BusinessId>(), newId<CallId>(), (error) => {
    throw error;
  });
  announcer.words('caller', 'in time');
  announcer.words('caller', 'too late');
  announcer.stop();
  announcer.words('caller', 'after the end');
  await sleep(300);
  expect(notify).toHaveBeenCalledTimes(1);
});
