/** Whole calls on a line in real time: what of them lies on the disk afterwards, sample by sample. */
import { asc, eq } from 'drizzle-orm';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { business, recording, turn } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type CallLine, type LineEvent, type MuLaw, SILENCE } from '../call/ports.ts';
import { createPipeline } from '../call/pipeline/engine.ts';
import { createCallManager, type CallManager } from '../call/manager.ts';
import { MemoryModel, MemoryVoice, words } from '../call/pipeline/testing.ts';
import { MemoryRecogniser, lettersOf } from '../call/testing.ts';
import { systemClock } from '../clock.ts';
import { makeBusiness, readCall, ring } from '../calls/testing.ts';
import { RecordingStore } from '../storage/recordings.ts';

const FRAME_MS = 20;
const HEAD_BYTES = 58;
const CONSENT = 'We record this call.';

let db: TestDatabase;
let folder: string;
let store: RecordingStore;
let businessId: BusinessId;
let errors: unknown[];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-calls-'));
  store = new RecordingStore(folder);
  ({ businessId } = await makeBusiness(db));
  await set({ recordsCalls: true, consentText: CONSENT });
  errors = [];
});
afterEach(() => fs.rm(folder, { recursive: true, force: true }));

const set = (change: Partial<typeof business.$inferInsert>) =>
  db.system.update(business).set(change).where(eq(business.id, businessId));

/** A caller's telephone that sends a frame every 20 ms, each of another sample, and remembers what it was sent. */
class SteadyLine implements CallLine {
  readonly sent: MuLaw[] = [];
  readonly spoken: number[] = [];
  /** The most frames that went at once, because the machine had been busy. */
  longestBurst = 0;
  startedAt = 0;
  #listener: ((event: LineEvent) => void) | null = null;
  #timer: NodeJS.Timeout | null = null;

  listen(listener: (event: LineEvent) => void): void {
    this.#listener = listener;
    this.startedAt = performance.now();
    let frames = 0;
    this.#timer = setInterval(() => {
      const before = frames;
      // As many as are due, however late the timer is.
      for (; frames < (performance.now() - this.startedAt) / FRAME_MS; frames += 1) {
        const sample = 1 + (frames % 100);
        this.spoken.push(sample);
        listener({ type: 'audio', audio: new Uint8Array(160).fill(sample) });
      }
      this.longestBurst = Math.max(this.longestBurst, frames - before);
    }, FRAME_MS);
  }
  send(audio: MuLaw): void {
    this.sent.push(audio);
  }
  hangUp(reason: 'hangup' | 'lost' = 'hangup'): void {
    if (this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
    this.#listener?.({ type: 'closed', reason });
  }
  close(): void {
    this.hangUp();
  }
  mark(): void {}
  clear(): void {}
  show(): void {}
}

function openCallManager(recordings = store): CallManager {
  const onError = (error: unknown) => errors.push(error);
  return createCallManager({
    carriers: [],
    db,
    clock: systemClock,
    instanceId: 'instance',
    engine: createPipeline(
      {
        speechToText: new MemoryRecogniser(),
        model: new MemoryModel(() => words('Yes.')),
        textToSpeech: new MemoryVoice(),
      },
      onError,
    ),
    recordings,
    onError,
  });
}

/** Answers a call for so long. */
async function talk(
  callManager: CallManager,
  callId: CallId,
  ms: number,
  reason: 'hangup' | 'lost' = 'hangup',
): Promise<SteadyLine> {
  const line = new SteadyLine();
  const answered = callManager.answer(line, { businessId, callId }, { canType: false });
  await expect.poll(() => line.startedAt).toBeGreaterThan(0);
  await sleep(ms);
  line.hangUp(reason);
  await answered;
  return line;
}

const recordings = (callId: CallId) =>
  db.system.select().from(recording).where(eq(recording.callId, callId)).orderBy(asc(recording.startedAt));
const said = (line: SteadyLine) => lettersOf(line.sent.flatMap((audio) => [...audio]));
async function sidesOf(key: string) {
  const audio = (await fs.readFile(path.join(folder, key))).subarray(HEAD_BYTES);
  return {
    caller: audio.filter((_, at) => at % 2 === 0),
    receptionist: audio.filter((_, at) => at % 2 === 1),
  };
}
const files = async () =>
  (await fs.readdir(folder, { recursive: true })).filter((name) => name.endsWith('.wav'));

test('both sides are recorded as they were heard, without a gap, beside each other, for as long as the call', async () => {
  const { callId } = await ring(db, businessId, 'CA-both');
  const line = await talk(openCallManager(), callId, 2_500);
  const [row, ...more] = await recordings(callId);
  expect(more).toEqual([]);
  if (row === undefined) throw new Error('nothing was recorded');
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended' });
  expect(said(line)).toContain(CONSENT);

  const { caller, receptionist } = await sidesOf(row.key);
  expect(caller.length).toBe(receptionist.length);
  expect(caller.length).toBe(row.durationMs * 8);
  expect(row.bytes).toBe(HEAD_BYTES + 2 * caller.length);
  const spokenMs = line.spoken.length * FRAME_MS;
  expect(Math.abs(row.durationMs - spokenMs)).toBeLessThanOrEqual(200);

  // The caller: frame after frame, each once, up to the hang-up; of what came in one burst with it, some may be behind it.
  const begins = caller.findIndex((byte) => byte !== SILENCE);
  expect(begins / 8).toBeLessThan(300);
  const frames = Array.from({ length: Math.floor((caller.length - begins) / 160) }, (_, at) =>
    caller.subarray(begins + at * 160, begins + (at + 1) * 160),
  );
  const heard = frames.filter((frame) => !frame.every((byte) => byte === SILENCE)).map((frame) => frame[0]);
  expect(heard).toEqual(line.spoken.slice(0, heard.length));
  expect(heard.length).toBeGreaterThanOrEqual(line.spoken.length - 10 - line.longestBurst);
  for (const frame of frames) expect(new Set(frame).size).toBe(1);

  // The receptionist: the greeting from its first sample on, at the moment at which it was sent.
  const sent = Buffer.concat(line.sent);
  const from = receptionist.findIndex((byte) => byte !== SILENCE);
  expect(from / 8).toBeLessThan(300);
  const part = Buffer.from(receptionist.subarray(from));
  expect(part.length).toBeGreaterThan(2_000 * 8);
  expect(part.equals(sent.subarray(0, part.length))).toBe(true);
});

test('a call of a business that does not record is not recorded, and the greeting does not mention recording', async () => {
  await set({ recordsCalls: false });
  const { callId } = await ring(db, businessId, 'CA-off');
  const line = await talk(openCallManager(), callId, 500);
  expect(await recordings(callId)).toEqual([]);
  expect(await files()).toEqual([]);
  expect(said(line)).toMatch(/^Hello/);
  expect(said(line)).not.toContain(CONSENT);
});

test('a call whose line was lost has a second part of its recording', async () => {
  const { callId } = await ring(db, businessId, 'CA-parts');
  const callManager = openCallManager();
  await talk(callManager, callId, 700, 'lost');
  expect(await readCall(db, callId)).toMatchObject({ status: 'active' });
  await talk(callManager, callId, 400);
  const rows = await recordings(callId);
  expect(rows).toHaveLength(2);
  const [first, second] = rows.map(({ durationMs }) => durationMs);
  expect(first).toBeGreaterThan(500);
  expect(second).toBeGreaterThan(200);
  expect((await files()).sort()).toEqual(rows.map(({ key }) => key).sort());
});

test('a caller who was not told is not recorded, though recording was switched on meanwhile', async () => {
  await set({ recordsCalls: false });
  const { callId } = await ring(db, businessId, 'CA-late');
  await db.system.insert(turn).values({
    ...{ businessId, conversationId: callId, position: 0, speaker: 'receptionist', at: new Date() },
    ...{ said: 'Hello. How can I help you?', heard: 'Hello. How can I help you?' },
  });
  await set({ recordsCalls: true });
  const line = await talk(openCallManager(), callId, 400);
  expect(said(line)).not.toContain(CONSENT);
  expect(await recordings(callId)).toEqual([]);
  expect(await files()).toEqual([]);
});

test('a full disk costs the recording, and not the call', async () => {
  const occupied = path.join(folder, 'occupied');
  await fs.writeFile(occupied, '');
  const { callId } = await ring(db, businessId, 'CA-disk');
  const line = await talk(openCallManager(new RecordingStore(occupied)), callId, 700);
  expect(line.sent.length).toBeGreaterThan(0);
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'abandoned' });
  expect(await recordings(callId)).toEqual([]);
  expect(errors).toHaveLength(1);
});
