import { afterAll, beforeAll, expect, test } from 'vitest';
import { mail } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { openJobQueue } from '../jobs/queue.ts';
import { noticeVendor, troubleOf } from './operator-notice.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  const jobs = await openJobQueue(db.url, () => undefined);
  await jobs.stop();
});
afterAll(() => db.close());

const subjects = async () => (await db.system.select().from(mail)).map(({ subject }) => subject).sort();

test('the operator hears of a failing vendor once an hour, and once that it works again', async () => {
  const open = {
    vendor: 'deepgram',
    state: 'open',
    why: 'deepgram: refused the handshake with 401',
  } as const;
  const closed = { ...open, state: 'closed' } as const;
  // Every instance notices at once.
  const told = await Promise.all([1, 2, 3].map(() => noticeVendor(db, 'ops@example.com', open)));
  expect(told.filter(Boolean)).toHaveLength(1);
  for (const _ of [1, 2]) await noticeVendor(db, 'ops@example.com', closed);
  await noticeVendor(db, 'ops@example.com', open);
  expect(await subjects()).toEqual(['Ahoy: deepgram fails', 'Ahoy: deepgram is well again']);
  await db.sql`update operator_notice set told_at = now() - interval '61 minutes'`;
  await noticeVendor(db, 'ops@example.com', open);
  expect((await subjects()).filter((subject) => subject.endsWith('fails'))).toHaveLength(2);
});

test('another vendor has its own notice, and a vendor without one is not reported as working again', async () => {
  expect(await noticeVendor(db, 'ops@example.com', { vendor: 'openai', state: 'closed', why: '' })).toBe(
    false,
  );
  expect(await noticeVendor(db, 'ops@example.com', { vendor: 'openai', state: 'open', why: 'x' })).toBe(true);
});

test.each([
  ['openai: answered 429 insufficient_quota', 'money'],
  ['elevenlabs: reported quota_exceeded', 'money'],
  ['azure: spoke nothing', 'money'],
  ['anthropic: answered 402 billing_error', 'money'],
  ['deepgram: refused the handshake with 401', 'key'],
  ['elevenlabs: reported invalid_api_key', 'key'],
  ['deepgram: DEEPGRAM_API_KEY is not set', 'key'],
  ['anthropic: failed in the middle of a reply overloaded_error', 'overload'],
  ['azure: answered 429', 'overload'],
  ['openai: did not begin within 1800 ms', 'unknown'],
])('the cause of "%s" is told to be: %s', (why, trouble) => {
  expect(troubleOf(why)).toBe(trouble);
});
