/** The migration that makes conversations of calls, on a database that was filled before it. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Database, openDatabase } from './client.ts';
import { type BusinessId, newId } from './ids.ts';
import { migrate } from './migrate.ts';
import { business, event } from './schema.ts';
import { selectCalls } from './testing-calls.ts';

const BEFORE = '0024_mails';
/** Tables whose rows belong to a call, and what the table and its column are called after the migration. */
const OF_CALLS = [
  ['turn', 'turn', 'conversation_id'],
  ['tool_run', 'tool_run', 'conversation_id'],
  ['offer', 'offer', 'conversation_id'],
  ['booking', 'booking', 'conversation_id'],
  ['message', 'message', 'conversation_id'],
  ['open_question', 'open_question', 'conversation_id'],
  ['usage', 'usage', 'conversation_id'],
  ['recording', 'recording', 'call_id'],
  ['call_visit', 'supervision', 'call_id'],
  ['media_token', 'media_token', 'call_id'],
] as const;

type Row = Readonly<Record<string, unknown>>;

const [ours, others] = [newId<BusinessId>(), newId<BusinessId>()];
const name = `test_conversations_${process.pid}`;
let admin: postgres.Sql;
let db: Database;
let calls: readonly Row[];
const before = new Map<string, readonly Row[]>();

const rowsOf = async (client: postgres.Sql, table: string): Promise<Row[]> =>
  (await client.unsafe<{ row: Row }[]>(`select to_jsonb(t) as row from ${table} t order by t::text`)).map(
    ({ row }) => row,
  );

/** The migrations up to `BEFORE`, in a folder of their own. */
function oldMigrations(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-migrations-'));
  fs.cpSync(path.join(import.meta.dirname, 'migrations'), folder, { recursive: true });
  const file = path.join(folder, 'meta/_journal.json');
  const journal = JSON.parse(fs.readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
  const last = journal.entries.findIndex(({ tag }) => tag === BEFORE);
  fs.writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  return folder;
}

async function fill(client: postgres.Sql): Promise<void> {
  const [full, silent, browser, open, lost, theirs] = [newId(), newId(), newId(), newId(), newId(), newId()];
  const [staff, service, customer, offer, booking, message] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  for (const id of [ours, others])
    await client`
      insert into business (id, name, trade, zone, country, currency, hours, policy)
      values (${id}, 'Shop', 'barber', 'Europe/Berlin', 'DE', 'EUR', '[]', '{}')`;
  await client`
    insert into customer (business_id, id, phone, name) values (${ours}, ${customer}, '+4930901820', 'Ann')`;
  await client`
    insert into call (business_id, id, sid, line, user_id, from_phone, to_phone, vouched, customer_id, status, instance_id,
      reconnects, handed_over, losses, started_at, answered_at, ended_at, connected_ms, connected_since, last_connected_at,
      put_through_at, outcome, summary, receptionist_version, flag, note)
    values
      (${ours}, ${full}, 'CA-full', 'carrier', null, '+4930901820', '+4930901821', true, ${customer}, 'ended', 'one', 2, true, 1,
        '2026-11-01T10:00Z', '2026-11-01T10:00:02Z', '2026-11-01T10:03Z', 170000, null, '2026-11-01T10:03Z', '2026-11-01T10:02Z', 'booked', 'Booked.', 7, 'bad', 'Too slow'),
      (${ours}, ${silent}, 'CA-silent', 'carrier', null, null, '+4930901821', false, null, 'ended', null, 0, false, 0,
        '2026-11-02T10:00Z', null, '2026-11-02T10:01Z', 0, null, null, null, 'abandoned', '', null, null, ''),
      (${ours}, ${browser}, 'web-1', 'browser', 'user', null, '', false, null, 'ended', 'one', 0, false, 0,
        '2026-11-03T10:00Z', '2026-11-03T10:00Z', '2026-11-03T10:00:30Z', 30000, null, '2026-11-03T10:00:30Z', null, 'answered', '', 7, null, ''),
      (${ours}, ${open}, 'CA-open', 'carrier', null, '+4930901822', '+4930901821', false, null, 'active', 'two', 0, false, 0,
        '2026-11-04T10:00Z', '2026-11-04T10:00Z', null, 0, '2026-11-04T10:00Z', '2026-11-04T10:01Z', null, null, '', 7, null, ''),
      (${ours}, ${lost}, 'CA-lost', 'carrier', null, null, '+4930901821', false, null, 'ended', null, 0, false, 0,
        '2026-11-05T10:00Z', null, null, 0, null, null, null, 'failed', '', null, null, ''),
      (${others}, ${theirs}, 'CA-theirs', 'carrier', null, null, '', false, null, 'ended', null, 0, false, 0,
        '2026-11-02T10:00Z', null, '2026-11-02T10:01Z', 0, null, null, null, 'failed', '', null, null, '')`;
  for (const [at, callId] of [full, silent, browser, open, lost].entries())
    await client`
      insert into turn (business_id, call_id, position, speaker, said, heard, interrupted, at, timings)
      values (${ours}, ${callId}, 0, 'receptionist', 'Hello there', 'Hello', true, '2026-11-01T10:00:03Z', '{"firstFrame": 480}'),
        (${ours}, ${callId}, 1, ${at % 2 === 0 ? 'caller' : 'person'}, 'A haircut', 'A haircut', false, '2026-11-01T10:00:05Z', null)`;
  await client`
    insert into tool_run (business_id, call_id, key, name, arguments, result, duration_ms)
    values (${ours}, ${full}, 'book 1', 'book', '{"name": "Ann"}', '{"status": "booked"}', 12)`;
  await client`insert into staff (business_id, id, name) values (${ours}, ${staff}, 'Sam')`;
  await client`
    insert into service (business_id, id, name, duration_minutes) values (${ours}, ${service}, 'Haircut', 30)`;
  for (const callId of [full, null])
    await client`
      insert into offer (business_id, id, call_id, service_id, staff_id, starts_at)
      values (${ours}, ${callId === null ? newId() : offer}, ${callId}, ${service}, ${staff}, '2026-12-01T10:00Z')`;
  await client`
    insert into booking (business_id, id, service_id, staff_id, customer_id, name, starts_at, ends_at, occupied_from, occupied_to, status, call_id, idempotency_key)
    values (${ours}, ${booking}, ${service}, ${staff}, ${customer}, 'Ann', '2026-12-01T10:00Z', '2026-12-01T10:30Z', '2026-12-01T10:00Z', '2026-12-01T10:30Z', 'booked', ${full}, ${offer}),
      (${ours}, ${newId()}, ${service}, ${staff}, ${customer}, 'Ann', '2026-12-02T10:00Z', '2026-12-02T10:30Z', '2026-12-02T10:00Z', '2026-12-02T10:30Z', 'cancelled', null, 'by hand')`;
  await client`
    insert into message (business_id, id, call_id, body) values (${ours}, ${message}, ${silent}, 'Call me'), (${ours}, ${newId()}, null, 'By text: hi')`;
  await client`
    insert into open_question (business_id, id, call_id, question) values (${ours}, ${newId()}, ${full}, 'Do you dye?')`;
  await client`
    insert into usage (business_id, call_id, kind, quantity, at, billable)
    values (${ours}, ${full}, 'talk', 170, '2026-11-01T10:03Z', true), (${ours}, ${full}, 'transfer', 60, '2026-11-01T10:04Z', false),
      (${ours}, ${browser}, 'browser', 30, '2026-11-03T10:00:30Z', false)`;
  await client`
    insert into recording (business_id, call_id, key, started_at, duration_ms, bytes) values (${ours}, ${full}, 'a.wav', '2026-11-01T10:00Z', 1000, 16000)`;
  await client`
    insert into call_visit (business_id, id, call_id, user_id, what, note) values (${ours}, ${newId()}, ${full}, 'user', 'whisper', 'Be kind')`;
  await client`
    insert into media_token (hash, business_id, call_id, sid, expires_at) values ('hash', ${ours}, ${open}, 'CA-open', '2026-11-04T10:01Z')`;
  const at = '2026-11-01T10:03:00.000Z';
  const told = [
    { type: 'call.turn', callId: full, said: 'usage_update' },
    { type: 'usage_update', callId: full, seconds: 170, at },
    { type: 'limit_exceeded', why: 'daily-cap', at },
  ];
  for (const [index, payload] of told.entries())
    await client`insert into event (business_id, seq, payload) values (${ours}, ${index + 1}, ${JSON.stringify(payload)}::text::jsonb)`;
}

beforeAll(async () => {
  const adminUrl = inject('postgresUrl');
  admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const client = postgres(url.href, { max: 1, onnotice: () => undefined });
  const folder = oldMigrations();
  await runMigrations(drizzle(client), { migrationsFolder: folder });
  fs.rmSync(folder, { recursive: true });
  await fill(client);
  calls = await rowsOf(client, 'call');
  for (const [table] of OF_CALLS) before.set(table, await rowsOf(client, table));
  await client.end();
  await migrate(url.href);
  db = openDatabase(url.href, { connections: 2 });
});
afterAll(async () => {
  await db.close();
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
});

test('the migration makes every call a conversation with a line and keeps everything about it', async () => {
  const conversations = await rowsOf(db.sql, 'conversation');
  const lines = await rowsOf(db.sql, 'call');
  const found = conversations.map((each) => ({ ...each, ...lines.find(({ id }) => id === each['id']) }));
  const expected = calls.map(({ line, from_phone, to_phone, ended_at, ...row }) => ({
    ...row,
    carrier: line === 'carrier' ? 'twilio' : null,
    channel: line === 'carrier' ? 'phone' : 'web',
    direction: 'inbound',
    customer_address: from_phone,
    address: to_phone,
    // One had ended without a time.
    ended_at: row['sid'] === 'CA-lost' ? row['started_at'] : ended_at,
  }));
  // Later migrations add columns to both.
  const each = expected.map((row): unknown => expect.objectContaining(row));
  expect(found).toEqual(expect.arrayContaining(each));
  expect(lines).toHaveLength(6);
  expect(await selectCalls(db.system)).toHaveLength(6);
});

test.each(OF_CALLS)('the migration loses no row of %s', async (old, table, column) => {
  const rows = before.get(old) ?? [];
  expect(rows.length).toBeGreaterThan(0);
  // Later migrations may add columns to it.
  const expected = rows.map(({ call_id, ...row }): unknown =>
    expect.objectContaining({ ...row, [column]: call_id }),
  );
  expect(await rowsOf(db.sql, table)).toEqual(expect.arrayContaining(expected));
  expect(await rowsOf(db.sql, table)).toHaveLength(rows.length);
});

test('old events get the types that the feed uses now, and the words that people said stay the same', async () => {
  const told = await db.system.select({ payload: event.payload }).from(event).orderBy(event.seq);
  expect(told.map(({ payload }) => payload)).toMatchObject([
    { type: 'call.turn', said: 'usage_update' },
    { type: 'usage.updated', seconds: 170 },
    { type: 'limit.exceeded', why: 'daily-cap' },
  ]);
});

test('after the migration a business still sees only its own rows, finds words and counts its usage', async () => {
  expect(await db.tenant(ours, (tx) => selectCalls(tx))).toHaveLength(5);
  const theirs = await db.tenant(others, (tx) => selectCalls(tx));
  expect(theirs.map(({ sid }) => sid)).toEqual(['CA-theirs']);
  const saying = (businessId: BusinessId) =>
    db.tenant(businessId, (tx) => tx.execute(sql`select conversations_saying('haircut')`));
  expect(await saying(ours)).toHaveLength(5);
  expect(await saying(others)).toHaveLength(0);
  const [used] = await db.tenant(others, (tx) =>
    tx.execute(sql`select * from browser_use('user', '2026-01-01', '2026-11-03', 5, 30)`),
  );
  // The person's own call, in another business.
  expect(used).toEqual({ all_seconds: 30, today_seconds: 30, business_calls: 0, user_calls: 0 });
});

test('deleting a business after the migration deletes everything that it had', async () => {
  await db.system.delete(business).where(eq(business.id, ours));
  expect(await selectCalls(db.system)).toHaveLength(1);
  for (const [, table] of OF_CALLS) expect(await rowsOf(db.sql, table)).toEqual([]);
});
