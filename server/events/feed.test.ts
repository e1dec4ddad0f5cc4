/** The live feed on a real Postgres: in order, none lost, none twice, whatever becomes of the connection. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { DomainEvent } from './events.ts';
import type { FeedItem } from './events.ts';
import { type EventFeed, openEventFeed } from './feed.ts';
import { announce, recordEvents } from './record.ts';

let db: TestDatabase;
let feed: EventFeed;
let business: BusinessId;
let over: AbortController;

beforeEach(async () => {
  db = await createTestDatabase();
  business = await seedDemo(db, newId<UserId>());
  feed = await openEventFeed(db);
  over = new AbortController();
});
afterEach(async () => {
  over.abort();
  await feed.close();
  await db.close();
});

const callId = newId<CallId>();
const ended = (summary: string): DomainEvent => ({
  type: 'call.ended',
  callId,
  outcome: 'answered',
  summary,
  at: '2030-04-01T14:00:00Z',
});
const write = (...summaries: readonly string[]) =>
  db.tenant(business, (tx) => recordEvents(tx, business, summaries.map(ended)));

/** Follows the feed in the background, and keeps what came. */
function follow(afterSeq: number, signal: AbortSignal = over.signal) {
  const items: FeedItem[] = [];
  const done = (async () => {
    for await (const item of feed.follow(business, afterSeq, signal)) items.push(item);
  })();
  return {
    items,
    done,
    seqs: () => items.flatMap((item) => (item.kind === 'row' ? [item.seq] : [])),
    said: () =>
      items.flatMap((item) =>
        item.kind === 'row' && item.event.type === 'call.ended' ? [item.event.summary] : [],
      ),
  };
}
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const soon = { timeout: 10_000 };

test('a follower gets earlier events first, then new ones, each once', async () => {
  await write('one', 'two');
  const follower = follow(0);
  await expect.poll(follower.said, soon).toEqual(['one', 'two']);
  await write('three');
  await expect.poll(follower.said, soon).toEqual(['one', 'two', 'three']);
  expect(await feed.lastSeq(business)).toBe(3);
});

test('a follower that comes back continues after the last event it saw', async () => {
  const first = new AbortController();
  const before = follow(0, first.signal);
  await write('one', 'two');
  await expect.poll(before.said, soon).toEqual(['one', 'two']);
  first.abort();
  await before.done;
  await write('three');
  await write('four');
  expect(before.said()).toEqual(['one', 'two']);
  await expect.poll(follow(2).said, soon).toEqual(['three', 'four']);
});

test('a follower that missed more than one page gets every event', async () => {
  await write(...upTo(450).map(String));
  const follower = follow(20);
  await expect.poll(() => follower.seqs().length, soon).toBe(430);
  expect(follower.seqs()).toEqual(upTo(450).slice(20));
});

test('many concurrent writers leave no gap in the numbers, and every follower sees the events in order', async () => {
  const follower = follow(0);
  const other = follow(0);
  await Promise.all(
    upTo(60).map((index) => (index % 3 === 0 ? write(`${index}`, `${index} too`) : write(`${index}`))),
  );
  for (const each of [follower, other]) {
    await expect.poll(() => each.seqs().length, soon).toBe(80);
    expect(each.seqs()).toEqual(upTo(80));
  }
  const pairs = follower
    .said()
    .flatMap((said, at, all) => (said.endsWith('too') ? [[all[at - 1], said]] : []));
  expect(pairs.every(([before, said]) => `${before} too` === said)).toBe(true);
});

test('an event that was rolled back is neither sent nor counted', async () => {
  const follower = follow(0);
  const failed = db.tenant(business, async (tx) => {
    await recordEvents(tx, business, [ended('never')]);
    throw new Error('changed its mind');
  });
  await expect(failed).rejects.toThrow('changed its mind');
  await write('one');
  await expect.poll(follower.seqs, soon).toEqual([1]);
  expect(follower.said()).toEqual(['one']);
});

test('ephemeral events reach the current followers, and are not kept', async () => {
  const follower = follow(0);
  await write('one');
  await expect.poll(follower.said, soon).toEqual(['one']);
  const words = { type: 'call.words' as const, callId, speaker: 'caller' as const, text: 'a hair' };
  await announce(db, business, words);
  await expect.poll(() => follower.items.at(-1), soon).toEqual({ kind: 'passing', event: words });
  const later = follow(0);
  await expect.poll(later.said, soon).toEqual(['one']);
  await write('two');
  await expect.poll(later.said, soon).toEqual(['one', 'two']);
  expect(later.items.every(({ kind }) => kind === 'row')).toBe(true);
});

test('words that are too long for a notification are cut to their end', async () => {
  const follower = follow(0);
  await write('one');
  await expect.poll(follower.said, soon).toEqual(['one']);
  const text = `${'ä'.repeat(9_000)} the end`;
  await announce(db, business, { type: 'call.words', callId, speaker: 'caller', text });
  await expect
    .poll(() => follower.items.flatMap((item) => (item.kind === 'passing' ? [item.event] : [])), soon)
    .toMatchObject([{ text: expect.stringMatching(/^ä+ the end$/) as string }]);
});

test('a follower gets no event of another business', async () => {
  const follower = follow(0);
  const others: FeedItem[] = [];
  const stranger = new AbortController();
  const listening = (async () => {
    for await (const item of feed.follow(newId<BusinessId>(), 0, stranger.signal)) others.push(item);
  })();
  await write('one');
  await announce(db, business, { type: 'call.state', callId, state: 'speaking' });
  await expect.poll(() => follower.items.length, soon).toBe(2);
  stranger.abort();
  await listening;
  expect(others).toEqual([]);
});

test('a listener whose connection was cut loses nothing', async () => {
  const follower = follow(0);
  await write('one');
  await expect.poll(follower.said, soon).toEqual(['one']);
  // The commit follows the cut at once, so that its notice finds nobody listening.
  await db.system.transaction(async (tx) => {
    await recordEvents(tx, business, [ended('two')]);
    const cut = await tx.execute(sql`
      select pg_terminate_backend(pid) as cut from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`);
    expect([...cut]).toEqual([{ cut: true }]);
  });
  await expect.poll(follower.said, { timeout: 15_000 }).toEqual(['one', 'two']);
  await write('three');
  await expect.poll(follower.said, { timeout: 15_000 }).toEqual(['one', 'two', 'three']);
});

test('a follower that leaves is released at once, whether it waits or not', async () => {
  const follower = follow(0);
  await write('one');
  await expect.poll(follower.said, soon).toEqual(['one']);
  over.abort();
  await follower.done;
  await write('two');
  expect(follower.said()).toEqual(['one']);
});
