/** A call that is put through, on the wire: phones that ring, keys that are pressed, and callers who come back. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallKey } from '../../db/ids.ts';
import { call, transfer } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { openCallRecord } from '../calls/call-record.ts';
import { markAnswered } from '../calls/calls.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { makeBusiness, readCall, readEvents } from '../calls/testing.ts';
import type { FakeCarrierApi } from '../fakes/carrier-api.ts';
import { startTransfer, toldOfCall } from '../transfers/transfers.ts';
import { callForm, newSid, openCarrierRoutes, tokenIn } from './testing.ts';
import { COMPANIES, type TestCompany } from './testing-companies.ts';

const SAM = '+12125550141';
let db: TestDatabase;
let api: FakeCarrierApi;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
const own: string[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

async function openFor(company: TestCompany): Promise<void> {
  const numbers = { own, landlines: [], forbidden: [] };
  api = await company.startApi({ numbers });
  routes = await openCarrierRoutes(db, null, { company, apiUrl: api.url });
}
async function closeAgain(): Promise<void> {
  await routes.close();
  await api.close();
}

const onError = (error: unknown) => {
  throw error;
};
const parts = () => ({ db, carriers: routes.carriers, onError });

interface Scene extends CallKey {
  readonly sid: string;
  readonly number: string;
  readonly leg: (typeof api.placed)[number];
  readonly token: string;
  readonly record: ReturnType<typeof openCallRecord>;
}
let scene: Scene;

/** A caller at the receptionist, for whom Sam's phone rings. */
async function putThrough(): Promise<void> {
  const { businessId, number } = await makeBusiness(db);
  own.push(number);
  const sid = newSid();
  const { body } = await routes.post('voice', callForm(sid, number, { CallStatus: 'ringing' }));
  const at = await redeemToken(db, tokenIn(body), sid);
  if (at === null) throw new Error('the token did not let the call in');
  const stream = (await markAnswered(db, at, 'instance-1')) ?? 0;
  const before = api.placed.length;
  const target = { name: 'Sam', phone: SAM, position: 0, ringSeconds: 20, mode: 'warm' } as const;
  const started = await startTransfer(parts(), { ...at, targets: [target], reason: 'an invoice', by: null });
  expect(started).toMatchObject({ type: 'created', who: 'Sam' });
  const leg = await vi.waitUntil(() => api.placed[before]);
  const token = new URL(leg.statusCallback).searchParams.get('t') ?? '';
  const record = openCallRecord(db, { ...at, stream }, { onError });
  scene = { ...at, businessId, sid, number, leg, token, record };
}

const told = (name: string, fields: Record<string, string>) =>
  routes.post(`${name}?t=${scene.token}`, { CallSid: scene.leg.sid, To: SAM, From: scene.number, ...fields });
const legIs = (CallStatus: string, SequenceNumber: number) =>
  told('leg-status', { CallStatus, SequenceNumber: String(SequenceNumber) });
const presses = (Digits: string) => told('leg-key', { Digits, CallStatus: 'in-progress' });
const states = async () =>
  (await readEvents(db, scene.businessId)).flatMap((event) =>
    event.type === 'transfer.changed' ? [event.outcome ?? event.state] : [],
  );
const changesOf = (sid: string) => api.changes.filter((each) => each.sid === sid);
const joins = (CallSid: string, ConferenceSid = 'CF1') =>
  vi.waitUntil(async () => {
    const [row] = await db.system.select().from(transfer).where(eq(transfer.callId, scene.callId));
    if (row === undefined) return false;
    const at = new Date(Date.now()).toUTCString();
    await routes.post('conference', {
      FriendlyName: `${scene.businessId}.${row.id}`,
      ConferenceSid,
      CallSid,
      StatusCallbackEvent: 'participant-join',
      Timestamp: at,
    });
    return true;
  });

describe.each(COMPANIES)('at %s', (_, company) => {
  beforeAll(() => openFor(company));
  afterAll(closeAgain);
  beforeEach(putThrough);

  test('a person hears who calls and why, presses 1, and the caller is moved to them', async () => {
    const { sid, leg, record, callId } = scene;
    expect(leg).toMatchObject({ to: SAM, from: scene.number });
    expect(await routes.documentOf(leg.told)).toMatch(
      /<Gather numDigits="1"[^>]*><Say>[^<]*an invoice[^<]*<\/Say><\/Gather><Hangup\/>/,
    );
    await legIs('in-progress', 1);
    const { body } = await presses('1');
    expect(body).toMatch(/<Dial><Conference startConferenceOnEnter="false" endConferenceOnExit="true"/);
    await vi.waitUntil(() => changesOf(sid).length > 0);
    expect(await routes.documentOf(changesOf(sid)[0]?.told)).toMatch(
      /<Conference startConferenceOnEnter="true"/,
    );
    // The receptionist's line is gone by that: the call goes on.
    await record.end('answered', '');
    expect(await readCall(db, callId)).toMatchObject({ status: 'active', instanceId: null });
    await joins(leg.sid);
    await joins(sid);
    await joins(sid);
    expect(await states()).toEqual(['ringing', 'accepted', 'connected']);
    await legIs('completed', 2);
    expect(
      (await routes.post('after-transfer', callForm(sid, scene.number, { DialCallStatus: 'answered' }))).body,
    ).toContain('<Response><Hangup/></Response>');
    expect((await states()).at(-1)).toBe('answered');
  });

  test('a machine that answers presses no key: the caller stays with the receptionist', async () => {
    await legIs('completed', 2);
    await legIs('in-progress', 1);
    await legIs('completed', 2);
    expect(await states()).toEqual(['ringing', 'voicemail']);
    expect(changesOf(scene.sid)).toEqual([]);
    const [row] = await db.system.select().from(call).where(eq(call.id, scene.callId));
    expect(row?.putThroughAt).toBeNull();
    // A key that comes after all takes nothing any more.
    expect((await presses('1')).body).toContain('not there any more');
  });

  test('a caller who hangs up while it rings is a missed transfer, and the phone stops ringing', async () => {
    const { businessId, callId, leg, record } = scene;
    await record.end('unresolved', '');
    await toldOfCall(parts(), { businessId, callId }, { type: 'stream-ended' });
    expect(await states()).toEqual(['ringing', 'caller-hung-up']);
    await vi.waitUntil(() => changesOf(leg.sid).some(({ status }) => status === 'completed'));
  });

  test('a person who hangs up before the caller has come: the caller is back with the receptionist', async () => {
    const { sid, record } = scene;
    await presses('1');
    await vi.waitUntil(() => changesOf(sid).length > 0);
    await record.end('answered', '');
    await legIs('completed', 2);
    await vi.waitUntil(() => changesOf(sid).length > 1);
    const token = tokenIn(await routes.documentOf(changesOf(sid)[1]?.told));
    expect(await redeemToken(db, token, sid)).toMatchObject({ callId: scene.callId });
    expect((await states()).at(-1)).toBe('failed');
  });

  test('a caller who is gone when the person presses 1 is told of to the person', async () => {
    const { sid, leg } = scene;
    api.over.add(sid);
    await presses('1');
    await vi.waitUntil(async () =>
      (await routes.documentOf(changesOf(leg.sid)[0]?.told)).includes('has hung up'),
    );
    expect((await states()).at(-1)).toBe('caller-hung-up');
  });
});
