import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, type CustomerId, newId } from '../../db/ids.ts';
import { call, customer, message, phoneNumber } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { openCallRecord } from '../calls/call-record.ts';
import { callBySid, markAnswered } from '../calls/calls.ts';
import { makeBusiness, readCall, readEvents } from '../calls/testing.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { openCarrierDoors } from './testing.ts';

let db: TestDatabase;
let doors: Awaited<ReturnType<typeof openCarrierDoors>>;
let businessId: BusinessId;
let number: string;

beforeAll(async () => {
  db = await createTestDatabase();
  doors = await openCarrierDoors(db);
});
afterAll(async () => {
  await doors.close();
  await db.close();
});
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
});

let calls = 0;
const newSid = () => {
  calls += 1;
  return `CA${calls.toString().padStart(32, '0')}`;
};
/** The form of a call, with fields that no documentation names. */
const form = (sid: string, more: Record<string, string> = {}) => ({
  CallSid: sid,
  AccountSid: `AC${'0'.repeat(32)}`,
  From: '+12125550123',
  To: number,
  CallStatus: 'in-progress',
  Direction: 'inbound',
  FromCity: '',
  StirVerstat: 'TN-Validation-Passed-A',
  ...more,
});
const ringing = (sid: string, more: Record<string, string> = {}) =>
  form(sid, { CallStatus: 'ringing', ...more });
const tokenIn = (twiml: string) => /<Parameter name="t" value="([\w-]{43})"\/>/.exec(twiml)?.[1] ?? '';

/** A call whose stream was open on an instance. */
async function answeredCall() {
  const sid = newSid();
  const { body } = await doors.post('voice', ringing(sid));
  const at = await redeemToken(db, tokenIn(body), sid);
  if (at === null) throw new Error('the token did not let the call in');
  const stream = (await markAnswered(db, at, 'instance-1')) ?? 0;
  const onError = (error: unknown) => {
    throw error;
  };
  return { sid, ...at, record: openCallRecord(db, { ...at, stream }, { onError }) };
}

test('a call to a business is connected to its receptionist', async () => {
  const sid = newSid();
  const answer = await doors.post('voice', ringing(sid));
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

test('each of its numbers leads to the same business, and the call tells which was rung', async () => {
  const second = '+14155550100';
  await db.system.insert(phoneNumber).values({ businessId, e164: second });
  for (const to of [number, second]) {
    const sid = newSid();
    expect(tokenIn((await doors.post('voice', ringing(sid, { To: to }))).body)).not.toBe('');
    expect(await callBySid(db, sid)).toMatchObject({ businessId });
    expect(await db.system.select().from(call).where(eq(call.sid, sid))).toMatchObject([{ toPhone: to }]);
  }
});

test('a webhook that is sent again leads to the same call', async () => {
  const sid = newSid();
  const first = tokenIn((await doors.post('voice', ringing(sid))).body);
  const second = tokenIn((await doors.post('voice', ringing(sid))).body);
  expect(second).not.toBe(first);
  expect(await db.system.select().from(call).where(eq(call.sid, sid))).toHaveLength(1);
});

test.each(['anonymous', '', '+266696687', '+8656696', 'sip:someone@example.com', '12125550123'])(
  'a caller who shows %j as a number is nobody known',
  async (from) => {
    const sid = newSid();
    await doors.post('voice', ringing(sid, { From: from }));
    expect((await db.system.select().from(call).where(eq(call.sid, sid)))[0]?.fromPhone).toBeNull();
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
])('only full attestation vouches for a number, and not %j', async (StirVerstat) => {
  const vouched = async (verstat: string) => {
    const sid = newSid();
    await doors.post('voice', ringing(sid, { StirVerstat: verstat }));
    return (await db.system.select().from(call).where(eq(call.sid, sid)))[0]?.vouched;
  };
  expect(await vouched('TN-Validation-Passed-A')).toBe(true);
  expect(await vouched(StirVerstat)).toBe(false);
});

test('a number that is hidden, or of which STIR says nothing, is not vouched for', async () => {
  const { StirVerstat: _, ...silent } = ringing(newSid());
  for (const fields of [silent, ringing(newSid(), { From: 'anonymous' })]) {
    await doors.post('voice', fields);
    const [row] = await db.system.select().from(call).where(eq(call.sid, fields.CallSid));
    expect(row?.vouched).toBe(false);
  }
});

test('a call that rings again is not vouched for by that', async () => {
  const sid = newSid();
  await doors.post('voice', ringing(sid, { StirVerstat: 'No-TN-Validation' }));
  await doors.post('voice', ringing(sid));
  expect(await db.system.select().from(call).where(eq(call.sid, sid))).toMatchObject([{ vouched: false }]);
});

test('a number that nobody has, or that is switched off, hears a sentence', async () => {
  await db.system.update(phoneNumber).set({ active: false }).where(eq(phoneNumber.e164, number));
  for (const to of [number, '+19995550100']) {
    const answer = await doors.post('voice', ringing(newSid(), { To: to }));
    expect(answer.body).toMatch(/<Response><Say>Sorry, .*<\/Say><Hangup\/><\/Response>$/);
  }
});

test('a blocked caller hears a refusal, and no receptionist', async () => {
  const blocked = { businessId, id: newId<CustomerId>(), phone: '+12125550123', blocked: true };
  await db.system.insert(customer).values(blocked);
  for (const name of ['voice', 'fallback']) {
    const answer = await doors.post(name, ringing(newSid()));
    expect(answer.body).toMatch(/<Response><Say>We are sorry, .*<\/Say><Hangup\/><\/Response>$/);
  }
  expect(await readEvents(db, businessId)).toEqual([]);
  const other = await doors.post('voice', ringing(newSid(), { From: '+12125550124' }));
  expect(tokenIn(other.body)).not.toBe('');
});

test.each(['voice', 'after-stream', 'fallback', 'after-recording', 'status'])(
  '%s is closed to the unsigned',
  async (name) => {
    for (const signature of ['', 'bm90IHNpZ25lZA==']) {
      const answer = await doors.post(name, form(newSid()), signature);
      expect(answer).toEqual({
        status: 403,
        type: 'text/xml; charset=utf-8',
        body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
      });
    }
  },
);

test('what cannot be read is answered in XML, never in text that would be read aloud', async () => {
  const huge = await doors.post('voice', { CallSid: 'x'.repeat(100_000) });
  const empty = await doors.post('voice', {});
  expect(huge).toMatchObject({ status: 413, type: 'text/xml; charset=utf-8' });
  expect(empty).toMatchObject({ status: 400, type: 'text/xml; charset=utf-8' });
});

test('a failure inside has the caller leave a message, whichever webhook fails', async () => {
  const sid = newSid();
  await doors.post('voice', ringing(sid));
  const { number: othersNumber } = await makeBusiness(db);
  for (const name of ['voice', 'fallback']) {
    const { body } = await doors.post(name, ringing(sid, { To: othersNumber, ErrorCode: '11200' }));
    expect(body).toMatch(/<Say>I am sorry.*<\/Say><Record action="[^"]*\/after-recording"/);
  }
});

test('a call that ended as it should is hung up', async () => {
  const { sid, record } = await answeredCall();
  await record.end('booked', '');
  expect((await doors.post('after-stream', form(sid))).body).toContain('<Response><Hangup/></Response>');
});

test('a lost stream: an apology and another stream, then a recorded message', async () => {
  const { sid, businessId, callId, record } = await answeredCall();
  await record.release(false);
  const again = await doors.post('after-stream', form(sid));
  expect(again.body).toMatch(/<Response><Say>Sorry.*<\/Say><Connect action=/);
  expect(await redeemToken(db, tokenIn(again.body), sid)).toEqual({ businessId, callId });

  const last = await doors.post('after-stream', form(sid));
  expect(last.body).toMatch(
    /<Say>I am sorry.*<\/Say><Record action="[^"]*\/after-recording" method="POST" maxLength="120" playBeep="true"\/><Say>Goodbye.<\/Say><Hangup\/>/,
  );
  expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'failed' });

  const recording = {
    RecordingUrl: 'https://api.twilio.com/RE1',
    RecordingSid: 'RE1',
    RecordingDuration: '12',
  };
  const thanks = await doors.post('after-recording', form(sid, recording));
  expect(thanks.body).toMatch(/<Say>Thank you.*<\/Say><Hangup\/>/);
  const kept = await db.system.select().from(message).where(eq(message.callId, callId));
  expect(kept).toMatchObject([
    { body: 'Spoken after the tone.', recordingUrl: 'https://api.twilio.com/RE1' },
  ]);
  expect((await readCall(db, callId)).outcome).toBe('message');
});

test('a recording without a sound in it is no message', async () => {
  const sid = newSid();
  await doors.post('fallback', ringing(sid));
  await doors.post(
    'after-recording',
    form(sid, { RecordingUrl: 'https://api.twilio.com/RE2', RecordingDuration: '0' }),
  );
  expect((await readEvents(db, businessId)).map((each) => each.type)).toEqual(['call.started', 'call.ended']);
});

test('a call that could not be answered leaves a message by way of the fallback', async () => {
  const sid = newSid();
  const answer = await doors.post(
    'fallback',
    ringing(sid, { ErrorCode: '11200', ErrorUrl: 'https://ahoy.example.com' }),
  );
  expect(answer.body).toContain('<Record');
  expect(await callBySid(db, sid)).toMatchObject({ status: 'ended', outcome: 'failed' });
});

test('a call under way that comes by the fallback goes on', async () => {
  const { sid, record } = await answeredCall();
  await record.release(false);
  expect(tokenIn((await doors.post('fallback', form(sid, { ErrorCode: '11200' }))).body)).not.toBe('');
});

test('the word that a call is over ends it once, whatever comes when', async () => {
  const sid = newSid();
  await doors.post('voice', ringing(sid));
  for (const [status, sequence] of [
    ['in-progress', '1'],
    ['completed', '3'],
    ['ringing', '0'],
    ['failed', '2'],
  ] as const) {
    const answer = await doors.post('status', form(sid, { CallStatus: status, SequenceNumber: sequence }));
    expect(answer).toMatchObject({ status: 204, body: '' });
    if (status === 'completed')
      await expect.poll(async () => (await callBySid(db, sid))?.status).toBe('ended');
  }
  expect(await callBySid(db, sid)).toMatchObject({ outcome: 'abandoned' });
  const told = (await readEvents(db, businessId)).filter((each) => each.type === 'call.ended');
  expect(told).toHaveLength(1);
});

test('a caller who hung up while the stream was lost is not called back to it', async () => {
  const { sid, record } = await answeredCall();
  await record.release(false);
  expect((await doors.post('after-stream', form(sid, { CallStatus: 'completed' }))).status).toBe(204);
  await expect.poll(async () => (await callBySid(db, sid))?.status).toBe('ended');
});
