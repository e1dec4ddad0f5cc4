/** A whole service while Postgres hangs: it starts, waits, answers, and stops. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../db/free-port.ts';
import { newId, type UserId } from '../../db/ids.ts';
import { DEMO_NUMBER, seedDemo } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type DatabaseProxy, openDatabaseProxy } from '../../db/testing-proxy.ts';
import { twilioSignature } from '../http/twilio-signature.ts';
import { AUTH_TOKEN, PUBLIC_URL, until } from './carrier.ts';
import { startInstance } from './testing.ts';

let db: TestDatabase;
let proxy: DatabaseProxy;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  await seedDemo(db, newId<UserId>());
  proxy = await openDatabaseProxy(db.url);
});
afterAll(async () => {
  await proxy.close();
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
    await instance.close();
  }
}, 90_000);
