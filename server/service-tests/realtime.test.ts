/** Whole calls carried by a model that hears and speaks, on the wire of its fake; and by the pipeline where that is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type FakeRealtime, type Misbehaviour, startFakeRealtime } from '../fakes/openai/realtime.ts';
import { scriptedLanguageModel } from '../scripted-llm.ts';
import { CarrierCall } from './carrier.ts';
import {
  bookingLines,
  converse,
  expectBooked,
  type Fakes,
  type Instance,
  startFakes,
  startInstance,
  writtenAtTheEnd,
} from './testing.ts';

let db: TestDatabase;
let fakes: Fakes;
let realtime: FakeRealtime;
let service: Instance;
let mood: Misbehaviour = {};

beforeAll(async () => {
  db = await createTestDatabase();
  fakes = await startFakes();
  realtime = await startFakeRealtime({
    model: scriptedLanguageModel(),
    transcriptMs: 20,
    firstAudioMs: 30,
    msPerCharacter: 30,
    script: () => mood,
  });
  const environment = { ...fakes.environment, ENGINE: 'realtime', OPENAI_REALTIME_URL: realtime.url };
  service = await startInstance(db.url, environment);
});
afterAll(async () => {
  await service.close();
  await realtime.close();
  await fakes.close();
  await db.close();
});

test('a caller books by one model that hears and speaks, and neither recogniser nor text model is asked', async () => {
  mood = {};
  const caller = new CarrierCall(service, { from: '+12125550160' });
  const lines = bookingLines('nine thirty', 'Priya Shah');
  await converse(caller, lines);
  const found = await writtenAtTheEnd(db, caller);
  expect(found.turns.filter(({ speaker }) => speaker === 'caller').map(({ heard }) => heard)).toEqual(lines);
  expectBooked(found, 'Priya Shah');
  expect(realtime.connections.at(-1)?.complaints).toEqual([]);
  expect(fakes.deepgram.handshakes()).toBe(0);
  expect(await (await service.get('/metrics')).text()).toMatch(
    /ahoy_realtime_tokens_total\{kind="audioOut"\} [1-9]/,
  );
}, 40_000);

test('where it is lost when a tool is asked for, the pipeline goes on, and the caller books once', async () => {
  mood = { dropAt: { type: 'response.function_call_arguments.done', nth: 2 } };
  const caller = new CarrierCall(service, { from: '+12125550161' });
  await converse(caller, bookingLines('two pm', 'Bo Jensen'));
  const found = await writtenAtTheEnd(db, caller);
  expectBooked(found, 'Bo Jensen');
  expect(found.tools.filter(({ name }) => name === 'book')).toHaveLength(1);
  expect(fakes.deepgram.handshakes()).toBe(1);
}, 40_000);
