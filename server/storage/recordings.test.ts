/** The files on the disk, byte by byte: while a call is recorded, at its end, and when something goes wrong. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecordingStore } from './recordings.ts';

let folder: string;
let store: RecordingStore;
let errors: unknown[];
const onError = (error: unknown) => errors.push(error);
const place = () => ({
  businessId: randomUUID(),
  callId: randomUUID(),
  startedAt: new Date(1_800_000_000_000),
});

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-recordings-'));
  store = new RecordingStore(folder);
  errors = [];
});
afterEach(() => fs.rm(folder, { recursive: true, force: true }));

const heard = (ms: number, caller: number, receptionist: number) => ({
  caller: new Uint8Array(ms * 8).fill(caller),
  receptionist: new Uint8Array(ms * 8).fill(receptionist),
});

/** The parts of a WAV file, read as a player reads them. */
function wavOf(file: Buffer) {
  expect(file.toString('ascii', 0, 4)).toBe('RIFF');
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  expect(file.toString('ascii', 8, 12)).toBe('WAVE');
  const parts = new Map<string, Buffer>();
  for (let at = 12; at < file.length;) {
    const length = file.readUInt32LE(at + 4);
    parts.set(file.toString('ascii', at, at + 4), file.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  const [format, fact, data] = [parts.get('fmt '), parts.get('fact'), parts.get('data')];
  if (format === undefined || fact === undefined || data === undefined) throw new Error('a part is missing');
  return {
    format: {
      code: format.readUInt16LE(0),
      channels: format.readUInt16LE(2),
      rate: format.readUInt32LE(4),
      bytesPerSecond: format.readUInt32LE(8),
      block: format.readUInt16LE(12),
      bits: format.readUInt16LE(14),
    },
    samples: fact.readUInt32LE(0),
    left: data.filter((_, at) => at % 2 === 0),
    right: data.filter((_, at) => at % 2 === 1),
  };
}
const read = async (key: string) => wavOf(await fs.readFile(path.join(folder, key)));
const files = async () =>
  (await fs.readdir(folder, { recursive: true })).filter((name) => name.endsWith('.wav'));

test('a recording is a mu-law WAV with the caller left and the receptionist right', async () => {
  const at = place();
  const recording = store.begin(at, onError);
  recording.write(heard(1_500, 1, 2));
  recording.write(heard(40, 3, 4));
  const kept = await recording.finish();
  expect(kept).toMatchObject({ ...at, durationMs: 1_540, bytes: 58 + 1_540 * 16 });
  const { format, samples, left, right } = await read(kept?.key ?? '');
  expect(format).toEqual({ code: 7, channels: 2, rate: 8_000, bytesPerSecond: 16_000, block: 2, bits: 8 });
  expect(samples).toBe(1_540 * 8);
  expect(left).toEqual(Buffer.from([...heard(1_500, 1, 2).caller, ...heard(40, 3, 4).caller]));
  expect(right).toEqual(Buffer.from([...heard(1_500, 1, 2).receptionist, ...heard(40, 3, 4).receptionist]));
  expect(await files()).toEqual([kept?.key]);
  expect(errors).toEqual([]);
});

test('no audio is lost, added or moved, whatever the size of the pieces', async () => {
  const piece = fc.record({
    ms: fc.integer({ min: 1, max: 900 }),
    left: fc.integer({ min: 0, max: 255 }),
    right: fc.integer({ min: 0, max: 255 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), async (pieces) => {
      const recording = store.begin(place(), onError);
      for (const { ms, left, right } of pieces) recording.write(heard(ms, left, right));
      const kept = await recording.finish();
      const { left, right } = await read(kept?.key ?? '');
      expect(left).toEqual(Buffer.concat(pieces.map((each) => heard(each.ms, each.left, 0).caller)));
      expect(right).toEqual(Buffer.concat(pieces.map((each) => heard(each.ms, 0, each.right).receptionist)));
    }),
    { numRuns: 15 },
  );
});

test('a recording gets its name only when it is complete', async () => {
  const recording = store.begin(place(), onError);
  recording.write(heard(2_000, 1, 2));
  await expect.poll(files).toEqual([expect.stringMatching(/^partial\//)]);
  const kept = await recording.finish();
  expect(await files()).toEqual([kept?.key]);
});

test('a call without audio has no recording', async () => {
  expect(await store.begin(place(), onError).finish()).toBeNull();
  expect(await files()).toEqual([]);
  expect(errors).toEqual([]);
});

test('the recording of a killed process is found, and kept to its last second', async () => {
  const at = place();
  const recording = store.begin(at, onError);
  recording.write(heard(3_500, 1, 2));
  const partial = await expect.poll(files).toHaveLength(1).then(files);
  const [name = ''] = partial;
  await expect.poll(async () => (await fs.stat(path.join(folder, name))).size).toBe(58 + 3_000 * 16);
  // The last write broke off in the middle of a pair.
  await fs.appendFile(path.join(folder, name), Buffer.from([9]));

  expect(await store.orphans(Date.now())).toEqual([]);
  const later = Date.now() + 200_000;
  const [orphan] = await store.orphans(later);
  expect(orphan).toMatchObject({ ...at, durationMs: 3_000 });
  await store.keep(orphan?.key ?? '');
  expect(await store.orphans(later)).toEqual([]);
  const { left, right } = await read(orphan?.key ?? '');
  expect([left.length, right.length]).toEqual([24_000, 24_000]);
  expect([new Set(left), new Set(right)]).toEqual([new Set([1]), new Set([2])]);
});

test('a full disk loses the recording, reports it once, and loses nothing else', async () => {
  // A file where the folder should be.
  const broken = new RecordingStore(path.join(folder, 'occupied'));
  await fs.writeFile(path.join(folder, 'occupied'), '');
  const recording = broken.begin(place(), onError);
  for (let second = 0; second < 100; second += 1) recording.write(heard(1_000, 1, 2));
  expect(await recording.finish()).toBeNull();
  expect(errors).toHaveLength(1);
});

test('a key leads to no file outside its folder', async () => {
  const other = path.join(folder, 'secret.wav');
  await fs.writeFile(other, 'secret');
  for (const key of ['../secret.wav', 'secret.wav', '/etc/passwd', `${randomUUID()}/../../secret.wav`]) {
    await expect(store.remove(key)).rejects.toThrow(/no key/);
    await expect(store.keep(key)).rejects.toThrow(/no key/);
  }
  expect(await fs.readFile(other, 'utf8')).toBe('secret');
});
