import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BusinessId, type CallId, newId } from '../../db/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { PassingEvent } from '../events/events.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { openAnnouncer } from './live.ts';

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

test('a flood of words becomes four notices a second at most, of which the last is the newest', async () => {
  const businessId = newId<BusinessId>();
  const callId = newId<CallId>();
  const stop = new AbortController();
  const seen: { at: number; event: PassingEvent }[] = [];
  const following = (async () => {
    for await (const item of feed.follow(businessId, 0, stop.signal)) {
      if (item.kind === 'passing') seen.push({ at: Date.now(), event: item.event });
    }
  })();
  const announcer = openAnnouncer(db, businessId, callId, (error) => {
    throw error;
  });
  announcer.words('caller', 'I');
  await expect.poll(() => seen.length).toBe(1);
  for (let n = 0; n < 50; n++) announcer.words('caller', `word ${n}`);
  announcer.state('thinking');
  await expect.poll(() => seen.length).toBe(3);
  announcer.words('caller', 'too late');
  announcer.stop();
  announcer.words('caller', 'after the end');
  await expect.poll(() => Date.now() - (seen[2]?.at ?? Infinity)).toBeGreaterThan(300);
  stop.abort();
  await following;
  expect(seen.map((each) => each.event)).toEqual([
    { type: 'call.words', callId, speaker: 'caller', text: 'I' },
    { type: 'call.words', callId, speaker: 'caller', text: 'word 49' },
    { type: 'call.state', callId, state: 'thinking' },
  ]);
  expect((seen[2]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(400);
});
