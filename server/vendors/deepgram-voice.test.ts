/** Deepgram's voices on the wire: what is sent, interrupted and ended, and how they fail. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type FakeDeepgram,
  type FakeDeepgramOptions,
  type SpeakingConnection,
  type SpeakingMisbehaviour,
  startFakeDeepgram,
} from '../fakes/deepgram.ts';
import { textToSpeechContract } from './contract-text-to-speech.ts';
import { createDeepgramVoice } from './deepgram-voice.ts';
import { call, hear, kinds, said, speak } from './testing-voice.ts';

const started: FakeDeepgram[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

async function serve(speaking: FakeDeepgramOptions['speaking'] = {}) {
  const fake = await startFakeDeepgram({ apiKey: 'dg-test', speaking });
  started.push(fake);
  return { fake, voices: createDeepgramVoice({ url: fake.url, apiKey: 'dg-test' }) };
}

async function connected(fake: FakeDeepgram, index = 0): Promise<SpeakingConnection> {
  await vi.waitFor(() => expect(fake.speaking.length).toBeGreaterThan(index), { interval: 5 });
  const connection = fake.speaking[index];
  if (connection === undefined) throw new Error('no connection');
  return connection;
}

textToSpeechContract('Deepgram', async () => (await serve({ firstFrameMs: 10 })).voices);
describe('a vendor with unusual messages', () => {
  textToSpeechContract(
    'Deepgram with noise',
    async () => (await serve({ script: () => ({ noise: true }) })).voices,
  );
});

describe('what is sent', () => {
  test.each([
    ['aura-2-apollo-en', 'aura-2-apollo-en'],
    ['21m00Tcm4TlvDq8ikWAM', 'aura-2-thalia-en'],
    [null, 'aura-2-thalia-en'],
  ])('%s is asked for as %s, in the line’s own audio format', async (voiceId, model) => {
    const { fake, voices } = await serve();
    const over = new AbortController();
    voices.open({ voiceId }, over.signal);
    const { url, received } = await connected(fake);
    expect(Object.fromEntries(url.searchParams)).toEqual({ model, encoding: 'mulaw', sample_rate: '8000' });
    expect(received).toEqual([]);
    over.abort();
  });

  test('the first clause is spoken at once, and those that came meanwhile by one flush', async () => {
    const { fake, voices } = await serve({ firstFrameMs: 20 });
    const { voice, end } = call(voices);
    const events = await hear(voice, 'One moment, ', "I'll look. ", 'Tuesday is free.');
    const { received } = await connected(fake);
    expect(received).toEqual([
      { type: 'Speak', text: 'One moment, ' },
      { type: 'Flush' },
      { type: 'Speak', text: "I'll look. Tuesday is free." },
      { type: 'Flush' },
    ]);
    expect(said(events)).toBe("One moment, I'll look. Tuesday is free.");
    end();
  });

  test('a text longer than a message may be is cut, and spoken whole', async () => {
    const { fake, voices } = await serve({ msPerCharacter: 1 });
    const { voice, end } = call(voices);
    const text = 'We are open. '.repeat(200);
    expect(said(await hear(voice, text))).toBe(text);
    expect((await connected(fake)).received.filter(({ type }) => type === 'Speak')).toHaveLength(2);
    end();
  });

  test('an interruption clears what is left, and audio on its way is not heard by the next utterance', async () => {
    const { fake, voices } = await serve({ perFrameMs: 20 });
    const { voice, end } = call(voices);
    const speech = speak(voice, 'We are open from nine to six on every day of the week.');
    await speech.begun;
    speech.interrupt();
    const next = await hear(voice, 'Yes.');
    expect(said(next)).toBe('Yes.');
    const bytes = next.reduce((sum, event) => sum + (event.type === 'audio' ? event.audio.length : 0), 0);
    expect(bytes).toBe('Yes.'.length * 60 * 8);
    expect(fake.speaking).toHaveLength(1);
    end();
  });

  test('more flushes than Deepgram takes in a minute go over another socket', async () => {
    const { fake, voices } = await serve({ msPerCharacter: 5 });
    const { voice, end } = call(voices);
    for (let count = 0; count < 25; count += 1)
      expect(kinds(await hear(voice, 'Yes.'))).toEqual(['audio', 'done']);
    expect(fake.speaking).toHaveLength(2);
    end();
  });
});

describe('a failure', () => {
  test.each<[string, SpeakingMisbehaviour, string, string]>([
    ['a refused key', { refuse: 401 }, 'refused', 'answered 401'],
    ['an account without money', { refuse: 402 }, 'refused', 'answered 402'],
    ['a busy vendor', { refuse: 429 }, 'transient', 'answered 429'],
    ['a dropped socket', { dropAfterFrames: 2 }, 'transient', 'closed the connection with 1006'],
    ['a stall', { stallAfterFrames: 2 }, 'transient', 'fell silent'],
    ['speech without audio', { silent: true }, 'transient', 'spoke nothing'],
  ])('%s is reported once, at the end of what was heard', async (_name, misbehaviour, kind, message) => {
    const { fake, voices } = await serve({ script: (handshake) => (handshake === 0 ? misbehaviour : {}) });
    const { voice, end } = call(voices);
    const events = await hear(voice, 'You are booked for Tuesday at three.');
    const last = events.at(-1);
    expect(last?.type === 'failed' ? [last.error.kind, last.error.message] : last).toEqual([
      kind,
      `deepgram-voice: ${message}`,
    ]);
    expect(events.filter(({ type }) => type !== 'audio')).toHaveLength(1);
    if (misbehaviour.silent !== true)
      expect(kinds(await hear(voice, 'See you then.'))).toEqual(['audio', 'done']);
    end();
    await vi.waitFor(() => expect(fake.openSockets()).toBe(0), { interval: 5 });
  });

  test('a socket that was closed between utterances is replaced by the next', async () => {
    const { fake, voices } = await serve();
    const { voice, end } = call(voices);
    await hear(voice, 'Hello.');
    (await connected(fake)).sayGoodbye();
    expect(said(await hear(voice, 'Are you there?'))).toBe('Are you there?');
    expect(fake.speaking).toHaveLength(2);
    end();
  });
});
