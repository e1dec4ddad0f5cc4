/** OpenAI's live transcription on the wire. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { BYTES_PER_MS, SILENCE } from '../call/ports.ts';
import {
  type FakeTranscription,
  startFakeTranscription,
  type TranscriptionMisbehaviour,
} from '../fakes/openai-transcription.ts';
import { hideWords } from '../fakes/words-in-audio.ts';
import { expectOrder, Listener, type Mood, speechToTextContract } from './contract-speech-to-text.ts';
import { createOpenAIRecognition } from './openai-recognition.ts';

const WORD_MS = 200;

/** Audible speech of one word every 200 ms, then silence. */
function say(text: string, silenceMs = 2_000): Uint8Array {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    startMs: index * WORD_MS,
    endMs: (index + 1) * WORD_MS,
  }));
  const speechBytes = words.length * WORD_MS * BYTES_PER_MS;
  const audio = new Uint8Array(speechBytes + silenceMs * BYTES_PER_MS).fill(SILENCE);
  return hideWords(audio.fill(0x20, 0, speechBytes), words);
}

const moods: Record<Exclude<Mood, 'unreachable'>, TranscriptionMisbehaviour> = {
  well: {},
  'slow to open': { handshakeDelayMs: 150 },
  'refusing the key': { refuse: 401 },
  cut: { dropAfterWords: 3 },
};

speechToTextContract('openai', {
  say,
  scene: async (mood) => {
    const fake = await startFakeTranscription({ script: () => (mood === 'unreachable' ? {} : moods[mood]) });
    if (mood === 'unreachable') await fake.close();
    const close = mood === 'unreachable' ? () => Promise.resolve() : fake.close;
    const speechToText = createOpenAIRecognition({ apiKey: 'key', baseUrl: fake.url });
    return { speechToText, openSockets: fake.openSockets, close };
  },
});

describe('OpenAI’s transcription', () => {
  let fake: FakeTranscription | null = null;
  let listener: Listener | null = null;
  afterEach(async () => {
    vi.useRealTimers();
    listener?.abort.abort();
    await fake?.close();
  });

  async function listenTo(misbehaviour: TranscriptionMisbehaviour = {}): Promise<Listener> {
    fake = await startFakeTranscription({ script: () => misbehaviour });
    const speechToText = createOpenAIRecognition({ apiKey: 'key', baseUrl: fake.url });
    return (listener = new Listener(speechToText, ['Sam', 'Balayage'], ['en-US', 'en-GB', 'es-MX']));
  }

  test('is told the line’s own format, the languages, and the names to expect', async () => {
    const hearing = await listenTo();
    hearing.send(say('hello'));
    await hearing.until('end-of-turn');
    expect(fake?.connections[0]?.session).toMatchObject({
      type: 'transcription',
      audio: {
        input: {
          format: { type: 'audio/pcmu' },
          transcription: { languages: ['en', 'es'], keywords: ['Sam', 'Balayage'] },
        },
      },
    });
  });

  test('tells turns in the order in which they were said, though their transcripts come in another', async () => {
    const hearing = await listenTo({ lateFirst: true });
    hearing.send(say('a haircut please'));
    hearing.send(say('on Tuesday'));
    await hearing.until('end-of-turn', 2);
    expect(hearing.turns()).toEqual(['a haircut please', 'on Tuesday']);
    expectOrder(hearing.events);
  });

  test.each([
    ['insufficient_quota', 'refused'],
    ['server_error', 'transient'],
  ])('fails when a transcript fails with %s, which is %s', async (failWith, kind) => {
    const hearing = await listenTo({ failWith });
    hearing.send(say('hello'));
    await hearing.until('failed');
    expect(hearing.failures()).toEqual([kind]);
  });

  test('that never answers has stalled, and one that hears silence has not', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    for (const [misbehaviour, failures] of [
      [{ stall: true }, ['transient']],
      [{}, []],
    ] as const) {
      const hearing = await listenTo(misbehaviour);
      while (!hearing.types().includes('open')) await new Promise(setImmediate);
      while (misbehaviour.stall !== true && fake?.connections[0]?.session == null)
        await new Promise(setImmediate);
      for (let second = 0; second < 14; second += 1) {
        hearing.send(new Uint8Array(1_000 * BYTES_PER_MS).fill(SILENCE));
        await new Promise((resolve) => setTimeout(resolve, 5));
        vi.advanceTimersByTime(1_000);
      }
      expect(hearing.failures()).toEqual(failures);
      hearing.abort.abort();
      await fake?.close();
    }
  });
});
