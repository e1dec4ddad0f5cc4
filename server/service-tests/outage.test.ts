/** A whole service while Postgres hangs: it starts, waits, answers, and stops. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../db/free-port.ts';
import { newId, type UserId } from '../../db/ids.ts';
import { DEMO_NUMBER, seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type DatabaseProxy, openDatabaseProxy } from '../../db/testing-proxy.ts';
import { twilioSignature } from '../carriers/twilio/signature.ts';
import { AUTH_TOKEN, CarrierCall, PUBLIC_URL, until } from './carrier.ts';
import { type Fakes, startFakes, startInstance, writtenAtTheEnd } from './testing.ts';

let db: TestDatabase;
let proxy: DatabaseProxy;
let fakes: Fakes;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  await seedDemo(db, newId<UserId>());
  proxy = await openDatabaseProxy(db.url);
  fakes = await startFakes();
});
afterAll(async () => {
  await proxy.close();
  await fakes.close();
  await db.close();
});

async function ring(port: number): Promise<string> {
  const path = '/webhooks/twilio/voice';
  const fields = {
    CallSid: `CA${'7'.repeat(32)}`,
    From: '+12125550123',
    To: DEMO_NUMBER,
    CallStatus: 'ringing',
  };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'x-twilio-signature': twilioSignature(AUTH_TOKEN, `${PUBLIC_URL}${path}`, fields) },
    body: new URLSearchParams(fields),
  });
  return response.text();
}

test('a start during an outage waits and answers callers, then serves, and a stop during the next one ends cleanly', async () => {
  proxy.turn('hangs');
  const port = await freePort();
  const starting = startInstance(proxy.url, { PORT: String(port), LOG_LEVEL: 'error' });
  const get = (to: string) => fetch(`http://127.0.0.1:${port}${to}`);
  await until(
    () =>
      get('/health').then(
        (response) => response.status === 200,
        () => false,
      ),
    20_000,
    'it does not listen while the database is away',
  );
  expect(await (await get('/ready')).json()).toMatchObject({ ready: true, reduced: true });
  expect((await get('/metrics')).status).toBe(200);
  expect(await ring(port)).toContain('<Record');

  proxy.turn('well');
  const instance = await starting;
  try {
    await until(async () => (await ring(instance.port)).includes('<'), 10_000, 'it does not answer');
    await until(
      async () => (await db.sql`select 1 from call where status = 'ended'`).length === 1,
      15_000,
      'the call that was turned away meanwhile was not filed',
    );
    proxy.turn('hangs');
    const began = performance.now();
    expect(await ring(instance.port)).toContain('<Record');
    expect(performance.now() - began).toBeLessThan(5_000);
    expect((await get('/metrics')).status).toBe(200);
    instance.signal('SIGTERM');
    expect(await instance.exited).toBe(0);
  } finally {
    proxy.turn('well');
    await instance.close();
  }
}, 90_000);

test('words of calls during an outage are stored after it, whether the calls continued or ended', async () => {
  const instance = await startInstance(proxy.url, fakes.environment);
  try {
    const stays = new CarrierCall(instance, { from: '+12125550160' });
    const leaves = new CarrierCall(instance, { from: '+12125550161' });
    await Promise.all([stays, leaves].map((caller) => caller.asks('what are your opening hours')));
    proxy.turn('hangs');
    await Promise.all([stays, leaves].map((caller) => caller.asks('where are you located')));
    await leaves.pause();
    leaves.hangUp();
    await stays.asks('where can I park');
    proxy.turn('well');
    await stays.asks('do you take walk-ins');
    await stays.asks("no that's all thank you");

    const [stayed, left] = [
      await writtenAtTheEnd(db, stays, 20_000),
      await writtenAtTheEnd(db, leaves, 20_000),
    ];
    const said = (found: typeof stayed) =>
      found.turns.filter(({ speaker }) => speaker === 'caller').map(({ heard }) => heard);
    expect(said(stayed)).toEqual([
      'what are your opening hours',
      'where are you located',
      'where can I park',
      'do you take walk-ins',
      "no that's all thank you",
    ]);
    expect(said(left)).toEqual(['what are your opening hours', 'where are you located']);
    for (const found of [stayed, left]) {
      expect(found.turns.map(({ heard }) => heard).join(' ')).toMatch(/Harbour Street/);
      expect(found.call.outcome).toBe('answered');
    }
  } finally {
    await instance.close();
  }
}, 60_000);

test('a stop during an outage ends in time, and its callers are asked for a message', async () => {
  const instance = await startInstance(proxy.url, fakes.environment);
  try {
    const caller = new CarrierCall(instance, { from: '+12125550162' });
    await caller.asks('what are your opening hours');
    proxy.turn('hangs');
    instance.signal('SIGTERM');
    await caller.over;
    expect(caller.announced.join(' ')).toMatch(/leave a message/);
    expect(await instance.exited).toBe(0);
  } finally {
    proxy.turn('well');
    await instance.close();
  }
}, 60_000);
