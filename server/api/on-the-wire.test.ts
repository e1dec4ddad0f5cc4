/** The API as a browser meets it: over HTTP, with server-sent events. */
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { announce } from '../events/record.ts';
import { takeMessage } from '../inbox/messages.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

const owner = newId<UserId>();
let db: TestDatabase;
let feed: EventFeed;
let server: ReturnType<typeof createHTTPServer>;
let origin: string;
let businessId: BusinessId;

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
  businessId = await seedDemo(db, owner);
  server = createHTTPServer({ router: appRouter, createContext: () => contextOf({ db, feed }, owner) });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await feed.close();
  await db.close();
});

const ask = (path: string, input: unknown, init: RequestInit = {}) =>
  fetch(`${origin}/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, init);
const say = (body: string) =>
  takeMessage(db, businessId, { conversationId: null, name: 'Bo', phone: null, body, urgent: false });

interface ServerSentEvent {
  readonly id: string | undefined;
  readonly data: string;
}

/** Connects as an EventSource does, and gives what the stream tells once it is open. */
async function* listen(lastEventId: string): AsyncGenerator<ServerSentEvent> {
  const stop = new AbortController();
  const headers = { Accept: 'text/event-stream', 'Last-Event-ID': lastEventId };
  const response = await ask('calls.live', { businessId }, { headers, signal: stop.signal });
  if (response.body === null) throw new Error('there is no stream');
  try {
    let text = '';
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + piece).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
        const data = field('data');
        if (data !== undefined && field('event') === undefined) yield { id: field('id'), data };
      }
    }
  } finally {
    stop.abort();
  }
}

async function take(count: number, from: AsyncGenerator<ServerSentEvent>): Promise<ServerSentEvent[]> {
  const taken: ServerSentEvent[] = [];
  for await (const each of from) if (taken.push(each) === count) break;
  return taken;
}

test('a browser that lost the live feed continues where it was, though words were sent in between', async () => {
  const start = await feed.lastSeq(businessId);
  await say('one');
  const stream = listen(String(start));
  const first = (await stream.next()).value as ServerSentEvent;
  expect(first.id).toBe(String(start + 1));
  const passing = { type: 'call.words', callId: newId<CallId>(), speaker: 'caller', text: 'hello' } as const;
  await announce(db, businessId, passing);
  const words = (await stream.next()).value as ServerSentEvent;
  expect(JSON.parse(words.data)).toMatchObject({ kind: 'passing', event: passing });
  await stream.return(undefined);
  await say('two');
  await say('three');
  const rest = await take(2, listen(String(start + 1)));
  expect(rest.map(({ id }) => id)).toEqual([String(start + 2), String(start + 3)]);
  expect(rest.map(({ data }) => data)).toEqual([
    expect.stringContaining('"two"'),
    expect.stringContaining('"three"'),
  ]);
});

test('a database error reveals neither SQL nor the values of the query', async () => {
  await db.sql`alter table customer rename to customer_gone`;
  const range = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };
  const response = await ask('bookings.list', { businessId, ...range });
  await db.sql`alter table customer_gone rename to customer`;
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toContain('Something went wrong on our side');
  expect(text).not.toMatch(/select|customer|relation|\.ts|2026-11-24/i);
});

test('a wrong input is answered in words', async () => {
  const response = await ask('bookings.list', { businessId, from: 'tomorrow', to: '2026-11-25T00:00:00Z' });
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: { message: string } };
  expect(error.message).toContain('at from');
});

test('an input that is nested without end is refused, and is no internal error', async () => {
  const response = await fetch(`${origin}/setup.create`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '['.repeat(20_000) + ']'.repeat(20_000),
  });
  expect(response.status).toBe(400);
});

test.each(['A\u0000', 'half of \ud83d'])(
  'a text that cannot be stored is answered in words: %j',
  async (name) => {
    const response = await fetch(`${origin}/businesses.saveStaff`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ businessId, id: null, staff: { name } }),
    });
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { message: string; data: { fields: unknown } } };
    expect(error.message).toContain('cannot be kept');
    expect(error.data.fields).toEqual({ 'staff.name': expect.any(String) as string });
  },
);

test('a request that gets no database connection is told so, with the right status', async () => {
  const busy = openDatabase(db.url, { connections: 1, name: 'busy' });
  const flooded = createHTTPServer({
    router: appRouter,
    createContext: () => contextOf({ db: busy, feed }, owner),
  });
  flooded.listen(0, '127.0.0.1');
  await once(flooded, 'listening');
  const { port } = flooded.address() as AddressInfo;
  const held = Array.from({ length: 51 }, () =>
    busy.tenant(businessId, (tx) => tx.execute('select pg_sleep(0.05)')),
  );
  const input = encodeURIComponent(JSON.stringify({ businessId }));
  const response = await fetch(`http://127.0.0.1:${port}/businesses.get?input=${input}`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('try again in a moment');
  await Promise.all(held);
  flooded.close();
  await busy.close();
});
