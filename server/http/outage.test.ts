/** The carrier's webhooks while Postgres hangs or is away: every caller gets an answer, and nothing told is lost. */
import fs from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { selectCalls } from '../../db/testing-calls.ts';
import { type Database, openDatabase } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { call, message, textMessage, usage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type DatabaseProxy, openDatabaseProxy, type ProxyMood } from '../../db/testing-proxy.ts';
import { makeBusiness } from '../calls/testing.ts';
import { FallbackNumbers } from '../storage/fallback-numbers.ts';
import { Spool } from '../storage/spool.ts';
import { openCarrierRoutes } from './testing.ts';
import { fileNote } from './carrier-replay.ts';

const PHONE = '+13125550111';
let db: TestDatabase;
let proxy: DatabaseProxy;
let throughProxy: Database;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
let businessId: BusinessId;
let number: string;

beforeEach(async () => {
  db = await createTestDatabase();
  proxy = await openDatabaseProxy(db.url);
  throughProxy = openDatabase(proxy.url);
  routes = await openCarrierRoutes(throughProxy, null, { deadlineMs: 400 });
  ({ businessId, number } = await makeBusiness(db));
  await throughProxy.sql`select 1`;
});
afterEach(async () => {
  await routes.close();
  // The driver's own questions end with its connections only where those can end.
  proxy.turn('well');
  await throughProxy.close();
  await proxy.close();
  await db.close();
});

let calls = 0;
const newSid = (kind = 'CA') => {
  calls += 1;
  return `${kind}${calls.toString().padStart(32, '0')}`;
};
const form = (sid: string, more: Record<string, string> = {}) => ({
  CallSid: sid,
  From: '+12125550123',
  To: number,
  CallStatus: 'in-progress',
  ...more,
});
const recordingUrl = (sid: string) => `https://api.twilio.com/recordings/${sid}`;
const recorded = (sid: string) => ({ ...form(sid), RecordingUrl: recordingUrl(sid), RecordingDuration: '7' });
const readMessages = () => db.system.select().from(message).where(eq(message.businessId, businessId));
const readCalls = () => selectCalls(db.system).where(eq(call.businessId, businessId));
const fail = (error: unknown) => {
  throw error;
};
/** Files what was kept, as the service does once the database is back. */
const replay = (spool: Spool = routes.spool) =>
  spool.replay((note) => fileNote({ db, carriers: routes.carriers, onError: fail }, note), fail);

describe.each(['hangs', 'refuses'] satisfies ProxyMood[])('while the database %s,', (mood) => {
  test.each(['voice', 'fallback', 'after-stream'])(
    'a caller at %s is put through to the last known phone',
    async (webhook) => {
      await routes.fallbacks.replace([{ number, fallbackPhone: PHONE, language: 'en' }]);
      proxy.turn(mood);
      const { status, body } = await routes.post(webhook, form(newSid()));
      expect(status).toBe(200);
      expect(body).toContain(`>${PHONE}</Dial>`);
      expect(body).toMatch(/timeLimit="\d+"/);
      expect(body).not.toMatch(/call again/i);
    },
  );

  test.each(['voice', 'fallback', 'after-stream'])(
    'a caller at %s leaves a message where no phone is known, and it is filed later, once',
    async (webhook) => {
      proxy.turn(mood);
      const sid = newSid();
      expect((await routes.post(webhook, form(sid))).body).toContain('<Record');
      for (const _ of [1, 2]) {
        const { body } = await routes.post('after-recording', recorded(sid));
        expect(body).toContain('Thank you. Goodbye.');
      }
      proxy.turn('well');
      // A restart: what is kept is read from the disk.
      await replay(new Spool(path.join(routes.folder, 'spool')));
      await replay();
      expect(await readMessages()).toMatchObject([{ recordingUrl: recordingUrl(sid) }]);
      expect(await readCalls()).toMatchObject([{ sid, status: 'ended', outcome: 'message' }]);
      expect(await routes.spool.isEmpty()).toBe(true);
    },
  );

  test('a text is stored and filed once, however often it is sent', async () => {
    proxy.turn(mood);
    const text = { MessageSid: newSid('SM'), From: '+12125550123', To: number, Body: 'Are you open?' };
    for (const _ of [1, 2]) expect((await routes.post('sms', text)).status).toBe(200);
    proxy.turn('well');
    await replay();
    expect((await routes.post('sms', text)).status).toBe(200);
    const kept = await db.system.select().from(textMessage).where(eq(textMessage.businessId, businessId));
    expect(kept).toMatchObject([{ body: 'Are you open?' }]);
  });

  test('a carrier is asked to send a text again where the disk takes nothing either', async () => {
    fs.writeFileSync(path.join(routes.folder, 'spool'), 'a file in the place of a folder');
    proxy.turn(mood);
    const text = { MessageSid: newSid('SM'), From: '+12125550123', To: number, Body: 'Are you open?' };
    expect(await routes.post('sms', text)).toMatchObject({
      status: 500,
      body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    });
    // A call is answered all the same.
    expect((await routes.post('voice', form(newSid()))).body).toContain('<Record');
  });

  test('minutes of a put-through call are recorded later', async () => {
    proxy.turn(mood);
    const done = form(newSid(), { DialCallStatus: 'completed', DialCallDuration: '61' });
    expect((await routes.post('after-dial', done)).body).toContain('<Hangup/>');
    const missed = form(newSid(), { DialCallStatus: 'no-answer' });
    expect((await routes.post('after-dial', missed)).body).toContain('<Record');
    proxy.turn('well');
    await replay();
    await replay();
    const written = await db.system.select().from(usage).where(eq(usage.businessId, businessId));
    expect(written.filter(({ kind }) => kind === 'transfer')).toMatchObject([{ quantity: 61 }]);
  });

  test('a call whose carrier says that it is over is ended later', async () => {
    const sid = newSid();
    await routes.post('voice', form(sid, { CallStatus: 'ringing' }));
    proxy.turn(mood);
    expect((await routes.post('after-stream', form(sid, { CallStatus: 'completed' }))).status).toBe(204);
    await vi.waitFor(async () => expect(await routes.spool.isEmpty()).toBe(false), 3_000);
    proxy.turn('well');
    await vi.waitFor(
      async () => {
        await replay();
        expect(await readCalls()).toMatchObject([{ sid, status: 'ended' }]);
      },
      { timeout: 5_000, interval: 100 },
    );
  });
});

test('a webhook that overran its deadline leaves no live call behind', async () => {
  proxy.turn('hangs');
  const sid = newSid();
  await routes.post('voice', form(sid, { CallStatus: 'ringing' }));
  proxy.turn('well');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await readCalls()).filter(({ status }) => status !== 'ended')).toEqual([]);
  await replay();
  expect(await readCalls()).toMatchObject([{ sid, status: 'ended' }]);
});

test('a fallback phone that this service answers is not called', async () => {
  proxy.turn('hangs');
  await routes.fallbacks.replace([{ number, fallbackPhone: number, language: 'en' }]);
  expect((await routes.post('voice', form(newSid()))).body).toContain('<Record');
});

test('the known phones survive a restart in a file that only the service reads, and a broken file does no harm', async () => {
  await routes.fallbacks.replace([{ number, fallbackPhone: PHONE, language: 'en' }]);
  const file = path.join(routes.folder, 'fallback-numbers.json');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(new FallbackNumbers(routes.folder, fail).phoneFor(number)).toBe(PHONE);
  fs.writeFileSync(file, '[["+1');
  const errors: unknown[] = [];
  expect(new FallbackNumbers(routes.folder, (error) => errors.push(error)).phoneFor(number)).toBeNull();
  expect(errors).toHaveLength(1);
});

test('notes that an older version stored are filed', async () => {
  const fields = recorded(newSid());
  const folder = path.join(routes.folder, 'spool');
  fs.mkdirSync(folder);
  const kept = { kind: 'recording', fields, at: new Date().toISOString() };
  fs.writeFileSync(path.join(folder, 'old.json'), JSON.stringify(kept));
  await replay();
  expect(await readMessages()).toMatchObject([{ recordingUrl: fields.RecordingUrl }]);
  expect(await routes.spool.isEmpty()).toBe(true);
});

test('a full spool reports it, and one note that cannot be filed does not hold up the others', async () => {
  const spool = new Spool(path.join(routes.folder, 'small'), 2);
  const note = (sid: string) => ({
    kind: 'ended' as const,
    carrier: 'twilio',
    body: `CallSid=${sid}`,
    at: new Date().toISOString(),
  });
  for (const sid of ['one', 'two', 'one']) await spool.keep(sid, note(sid));
  await expect(spool.keep('three', note('three'))).rejects.toThrow('full');
  const filed: string[] = [];
  const errors: unknown[] = [];
  const work = ({ body }: { readonly body: string }) => {
    const sid = new URLSearchParams(body).get('CallSid') ?? '';
    if (sid === 'one') return Promise.reject(new Error('refused'));
    filed.push(sid);
    return Promise.resolve();
  };
  await spool.replay(work, (error) => errors.push(error));
  expect([filed, errors.length, await spool.isEmpty()]).toEqual([['two'], 1, false]);
});
