/** Calls of one instance on an engine that is not the pipeline. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness, readCall, ring } from '../calls/testing.ts';
import { systemClock } from '../clock.ts';
import { RecordingStore } from '../storage/recordings.ts';
import { type CallManager, createCallManager } from './manager.ts';
import { lettersOf, MemoryLine } from './testing.ts';
import { Echo } from './testing-echo.ts';

let db: TestDatabase;
let folder: string;
let businessId: BusinessId;
let engine: Echo;
let callManager: CallManager;
/** What went wrong; a test that expects nothing of the kind fails by the first. */
let errors: unknown[] | null = null;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'ahoy-manager-'));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  ({ businessId } = await makeBusiness(db));
  engine = new Echo();
  callManager = createCallManager({
    carriers: [],
    db,
    clock: systemClock,
    instanceId: 'instance',
    engine,
    recordings: new RecordingStore(folder),
    onError: (error) => {
      if (errors === null) throw error;
      errors.push(error);
    },
  });
});
afterEach(async () => {
  await callManager.drain(0);
  errors = null;
});

/** A call that rings and is answered. */
async function answer(): Promise<{ line: MemoryLine; callId: CallId; over: Promise<void> }> {
  const { callId } = await ring(db, businessId, `CA-${crypto.randomUUID()}`);
  const line = new MemoryLine();
  const over = callManager.answer(line, { businessId, callId }, { canType: true });
  await expect.poll(() => line.queuedMs).toBeGreaterThan(0);
  return { line, callId, over };
}
/** All that is on the line is heard. */
const play = (line: MemoryLine) => line.play(60_000);

test('a call is greeted, answered and recorded', async () => {
  const { line, callId, over } = await answer();
  expect(callManager.holds(callId)).toBe(true);
  expect(callManager.connected()).toEqual([callId]);
  play(line);
  line.emit({ type: 'typed', text: 'Ahoy' });
  play(line);
  expect(lettersOf(line.heard)).toMatch(/^Hello, this is Harbour Street Barbers\..*Ahoy$/);
  line.emit({ type: 'closed', reason: 'hangup' });
  await over;
  expect(callManager.activeCalls).toBe(0);
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'answered' });
});

test('the sentences of a business are prepared when a call rings and when it is answered', async () => {
  await callManager.prepare(businessId);
  expect(engine.prepared).toHaveLength(1);
  await answer();
  await expect.poll(() => engine.prepared.length).toBeGreaterThan(2);
  expect(engine.prepared[1]).toBe(engine.prepared[0]);
});

test('supervisors listen and take the call over, one at a time', async () => {
  const { line, callId } = await answer();
  play(line);
  const [first, second] = [0, 1].map(() => callManager.supervise({ businessId, callId }));
  expect(first?.takeOver()).toBe(true);
  expect(second?.takeOver()).toBe(false);
  const before = line.heard.length;
  second?.speak(new Uint8Array(160).fill(2));
  first?.speak(new Uint8Array(160).fill(1));
  play(line);
  expect(line.heard.slice(before)).toEqual(Array<number>(160).fill(1));
  first?.handBack({ left: false });
  expect(second?.takeOver()).toBe(true);
  second?.hangUp();
  expect(await first?.over).toBe('ended');
});

test('nobody supervises a call of another business, or one that is not here', async () => {
  const { callId } = await answer();
  const other = await makeBusiness(db);
  expect(callManager.supervise({ businessId: other.businessId, callId })).toBeNull();
  const { callId: elsewhere } = await ring(db, businessId, 'CA-elsewhere');
  expect(callManager.supervise({ businessId, callId: elsewhere })).toBeNull();
});

test.each([
  [false, { status: 'active', instanceId: null }],
  [true, { status: 'ended', outcome: 'failed' }],
])('a call is released when its engine cannot start (from a browser: %s)', async (canType, left) => {
  const { callId } = await ring(db, businessId, `CA-${crypto.randomUUID()}`);
  const line = new MemoryLine();
  const error = new Error('no engine');
  engine.start = () => {
    throw error;
  };
  errors = [];
  await callManager.answer(line, { businessId, callId }, { canType });
  expect(errors).toEqual([error]);
  expect(line.closed).toBe(true);
  expect(callManager.activeCalls).toBe(0);
  expect(await readCall(db, callId)).toMatchObject(left);
});

test('a call goes on when its sentences cannot be prepared', async () => {
  const error = new Error('no voice');
  engine.prepare = () => Promise.reject(error);
  errors = [];
  const { line, callId } = await answer();
  await expect.poll(() => errors).toEqual([error]);
  expect(line.closed).toBe(false);
  expect(callManager.holds(callId)).toBe(true);
});

test('calls in progress are handed back when the instance stops', async () => {
  const { line, callId, over } = await answer();
  const supervisor = callManager.supervise({ businessId, callId });
  await callManager.drain(0);
  await over;
  expect(line.closed).toBe(true);
  expect(await supervisor?.over).toBe('moved');
  expect((await readCall(db, callId)).status).not.toBe('ended');
});

test('the manager gives the voices and samples of its engine', async () => {
  expect(await callManager.voices()).toEqual([expect.objectContaining({ id: 'echo' })]);
  const sample = await callManager.sample(businessId, 'echo');
  expect(lettersOf([...(sample ?? [])])).toContain('Harbour Street Barbers');
});
