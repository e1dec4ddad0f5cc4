/** Whole recordings on the wire: what is posted, what is heard of them, and how that fails. */
import { afterEach, expect, test } from 'vitest';
import { type FakeDeepgram, type FakeDeepgramOptions, startFakeDeepgram } from '../../fakes/deepgram.ts';
import { hideWords } from '../../fakes/words-in-audio.ts';
import { createTranscriber } from './prerecorded.ts';

const started: FakeDeepgram[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

async function serve(options: FakeDeepgramOptions & { readonly model?: string; readonly key?: string } = {}) {
  const { model = 'nova-3', key = 'dg-test', ...others } = options;
  const fake = await startFakeDeepgram({ apiKey: 'dg-test', ...others });
  started.push(fake);
  // As DEEPGRAM_URL may say it.
  const url = fake.url.replace('http', 'ws');
  return { fake, transcribe: createTranscriber({ url, apiKey: key, model }) };
}

/** A recording as telephones make it, in which this is said. */
function recordingOf(said: string): Uint8Array {
  const words = said.split(' ').filter((word) => word !== '');
  const audio = hideWords(
    new Uint8Array(8 * 400 * (words.length + 1)).fill(0xff),
    words.map((text, at) => ({ text, startMs: at * 400, endMs: at * 400 + 350 })),
  );
  const head = Buffer.alloc(58);
  head.write('RIFF', 0, 'latin1');
  return Buffer.concat([head, audio]);
}

test('a recording is posted as it is and comes back in words', async () => {
  const { fake, transcribe } = await serve();
  const sound = recordingOf('Please call me back.');
  expect(await transcribe(sound, 'en-US')).toBe('Please call me back.');
  const [received] = fake.recordings;
  expect(received?.bytes).toBe(sound.byteLength);
  expect(Object.fromEntries(received?.query ?? [])).toEqual({
    model: 'nova-3',
    language: 'en-US',
    smart_format: 'true',
  });
});

test('a recording in which nothing is said has no words', async () => {
  const { transcribe } = await serve();
  expect(await transcribe(recordingOf(''), 'en-US')).toBe('');
});

test('an installation that listens by Flux reads recordings by nova-3', async () => {
  const { fake, transcribe } = await serve({ model: 'flux-general-en' });
  await transcribe(recordingOf('Hello'), 'en-US');
  expect(fake.recordings[0]?.query.get('model')).toBe('nova-3');
});

test.each([
  [401, 'refused'],
  [402, 'refused'],
  [429, 'transient'],
  [503, 'transient'],
])('an answer of %d is %s, and is asked for once', async (status, kind) => {
  const asked: number[] = [];
  const { transcribe } = await serve({
    refuseRecordings: () => {
      asked.push(status);
      return status;
    },
  });
  await expect(transcribe(recordingOf('Hello'), 'en-US')).rejects.toMatchObject({ vendor: 'deepgram', kind });
  expect(asked).toHaveLength(1);
});

test('a wrong key, a model that is none and what is no sound are refused', async () => {
  const wrongKey = await serve({ key: 'dg-wrong' });
  await expect(wrongKey.transcribe(recordingOf('Hello'), 'en-US')).rejects.toThrow('answered 401');
  const wrongModel = await serve({ model: 'whisper' });
  await expect(wrongModel.transcribe(recordingOf('Hello'), 'en-US')).rejects.toThrow('answered 400');
  const { transcribe } = await serve();
  await expect(transcribe(new Uint8Array(100), 'en-US')).rejects.toThrow('answered 400');
});

test('a server that is away may come back', async () => {
  const { fake, transcribe } = await serve();
  await fake.close();
  await expect(transcribe(recordingOf('Hello'), 'en-US')).rejects.toMatchObject({ kind: 'transient' });
});
