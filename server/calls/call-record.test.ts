import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { recording, toolRun, turn } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import type { FinishedTurn } from '../conversation/batch.ts';
import { type CallRecord, openCallRecord } from './call-record.ts';
import { markAnswered } from './calls.ts';
import { loadSoFar } from '../conversation/so-far.ts';
import { makeBusiness, readCall, readEvents, ring } from './testing.ts';
import { cuttableDatabase } from './testing-wire.ts';

let db: TestDatabase;
let businessId: BusinessId;
let callId: CallId;
let record: CallRecord;
let errors: unknown[];
let calls = 0;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ businessId } = await makeBusiness(db));
  calls += 1;
  ({ callId } = await ring(db, businessId, `CA${calls}`));
  await markAnswered(db, { businessId, callId }, 'instance-1');
  errors = [];
  record = open(db);
});

const open = (database: Database, giveUpMs = 60_000) =>
  openCallRecord(
    database,
    { businessId, callId, stream: 0 },
    { onError: (error) => errors.push(error), giveUpMs },
  );
let spoken = 0;
const says = (
  speaker: FinishedTurn['speaker'],
  said: string,
  more: Partial<FinishedTurn> = {},
): FinishedTurn => {
  spoken += 1;
  return {
    speaker,
    said,
    heard: said,
    interrupted: false,
    at: new Date(1_800_000_000_000 + spoken),
    timings: null,
    ...more,
  };
};
const lookup = (key: string, status = 'found') => ({
  key,
  name: 'find_openings',
  arguments: { day: 'next Tuesday' },
  result: { status },
  say: 'Looked for Tuesday',
  status,
  durationMs: 12.6,
  at: new Date(1_800_000_000_000),
});
const transcript = () =>
  db.system
    .select({ position: turn.position, speaker: turn.speaker, heard: turn.heard })
    .from(turn)
    .where(eq(turn.conversationId, callId))
    .orderBy(asc(turn.position));
const told = async () => (await readEvents(db, businessId)).slice(1);

test('turns and tool runs are written in order with their events, and the end after them', async () => {
  const timings = { endOfTurn: 210, firstToken: 400, firstAudio: 520, firstFrame: 521 };
  record.addTurn(says('caller', 'A haircut on Tuesday?'));
  record.addTool(lookup('a'));
  record.addTurn(says('receptionist', 'Three or four?', { heard: 'Three or', interrupted: true, timings }));
  await record.end('answered', 'Asked for Tuesday.');
  expect(await told()).toMatchObject([
    { type: 'call.turn', position: 0, speaker: 'caller', said: 'A haircut on Tuesday?', timings: null },
    { type: 'call.tool', name: 'find_openings', say: 'Looked for Tuesday', status: 'found' },
    { type: 'call.turn', position: 1, said: 'Three or four?', heard: 'Three or', interrupted: true, timings },
    { type: 'call.ended', outcome: 'answered', summary: 'Asked for Tuesday.' },
    { type: 'usage.updated', seconds: 1 },
  ]);
  expect(await readCall(db, callId)).toMatchObject({
    status: 'ended',
    outcome: 'answered',
    summary: 'Asked for Tuesday.',
  });
  expect(await loadSoFar(db, { businessId, conversationId: callId })).toMatchObject({
    customerAddress: '+12125550123',
    vouched: false,
    turns: [
      { said: 'A haircut on Tuesday?' },
      { said: 'Three or four?', heard: 'Three or', interrupted: true, timings },
    ],
    tools: [{ key: 'a', arguments: { day: 'next Tuesday' }, result: { status: 'found' }, durationMs: 13 }],
  });
  expect(errors).toEqual([]);
});

test('the recording of a stream is saved with its end, and a hanging disk costs the recording and not the end', async () => {
  const kept = {
    ...{ businessId, callId, key: `${businessId}/${callId}-1800000000000.wav` },
    ...{ startedAt: new Date(1_800_000_000_000), durationMs: 1_000, bytes: 16_058 },
  };
  const recorded = openCallRecord(
    db,
    { businessId, callId, stream: 0 },
    {
      onError: (error) => errors.push(error),
      recording: { write: () => undefined, finish: () => Promise.resolve(kept) },
    },
  );
  await recorded.release(false);
  const rows = () => db.system.select().from(recording).where(eq(recording.callId, callId));
  expect(await rows()).toEqual([kept]);

  const hanging = openCallRecord(
    db,
    { businessId, callId, stream: 0 },
    {
      onError: (error) => errors.push(error),
      recording: { write: () => undefined, finish: () => new Promise(() => undefined) },
    },
  );
  await hanging.end('answered', '');
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'answered' });
  expect(await rows()).toEqual([kept]);
});

test('only the first end counts', async () => {
  await Promise.all([record.end('booked', 'first'), record.end('failed', 'second')]);
  await record.end('failed', 'third');
  expect(await told()).toMatchObject([
    { type: 'call.ended', outcome: 'booked', summary: 'first' },
    { type: 'usage.updated' },
  ]);
});

test('turns are written soon without a flush', async () => {
  record.addTurn(says('caller', 'Hello?'));
  await expect.poll(transcript).toHaveLength(1);
});

test('a turn that is being spoken is saved as far as it got, and its final text replaces it', async () => {
  const at = new Date();
  record.progress({ speaker: 'receptionist', said: 'We are open from nine', heard: 'We are', at });
  await record.flush();
  expect(await transcript()).toEqual([{ position: 0, speaker: 'receptionist', heard: 'We are' }]);
  record.progress({
    speaker: 'receptionist',
    said: 'We are open from nine to six',
    heard: 'We are open from',
    at,
  });
  await record.flush();
  expect(await told()).toEqual([]);
  record.addTurn(says('receptionist', 'We are open from nine to six.'));
  record.addTurn(says('caller', 'Thanks.'));
  record.progress({ speaker: 'receptionist', said: 'You are', heard: 'You', at });
  await record.flush();
  expect(await transcript()).toEqual([
    { position: 0, speaker: 'receptionist', heard: 'We are open from nine to six.' },
    { position: 1, speaker: 'caller', heard: 'Thanks.' },
    { position: 2, speaker: 'receptionist', heard: 'You' },
  ]);
  expect((await told()).map((each) => each.type === 'call.turn' && each.position)).toEqual([0, 1]);
});

test('words that a turn may not keep after all are in no row and no event any more', async () => {
  const said = says('caller', '4242 4242');
  record.addTurn(said);
  await record.flush();
  record.addTurn(says('receptionist', 'Sorry?'));
  record.recutTurn({ at: said.at, said: said.said, kept: '[removed]' });
  await record.flush();
  expect((await transcript()).map((each) => each.heard)).toEqual(['[removed]', 'Sorry?']);
  const events = await told();
  expect(JSON.stringify(events)).not.toContain('4242');
  expect(events.at(-1)).toMatchObject({ type: 'call.turn', position: 0, heard: '[removed]' });
});

test('an instance that takes over the call continues after the existing turns', async () => {
  record.addTurn(says('caller', 'Are you'));
  await record.release(false);
  const next = open(db);
  next.addTurn(says('receptionist', 'Sorry, we were cut off.'));
  await next.flush();
  expect((await transcript()).map((each) => each.position)).toEqual([0, 1]);
});

test('two instances that write at the same time lose nothing', async () => {
  const other = open(db);
  for (let n = 0; n < 10; n++) {
    record.addTurn(says('caller', `a${n}`));
    other.addTurn(says('receptionist', `b${n}`));
    await Promise.all([record.flush(), other.flush()]);
  }
  expect((await transcript()).map((each) => each.position)).toEqual([...Array(20).keys()]);
  expect(await told()).toHaveLength(20);
});

test('the same tool run is stored once', async () => {
  record.addTool(lookup('same', 'asked'));
  record.addTool(lookup('same', 'found'));
  await record.flush();
  const runs = await db.system.select().from(toolRun).where(eq(toolRun.conversationId, callId));
  expect(runs).toMatchObject([{ result: { status: 'found' } }]);
});

test('words that Postgres cannot store do not delay the rest', async () => {
  record.addTurn(says('caller', 'before'));
  record.addTurn(says('caller', 'a \u0000 in it'));
  record.addTurn(says('caller', 'after'));
  await record.end('answered', '');
  expect((await transcript()).map((each) => each.heard)).toEqual(['before', 'after']);
  expect(errors.length).toBeGreaterThan(0);
});

test('no event of a call follows its end', async () => {
  const other = open(db);
  await other.end('failed', '');
  record.addTurn(says('caller', 'late'));
  await record.end('booked', 'Booked after all.');
  expect((await told()).map((each) => each.type)).toEqual(['call.ended', 'usage.updated']);
  expect(await transcript()).toHaveLength(1);
  expect(await readCall(db, callId)).toMatchObject({ outcome: 'booked', summary: 'Booked after all.' });
});

// ------------------------------------------------------------------------------------- while the database is away

test('turns from a database outage are written afterwards, in order, and sent to the feed once', async () => {
  await using wire = await cuttableDatabase(db.url);
  const away = open(wire.database);
  away.addTurn(says('caller', 'one'));
  await away.flush();
  wire.cut();
  away.addTurn(says('receptionist', 'two'));
  const ended = away.end('answered', 'All of it.');
  await expect.poll(() => errors.length).toBe(1);
  wire.mend();
  await ended;
  expect((await transcript()).map((each) => each.heard)).toEqual(['one', 'two']);
  expect((await told()).map((each) => each.type)).toEqual([
    'call.turn',
    'call.turn',
    'call.ended',
    'usage.updated',
  ]);
});

test('a batch whose commit was not answered is not written twice', async () => {
  await using wire = await cuttableDatabase(db.url);
  const away = open(wire.database);
  wire.loseNextCommit();
  away.addTurn(says('caller', 'only once'));
  await away.end('answered', '');
  expect(errors).toHaveLength(1);
  expect((await transcript()).map((each) => each.heard)).toEqual(['only once']);
  expect((await told()).map((each) => each.type)).toEqual(['call.turn', 'call.ended', 'usage.updated']);
});

test('a database that stays away does not delay the end of a call for ever', async () => {
  await using wire = await cuttableDatabase(db.url);
  wire.cut();
  await open(wire.database, 300).end('answered', '');
  expect(String(errors.at(-1))).toContain('given up');
});
