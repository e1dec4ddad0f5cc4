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
import { BYTES_PER_MS, type CallLine, type LineEvent, type MuLaw, SILENCE } from '../call/ports.ts';
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
/** The greeting is heard up to there, and a little more, in the voice of these tests. */
const TOLD_MS = 5_000;

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

/**
 * A caller's telephone that sends a frame every 20 ms, each of another sample, remembers what it was sent, and plays it in
 * real time.
 */
class SteadyLine implements CallLine {
  readonly sent: MuLaw[] = [];
  readonly spoken: number[] = [];
  /** The most frames that went at once, because the machine had been busy. */
  longestBurst = 0;
  startedAt = 0;
  #listener: ((event: LineEvent) => void) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #playedUntil = 0;

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
    this.#playedUntil = Math.max(performance.now(), this.#playedUntil) + audio.length / BYTES_PER_MS;
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
  mark(name: string): void {
    const played = Math.max(0, this.#playedUntil - performance.now());
    setTimeout(() => this.#timer !== null && this.#listener?.({ type: 'mark', name }), played);
  }
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

test('both sides are recorded as they were heard, beside each other, from when the caller was told so to the end', async () => {
  const { callId } = await ring(db, businessId, 'CA-both');
  const line = await talk(openCallManager(), callId, TOLD_MS + 1_500);
  const [row, ...more] = await recordings(callId);
  expect(more).toEqual([]);
  if (row === undefined) throw new Error('nothing was recorded');
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended' });

  const { caller, receptionist } = await sidesOf(row.key);
  expect(caller.length).toBe(receptionist.length);
  expect(caller.length).toBe(row.durationMs * BYTES_PER_MS);
  expect(row.bytes).toBe(HEAD_BYTES + 2 * caller.length);

  // The caller: frame after frame, each once, up to the hang-up; of what came in one burst with it, some may be behind it.
  const begins = caller.findIndex((byte) => byte !== SILENCE);
  expect(begins / BYTES_PER_MS).toBeLessThan(300);
  const frames = Array.from({ length: Math.floor((caller.length - begins) / 160) }, (_, at) =>
    caller.subarray(begins + at * 160, begins + (at + 1) * 160),
  );
  const heard = frames.filter((frame) => !frame.every((byte) => byte === SILENCE)).map((frame) => frame[0]);
  const first = line.spoken.lastIndexOf(heard[0] ?? 0, line.spoken.length - heard.length);
  expect(heard).toEqual(line.spoken.slice(first, first + heard.length));
  expect(first + heard.length).toBeGreaterThanOrEqual(line.spoken.length - 10 - line.longestBurst);
  for (const frame of frames) expect(new Set(frame).size).toBe(1);

  // The receptionist: what came after the sentence that says so.
  const recorded = lettersOf([...receptionist].filter((byte) => byte !== SILENCE));
  expect(recorded).toMatch(/help you\?$/);
  expect(recorded).not.toContain(CONSENT);
  expect(said(line).endsWith(recorded)).toBe(true);
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
  await talk(callManager, callId, TOLD_MS, 'lost');
  expect(await readCall(db, callId)).toMatchObject({ status: 'active' });
  await talk(callManager, callId, 400);
  const rows = await recordings(callId);
  expect(rows).toHaveLength(2);
  const [first, second] = rows.map(({ durationMs }) => durationMs);
  expect(first).toBeGreaterThan(100);
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
  const line = await talk(openCallManager(new RecordingStore(occupied)), callId, TOLD_MS);
  expect(line.sent.length).toBeGreaterThan(0);
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'abandoned' });
  expect(await recordings(callId)).toEqual([]);
  expect(errors).toHaveLength(1);
});
