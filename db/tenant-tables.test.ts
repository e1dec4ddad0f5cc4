/** Every table of a business, tried by another one: nothing of it is seen, changed, removed, or written in its name. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BusinessId, type CallId, newId, type UserId } from './ids.ts';
import { business, call, recording, supervision, toolRun, turn, usage } from './schema.ts';
import { seedDemo } from './seed.ts';
import { insertCalls } from './testing-calls.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let db: TestDatabase;
let own: BusinessId;
let callId: CallId;
const other = newId<BusinessId>();

beforeAll(async () => {
  db = await createTestDatabase();
  own = await seedDemo(db, newId<UserId>());
  await db.system.insert(business).values({
    id: other,
    name: 'Somebody',
    trade: 'barber',
    zone: 'Europe/Berlin',
    country: 'DE',
    currency: 'EUR',
    hours: [],
    policy: { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 },
  });
  callId = newId<CallId>();
  await insertCalls(db.system, { businessId: own, id: callId });
  const [of, at] = [{ businessId: own, conversationId: callId }, new Date()];
  const said = { speaker: 'caller', said: 'A haircut', heard: 'A haircut', at } as const;
  await db.system.insert(turn).values({ ...of, position: 0, ...said });
  const run = { key: 'a', name: 'book', arguments: {}, result: {}, durationMs: 1, at };
  await db.system.insert(toolRun).values({ ...of, ...run });
  await db.system.insert(usage).values({ ...of, kind: 'talk', quantity: 1, at, billable: false });
  const audio = { key: 'a.wav', startedAt: at, durationMs: 1, bytes: 1 };
  await db.system.insert(recording).values({ businessId: own, callId, ...audio });
  await db.system
    .insert(supervision)
    .values({ businessId: own, id: newId(), callId, userId: newId<UserId>(), what: 'listen' });
});
afterAll(() => db.close());

/** Every table with rows of a business. */
const TABLES = [
  'conversation',
  'call',
  'turn',
  'tool_run',
  'usage',
  'recording',
  'supervision',
  'phone_number',
];

test.each(TABLES)('another business sees, changes and removes no row of %s', async (name) => {
  const table = sql.identifier(name);
  const here = sql`where business_id = ${own}`;
  expect(await db.system.execute(sql`select 1 from ${table} ${here}`)).not.toHaveLength(0);
  await db.tenant(other, async (tx) => {
    expect(await tx.execute(sql`select 1 from ${table} ${here}`)).toHaveLength(0);
    const set = sql`set business_id = ${other}`;
    expect(await tx.execute(sql`update ${table} ${set} ${here} returning 1`)).toHaveLength(0);
    expect(await tx.execute(sql`delete from ${table} ${here} returning 1`)).toHaveLength(0);
  });
});

test('no business writes a row in the name of another, or hands it one, in any table', async () => {
  const tables = await db.system.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and has_table_privilege('ahoy_tenant', c.oid, 'insert')`);
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(TABLES));
  for (const { name } of tables) {
    const table = sql.identifier(name);
    // A row is checked for its business before anything else of it.
    const written = db.tenant(other, (tx) =>
      tx.execute(sql`insert into ${table} (business_id) values (${own})`),
    );
    await expect(written, name).rejects.toMatchObject({ code: '42501' });
  }
  for (const name of TABLES) {
    const given = sql`update ${sql.identifier(name)} set business_id = ${other}`;
    await expect(
      db.tenant(own, (tx) => tx.execute(given)),
      name,
    ).rejects.toMatchObject({ code: '42501' });
  }
});

test('no business gives a conversation of another a line, a recording or a supervisor of its own', async () => {
  const line = { businessId: other, id: callId, sid: 'CA-mine', status: 'active' } as const;
  const audio = { businessId: other, callId, key: 'b.wav', startedAt: new Date(), durationMs: 1, bytes: 1 };
  const visit = { businessId: other, id: newId(), callId, userId: newId<UserId>(), what: 'listen' } as const;
  const refused = { code: '23503' };
  await expect(db.tenant(other, (tx) => tx.insert(call).values(line))).rejects.toMatchObject(refused);
  await expect(db.tenant(other, (tx) => tx.insert(recording).values(audio))).rejects.toMatchObject(refused);
  await expect(db.tenant(other, (tx) => tx.insert(supervision).values(visit))).rejects.toMatchObject(refused);
});
