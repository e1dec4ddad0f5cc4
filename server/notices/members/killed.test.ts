/** Events that are told by processes which are killed in the middle: each member hears of each once. */
import type { ChildProcess } from 'node:child_process';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mail, memberNotice } from '../../../db/schema.ts';
import { recordEvents } from '../../events/record.ts';
import { killWorker, retryUnfinished, startWorker } from '../../jobs/testing-killed.ts';
import { forget, mailsOf, openShop, type Shop, wish } from './testing.ts';
import type { WorkerSettings } from './testing-worker.ts';

const EVENTS = 150;
const KILLS = 5;

let shop: Shop;
let worker: ChildProcess;
const began = Date.now();

beforeAll(async () => {
  shop = await openShop();
  await forget(shop);
  await wish(shop, shop.owner);
});
afterAll(async () => {
  await killWorker(worker);
  await shop.db.close();
});

const start = () =>
  startWorker(new URL('testing-worker.ts', import.meta.url), {
    databaseUrl: shop.db.url,
    began,
  } satisfies WorkerSettings);
const timePasses = () => retryUnfinished(shop.db, ['notify-members']);

test(`of ${EVENTS} events an owner gets ${EVENTS} notices, though the process that tells is killed ${KILLS} times`, async () => {
  const { db, businessId } = shop;
  for (let at = 0; at < EVENTS; at += 1) {
    const since = new Date(at * 60_000).toISOString();
    const failing = { type: 'service.changed', part: 'voice', state: 'failing', since, at: since } as const;
    await db.tenant(businessId, (tx) => recordEvents(tx, businessId, [failing]));
  }
  const told = () => db.system.$count(mail);
  for (let round = 1; round <= KILLS; round += 1) {
    worker = start();
    const enough = Math.floor((EVENTS * round) / (KILLS + 1));
    await expect.poll(told, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(enough);
    await killWorker(worker);
    await timePasses();
  }
  worker = start();
  await expect.poll(told, { timeout: 60_000, interval: 50 }).toBe(EVENTS);
  await expect.poll(jobsLeft, { timeout: 60_000, interval: 50 }).toBe(0);
  const mails = await mailsOf(shop);
  expect(mails).toHaveLength(EVENTS);
  expect(await db.system.$count(memberNotice, eq(memberNotice.status, 'sent'))).toBe(EVENTS);
}, 300_000);

async function jobsLeft(): Promise<number> {
  const [row] = await shop.db.sql<{ count: number }[]>`
    select count(*)::int as count from pgboss.job where name = 'notify-members' and state in ('created', 'retry', 'active')`;
  return row?.count ?? -1;
}
