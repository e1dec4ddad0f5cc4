import express from 'express';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { member } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { createLimits, type Limits } from '../limits/limits.ts';
import { makeBusiness } from '../calls/testing.ts';
import { voiceSampleRoutes } from './voice-sample.ts';

const AUDIO = Uint8Array.from([1, 2, 3, 4]);

let db: TestDatabase;
let server: Server;
let limits: Limits;
let businessId: BusinessId;
let signedIn: UserId | null;
let asked: (string | null)[];

beforeAll(async () => {
  db = await createTestDatabase();
  ({ businessId } = await makeBusiness(db));
  const callManager = {
    sample: (_businessId: BusinessId, voiceId: string | null) => {
      asked.push(voiceId);
      return Promise.resolve(voiceId === 'silent' ? null : AUDIO);
    },
  };
  limits = createLimits({ db, secret: 'a secret of tests', onError: () => undefined });
  const routes = voiceSampleRoutes({ db, callManager, limits, userOf: () => Promise.resolve(signedIn) });
  server = express().use(routes).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  limits.close();
  await db.close();
});
beforeEach(async () => {
  asked = [];
  // Everybody has an allowance of their own.
  signedIn = newId<UserId>();
  await db.system.insert(member).values({ businessId, userId: signedIn, role: 'owner' });
});

const listen = (query: Record<string, string> = {}) => {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/?${new URLSearchParams({ businessId, ...query }).toString()}`);
};

test('a member hears a voice as a WAV file', async () => {
  const response = await listen({ voiceId: 'slt' });
  expect(response.headers.get('content-type')).toBe('audio/wav');
  const file = Buffer.from(await response.arrayBuffer());
  expect(file.subarray(0, 4).toString()).toBe('RIFF');
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  // One channel of 8 kHz mu-law.
  expect([file.readUInt16LE(20), file.readUInt16LE(22), file.readUInt32LE(24)]).toEqual([7, 1, 8000]);
  expect(file.subarray(-4)).toEqual(Buffer.from(AUDIO));
  await listen();
  expect(asked).toEqual(['slt', null]);
});

test('another user, a visitor, and a user of no business hear no voice', async () => {
  expect((await listen({ businessId: newId<BusinessId>() })).status).toBe(404);
  expect((await listen({ businessId: 'none' })).status).toBe(404);
  signedIn = newId<UserId>();
  expect((await listen()).status).toBe(404);
  signedIn = null;
  expect((await listen()).status).toBe(404);
  expect(asked).toEqual([]);
});

test('a listener is told when a voice cannot be heard now', async () => {
  expect((await listen({ voiceId: 'silent' })).status).toBe(503);
});

test('a member who listens too often has to wait, and others do not', async () => {
  const statuses = [];
  for (let count = 0; count < 31; count += 1) statuses.push((await listen()).status);
  expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200));
  expect(statuses.at(-1)).toBe(429);
  expect(Number((await listen()).headers.get('retry-after'))).toBeGreaterThan(0);
  const other = newId<UserId>();
  await db.system.insert(member).values({ businessId, userId: other, role: 'staff' });
  signedIn = other;
  expect((await listen()).status).toBe(200);
});

test("a member who has used the day's samples has to wait for the next day", async () => {
  if (signedIn === null) throw new Error('nobody is signed in');
  await limits.take('account:voice-samples-a-day', signedIn, 299);
  expect((await listen()).status).toBe(200);
  const refused = await listen();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60 * 60);
  expect(asked).toHaveLength(1);
});
