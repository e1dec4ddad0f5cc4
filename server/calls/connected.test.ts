import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId, CallId } from '../../db/ids.ts';
import { call, conversation, instance, mediaToken, usage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { openCallRecord } from './call-record.ts';
import { markAnswered } from './calls.ts';
import { carrierEnded } from './carrier-events.ts';
import { keepConnected, noteConnected } from './connected.ts';
import { sweepDeadCalls } from '../call/location/sweep.ts';
import { afterStream, endAllCalls, makeBusiness, readCall, ring } from './testing.ts';

/** The seconds that a killed process may leave unbilled when the carrier sends nothing. */
const HEARTBEAT = 5;

let db: TestDatabase;
let businessId: BusinessId;
let calls = 0;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  ({ businessId } = await makeBusiness(db));
});
afterEach(() => endAllCalls(db));

const onError = (error: unknown) => {
  throw error;
};

/** A call whose clock is ours: time passes for it when we say so. */
async function openCall() {
  calls += 1;
  const sid = `CA-connected-${calls}`;
  const at = await ring(db, businessId, sid);
  const pass = async (seconds: number) => {
    const earlier = sql`make_interval(secs => ${seconds})`;
    await db.system
      .update(conversation)
      .set({
        startedAt: sql`${conversation.startedAt} - ${earlier}`,
        answeredAt: sql`${conversation.answeredAt} - ${earlier}`,
      })
      .where(eq(conversation.id, at.callId));
    await db.system
      .update(call)
      .set({
        connectedSince: sql`${call.connectedSince} - ${earlier}`,
        lastConnectedAt: sql`${call.lastConnectedAt} - ${earlier}`,
      })
      .where(eq(call.id, at.callId));
  };
  return {
    ...at,
    sid,
    pass,
    answer: async (holder: string) => (await markAnswered(db, at, holder)) ?? 0,
    /** Talks so long, with a heartbeat every four seconds. */
    talk: async (seconds: number, holder: string) => {
      for (let left = seconds; left > 0; left -= 4) {
        await pass(Math.min(left, 4));
        if (left > 4) await noteConnected(db, holder, [at.callId]);
      }
    },
    record: (stream: number) => openCallRecord(db, { ...at, stream }, { onError }),
  };
}

async function billed(callId: CallId): Promise<number> {
  const [row] = await db.system
    .select({ seconds: usage.quantity })
    .from(usage)
    .where(eq(usage.conversationId, callId));
  return row?.seconds ?? 0;
}

/** The instances are dead and no stream is expected: the sweeper finds the call. */
async function sweep(callId: CallId): Promise<void> {
  await db.system.delete(mediaToken).where(eq(mediaToken.callId, callId));
  await sweepDeadCalls(db);
}

test('a call of 8 s is billed 8 s when its process is killed and back after 3 minutes', async () => {
  const { answer, talk, pass, callId } = await openCall();
  await answer('killed');
  await talk(8, 'killed');
  await pass(180);
  await sweep(callId);
  expect(await billed(callId)).toBeGreaterThanOrEqual(8 - HEARTBEAT);
  expect(await billed(callId)).toBeLessThanOrEqual(9);
  const { answeredAt, endedAt } = await readCall(db, callId);
  expect((endedAt?.getTime() ?? 0) - (answeredAt?.getTime() ?? 0)).toBeLessThanOrEqual(9_000);
});

test('an end that the database stores two minutes late is billed at its real time', async () => {
  const { answer, talk, record, pass, callId } = await openCall();
  const stream = await answer('slow');
  await talk(30, 'slow');
  await pass(120);
  await record(stream).end('answered', '', { at: performance.now() - 120_000 });
  expect(await billed(callId)).toBeGreaterThanOrEqual(30);
  expect(await billed(callId)).toBeLessThanOrEqual(31);
});

test('repeated and late events of the carrier change nothing', async () => {
  const { answer, talk, record, callId, sid } = await openCall();
  const stream = await answer('one');
  await talk(20, 'one');
  await record(stream).end('answered', '');
  const once = await billed(callId);
  await carrierEnded(db, sid, true, 500);
  await carrierEnded(db, sid, true, 3);
  await carrierEnded(db, sid, false, null);
  expect(await billed(callId)).toBe(once);
});

test('an instance counts only its own running calls', async () => {
  const { answer, pass, callId } = await openCall();
  await answer('other');
  await pass(10);
  const before = (await readCall(db, callId)).lastConnectedAt;
  await noteConnected(db, 'not-the-holder', [callId]);
  expect((await readCall(db, callId)).lastConnectedAt).toEqual(before);
  await endAllCalls(db);
  await noteConnected(db, 'other', [callId]);
  expect((await readCall(db, callId)).lastConnectedAt).toEqual(before);
});

test('the heartbeat continues by itself until it is stopped', { timeout: 20_000 }, async () => {
  const { answer, pass, callId } = await openCall();
  await answer('self');
  await pass(100);
  const before = (await readCall(db, callId)).lastConnectedAt ?? new Date();
  const keeping = keepConnected(db, { instanceId: 'self', connected: () => [callId] }, onError);
  await expect
    .poll(async () => (await readCall(db, callId)).lastConnectedAt?.getTime(), { timeout: 12_000 })
    .toBeGreaterThan(before.getTime() + 90_000);
  await keeping.stop();
});

/** How the last process that had the call lost it. */
type End = 'known' | 'swept' | 'told' | 'told-late' | 'lost-again';
const stretch = fc.record({
  talk: fc.integer({ min: 1, max: 40 }),
  killed: fc.boolean(),
  gap: fc.integer({ min: 0, max: 300 }),
});

test(
  'calls whose processes are killed at any moment are billed for the time talked',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stretch, { minLength: 1, maxLength: 4 }),
        fc.constantFrom<End>('known', 'swept', 'told', 'told-late', 'lost-again'),
        async (stretches, end) => {
          const one = await openCall();
          let talked = 0;
          let unseen = 0;
          let lasted = 0;
          for (const [index, { talk, killed, gap }] of stretches.entries()) {
            const last = index === stretches.length - 1;
            const holder = `instance-${index}`;
            const stream = await one.answer(holder);
            await one.talk(talk, holder);
            talked += talk;
            lasted += talk;
            if (!last) {
              if (killed) unseen += HEARTBEAT;
              else await one.record(stream).release(false);
              await one.pass(gap);
              lasted += gap;
              continue;
            }
            switch (end) {
              case 'known':
                await one.record(stream).end('answered', '');
                break;
              case 'told':
                await db.system.update(call).set({ instanceId: null }).where(eq(call.id, one.callId));
                await carrierEnded(db, one.sid, true, lasted);
                break;
              case 'told-late':
                await db.system.update(call).set({ instanceId: null }).where(eq(call.id, one.callId));
                await one.pass(gap);
                await carrierEnded(db, one.sid, true, lasted);
                break;
              case 'swept':
                unseen += HEARTBEAT;
                await one.pass(gap + 31);
                await sweep(one.callId);
                break;
              case 'lost-again':
                unseen += HEARTBEAT;
                await db.system
                  .update(call)
                  .set({ instanceId: null, reconnects: 1, losses: 1 })
                  .where(eq(call.id, one.callId));
                await one.pass(gap);
                await afterStream(db, one.sid);
                break;
            }
          }
          const seconds = await billed(one.callId);
          // What the database itself took in between is connected too: up to a second a stretch on a busy machine.
          expect(seconds).toBeLessThanOrEqual(talked + 1 + stretches.length);
          expect(seconds).toBeGreaterThanOrEqual(Math.max(1, talked - unseen));
        },
      ),
      { numRuns: 40 },
    );
    await db.system.delete(instance);
  },
);
