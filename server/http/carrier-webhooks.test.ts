/** What a call that rings is answered, and who may ask. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { selectCalls } from '../../db/testing-calls.ts';
import type { BusinessId } from '../../db/ids.ts';
import { call, numberStanding, phoneNumber } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { callBySid } from '../calls/calls.ts';
import { makeBusiness, readEvents } from '../calls/testing.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { callForm, newSid, openCarrierRoutes, tokenIn } from './testing.ts';

let db: TestDatabase;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
let businessId: BusinessId;
let number: string;

beforeAll(async () => {
  db = await createTestDatabase();
  routes = await openCarrierRoutes(db);
});
afterAll(async () => {
  await routes.close();
  await db.close();
});
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
});

const form = (sid: string, more: Record<string, string> = {}) => callForm(sid, number, more);
const ringing = (sid: string, more: Record<string, string> = {}) =>
  form(sid, { CallStatus: 'ringing', ...more });

test('a call to a business is connected to its receptionist', async () => {
  const sid = newSid();
  const answer = await routes.post('voice', ringing(sid));
  expect(answer).toMatchObject({ status: 200, type: expect.stringContaining('text/xml') as string });
  const token = tokenIn(answer.body);
  expect(answer.body).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response>' +
      '<Connect action="https://ahoy.example.com/webhooks/twilio/after-stream">' +
      `<Stream url="wss://ahoy.example.com/media"><Parameter name="t" value="${token}"/></Stream></Connect>` +
      '<Redirect method="POST">https://ahoy.example.com/webhooks/twilio/after-stream</Redirect></Response>',
  );
  const row = await callBySid(db, sid);
  expect(row).toMatchObject({ businessId, status: 'ringing' });
  expect(await redeemToken(db, token, sid)).toEqual({ businessId, callId: row?.id });
  expect(await readEvents(db, businessId)).toMatchObject([
    { type: 'call.started', from: '+12125550123', to: number },
  ]);
});

test('each number of a business leads to it, and the call notes which number was called', async () => {
  const second = '+14155550100';
  await db.system.insert(phoneNumber).values({ businessId, e164: second });
  for (const to of [number, second]) {
    const sid = newSid();
    expect(tokenIn((await routes.post('voice', ringing(sid, { To: to }))).body)).not.toBe('');
    expect(await callBySid(db, sid)).toMatchObject({ businessId });
    expect(await selectCalls(db.system).where(eq(call.sid, sid))).toMatchObject([{ address: to }]);
  }
});

test('a webhook that is sent again leads to the same call', async () => {
  const sid = newSid();
  const first = tokenIn((await routes.post('voice', ringing(sid))).body);
  const second = tokenIn((await routes.post('voice', ringing(sid))).body);
  expect(second).not.toBe(first);
  expect(await selectCalls(db.system).where(eq(call.sid, sid))).toHaveLength(1);
});

test.each(['anonymous', '', '+266696687', '+8656696', 'sip:someone@example.com', '12125550123'])(
  'a caller who shows %j as a number is an unknown caller',
  async (from) => {
    const sid = newSid();
    await routes.post('voice', ringing(sid, { From: from }));
    expect((await selectCalls(db.system).where(eq(call.sid, sid)))[0]?.customerAddress).toBeNull();
  },
);

test.each([
  'TN-Validation-Passed-B',
  'TN-Validation-Passed-C',
  'TN-Validation-Passed-A-Diverted',
  'TN-Validation-Passed-A-Passthrough',
  'TN-Validation-Failed-A',
  'TN-Validation-Failed',
  'No-TN-Validation',
  'tn-validation-passed-a',
  ' TN-Validation-Passed-A',
  'x'.repeat(500),
  '',
])('only full attestation vouches for a number: %j does not', async (StirVerstat) => {
  const vouched = async (verstat: string) => {
    const sid = newSid();
    await routes.post('voice', ringing(sid, { StirVerstat: verstat }));
    return (await selectCalls(db.system).where(eq(call.sid, sid)))[0]?.vouched;
  };
  expect(await vouched('TN-Validation-Passed-A')).toBe(true);
  expect(await vouched(StirVerstat)).toBe(false);
});

test('a hidden number, or one of which STIR says nothing, is not vouched for', async () => {
  const { StirVerstat: _, ...silent } = ringing(newSid());
  for (const fields of [silent, ringing(newSid(), { From: 'anonymous' })]) {
    await routes.post('voice', fields);
    const [row] = await selectCalls(db.system).where(eq(call.sid, fields.CallSid));
    expect(row?.vouched).toBe(false);
  }
});

test('a webhook that is sent again does not vouch for the number', async () => {
  const sid = newSid();
  await routes.post('voice', ringing(sid, { StirVerstat: 'No-TN-Validation' }));
  await routes.post('voice', ringing(sid));
  expect(await selectCalls(db.system).where(eq(call.sid, sid))).toMatchObject([{ vouched: false }]);
});

test('a caller of a number that nobody has, or that is switched off, hears a sentence', async () => {
  await db.system.update(phoneNumber).set({ active: false }).where(eq(phoneNumber.e164, number));
  for (const to of [number, '+19995550100']) {
    const answer = await routes.post('voice', ringing(newSid(), { To: to }));
    expect(answer.body).toMatch(/<Response><Say>Sorry, .*<\/Say><Hangup\/><\/Response>$/);
  }
});

test('a blocked caller hears a refusal, and no receptionist', async () => {
  const blocked = { businessId, phone: '+12125550123', standing: 'blocked', reason: 'by-hand' } as const;
  await db.system.insert(numberStanding).values(blocked);
  for (const name of ['voice', 'fallback']) {
    const answer = await routes.post(name, ringing(newSid()));
    expect(answer.body).toMatch(/<Response><Say>We are sorry, .*<\/Say><Hangup\/><\/Response>$/);
  }
  expect(await readEvents(db, businessId)).toEqual([]);
  const other = await routes.post('voice', ringing(newSid(), { From: '+12125550124' }));
  expect(tokenIn(other.body)).not.toBe('');
});

test.each(['voice', 'after-stream', 'fallback', 'after-recording', 'status'])(
  '%s refuses a request without a valid signature',
  async (name) => {
    for (const signature of ['', 'bm90IHNpZ25lZA==']) {
      const answer = await routes.post(name, form(newSid()), signature);
      expect(answer).toEqual({
        status: 403,
        type: 'text/xml; charset=utf-8',
        body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
      });
    }
  },
);

test('a request that cannot be read is answered in XML, never in text that would be read aloud', async () => {
  const huge = await routes.post('voice', { CallSid: 'x'.repeat(100_000) });
  const empty = await routes.post('voice', {});
  expect(huge).toMatchObject({ status: 413, type: 'text/xml; charset=utf-8' });
  expect(empty).toMatchObject({ status: 400, type: 'text/xml; charset=utf-8' });
});

test('a number notes the carrier that brings its calls', async () => {
  const here = eq(phoneNumber.e164, number);
  await db.system.update(phoneNumber).set({ carrier: 'elsewhere' }).where(here);
  await routes.post('voice', ringing(newSid()));
  await expect
    .poll(() => db.system.select({ carrier: phoneNumber.carrier }).from(phoneNumber).where(here))
    .toEqual([{ carrier: 'twilio' }]);
});
