import express from 'express';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/client.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { carrierEnded } from '../calls/carrier-events.ts';
import { makeBusiness, ring } from '../calls/testing.ts';
import { TURN_ANSWERED } from '../conversation/write-batch.ts';
import { createHealth, type Health, healthRoutes, type MetricsAccess } from './health.ts';

let db: TestDatabase;
let health: Health;
let server: http.Server;

beforeAll(async () => {
  db = await createTestDatabase();
  health = createHealth({ db, activeCalls: () => 3 });
  server = await serve(health);
});
afterAll(async () => {
  server.close();
  health.close();
  await db.close();
});

async function serve(served: Health, access: MetricsAccess = { token: null, production: false }) {
  const listening = http.createServer(express().use(healthRoutes(served, access)));
  listening.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return listening;
}
const get = (path: string, from = server) =>
  fetch(`http://127.0.0.1:${(from.address() as AddressInfo).port}${path}`);

test.each(['/health', '/healthz'])('%s says whether the service is healthy', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: expect.stringMatching(/^(healthy|degraded)$/) as string,
    activeCalls: 3,
    uptime: expect.any(Number) as number,
    version: expect.stringMatching(/^\d/) as string,
    checks: { database: { status: 'healthy' }, eventLoop: {} },
  });
});

test('a service without its database stays alive and answers callers in the reduced way', async () => {
  const away = openDatabase('postgres://ahoy@127.0.0.1:1/none');
  const ill = createHealth({ db: away, activeCalls: () => 0 });
  const listening = await serve(ill);
  const response = await get('/health', listening);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: 'degraded',
    checks: { database: { status: 'unhealthy' } },
  });
  const ready = await get('/ready', listening);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ ready: true, reduced: true });
  ill.drain();
  expect((await get('/ready', listening)).status).toBe(503);
  listening.close();
  ill.close();
  await away.sql.end({ timeout: 0 });
});

test.each([
  ['the rights of the tenant role', 'revoke select on call from ahoy_tenant'],
  ['the schema', 'alter table call rename to call_lost'],
])('a service whose database has no %s is not ready for calls', async (_name, loss) => {
  const restored = await createTestDatabase();
  const ill = createHealth({ db: restored, activeCalls: () => 0 });
  const listening = await serve(ill);
  await restored.sql.unsafe(loss);
  const ready = await get('/ready', listening);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ready: false, reduced: false });
  expect((await get('/health', listening)).status).toBe(200);
  listening.close();
  ill.close();
  await restored.close();
});

test.each<[MetricsAccess, Record<string, string>, number]>([
  [{ token: null, production: false }, {}, 200],
  [{ token: null, production: true }, {}, 200],
  [{ token: null, production: true }, { 'x-forwarded-for': '203.0.113.7' }, 401],
  [{ token: 'the token of tests', production: true }, {}, 401],
  [{ token: 'the-token-of-tests', production: true }, { authorization: 'Bearer another' }, 401],
  [{ token: 'the-token-of-tests', production: false }, { authorization: 'Bearer the-token-of-tests' }, 200],
])('with %j a reader of the metrics who sends %j gets %i', async (access, headers, status) => {
  const listening = await serve(health, access);
  const { port } = listening.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).status).toBe(status);
  listening.close();
});

test('metrics count calls by their outcome, and how long callers wait', async () => {
  const { businessId } = await makeBusiness(db);
  await ring(db, businessId, 'CA-counted');
  await carrierEnded(db, 'CA-counted', true, null);
  await carrierEnded(db, 'CA-counted', true, null);
  const answered = channel(TURN_ANSWERED);
  answered.publish({ endOfTurn: 200, firstToken: 400, firstAudio: 690, firstFrame: 700 });
  answered.publish({ endOfTurn: null, firstToken: null, firstAudio: null, firstFrame: null });
  const response = await get('/metrics');
  expect(response.headers.get('content-type')).toContain('text/plain');
  const metrics = await response.text();
  expect(metrics).toContain('ahoy_calls_total{outcome="abandoned"} 1');
  expect(metrics).toContain('ahoy_active_calls 3');
  expect(metrics).toContain('ahoy_turn_delay_seconds_bucket{le="0.6"} 0');
  expect(metrics).toContain('ahoy_turn_delay_seconds_bucket{le="0.8"} 1');
  expect(metrics).toContain('ahoy_turn_delay_seconds_count 1');
  expect(metrics).toContain('nodejs_eventloop_lag_seconds');
});

test('a service that is draining takes no calls and is still healthy', async () => {
  expect((await get('/ready')).status).toBe(200);
  health.drain();
  expect((await get('/ready')).status).toBe(503);
  expect((await get('/health')).status).toBe(200);
});
