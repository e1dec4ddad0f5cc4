/** The remains of a call after the time that it is kept, in the database and on the disk. */
import { eq, sql } from 'drizzle-orm';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertCalls } from '../../db/testing-calls.ts';
import { type BusinessId, type CallId, type ConversationId, newId } from '../../db/ids.ts';
import { business, conversation, event, message, recording, turn } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { RecordingStore } from '../storage/recordings.ts';
import { openCallRecord } from './call-record.ts';
import { markAnswered } from './calls.ts';
import { takeMessage } from '../inbox/messages.ts';
import { addRecording, keepOrphans } from './recordings.ts';
import { purgeExpired } from './retention.ts';
import { removeStrays } from './strays.ts';
import { makeBusiness, readCall, ring } from './testing.ts';

const SECRET = 'a wig for the mayor';
const NOW = new Date();
const DAY_MS = 86_400_000;
const onError = (error: unknown) => expect(error).toBeNull();

let db: TestDatabase;
let folder: string;
let store: RecordingStore;
let businessId: BusinessId;
let calls = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-retention-'));
});
afterAll(async () => {
  await db.close();
  await fs.rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await fs.rm(folder, { recursive: true, force: true });
  store = new RecordingStore(folder);
  ({ businessId } = await makeBusiness(db));
});

/** A recorded call in which everything tells of the secret, so many days ago. */
async function secretCall(daysAgo: number): Promise<CallId> {
  calls += 1;
  const at = await ring(db, businessId, `CA-old-${calls}`);
  const { callId } = at;
  const stream = (await markAnswered(db, at, 'instance')) ?? 0;
  const audio = store.begin(
    { businessId, callId, startedAt: new Date(NOW.getTime() - daysAgo * DAY_MS) },
    onError,
  );
  audio.write({ caller: new Uint8Array(8_000), receptionist: new Uint8Array(8_000) });
  const record = openCallRecord(db, { businessId, callId, stream }, { onError, recording: audio });
  record.addTurn({
    speaker: 'caller',
    said: SECRET,
    heard: SECRET,
    interrupted: false,
    at: NOW,
    timings: null,
  });
  record.addTool({
    key: 'a',
    name: 'answer_question',
    arguments: { question: SECRET },
    result: { status: 'unknown', say: SECRET, openQuestion: SECRET },
    say: SECRET,
    status: 'unknown',
    durationMs: 1,
    at: NOW,
  });
  await record.end('answered', `Asked for ${SECRET}.`);
  await db.sql`update conversation set started_at = now() - make_interval(days => ${daysAgo}) where id = ${callId}`;
  await db.sql`update event set at = now() - make_interval(days => ${daysAgo}) where business_id = ${businessId} and payload ->> 'callId' = ${callId}`;
  return callId;
}

/** In which tables the secret still stands. */
async function tables(): Promise<string[]> {
  const found: string[] = [];
  for (const table of ['conversation', 'turn', 'tool_run', 'event', 'open_question', 'message']) {
    const [row] = await db.sql`
      select count(*)::int as rows from ${db.sql(table)} as t where business_id = ${businessId} and t::text like ${`%${SECRET}%`}`;
    if (row?.['rows'] !== 0) found.push(table);
  }
  return found;
}
const recordings = async () =>
  (await fs.readdir(folder, { recursive: true })).filter((name) => name.endsWith('.wav'));

test('only the fact of a call remains after the time that the business keeps its calls', async () => {
  await db.system.update(business).set({ keepDays: 30 }).where(eq(business.id, businessId));
  const old = await secretCall(31);
  const [row] = await db.system.select().from(recording).where(eq(recording.callId, old));
  expect(row).toMatchObject({ durationMs: 1_000 });
  expect(await tables()).toEqual(['conversation', 'turn', 'tool_run', 'event', 'open_question']);
  expect(await recordings()).toEqual([row?.key]);

  expect(await purgeExpired(db, store, NOW)).toBe(1);
  expect(await tables()).toEqual([]);
  expect(await recordings()).toEqual([]);
  expect(await db.system.select().from(recording).where(eq(recording.callId, old))).toEqual([]);
  expect(await readCall(db, old)).toMatchObject({ status: 'ended', outcome: 'answered', summary: '' });
  expect(await purgeExpired(db, store, NOW)).toBe(0);
});

test('a text conversation, which has no line, loses its words as a call does', async () => {
  await db.system.update(business).set({ keepDays: 30 }).where(eq(business.id, businessId));
  const texts = newId<ConversationId>();
  const at = new Date(NOW.getTime() - 31 * DAY_MS);
  await db.system.insert(conversation).values({
    businessId,
    id: texts,
    channel: 'sms',
    direction: 'inbound',
    address: '+12125550199',
    startedAt: at,
    endedAt: at,
    summary: SECRET,
  });
  const words = { speaker: 'caller', said: SECRET, heard: SECRET } as const;
  await db.system.insert(turn).values({ businessId, conversationId: texts, position: 0, ...words, at });
  expect(await purgeExpired(db, store, NOW)).toBe(1);
  expect(await tables()).toEqual([]);
});

test('a younger call, a running call, another business and a message stay as they are', async () => {
  const young = await secretCall(89);
  const going = await ring(db, businessId, 'CA-going');
  await db.system.insert(turn).values({
    ...{
      businessId,
      conversationId: going.callId,
      position: 0,
      speaker: 'caller',
      said: SECRET,
      heard: SECRET,
      at: NOW,
    },
  });
  await db.sql`update conversation set started_at = now() - interval '200 days' where id = ${going.callId}`;
  await takeMessage(db, businessId, {
    conversationId: young,
    name: 'Bo',
    phone: null,
    body: SECRET,
    urgent: false,
  });
  await db.system.update(message).set({ createdAt: new Date(NOW.getTime() - 400 * DAY_MS) });

  expect(await purgeExpired(db, store, NOW)).toBe(0);
  expect(await tables()).toEqual(['conversation', 'turn', 'tool_run', 'event', 'open_question', 'message']);
  expect(await recordings()).toHaveLength(1);
  await db.system.delete(turn).where(eq(turn.conversationId, going.callId));
});

test('many old calls are removed, batch after batch', async () => {
  await insertCalls(
    db.system,
    ...Array.from({ length: 450 }, (_, index) => ({
      businessId,
      summary: SECRET,
      startedAt: new Date(NOW.getTime() - (100 + index) * DAY_MS),
    })),
  );
  expect(await purgeExpired(db, store, NOW)).toBe(450);
  expect(await tables()).toEqual([]);
});

test('the feed continues after old events are removed', async () => {
  await secretCall(100);
  await purgeExpired(db, store, NOW);
  await takeMessage(db, businessId, {
    conversationId: null,
    name: 'Bo',
    phone: null,
    body: 'Hello',
    urgent: false,
  });
  const left = await db.system.select({ seq: event.seq }).from(event).where(eq(event.businessId, businessId));
  const [counter] = await db.system.execute<{ last: string }>(
    sql`select last from event_counter where business_id = ${businessId}`,
  );
  expect(left.map(({ seq }) => seq)).toEqual([Number(counter?.last)]);
});

test('a file that no row names is removed when its business would not keep it any longer', async () => {
  const at = await ring(db, businessId, 'CA-stray');
  const record = async (startedAt: Date) => {
    const audio = store.begin({ businessId, callId: at.callId, startedAt }, onError);
    audio.write({ caller: new Uint8Array(8), receptionist: new Uint8Array(8) });
    const kept = await audio.finish();
    if (kept === null) throw new Error('nothing was recorded');
    return kept;
  };
  const old = await record(new Date(NOW.getTime() - 91 * DAY_MS));
  const known = await record(new Date(NOW.getTime() - 92 * DAY_MS));
  const young = await record(new Date(NOW.getTime() - 89 * DAY_MS));
  await db.tenant(businessId, (tx) => addRecording(tx, at, known));
  expect(await removeStrays(db, store, NOW.getTime())).toEqual({ removed: 1, left: 1 });
  expect((await recordings()).sort()).toEqual([known.key, young.key].sort());
  expect(await recordings()).not.toContain(old.key);
});

test('a restored older copy of the database loses no recording', async () => {
  const callId = newId<CallId>();
  const unknown = [
    { businessId, callId },
    { businessId: newId<BusinessId>(), callId },
  ];
  for (const place of unknown) {
    const audio = store.begin({ ...place, startedAt: NOW }, onError);
    audio.write({ caller: new Uint8Array(8), receptionist: new Uint8Array(8) });
    await audio.finish();
  }
  expect(await removeStrays(db, store, NOW.getTime() + 30 * DAY_MS)).toEqual({ removed: 0, left: 2 });
  expect(await recordings()).toHaveLength(2);
});

test('the recording of a killed process is kept with its call, and one without a call as a stray file', async () => {
  const at = await ring(db, businessId, 'CA-killed');
  const places = [at.callId, newId<CallId>()].map((callId) => ({ businessId, callId, startedAt: NOW }));
  for (const place of places) {
    const audio = store.begin(place, onError);
    audio.write({ caller: new Uint8Array(16_000), receptionist: new Uint8Array(16_000) });
  }
  const partials = async () =>
    Promise.all((await recordings()).map(async (name) => (await fs.stat(path.join(folder, name))).size));
  await expect.poll(partials).toEqual([58 + 32_000, 58 + 32_000]);

  expect(await keepOrphans(db, store, NOW.getTime())).toBe(0);
  expect(await keepOrphans(db, store, NOW.getTime() + 600_000)).toBe(1);
  const rows = await db.system.select().from(recording).where(eq(recording.businessId, businessId));
  expect(rows).toMatchObject([{ callId: at.callId, startedAt: NOW, durationMs: 2_000, bytes: 58 + 32_000 }]);
  expect((await recordings()).sort()).toEqual(
    places.map(({ callId }) => `${businessId}/${callId}-${NOW.getTime()}.wav`).sort(),
  );
});
