/** Texts that are sent by processes that are killed in the middle: each reaches the carrier once. */
import type { ChildProcess } from 'node:child_process';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { textMessage, textUsage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness } from '../calls/testing.ts';
import type { FakeCarrierApi } from '../fakes/carrier-api.ts';
import { startFakeTwilioApi } from '../fakes/twilio-api.ts';
import { killWorker, retryUnfinished, startWorker } from '../jobs/testing-killed.ts';
import { queueText } from '../notices/texts.ts';
import type { WorkerSettings } from './testing-texts-worker.ts';

const TEXTS = 30;
const KILLS = 5;
const account = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token' };

let db: TestDatabase;
let businessId: BusinessId;
let api: FakeCarrierApi;
let worker: ChildProcess;
/** Called for each text that the carrier has taken. */
let onText = () => {};

beforeAll(async () => {
  db = await createTestDatabase();
  ({ businessId } = await makeBusiness(db));
  const numbers = { own: 'every', landlines: [], forbidden: [] } as const;
  api = await startFakeTwilioApi(account, { numbers, onText: () => onText() });
});
afterAll(async () => {
  await killWorker(worker);
  await api.close();
  await db.close();
});

const start = () =>
  startWorker(new URL('testing-texts-worker.ts', import.meta.url), {
    databaseUrl: db.url,
    account: { ...account, apiUrl: api.url },
  } satisfies WorkerSettings);
const timePasses = () => retryUnfinished(db, ['send-text']);

/** To different customers; every third has the words of another text to the same customer. */
const queueAll = () =>
  db.tenant(businessId, async (tx) => {
    for (let each = 0; each < TEXTS; each += 1) {
      const to = `+1212555${String(1000 + (each - (each % 3 === 2 ? 1 : 0)))}`;
      expect(await queueText(tx, { businessId, to, body: 'See you at 4.', kind: 'booking' })).toBe('queued');
    }
  });

const sent = () =>
  db.system.$count(textMessage, and(eq(textMessage.businessId, businessId), eq(textMessage.status, 'sent')));

test('each text reaches the carrier once, however often the worker is killed', async () => {
  worker = start();
  await queueAll();
  for (let killed = 1; killed <= KILLS; killed += 1) {
    const due = Math.floor((TEXTS * killed) / (KILLS + 1));
    await new Promise<void>((resolve) => {
      const look = () => {
        if (api.messages.texts.length >= due) resolve();
      };
      onText = look;
      look();
    });
    // In the middle: the carrier has a text that the service has not heard of.
    await killWorker(worker);
    await timePasses();
    worker = start();
  }
  onText = () => {};
  await expect.poll(sent, { timeout: 60_000, interval: 50 }).toBe(TEXTS);
  expect(api.messages.texts).toHaveLength(TEXTS);
  const rows = await db.system.select().from(textMessage).where(eq(textMessage.businessId, businessId));
  expect(new Set(rows.map(({ sid }) => sid)).size).toBe(TEXTS);
  expect(await db.system.$count(textUsage, eq(textUsage.businessId, businessId))).toBe(TEXTS);
}, 120_000);
