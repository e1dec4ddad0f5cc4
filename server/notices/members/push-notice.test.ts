/** Notices on a member's devices: from the event to the browser that shows it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Jobs } from '../../../db/queues.ts';
import { memberNotice, pushDevice } from '../../../db/schema.ts';
import { startFakePush } from '../../fakes/push.ts';
import { pushKeysOf } from '../push/keys.ts';
import { PushDelayed } from '../push/push.ts';
import { pushNotice, type PushParts } from './push-notice.ts';
import { addDevice, sendTest } from './settings.ts';
import { EVERYTHING, forget, leave, openShop, PUBLIC_URL, type Shop, tellAll, wish } from './testing.ts';

const keys = pushKeysOf('a secret of tests', { operatorEmail: null, publicUrl: PUBLIC_URL });
let shop: Shop;
let service: Awaited<ReturnType<typeof startFakePush>>;
let parts: PushParts;

beforeAll(async () => {
  shop = await openShop();
  service = await startFakePush();
  const allows = (endpoint: string) => endpoint.startsWith(service.origin);
  parts = { db: shop.db, clock: { now: () => Date.now() }, publicUrl: PUBLIC_URL, keys, allows };
});
afterAll(async () => {
  await service.close();
  await shop.db.close();
});
beforeEach(async () => {
  await forget(shop);
  await shop.db.system.delete(pushDevice);
  service.state.mood = 'well';
  service.pushes.length = 0;
  await wish(shop, shop.owner, { channels: { ...EVERYTHING.channels, urgent: ['push'] } });
  await wish(shop, shop.sam, { channels: { ...EVERYTHING.channels, urgent: [] } });
});

/** The owner turns on a browser. */
async function turnOn(name: string): Promise<string> {
  const { device, ...target } = service.subscribe(keys.publicKey);
  await addDevice(shop.db, shop.businessId, shop.owner, { ...target, name });
  return device;
}
const waiting = async () => {
  const rows = await shop.db.sql<{ data: Jobs['send-push'] }[]>`
    select data from pgboss.job where name = 'send-push' order by created_on`;
  return rows.map(({ data }) => data);
};
const statuses = async () => (await shop.db.system.select().from(memberNotice)).map(({ status }) => status);

test('an urgent message is shown on each device of a member, with the page that it opens', async () => {
  const devices = [await turnOn('Phone'), await turnOn('Laptop')];
  await leave(shop, 'The pipe burst!', true);
  await tellAll(shop);
  for (const job of await waiting()) await pushNotice(parts, job);
  expect(service.pushes.map(({ device }) => device).toSorted()).toEqual(devices.toSorted());
  expect(service.pushes[0]?.urgency).toBe('high');
  expect(JSON.parse(service.pushes[0]?.text ?? '')).toMatchObject({
    title: 'Urgent: Ann left a message',
    body: 'The pipe burst! Call back: (212) 555-0150',
    page: `/messages?business=${shop.businessId}`,
  });
  expect(await statuses()).toEqual(['sent']);
});

test('a push that is done twice bears the same tag, so that it is shown once', async () => {
  await turnOn('Phone');
  await leave(shop, 'The pipe burst!', true);
  await tellAll(shop);
  const [job] = await waiting();
  if (job === undefined) throw new Error('no job');
  await pushNotice(parts, job);
  await pushNotice(parts, job);
  expect(new Set(service.pushes.map(({ topic }) => topic)).size).toBe(1);
  expect(new Set(service.pushes.map(({ text }) => text)).size).toBe(1);
});

test('a browser that has unsubscribed is forgotten, and one whose service is busy is tried again', async () => {
  await turnOn('Phone');
  await leave(shop, 'The pipe burst!', true);
  await tellAll(shop);
  const [job] = await waiting();
  if (job === undefined) throw new Error('no job');
  service.state.mood = 'busy';
  await expect(pushNotice(parts, job)).rejects.toThrow(PushDelayed);
  expect(await shop.db.system.$count(pushDevice)).toBe(1);
  service.state.mood = 'gone';
  await pushNotice(parts, job);
  expect(await shop.db.system.$count(pushDevice)).toBe(0);
});

test('an address that is no push service is never asked', async () => {
  await turnOn('Phone');
  await leave(shop, 'The pipe burst!', true);
  await tellAll(shop);
  for (const job of await waiting()) await pushNotice({ ...parts, allows: () => false }, job);
  expect(service.pushes).toEqual([]);
  expect(await shop.db.system.$count(pushDevice)).toBe(0);
});

test('a member who tries it out gets a test on their devices, and is told where there is none', async () => {
  expect(await sendTest(parts, shop.businessId, shop.owner, 'push')).toBe('no-device');
  await turnOn('Phone');
  expect(await sendTest(parts, shop.businessId, shop.owner, 'push')).toBeNull();
  for (const job of await waiting()) await pushNotice(parts, job);
  expect(JSON.parse(service.pushes[0]?.text ?? '')).toMatchObject({ title: 'This is a test' });
});

test('a member has so many devices and no more: the oldest gives way', async () => {
  for (let at = 0; at < 25; at += 1) await turnOn(`Phone ${at}`);
  const kept = (await shop.db.system.select().from(pushDevice)).map(({ name }) => name);
  expect(kept).toHaveLength(20);
  expect(kept).toContain('Phone 24');
});
