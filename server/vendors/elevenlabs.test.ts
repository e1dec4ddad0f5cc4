import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TextToSpeech, Utterance, Voice, VoiceEvent } from '../call/ports.ts';
import {
  type ElevenLabsConnection,
  type FakeElevenLabs,
  type FakeElevenLabsOptions,
  type Misbehaviour,
  startFakeElevenLabs,
} from '../fakes/elevenlabs.ts';
import { textToSpeechContract } from './contract-text-to-speech.ts';
import { createElevenLabs } from './elevenlabs.ts';

const started: FakeElevenLabs[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const fake of started.splice(0)) await fake.close();
});

async function serve(
  options: FakeElevenLabsOptions = {},
): Promise<{ fake: FakeElevenLabs; voices: TextToSpeech }> {
  const fake = await startFakeElevenLabs({ apiKey: 'xi-test', voiceId: 'rachel', ...options });
  started.push(fake);
  const voices = createElevenLabs({
    url: fake.url,
    apiKey: 'xi-test',
    voiceId: 'rachel',
    model: 'eleven_flash_v2_5',
  });
  return { fake, voices };
}

/** A call with its voice. */
function call(voices: TextToSpeech): { voice: Voice; end: () => void } {
  const over = new AbortController();
  return { voice: voices.open({ voiceId: null }, over.signal), end: () => over.abort() };
}

interface Speech extends Utterance {
  readonly events: VoiceEvent[];
  /** The `done` or `failed` that it ended with. */
  readonly ending: Promise<VoiceEvent>;
  /** Settles with its first audio. */
  readonly begun: Promise<VoiceEvent>;
  readonly interrupt: () => void;
}

function speak(voice: Voice, ...sentences: readonly string[]): Speech {
  const events: VoiceEvent[] = [];
  const interruption = new AbortController();
  const ending = Promise.withResolvers<VoiceEvent>();
  const begun = Promise.withResolvers<VoiceEvent>();
  const utterance = voice.speak((event) => {
    events.push(event);
    (event.type === 'audio' ? begun : ending).resolve(event);
  }, interruption.signal);
  for (const sentence of sentences) utterance.add(sentence);
  return {
    events,
    ending: ending.promise,
    begun: begun.promise,
    interrupt: () => interruption.abort(),
    add: (text) => utterance.add(text),
    end: () => utterance.end(),
  };
}

async function hear(voice: Voice, ...sentences: readonly string[]): Promise<VoiceEvent[]> {
  const speech = speak(voice, ...sentences);
  speech.end();
  await speech.ending;
  return speech.events;
}

const said = (events: readonly VoiceEvent[]): string =>
  events.map((event) => (event.type === 'audio' ? event.text : '')).join('');
const kinds = (events: readonly VoiceEvent[]): string[] => [...new Set(events.map(({ type }) => type))];

async function connected(fake: FakeElevenLabs, index = 0): Promise<ElevenLabsConnection> {
  await expect.poll(() => fake.connections.length).toBeGreaterThan(index);
  const connection = fake.connections[index];
  if (connection === undefined) throw new Error('no connection');
  return connection;
}

textToSpeechContract('ElevenLabs', async () => (await serve({ firstFrameMs: 10 })).voices);
describe('a vendor with unusual messages', () => {
  textToSpeechContract(
    'ElevenLabs without alignment, in its other spelling, and with noise',
    async () => (await serve({ script: () => ({ unaligned: true, snakeCase: true, noise: true }) })).voices,
  );
});

describe('a voice that was chosen', () => {
  test.each([
    ['21m00Tcm4TlvDq8ikWAM', '21m00Tcm4TlvDq8ikWAM'],
    ['slt', 'rachel'],
    ['../../v1/user/subscriptn', 'rachel'],
  ])('%s is asked for as %s', async (voiceId, asked) => {
    const { fake, voices } = await serve();
    const over = new AbortController();
    voices.open({ voiceId }, over.signal);
    const { url } = await connected(fake);
    expect(url.pathname).toBe(`/v1/text-to-speech/${asked}/multi-stream-input`);
    over.abort();
  });

  test("is one of the account's voices, which have names", async () => {
    const { voices } = await serve();
    expect(await voices.voices(new AbortController().signal)).toEqual([
      { id: '21m00Tcm4TlvDq8ikWAM', name: 'Rachel', about: 'Female, american, young, calm' },
      { id: 'JBFqnCBsd6RMkjVDRZzb', name: 'George', about: 'Male, british, middle aged' },
    ]);
  });

  test('cannot be listed with a wrong key, nor when no server answers', async () => {
    const { fake } = await serve();
    const withKey = (apiKey: string) =>
      createElevenLabs({ url: fake.url, apiKey, voiceId: 'rachel', model: 'm' });
    const { signal } = new AbortController();
    await expect(withKey('wrong').voices(signal)).rejects.toMatchObject({ kind: 'refused' });
    await fake.close();
    await expect(withKey('xi-test').voices(signal)).rejects.toMatchObject({ kind: 'transient' });
  });
});

describe('what is sent', () => {
  test('a socket opens with the call, and asks for the line’s own audio format', async () => {
    const { fake, voices } = await serve();
    const { end } = call(voices);
    const { url, received } = await connected(fake);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      model_id: 'eleven_flash_v2_5',
      output_format: 'ulaw_8000',
      inactivity_timeout: '60',
      auto_mode: 'true',
      sync_alignment: 'true',
      apply_text_normalization: 'off',
    });
    expect(received).toEqual([]);
    end();
  });

  test('each utterance is a context: a blank, its clauses, and the close while the last is spoken', async () => {
    const { fake, voices } = await serve({ firstFrameMs: 300 });
    const { voice, end } = call(voices);
    const speech = speak(voice, 'One moment, ', "I'll look.");
    speech.end();
    const { received } = await connected(fake);
    await expect.poll(() => received.length).toBeGreaterThan(2);
    const opening = [
      { context_id: 'u1', text: ' ' },
      { context_id: 'u1', text: 'One moment, ', flush: true },
      { context_id: 'u1', text: "I'll look. ", flush: true },
    ];
    expect(received).toEqual(opening);
    await speech.ending;
    await hear(voice, 'Yes.');
    expect(received).toEqual([
      ...opening,
      { context_id: 'u1', close_context: true },
      { context_id: 'u2', text: ' ' },
      { context_id: 'u2', text: 'Yes. ', flush: true },
      { context_id: 'u2', close_context: true },
    ]);
    end();
  });

  test('an utterance may continue after all of it was heard', async () => {
    const { voices } = await serve();
    const { voice, end } = call(voices);
    const speech = speak(voice, 'Let me see. ');
    await expect.poll(() => said(speech.events)).toBe('Let me see. ');
    speech.add('Tuesday is free.');
    speech.end();
    await speech.ending;
    expect(said(speech.events)).toBe('Let me see. Tuesday is free.');
    end();
  });

  test('an idle socket is kept alive by one spare context, which the next utterance uses', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { fake, voices } = await serve();
    const { voice, end } = call(voices);
    const { received } = await connected(fake);
    await hear(voice, 'Hello.');
    const before = received.length;
    vi.advanceTimersByTime(20_000);
    await expect.poll(() => received.length).toBe(before + 2);
    expect(received.slice(before)).toEqual([
      { context_id: 'u2', text: ' ' },
      { context_id: 'u2', text: '' },
    ]);
    expect(said(await hear(voice, 'Still here.'))).toBe('Still here.');
    expect(received.slice(before + 2)).toEqual([
      { context_id: 'u2', text: 'Still here. ', flush: true },
      { context_id: 'u2', close_context: true },
    ]);
    end();
  });

  test('a text interrupted before the socket is open is never sent', async () => {
    const { fake, voices } = await serve({ script: () => ({ handshakeDelayMs: 50 }) });
    const { voice, end } = call(voices);
    speak(voice, 'Never mind.').interrupt();
    expect(said(await hear(voice, 'Good morning.'))).toBe('Good morning.');
    const { received } = await connected(fake);
    expect(received.map((message) => message['context_id'])).toEqual(['u2', 'u2', 'u2']);
    end();
  });
});

describe('an interruption', () => {
  test('closes the context at once, and late audio is dropped', async () => {
    const { fake, voices } = await serve({ perFrameMs: 2 });
    const { voice, end } = call(voices);
    const speech = speak(
      voice,
      'We are open from nine to six on every day of the week but Sunday and Monday.',
    );
    await speech.begun;
    speech.interrupt();
    const heard = speech.events.length;
    const { received } = await connected(fake);
    await expect.poll(() => received.at(-1)).toEqual({ context_id: 'u1', close_context: true });
    expect(said(await hear(voice, 'Sorry, go on.'))).toBe('Sorry, go on.');
    expect(speech.events).toHaveLength(heard);
    expect(fake.connections).toHaveLength(1);
    end();
  });

  test('opens a new socket after many of them, and the full one is closed', async () => {
    const { fake, voices } = await serve({ firstFrameMs: 300 });
    const { voice, end } = call(voices);
    const { received, closed } = await connected(fake);
    for (let count = 1; count <= 5; count += 1) {
      const speech = speak(voice, 'Well, ');
      await expect.poll(() => received.filter((message) => message['flush'] === true).length).toBe(count);
      speech.interrupt();
    }
    expect(said(await hear(voice, 'Good day.'))).toBe('Good day.');
    expect(await closed).toBe(1000);
    expect(fake.connections).toHaveLength(2);
    end();
  });
});

describe('the end of the call', () => {
  test('leaves no socket open, in any state', async () => {
    const { fake, voices } = await serve({
      script: (handshake) => ({ handshakeDelayMs: handshake === 0 ? 50 : 0 }),
    });
    const opening = call(voices);
    await expect.poll(() => fake.handshakes()).toBe(1);
    opening.end();
    const idle = call(voices);
    await connected(fake);
    idle.end();
    const speaking = call(voices);
    const speech = speak(speaking.voice, 'This is not heard to its end, because the caller hangs up.');
    await speech.begun;
    speaking.end();
    await expect.poll(() => fake.openSockets()).toBe(0);
    expect(kinds(speech.events)).toEqual(['audio']);
  });

  test('opens no socket when it comes before the beginning', async () => {
    const { fake, voices } = await serve();
    voices
      .open({ voiceId: null }, AbortSignal.abort())
      .speak(() => undefined, new AbortController().signal)
      .add('Hello?');
    expect(said(await hear(call(voices).voice, 'Hello!'))).toBe('Hello!');
    expect(fake.handshakes()).toBe(1);
  });
});

describe('a socket that was closed between utterances', () => {
  test.each<[string, (connection: ElevenLabsConnection) => void]>([
    ['in good order', (connection) => connection.sayGoodbye()],
    ['without a word', (connection) => connection.drop()],
  ])('%s is replaced by the next utterance', async (_how, leave) => {
    const { fake, voices } = await serve();
    const { voice, end } = call(voices);
    await hear(voice, 'Hello.');
    const connection = await connected(fake);
    leave(connection);
    expect(kinds(await hear(voice, 'Are you there?'))).toEqual(['audio', 'done']);
    expect(fake.connections).toHaveLength(2);
    end();
  });

  test('is replaced also while the next utterance is sent, and nothing is lost or said twice', async () => {
    const { fake, voices } = await serve({
      firstFrameMs: 50,
      script: (handshake) => (handshake === 0 ? { dropAfterFrames: 0 } : {}),
    });
    const { voice, end } = call(voices);
    const events = await hear(voice, 'Are you ', 'there?');
    expect([said(events), kinds(events)]).toEqual(['Are you there?', ['audio', 'done']]);
    expect(fake.connections).toHaveLength(2);
    end();
  });

  test('fails when it is closed again and again', async () => {
    const { fake, voices } = await serve({ script: () => ({ dropAfterFrames: 0 }) });
    const { voice, end } = call(voices);
    expect(kinds(await hear(voice, 'Hello?'))).toEqual(['failed']);
    expect(fake.connections).toHaveLength(2);
    end();
  });

  test('is replaced also after a close for missing input', async () => {
    const { fake, voices } = await serve({ secondMs: 1 });
    const { voice, end } = call(voices);
    await (
      await connected(fake)
    ).closed;
    expect(kinds(await hear(voice, 'Are you there?'))).toEqual(['audio', 'done']);
    end();
  });
});

describe('a failure', () => {
  test.each<[string, Misbehaviour, string, string]>([
    ['a refused handshake', { refuse: 403 }, 'refused', 'elevenlabs: answered 403'],
    ['a busy vendor', { refuse: 429 }, 'transient', 'elevenlabs: answered 429'],
    ['a dropped socket', { dropAfterFrames: 2 }, 'transient', 'elevenlabs: closed the connection with 1006'],
    [
      'a quota that ends',
      { errorAfterFrames: 2, error: 'quota_exceeded' },
      'refused',
      'elevenlabs: reported quota_exceeded',
    ],
    [
      'an error',
      { errorAfterFrames: 0, error: 'internal_error' },
      'transient',
      'elevenlabs: reported internal_error',
    ],
    ['a stall', { stallAfterFrames: 2 }, 'transient', 'elevenlabs: fell silent'],
    ['silence', { stallAfterFrames: 0 }, 'transient', 'elevenlabs: fell silent'],
  ])('%s is reported once, at the end of what was heard', async (_name, misbehaviour, kind, message) => {
    const { fake, voices } = await serve({ script: (handshake) => (handshake === 0 ? misbehaviour : {}) });
    const { voice, end } = call(voices);
    const events = await hear(voice, 'You are booked for Tuesday at three.');
    const last = events.at(-1);
    expect(last?.type === 'failed' ? [last.error.kind, last.error.message] : last).toEqual([kind, message]);
    expect(events.filter(({ type }) => type !== 'audio')).toHaveLength(1);
    const frames =
      misbehaviour.dropAfterFrames ?? misbehaviour.errorAfterFrames ?? misbehaviour.stallAfterFrames ?? 0;
    expect(said(events)).toBe('You are booked'.slice(0, frames * 4));
    // The next utterance is not harmed by it, on the same socket or on another.
    if (misbehaviour.stallAfterFrames === undefined) {
      expect(kinds(await hear(voice, 'See you then.'))).toEqual(['audio', 'done']);
    }
    end();
    await expect.poll(() => fake.openSockets()).toBe(0);
  });

  test('a wrong key and an unknown voice are refused, whenever the vendor says so', async () => {
    const { fake } = await serve();
    const options = { url: fake.url, apiKey: 'xi-test', voiceId: 'rachel', model: 'eleven_flash_v2_5' };
    for (const [wrong, error] of [
      [{ apiKey: 'xi-secret' }, 'invalid_api_key'],
      [{ voiceId: 'nobody' }, 'voice_not_found'],
    ] as const) {
      const { voice, end } = call(createElevenLabs({ ...options, ...wrong }));
      const [failed] = await hear(voice, 'Hello.');
      expect(failed?.type === 'failed' && [failed.error.kind, failed.error.message]).toEqual([
        'refused',
        `elevenlabs: reported ${error}`,
      ]);
      end();
    }
  });

  test('every spoken utterance reports its failure, and an empty one still ends', async () => {
    const { voices } = await serve({ script: () => ({ dropAfterFrames: 3 }) });
    const { voice, end } = call(voices);
    const speeches = [speak(voice, 'One, two, three, four.'), speak(voice, 'Five, six, seven, eight.')];
    const endings = await Promise.all(speeches.map(({ ending }) => ending));
    expect(endings.map(({ type }) => type)).toEqual(['failed', 'failed']);
    expect(await hear(voice)).toEqual([{ type: 'done' }]);
    end();
  });
});
