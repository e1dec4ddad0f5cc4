/** How a call goes on when its carrier asks or tells: after its stream, by the fallback, after a recording, at its end. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BusinessId } from '../../db/ids.ts';
import { message } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { openCallRecord } from '../calls/call-record.ts';
import { callBySid, markAnswered } from '../calls/calls.ts';
import { makeBusiness, readCall, readEvents } from '../calls/testing.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { callForm, newSid, openCarrierRoutes, tokenIn } from './testing.ts';
import { COMPANIES } from './testing-companies.ts';

let db: TestDatabase;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;
let businessId: BusinessId;
let number: string;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ businessId, number } = await makeBusiness(db));
});

const form = (sid: string, more: Record<string, string> = {}) => callForm(sid, number, more);
const ringing = (sid: string, more: Record<string, string> = {}) =>
  form(sid, { CallStatus: 'ringing', ...more });

/** A call whose stream was open on an instance. */
async function answeredCall() {
  const sid = newSid();
  const { body } = await routes.post('voice', ringing(sid));
  const at = await redeemToken(db, tokenIn(body), sid);
  if (at === null) throw new Error('the token did not let the call in');
  const stream = (await markAnswered(db, at, 'instance-1')) ?? 0;
  const onError = (error: unknown) => {
    throw error;
  };
  return { sid, ...at, record: openCallRecord(db, { ...at, stream }, { onError }) };
}

describe.each(COMPANIES)('at %s', (_, company) => {
  beforeAll(async () => {
    routes = await openCarrierRoutes(db, null, { company });
  });
  afterAll(() => routes.close());

  test('a caller leaves a message when a webhook fails, whichever it is', async () => {
    const sid = newSid();
    await routes.post('voice', ringing(sid));
    const { number: othersNumber } = await makeBusiness(db);
    for (const name of ['voice', 'fallback']) {
      const { body } = await routes.post(name, ringing(sid, { To: othersNumber, ErrorCode: '11200' }));
      expect(body).toMatch(/<Say>I am sorry.*<\/Say><Record action="[^"]*\/after-recording"/);
    }
  });

  test('a call that ended normally is hung up', async () => {
    const { sid, record } = await answeredCall();
    await record.end('booked', '');
    expect((await routes.post('after-stream', form(sid))).body).toContain('<Response><Hangup/></Response>');
  });

  test('a caller whose stream is lost hears an apology and gets another stream, then leaves a message', async () => {
    const { sid, businessId, callId, record } = await answeredCall();
    await record.release(false);
    const again = await routes.post('after-stream', form(sid));
    expect(again.body).toMatch(/<Response><Say>Sorry.*<\/Say><Connect action=/);
    expect(await redeemToken(db, tokenIn(again.body), sid)).toEqual({ businessId, callId });

    const last = await routes.post('after-stream', form(sid));
    expect(last.body).toMatch(
      /<Say>I am sorry.*<\/Say><Record action="[^"]*\/after-recording" method="POST" maxLength="120" playBeep="true"\/><Say>Goodbye.<\/Say><Hangup\/>/,
    );
    expect(await readCall(db, callId)).toMatchObject({ status: 'ended', outcome: 'failed' });

    const recording = {
      RecordingUrl: 'https://api.twilio.com/RE1',
      RecordingSid: 'RE1',
      RecordingDuration: '12',
    };
    const thanks = await routes.post('after-recording', form(sid, recording));
    expect(thanks.body).toMatch(/<Say>Thank you.*<\/Say><Hangup\/>/);
    const kept = await db.system.select().from(message).where(eq(message.conversationId, callId));
    expect(kept).toMatchObject([
      { body: 'Spoken after the tone.', recordingUrl: 'https://api.twilio.com/RE1' },
    ]);
    expect((await readCall(db, callId)).outcome).toBe('message');
  });

  test('a recording without sound becomes no message', async () => {
    const sid = newSid();
    await routes.post('fallback', ringing(sid));
    await routes.post(
      'after-recording',
      form(sid, { RecordingUrl: 'https://api.twilio.com/RE2', RecordingDuration: '0' }),
    );
    expect((await readEvents(db, businessId)).map((each) => each.type)).toEqual([
      'call.started',
      'call.ended',
    ]);
  });

  test('a caller who could not be answered leaves a message through the fallback', async () => {
    const sid = newSid();
    const answer = await routes.post(
      'fallback',
      ringing(sid, { ErrorCode: '11200', ErrorUrl: 'https://ahoy.example.com' }),
    );
    expect(answer.body).toContain('<Record');
    expect(await callBySid(db, sid)).toMatchObject({ status: 'ended', outcome: 'failed' });
  });

  test('a call in progress that arrives at the fallback continues', async () => {
    const { sid, record } = await answeredCall();
    await record.release(false);
    expect(tokenIn((await routes.post('fallback', form(sid, { ErrorCode: '11200' }))).body)).not.toBe('');
  });

  test("the carrier's status ends a call once, in whatever order statuses come", async () => {
    const sid = newSid();
    await routes.post('voice', ringing(sid));
    for (const [status, sequence] of [
      ['in-progress', '1'],
      ['completed', '3'],
      ['ringing', '0'],
      ['failed', '2'],
    ] as const) {
      const answer = await routes.post('status', form(sid, { CallStatus: status, SequenceNumber: sequence }));
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
    expect((await routes.post('after-stream', form(sid, { CallStatus: 'completed' }))).status).toBe(204);
    await expect.poll(async () => (await callBySid(db, sid))?.status).toBe('ended');
  });
});
