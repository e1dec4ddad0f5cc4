/** Phones of the staff that ring before the receptionist answers: what the carrier is told, step by step. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { business, event, toolRun, usage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { ringSteps, setAnswering } from '../business/answering.ts';
import { destinationInput, saveDestination } from '../business/destinations.ts';
import { callBySid } from '../calls/calls.ts';
import { listCalls } from '../calls/find.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { makeBusiness, readCall } from '../calls/testing.ts';
import { domainEvent } from '../events/events.ts';
import { noticeKindOf } from '../events/noticed.ts';
import { fileNote } from './carrier-replay.ts';
import { callForm, newSid, openCarrierRoutes, tokenIn } from './testing.ts';
import { COMPANIES } from './testing-companies.ts';

const [SAM, ALEX] = ['+12125550141', '+12125550142'];
let db: TestDatabase;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
let businessId: BusinessId;
let number: string;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const add = (name: string, e164: string) =>
  saveDestination(
    db,
    businessId,
    null,
    destinationInput.parse({
      name,
      purpose: '',
      phone: { type: 'number', e164 },
      staffId: null,
      serviceIds: [],
      hours: { type: 'always' },
      ringSeconds: 15,
      mode: 'warm',
      ringsFirst: true,
    }),
  );
const staffFirst = (seconds = 30) =>
  setAnswering(db, businessId, { e164: null, way: { mode: 'staff-first', seconds } });
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
  await add('Sam', SAM);
  await add('Alex', ALEX);
});

const ringIn = async (sid: string) =>
  (await routes.post('voice', callForm(sid, number, { CallStatus: 'ringing' }))).body;
/** The token of the phone that a document rings. */
const phoneToken = (document: string): string => /ring-answered\?t=([\w.-]+)"/.exec(document)?.[1] ?? '';
const pickUp = async (token: string) =>
  (await routes.post(`ring-answered?t=${token}`, callForm('CAleg', SAM))).body;
const press = async (token: string, Digits: string) =>
  (await routes.post(`ring-key?t=${token}`, callForm('CAleg', SAM, { Digits }))).body;
const afterRing = async (sid: string, DialCallStatus: string, DialBridged: boolean, seconds = 0) => {
  const dial = { DialCallStatus, DialBridged: String(DialBridged), DialCallDuration: String(seconds) };
  return (await routes.post('after-ring', callForm(sid, number, dial))).body;
};
const callOf = async (sid: string) => {
  const known = await callBySid(db, sid);
  if (known === null) throw new Error('no such call');
  return readCall(db, known.id);
};
/** Whether a document connects the caller to the receptionist. */
const reachesReceptionist = async (document: string, sid: string) =>
  (await redeemToken(db, tokenIn(document), sid)) !== null;

describe.each(COMPANIES)('at %s', (_, company) => {
  beforeAll(async () => {
    routes = await openCarrierRoutes(db, null, { company });
  });
  afterAll(() => routes.close());

  test('a call goes to the receptionist at once where the business has not said otherwise', async () => {
    const sid = newSid();
    expect(await reachesReceptionist(await ringIn(sid), sid)).toBe(true);
  });

  test('a phone of the staff rings first, hears whose call it is, and takes the call by the key', async () => {
    await staffFirst();
    const sid = newSid();
    const document = await ringIn(sid);
    expect(document).toMatch(
      /<Dial action="[^"]*\/after-ring" method="POST" answerOnBridge="true" timeout="15" timeLimit="\d+"><Number url="[^"]*" method="POST">\+12125550141<\/Number><\/Dial><\/Response>/,
    );
    const token = phoneToken(document);
    expect(await pickUp(token)).toMatch(
      /<Gather [^>]*ring-key\?t=[^>]*><Say>A call for Harbour Street Barbers from a caller[^<]*Press 1 to take it[^<]*<\/Say><\/Gather><Hangup\/>/,
    );
    expect(await press(token, '1')).toContain('<Response/>');
    expect(await afterRing(sid, 'completed', true, 42)).toContain('<Hangup/>');
    expect(await callOf(sid)).toMatchObject({
      status: 'ended',
      outcome: 'answered',
      summary: 'Answered by Sam.',
    });
    const used = await db.system.select().from(usage).where(eq(usage.businessId, businessId));
    expect(used).toMatchObject([{ kind: 'transfer', quantity: 42, billable: false }]);
  });

  test('the call ends as answered where the caller hangs up on whoever took it', async () => {
    await staffFirst();
    const sid = newSid();
    await press(phoneToken(await ringIn(sid)), '1');
    await routes.post('status', callForm(sid, number, { CallStatus: 'completed', CallDuration: '60' }));
    await expect.poll(() => callOf(sid)).toMatchObject({ status: 'ended', outcome: 'answered' });
  });

  test('the call ends as answered also where its end was kept on disk', async () => {
    await staffFirst();
    const sid = newSid();
    await press(phoneToken(await ringIn(sid)), '1');
    const form = callForm(sid, number, { CallStatus: 'completed', CallDuration: '60' });
    const fail = (error: unknown) => {
      throw error;
    };
    await fileNote(
      { db, carriers: routes.carriers, onError: fail },
      {
        kind: 'ended',
        carrier: 'twilio',
        body: String(new URLSearchParams(form)),
        at: new Date(Date.now() + 60_000).toISOString(),
      },
    );
    expect(await callOf(sid)).toMatchObject({ status: 'ended', summary: 'Answered by Sam.' });
    const [used] = await db.system.select().from(usage).where(eq(usage.businessId, businessId));
    expect(Math.abs((used?.quantity ?? 0) - 60)).toBeLessThan(30);
  });

  /** What the owner is told and sees of the calls. */
  const seen = async () => {
    const told = await db.system.select().from(event).where(eq(event.businessId, businessId));
    const notices = told.map(({ payload }) => noticeKindOf(domainEvent.parse(payload)));
    const calls = await listCalls(db, businessId, { after: null, limit: 10, filters: {} });
    return { notices: notices.filter((kind) => kind !== null), missedBy: calls.map((each) => each.missedBy) };
  };

  test.each(['status', 'after-ring'])(
    'the owner sees and is told of a missed call where the caller hangs up while the staff ring (%s comes first)',
    async (first) => {
      await staffFirst();
      const sid = newSid();
      const token = phoneToken(await ringIn(sid));
      const webhooks = ['status', 'after-ring'].sort((one) => (one === first ? -1 : 1));
      for (const webhook of webhooks) {
        const over = { CallStatus: 'completed', DialCallStatus: 'no-answer', DialBridged: 'false' };
        await routes.post(webhook, callForm(sid, number, over));
        await expect.poll(async () => (await callOf(sid)).status).toBe('ended');
      }
      expect(await callOf(sid)).toMatchObject({
        outcome: 'abandoned',
        summary: expect.stringMatching(/Sam/) as string,
      });
      expect(await press(token, '1')).toContain('<Hangup/>');
      expect(await seen()).toEqual({ notices: ['missed-transfer'], missedBy: ['Sam'] });
    },
  );

  test('a call that the receptionist answers because nobody took it is not a missed one', async () => {
    await staffFirst(15);
    const sid = newSid();
    await ringIn(sid);
    await afterRing(sid, 'no-answer', false);
    await routes.post('status', callForm(sid, number, { CallStatus: 'completed', CallDuration: '60' }));
    await expect.poll(async () => (await callOf(sid)).status).toBe('ended');
    expect(await seen()).toEqual({ notices: [], missedBy: [null] });
  });

  test.each([
    ['no-answer', false],
    ['busy', false],
    ['failed', false],
    // Voicemail picked up, and pressed nothing.
    ['completed', false],
    // Joined without the key, which cannot be: the caller is not left to it.
    ['completed', true],
  ])('the next phone rings, then the receptionist answers, after %s (joined: %s)', async (status, joined) => {
    await staffFirst();
    const sid = newSid();
    await ringIn(sid);
    const next = await afterRing(sid, status, joined);
    expect(next).toContain(ALEX);
    const last = await afterRing(sid, status, joined);
    expect(await reachesReceptionist(last, sid)).toBe(true);
    const [known] = await db.system.select().from(toolRun).where(eq(toolRun.businessId, businessId));
    expect(known).toMatchObject({ name: 'ring_staff', result: { tried: ['Sam', 'Alex'] } });
  });

  test('another key and a token that rings no more leave the call to the next phone', async () => {
    await staffFirst();
    const sid = newSid();
    const token = phoneToken(await ringIn(sid));
    expect(await press(token, '9')).toContain('<Hangup/>');
    expect(await press('made-up.0', '1')).toContain('<Hangup/>');
    await afterRing(sid, 'no-answer', false);
    expect(await pickUp(token)).toContain('<Hangup/>');
    expect(await press(token, '1')).toContain('<Hangup/>');
  });

  test('of two who press the key only the first takes the call', async () => {
    await staffFirst();
    const token = phoneToken(await ringIn(newSid()));
    const answers = await Promise.all([press(token, '1'), press(token, '1')]);
    expect(answers.filter((each) => each.includes('<Response/>'))).toHaveLength(1);
  });

  test('the receptionist answers where the carrier cannot ring the phones', async () => {
    await staffFirst(15);
    const sid = newSid();
    await ringIn(sid);
    const { body } = await routes.post('fallback', callForm(sid, number, { ErrorCode: '13214' }));
    expect(await reachesReceptionist(body, sid)).toBe(true);
  });

  test('the receptionist answers at once while everybody is on a call that they took', async () => {
    await setAnswering(db, businessId, { e164: number, way: { mode: 'lines-busy', seconds: 30 } });
    const [first, second, third] = [newSid(), newSid(), newSid()];
    await press(phoneToken(await ringIn(first)), '1');
    const beside = await ringIn(second);
    expect(beside).toContain(ALEX);
    await press(phoneToken(beside), '1');
    expect(await reachesReceptionist(await ringIn(third), third)).toBe(true);
    await afterRing(first, 'completed', true, 5);
    expect(await ringIn(newSid())).toContain(SAM);
  });

  test('the staff are rung in opening hours only where the receptionist answers out of hours', async () => {
    await setAnswering(db, businessId, { e164: null, way: { mode: 'out-of-hours', seconds: 30 } });
    const closed = newSid();
    expect(await reachesReceptionist(await ringIn(closed), closed)).toBe(true);
    const hours = Array.from({ length: 7 }, () => [{ from: '00:00', to: '00:00' }]);
    await db.system.update(business).set({ hours }).where(eq(business.id, businessId));
    expect(await ringIn(newSid())).toContain(SAM);
  });
});

describe('the steps of ringing', () => {
  const people = fc.array(
    fc.record({
      name: fc.string(),
      phone: fc.constant(SAM),
      position: fc.integer({ min: 0, max: 5 }),
      ringSeconds: fc.integer({ min: 10, max: 60 }),
      ringsFirst: fc.boolean(),
    }),
    { maxLength: 20 },
  );

  test('never last longer than the owner lets the caller wait, and ring nobody who should not', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 5, max: 60 }), (list, seconds) => {
        const inUse = new Set(list.slice(0, 1).map(({ name }) => name));
        const steps = ringSteps({ mode: 'staff-first', seconds }, list, { isOpen: false, inUse });
        expect(steps.reduce((sum, step) => sum + step.seconds, 0)).toBeLessThanOrEqual(seconds);
        const rung = steps.flatMap(({ phones }) => phones.map(({ name }) => name));
        const may = list.filter(({ name, ringsFirst }) => ringsFirst && !inUse.has(name));
        for (const name of rung) expect(may.map((each) => each.name)).toContain(name);
        expect(steps.length > 0).toBe(may.length > 0);
      }),
    );
  });
});
