/** An instance that is told to stop: it takes no more calls, finishes or hands on those it has, and is gone in time. */
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { freePort } from '../../db/free-port.ts';
import { newId, type UserId } from '../../db/ids.ts';
import { seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { mediaUrl } from '../carriers/carrier.ts';
import { twilioSignature } from '../carriers/twilio/signature.ts';
import { AUTH_TOKEN, CarrierCall, PUBLIC_URL, type Route, until } from './carrier.ts';
import {
  bookingLines,
  converse,
  expectBooked,
  type Fakes,
  type Instance,
  startFakes,
  startInstance,
  writtenAtTheEnd,
} from './testing.ts';

let db: TestDatabase;
let fakes: Fakes;
const started: Instance[] = [];

beforeAll(async () => {
  // One connection, so that all others are the service's.
  db = await createTestDatabase({ connections: 1 });
  fakes = await startFakes();
  await seedDemo(db, newId<UserId>());
});
afterAll(async () => {
  await Promise.all(started.map((instance) => instance.close()));
  await fakes.close();
  await db.close();
});

async function start(environment: Record<string, string> = {}): Promise<Instance> {
  const instance = await startInstance(db.url, { ...fakes.environment, ...environment });
  started.push(instance);
  return instance;
}

/** Tells an instance to stop, as a platform does that sends it no new requests from then on. */
async function stop(instance: Instance, route: Route, next: Instance): Promise<void> {
  instance.signal('SIGTERM');
  route.port = next.port;
  await until(async () => (await instance.get('/ready')).status === 503, 5_000, 'it is still ready');
  expect((await instance.get('/health')).status).toBe(200);
}

/** The exit code. A platform that has told to stop kills after ten seconds. */
async function exit(instance: Instance, limitMs: number): Promise<number | null> {
  const limit = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('it did not stop in time')), limitMs).unref(),
  );
  return Promise.race([instance.exited, limit]);
}

test('a call in progress ends on its instance in production, and then the instance stops', async () => {
  const [instance, next] = await Promise.all([
    start({ NODE_ENV: 'production', PORT: String(await freePort()) }),
    start(),
  ]);
  const route: Route = { port: instance.port };
  const caller = new CarrierCall(route, { from: '+12125550180' });
  const [wish = '', ...rest] = bookingLines('four thirty pm', 'Dora Voss');
  await caller.asks(wish);
  await stop(instance, route, next);
  await converse(caller, rest);
  expectBooked(await writtenAtTheEnd(db, caller), 'Dora Voss');
  expect(caller.streams).toHaveLength(1);
  expect(caller.announced).toEqual([]);
  expect(await exit(instance, 10_000)).toBe(0);
  next.signal('SIGTERM');
  expect(await exit(next, 10_000)).toBe(0);
  expect(await leftBehind()).toEqual({ instances: 0, connections: 0 });
});

test('a longer call is handed to the next instance, and no open socket keeps this one running', async () => {
  const [instance, next] = await Promise.all([start(), start()]);
  const route: Route = { port: instance.port };
  const caller = new CarrierCall(route, { from: '+12125550181' });
  const [wish = '', ...rest] = bookingLines('twelve thirty pm', 'Emil Falk');
  await caller.asks(wish);
  await caller.pause();
  const signature = twilioSignature(AUTH_TOKEN, mediaUrl(PUBLIC_URL), {});
  const silent = new WebSocket(`ws://127.0.0.1:${instance.port}/media`, {
    headers: { 'x-twilio-signature': signature },
  });
  silent.on('error', () => silent.terminate());
  await once(silent, 'open');
  await stop(instance, route, next);
  // Not every balancer knows at once that the instance stops.
  const lateRoute: Route = { port: instance.port };
  const late = new CarrierCall(lateRoute, { from: '+12125550182' });
  await late.hears();
  lateRoute.port = next.port;
  expect(await exit(instance, 8_000)).toBe(0);

  for (const each of [caller, late]) expect(await each.isBack()).toBeLessThan(1_000);
  late.hangUp();
  expect(caller.announced).toEqual(['Sorry, we were cut off. One moment please.']);
  await converse(caller, rest);
  const found = await writtenAtTheEnd(db, caller);
  expectBooked(found, 'Emil Falk');
  expect(found.tools.filter(({ name }) => name === 'find_openings')).toHaveLength(1);
  await late.over;
  next.signal('SIGTERM');
  expect(await exit(next, 10_000)).toBe(0);
}, 30_000);

test('the embedded Postgres stops with the instance that started it', async () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-embedded-'));
  // As a checkout is that Postgres' own user can enter; elsewhere the data lie outside it.
  fs.chmodSync(dataDir, 0o755);
  const instance = await startInstance('', { DATA_DIR: dataDir });
  started.push(instance);
  const running = () => fs.readdirSync(path.join(dataDir, 'postgres'), { recursive: true }).map(String);
  expect(running().some((file) => file.endsWith('postmaster.pid'))).toBe(true);
  instance.signal('SIGTERM');
  expect(await exit(instance, 10_000)).toBe(0);
  expect(running().some((file) => file.endsWith('postmaster.pid'))).toBe(false);
  fs.rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

/** Who says that it lives, and who else is connected to the database. */
async function leftBehind() {
  const [row] = await db.sql`
    select (select count(*)::int from instance) as instances, (
      select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    ) as connections`;
  return row;
}
