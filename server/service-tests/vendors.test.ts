/** Vendors that fail in every way they can: the caller hears something within 3 s, and the call goes on. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../db/free-port.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { CarrierCall, until } from './carrier.ts';
import {
  bookingLines,
  converse,
  expectBooked,
  type Fakes,
  type Instance,
  openDay,
  startFakes,
  startInstance,
  written,
  writtenAtTheEnd,
} from './testing.ts';

/** The longest waits that a caller accepts. */
const PATIENCE_MS = 3_000;

let db: TestDatabase;
let fakes: Fakes;
let service: Instance;

beforeAll(async () => {
  db = await createTestDatabase();
  fakes = await startFakes();
  service = await startInstance(db.url, fakes.environment);
});
afterAll(async () => {
  await service.close();
  await fakes.close();
  await db.close();
});
beforeEach(() => Object.assign(fakes.moods, { deepgram: [], elevenlabs: {}, openai: [] }));

/** Says a line and waits until its answer was heard whole. @returns the longest silence and the answer. */
async function ask(caller: CarrierCall, line: string): Promise<{ waited: number; answer: string }> {
  const answers = async () =>
    (await written(db, caller)).events.filter(
      (each) => each.type === 'call.turn' && each.speaker === 'receptionist',
    );
  await caller.says(line);
  const before = (await answers()).length;
  await until(async () => (await answers()).length > before, 10_000, 'no answer was heard');
  const last = (await answers()).at(-1);
  return { waited: caller.longestWait(), answer: last?.type === 'call.turn' ? last.heard : '' };
}

test('a model that fails in every way loses neither the caller nor the booking, and half a tool call is never run', async () => {
  const { moods } = fakes;
  const caller = new CarrierCall(service, { from: '+12125550150' });

  moods.openai = [{ type: 'status', status: 500 }];
  const refused = await ask(caller, 'what are your opening hours');
  expect(refused.answer).toMatch(/9 AM/i);
  moods.openai = [{ type: 'stall', afterChunks: 0 }];
  const stalled = await ask(caller, 'where are you located');
  expect(stalled.answer).toMatch(/harbour street/i);
  moods.openai = [null, { type: 'cut', afterChunks: 3 }];
  const cutWords = await ask(caller, 'where can I park');
  expect(cutWords.answer).toMatch(/harbour street.*garage/i);
  await ask(caller, 'do you take walk-ins');
  moods.openai = [{ type: 'cut', afterChunks: 4 }];
  const cutTool = await ask(caller, `I would like a haircut on ${openDay()} at nine thirty`);
  expect(cutTool.answer).toMatch(/9:30/);
  const agreed = await ask(caller, 'yes please');
  moods.openai = [{ type: 'broken-arguments' }];
  const brokenTool = await ask(caller, 'my name is Priya Shah');
  expect(brokenTool.answer).toMatch(/Priya Shah/);
  await caller.asks("no that's all thank you");

  for (const { waited } of [refused, stalled, cutWords, cutTool, agreed, brokenTool])
    expect(waited).toBeLessThan(PATIENCE_MS);
  expect(moods.openai).toEqual([]);
  const found = await writtenAtTheEnd(db, caller);
  expectBooked(found, 'Priya Shah');
  const ran = found.tools.map(({ name }) => name);
  expect(ran.filter((name) => name === 'find_openings')).toHaveLength(1);
  expect(ran.filter((name) => name === 'book')).toHaveLength(1);
}, 40_000);

test('a voice that drops, stalls or refuses is followed by the local one, which says the rest', async () => {
  const { moods, elevenlabs } = fakes;
  for (const mood of [{ dropAfterFrames: 3 }, { refuse: 500 }, { stallAfterFrames: 3 }]) {
    moods.elevenlabs = mood;
    const before = elevenlabs.handshakes();
    const caller = new CarrierCall(service, { from: '+12125550151' });
    const { waited, answer } = await ask(caller, 'where are you located');
    expect(elevenlabs.handshakes(), JSON.stringify(mood)).toBeGreaterThan(before);
    expect(waited, JSON.stringify(mood)).toBeLessThan(PATIENCE_MS);
    expect(answer).toMatch(/12 Harbour Street, right by the old ferry landing/);
    moods.elevenlabs = {};
    const failed = elevenlabs.handshakes();
    expect((await ask(caller, 'where can I park')).answer).toMatch(/garage/);
    // The vendor's own voice is back, on a socket that works.
    expect(elevenlabs.handshakes(), JSON.stringify(mood)).toBeGreaterThan(failed);
    caller.hangUp();
    await writtenAtTheEnd(db, caller);
  }
}, 40_000);

test('a recogniser that is lost while the caller speaks loses none of their words', async () => {
  fakes.moods.deepgram = [{ dropAfterWords: 4 }, { dropAfterWords: 7 }];
  const caller = new CarrierCall(service, { from: '+12125550152' });
  const lines = bookingLines('ten thirty am', 'Bo Jensen');
  await converse(caller, lines);
  const found = await writtenAtTheEnd(db, caller);
  expect(found.turns.filter(({ speaker }) => speaker === 'caller').map(({ heard }) => heard)).toEqual(lines);
  expectBooked(found, 'Bo Jensen');
});

test('a caller who cannot be heard leaves a message, and health names the vendor', async () => {
  fakes.moods.deepgram = Array.from({ length: 20 }, () => ({ refuse: 401 }));
  const caller = new CarrierCall(service, { from: '+12125550153' });
  const found = await writtenAtTheEnd(db, caller, 20_000);
  expect(found.turns.at(-1)?.heard).toMatch(/can't hear you.*stay on the line/);
  expect(found.call.outcome).toBe('failed');
  // The carrier's own voice asks for the message once the stream has ended.
  expect(caller.announced.join(' ')).toMatch(/leave a message/);
  const health = (await (await service.get('/health')).json()) as Record<string, unknown>;
  expect(health).toMatchObject({ status: 'degraded', checks: { deepgram: { status: 'degraded' } } });
  expect(await (await service.get('/metrics')).text()).toMatch(
    /ahoy_vendor_failures_total\{vendor="deepgram",reason="refused"\} [1-9]/,
  );
}, 40_000);

test('a caller who booked and cannot be heard any more keeps the booking and the call', async () => {
  const lines = bookingLines('eleven thirty am', 'Ines Roth').slice(0, 3);
  const words = lines.join(' ').split(/\s+/).length;
  // The stream breaks in the sentence after the booking, and no other opens.
  const refused = Array.from({ length: 20 }, () => ({ refuse: 401 }));
  fakes.moods.deepgram = [{ dropAfterWords: words + 2 }, ...refused];
  const caller = new CarrierCall(service, { from: '+12125550154' });
  await converse(caller, lines);
  await caller.says('and may I bring my dog');
  const found = await writtenAtTheEnd(db, caller, 20_000);
  expectBooked(found, 'Ines Roth');
  expect(caller.announced.join(' ')).toMatch(/leave a message/);
  expect(await (await service.get('/metrics')).text()).toMatch(
    /ahoy_fallbacks_total\{why="receptionist-failed",how="message"\} [1-9]/,
  );
}, 40_000);

test('a service in production without a recogniser warns, and its callers leave a message', async () => {
  const { DEEPGRAM_API_KEY: _, ...rest } = fakes.environment;
  const deaf = await startInstance(db.url, {
    ...rest,
    NODE_ENV: 'production',
    PORT: String(await freePort()),
    OPERATOR_EMAIL: 'operator@ahoy.test',
  });
  try {
    const caller = new CarrierCall(deaf, { from: '+12125550155' });
    await caller.over;
    expect(caller.streams).toEqual([]);
    expect(caller.announced.join(' ')).toMatch(/leave your name/);
    expect(await (await deaf.get('/health')).json()).toMatchObject({
      status: 'degraded',
      checks: { deepgram: { status: 'degraded' } },
    });
    expect(deaf.output()).toMatch(/a vendor fails.*DEEPGRAM_API_KEY|DEEPGRAM_API_KEY.*a vendor fails/);
    await until(
      async () => (await db.sql`select 1 from mail where subject = 'Ahoy: deepgram fails'`).length > 0,
      5_000,
      'the operator was not told',
    );
  } finally {
    await deaf.close();
  }
}, 40_000);
