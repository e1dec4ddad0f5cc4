import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeS3, startFakeS3 } from '../fakes/s3.ts';
import { bucketShelf } from './bucket.ts';
import { describeShelf } from './contract-shelf.ts';
import { RecordingStore } from './recordings.ts';
import { folderShelf } from './shelf.ts';

const newFolder = () => fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-shelves-'));

describeShelf('a folder', async () => {
  const folder = await newFolder();
  return { shelf: folderShelf(folder), close: () => fs.rm(folder, { recursive: true }) };
});

describeShelf('a bucket', async () => {
  const s3 = await startFakeS3();
  return { shelf: bucketShelf(s3.settings), close: () => s3.close() };
});

describe('recordings in a bucket', () => {
  let s3: FakeS3;
  let folder: string;
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const place = () => ({
    businessId: randomUUID(),
    callId: randomUUID(),
    startedAt: new Date(1_800_000_000_000),
  });
  const second = { caller: new Uint8Array(8_000).fill(1), receptionist: new Uint8Array(8_000).fill(2) };
  const signal = AbortSignal.timeout(60_000);

  beforeAll(async () => {
    s3 = await startFakeS3();
    folder = await newFolder();
  });
  afterAll(async () => {
    await s3.close();
    await fs.rm(folder, { recursive: true });
  });

  test('a recorded call is in the bucket, complete, and no longer on the disk', async () => {
    const store = new RecordingStore(folder, bucketShelf(s3.settings));
    const recording = store.begin(place(), onError);
    recording.write(second);
    const kept = await recording.finish();
    await store.settled();
    const object = s3.objects.get(`recordings/${kept?.key}`);
    expect(object?.length).toBe(kept?.bytes);
    expect(object?.readUInt32LE(4)).toBe((object?.length ?? 0) - 8);
    expect(await fs.readdir(path.join(folder, 'partial'))).toEqual([]);

    const whole = await store.open(kept?.key ?? '', undefined, signal);
    const part = await store.open(kept?.key ?? '', 'bytes=4-7', signal);
    if (whole.type !== 'answer' || part.type !== 'answer') throw new Error('it is not in a bucket');
    expect(Buffer.from(await new Response(whole.body).arrayBuffer())).toEqual(object);
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 4-7/${object?.length}`]);
    const beyond = await store.open(kept?.key ?? '', 'bytes=999999-', signal);
    expect(beyond).toMatchObject({ status: 416, body: null });
    await store.remove(kept?.key ?? '');
    expect(await store.open(kept?.key ?? '', undefined, signal)).toMatchObject({ status: 404 });
  });

  test('a recording that the bucket refuses stays on the disk and is moved later', async () => {
    const wrong = { ...s3.settings, secretAccessKey: 'not the secret' };
    const recording = new RecordingStore(folder, bucketShelf(wrong)).begin(place(), onError);
    recording.write(second);
    const kept = await recording.finish();
    await expect.poll(() => errors.map(String)).toEqual([expect.stringContaining('answered 403')]);
    expect(kept).toMatchObject({ durationMs: 1_000 });

    const store = new RecordingStore(folder, bucketShelf(s3.settings));
    const [orphan] = await store.orphans(Date.now() + 200_000);
    expect(orphan?.key).toBe(kept?.key);
    s3.beSlow(1);
    await store.keep(orphan?.key ?? '');
    expect(s3.objects.has(`recordings/${kept?.key}`)).toBe(true);
  });
});
