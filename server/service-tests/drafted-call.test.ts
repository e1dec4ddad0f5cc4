/** Which words and which voice a call is answered with: the published ones, or the draft's where it is tried. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import type { ReceptionistSettings } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { publishDraft, saveDraft } from '../business/receptionist-versions.ts';
import { systemClock } from '../clock.ts';
import { createCall } from '../calls/calls.ts';
import { makeBusiness, readCall } from '../calls/testing.ts';
import { RecordingStore } from '../storage/recordings.ts';
import { createPipeline } from '../call/pipeline/engine.ts';
import { createCallManager } from '../call/manager.ts';
import { MemoryModel, MemoryVoice, words } from '../call/pipeline/testing.ts';
import { MemoryLine } from '../call/testing.ts';

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'ahoy-callManager-'));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const settings: ReceptionistSettings = {
  receptionistName: 'Nina',
  voiceId: 'memory-2',
  language: 'en-US',
  greeting: 'Ahoy from the draft.',
  alsoSpeaks: [],
  offersLanguageKeys: false,
  disclosesAssistant: true,
  manner: 'formal',
  mayDo: 'Mention that students pay less.',
  mayNotDo: 'Never talk about football.',
  recordsCalls: false,
  consentText: '',
  knowledge: [],
};
const DRAFTED = "Ahoy from the draft. I'm Nina, the automated assistant. How may I help you?";
const someone = newId<UserId>();

function open() {
  const voice = new MemoryVoice();
  const model = new MemoryModel(() => words('Goodbye.'));
  const onError = (error: unknown) => {
    throw error;
  };
  const callManager = createCallManager({
    carriers: [],
    db,
    clock: systemClock,
    instanceId: 'i1',
    engine: createPipeline({ speechToText: null, model, textToSpeech: voice }, onError),
    recordings: new RecordingStore(folder),
    onError,
  });
  let rung = 0;
  return {
    voice,
    model,
    callManager,
    /** Rings and hangs up once the greeting was spoken; gives back the call's row. */
    ring: async (businessId: BusinessId, draft: boolean) => {
      rung += 1;
      const incoming = {
        businessId,
        sid: randomUUID(),
        line: 'browser',
        from: null,
        to: '',
      } as const;
      const { callId } = await createCall(db, incoming);
      const line = new MemoryLine();
      const over = callManager.answer(line, { businessId, callId }, { canType: true, draft });
      await expect.poll(() => voice.spoken.join(' ')).toContain('help you?');
      line.emit({ type: 'typed', text: 'Hello there.' });
      await expect.poll(() => model.requests.length).toBe(rung);
      line.close();
      await over;
      return readCall(db, callId);
    },
  };
}

const draft = async (businessId: BusinessId): Promise<Date> => {
  const saved = await saveDraft(db, businessId, someone, { settings, seen: null });
  if (saved.status === 'changed') throw new Error('somebody was faster');
  return saved.updatedAt;
};

describe('a call', () => {
  test('that tries the draft is answered as the draft says, in its voice, and names no version', async () => {
    const { businessId } = await makeBusiness(db);
    await draft(businessId);
    const { ring, voice, model } = open();
    expect(await ring(businessId, true)).toMatchObject({ channel: 'web', receptionistVersion: null });
    expect(voice.spoken.join(' ')).toContain(DRAFTED);
    expect(new Set(voice.voiceIds)).toEqual(new Set(['memory-2']));
    const told = model.requests[0]?.messages[0]?.content ?? '';
    expect(told).toContain('You are Nina, the receptionist');
    expect(told).toContain('Mention that students pay less.');
    expect(told).toContain('Never talk about football.');
  });

  test('is otherwise answered by the published version, and names it', async () => {
    const { businessId } = await makeBusiness(db);
    const seen = await draft(businessId);
    const before = open();
    expect(await before.ring(businessId, false)).toMatchObject({ receptionistVersion: 0 });
    expect(before.voice.spoken.join(' ')).toContain('Hello, this is Harbour Street Barbers.');
    expect(new Set(before.voice.voiceIds)).toEqual(new Set([null]));
    await publishDraft(db, businessId, someone, { seen, note: '' });
    const after = open();
    expect(await after.ring(businessId, false)).toMatchObject({ receptionistVersion: 1 });
    expect(after.voice.spoken.join(' ')).toContain(DRAFTED);
  });
});

test('a sample is spoken in the voice that is asked for, and made once', async () => {
  const { businessId } = await makeBusiness(db);
  const { callManager, voice } = open();
  const first = await callManager.sample(businessId, 'memory-2');
  expect(first?.length).toBeGreaterThan(0);
  expect(await callManager.sample(businessId, 'memory-2')).toEqual(first);
  await callManager.sample(businessId, null);
  expect(voice.voiceIds).toEqual(['memory-2', null]);
  expect(await callManager.voices()).toHaveLength(1);
});
