/** The audio of a call over HTTP: whole, in ranges, and for nobody else. */
import express from 'express';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, type CallId, newId, type UserId } from '../../db/ids.ts';
import { member, message } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createLogger } from '../log/log.ts';
import { keepRecording } from '../calls/carrier-events.ts';
import { addRecording } from '../calls/recordings.ts';
import { makeBusiness, ring } from '../calls/testing.ts';
import type { CarrierRecordings } from '../carriers/carrier.ts';
import { RecordingStore } from '../storage/recordings.ts';
import { recordingRoutes } from './recordings.ts';

const [owner, stranger] = [newId<UserId>(), newId<UserId>()];
let db: TestDatabase;
let folder: string;
let store: RecordingStore;
let server: http.Server;
let businessId: BusinessId;
let key: string;
/** What the carrier answers about a message. */
let carrier: CarrierRecordings['open'];
let whole: Buffer;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-recordings-'));
  store = new RecordingStore(path.join(folder, '.data'));
  ({ businessId } = await makeBusiness(db));
  const other = await makeBusiness(db);
  await db.system.insert(member).values([
    { businessId, userId: owner, role: 'owner' },
    { businessId: other.businessId, userId: stranger, role: 'owner' },
  ]);
  const call = await ring(db, businessId, 'CA-recorded');
  key = await record(call, true);
  whole = await fs.readFile(path.join(folder, '.data', key));
  const userOf = (request: http.IncomingMessage) =>
    Promise.resolve((request.headers['x-user'] as UserId | undefined) ?? null);
  server = http.createServer(
    express().use(
      '/recordings',
      recordingRoutes({
        db,
        recordings: store,
        carrierRecordings: { open: (url) => carrier(url), remove: () => Promise.resolve() },
        log: createLogger('silent'),
        userOf,
      }),
    ),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await db.close();
  await fs.rm(folder, { recursive: true, force: true });
});

/** A second of a call. @returns its key. */
async function record(
  call: { readonly businessId: BusinessId; readonly callId: CallId },
  written: boolean,
): Promise<string> {
  const open = store.begin({ ...call, startedAt: new Date() }, (error) => expect(error).toBeNull());
  const caller = Uint8Array.from({ length: 8_000 }, (_, at) => at % 251);
  open.write({ caller, receptionist: caller.toReversed() });
  const kept = await open.finish();
  if (kept === null) throw new Error('nothing was recorded');
  if (written) await db.tenant(call.businessId, (tx) => addRecording(tx, call, kept));
  return kept.key;
}

const get = (
  user: UserId | null,
  which = key,
  init: { method?: string; headers?: Record<string, string> } = {},
) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/recordings/${which}`, {
    ...init,
    headers: { ...init.headers, ...(user === null ? {} : { 'x-user': user }) },
  });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('a member hears the whole recording', async () => {
  const response = await get(owner);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('audio/wav');
  expect(response.headers.get('accept-ranges')).toBe('bytes');
  expect(response.headers.get('cache-control')).toBe('private, no-cache');
  expect(await bytes(response)).toEqual(whole);
  const head = await get(owner, key, { method: 'HEAD' });
  expect(head.headers.get('content-length')).toBe(String(whole.length));
});

test.each([
  ['bytes=0-99', 0, 100],
  ['bytes=58-', 58, undefined],
  ['bytes=-100', -100, undefined],
  ['bytes=1000-99999999', 1000, undefined],
])('a member hears the part %s of a recording', async (range, from, to) => {
  const response = await get(owner, key, { headers: { range } });
  expect(response.status).toBe(206);
  const part = whole.subarray(from, to);
  const start = from < 0 ? whole.length + from : from;
  expect(response.headers.get('content-range')).toBe(
    `bytes ${start}-${start + part.length - 1}/${whole.length}`,
  );
  expect(await bytes(response)).toEqual(part);
});

test('a part that a recording does not have is refused', async () => {
  const response = await get(owner, key, { headers: { range: `bytes=${whole.length}-` } });
  expect(response.status).toBe(416);
  expect(response.headers.get('content-range')).toBe(`bytes */${whole.length}`);
});

test('another user, a visitor, and any other address find no recording', async () => {
  expect((await get(stranger)).status).toBe(404);
  expect((await get(null)).status).toBe(404);
  const [, name = ''] = key.split('/');
  for (const which of [`${newId<BusinessId>()}/${name}`, `${businessId}/other.wav`, `nobody/${name}`]) {
    expect((await get(owner, which)).status).toBe(404);
  }
});

test('a recording that the database or the disk does not have is not found', async () => {
  const call = await ring(db, businessId, 'CA-stray');
  expect((await get(owner, await record(call, false))).status).toBe(404);
  const gone = await record(call, true);
  await store.remove(gone);
  expect((await get(owner, gone)).status).toBe(404);
});

describe('a message spoken after the tone', () => {
  const url = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';
  let which: string;
  beforeAll(async () => {
    const call = await ring(db, businessId, 'CA-spoken');
    await keepRecording(db, 'CA-spoken', url);
    const [kept] = await db.system.select().from(message).where(eq(message.conversationId, call.callId));
    expect(kept).toMatchObject({ recordingUrl: url });
    which = `messages/${businessId}/${kept?.id}`;
  });

  test('is heard by a member, and fetched from the carrier by its address', async () => {
    const asked: string[] = [];
    carrier = (each) => {
      asked.push(each);
      return Promise.resolve(Readable.from([Buffer.from('RIFF'), Buffer.from('more')]));
    };
    const answer = await get(owner, which);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect((await bytes(answer)).toString()).toBe('RIFFmore');
    expect(asked).toEqual([url]);
  });

  test('is not found by anybody else, and not fetched for them', async () => {
    carrier = () => Promise.reject(new Error('asked'));
    for (const user of [null, stranger]) expect((await get(user, which)).status).toBe(404);
    expect((await get(owner, `messages/${businessId}/${newId()}`)).status).toBe(404);
    expect((await get(owner, 'messages/a/b')).status).toBe(404);
  });

  test('is answered differently when the carrier has removed it and when it cannot be fetched', async () => {
    carrier = () => Promise.resolve(null);
    expect((await get(owner, which)).status).toBe(404);
    carrier = () => Promise.reject(new Error('the carrier answered 503'));
    expect((await get(owner, which)).status).toBe(502);
  });
});
