/** A dashboard that is flooded with reports that hang: no caller waits for it, and no other page does. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_NUMBER } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { business } from '../../db/schema.ts';
import { twilioSignature } from '../carriers/twilio/signature.ts';
import { AUTH_TOKEN, PUBLIC_URL } from './carrier.ts';
import { signIn } from './live.ts';
import { type Instance, startInstance } from './testing.ts';

/** In batches of twenty. */
const BATCHES = 30;
/** Whoever waited for a report would wait this long. */
const HANGS_MS = 8_000;

let db: TestDatabase;
let instance: Instance;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 2 });
  instance = await startInstance(db.url, { DATABASE_POOL_SIZE: '8' });
});
afterAll(async () => {
  await instance.close();
  await db.close();
});

async function ring(sid: string): Promise<string> {
  const path = '/webhooks/twilio/voice';
  const fields = { CallSid: sid, From: '+12125550123', To: DEMO_NUMBER, CallStatus: 'ringing' };
  const response = await fetch(`http://127.0.0.1:${instance.port}${path}`, {
    method: 'POST',
    headers: { 'x-twilio-signature': twilioSignature(AUTH_TOKEN, `${PUBLIC_URL}${path}`, fields) },
    body: new URLSearchParams(fields),
  });
  return response.text();
}

test('six hundred hanging reports delay neither a caller nor another page', async () => {
  const cookie = await signIn(instance);
  const [shop] = await db.system.select({ id: business.id }).from(business);
  const origin = `http://127.0.0.1:${instance.port}`;
  const input = { businessId: shop?.id, fromDay: '2026-01-01', toDay: '2026-12-31' };
  const batch = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [at, input]));
  const reports = `${origin}/trpc/${Array(20).fill('insights.read').join()}?batch=1&input=${encodeURIComponent(JSON.stringify(batch))}`;

  // What reports read and calls do not.
  const locked = Promise.withResolvers<undefined>();
  const released = db.sql.begin(async (tx) => {
    await tx`lock table open_question in access exclusive mode`;
    locked.resolve(undefined);
    await new Promise((resolve) => setTimeout(resolve, HANGS_MS));
  });
  await locked.promise;
  const began = performance.now();
  const flood = Array.from({ length: BATCHES }, () => fetch(reports, { headers: { cookie } }));
  await expect
    .poll(async () => (await db.sql`select 1 from pg_locks where not granted`).length)
    .toBeGreaterThan(0);

  const ringing = await Promise.all(Array.from({ length: 5 }, (_, at) => ring(`CA${at}`.padEnd(34, '0'))));
  for (const answer of ringing) expect(answer).toContain('<Stream');
  const page = await fetch(`${origin}/trpc/businesses.mine`, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(performance.now() - began).toBeLessThan(HANGS_MS - 1_000);

  const answers = await Promise.all(flood.map(async (answer) => (await answer).text()));
  expect(answers.join('').split('"TOO_MANY_REQUESTS"').length).toBeGreaterThan(500);
  await released;
}, 40_000);
