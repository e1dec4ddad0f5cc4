import { afterEach, describe, expect, test, vi } from 'vitest';
import { BYTES_PER_MS, type ListenOptions, SILENCE } from '../call/ports.ts';
import {
  type FakeDeepgram,
  type FakeDeepgramOptions,
  type Misbehaviour,
  startFakeDeepgram,
} from '../fakes/deepgram.ts';
import { hideWords } from '../fakes/words-in-audio.ts';
import { Listener, type Mood, expectOrder, speechToTextContract } from './contract-speech-to-text.ts';
import { createDeepgram } from './deepgram.ts';

const NOVA = 'nova-3';
const FLUX = 'flux-general-en';
const WORD_MS = 200;

/** Audible speech of one word every 200 ms, then silence. */
function say(text: string, silenceMs = 2000): Uint8Array {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    startMs: index * WORD_MS,
    endMs: (index + 1) * WORD_MS,
  }));
  const speechBytes = words.length * WORD_MS * BYTES_PER_MS;
  const audio = new Uint8Array(speechBytes + silenceMs * BYTES_PER_MS).fill(SILENCE);
  return hideWords(audio.fill(0x20, 0, speechBytes), words);
}

const moods: Record<Exclude<Mood, 'unreachable'>, Misbehaviour> = {
  well: {},
  'slow to open': { handshakeDelayMs: 150 },
  'refusing the key': { refuse: 401 },
  cut: { dropAfterWords: 3 },
};

for (const model of [NOVA, FLUX]) {
  speechToTextContract(`deepgram ${model}`, {
    say,
    scene: async (mood) => {
      const fake = await startFakeDeepgram({ script: () => (mood === 'unreachable' ? {} : moods[mood]) });
      if (mood === 'unreachable') await fake.close();
      const { url, openSockets } = fake;
      const close = mood === 'unreachable' ? () => Promise.resolve() : fake.close;
      return { speechToText: createDeepgram({ url, apiKey: 'key', model }), openSockets, close };
    },
  });
}

describe('Deepgram on the wire', () => {
  let fake: FakeDeepgram | null = null;
  const listeners: Listener[] = [];

  const listenTo = async (model: string, options: FakeDeepgramOptions & { key?: string } = {}) => {
    fake = await startFakeDeepgram(options);
    const speechToText = createDeepgram({ url: fake.url, apiKey: options.key ?? 'key', model });
    const listener = new Listener(speechToText, ['Sam', 'Smith, Jones & Co']);
    listeners.push(listener);
    return listener;
  };
  const connection = () => {
    const [first] = fake?.connections ?? [];
    if (first === undefined) throw new Error('Nobody has connected');
    return first;
  };

  /** Like `until`, which itself polls by an interval, while intervals are held still. */
  const opened = async (listener: Listener) => {
    while (!listener.types().includes('open')) await new Promise(setImmediate);
  };

  afterEach(async () => {
    vi.useRealTimers();
    for (const listener of listeners.splice(0)) listener.abort.abort();
    await fake?.close();
    fake = null;
  });

  test('of more than is kept while it opens, the end is heard', async () => {
    const listener = await listenTo(NOVA);
    const silence = new Uint8Array(10_000 * BYTES_PER_MS).fill(SILENCE);
    listener.stream.send(Buffer.concat([silence, say('hello there')]));
    await listener.until('end-of-turn');
    expect(listener.turns()).toEqual(['hello there']);
  });

  test('a request to nova-3 asks for interim words, both ends of speech, and the expected names', async () => {
    const listener = await listenTo(NOVA);
    await listener.until('open');
    expect(connection().url.pathname).toBe('/v1/listen');
    expect([...connection().url.searchParams]).toEqual([
      ['model', 'nova-3'],
      ['encoding', 'mulaw'],
      ['sample_rate', '8000'],
      ['channels', '1'],
      ['language', 'en-US'],
      ['interim_results', 'true'],
      ['endpointing', '300'],
      ['utterance_end_ms', '1000'],
      ['vad_events', 'true'],
      ['smart_format', 'true'],
      ['keyterm', 'Sam'],
      ['keyterm', 'Smith Jones & Co'],
    ]);
  });

  test('a request to Flux asks for eager ends, and for no option that it does not know', async () => {
    const listener = await listenTo(FLUX);
    await listener.until('open');
    expect(connection().url.pathname).toBe('/v2/listen');
    expect([...connection().url.searchParams]).toEqual([
      ['model', 'flux-general-en'],
      ['encoding', 'mulaw'],
      ['sample_rate', '8000'],
      ['eot_threshold', '0.7'],
      ['eager_eot_threshold', '0.4'],
      ['eot_timeout_ms', '5000'],
      ['keyterm', 'Sam'],
      ['keyterm', 'Smith Jones & Co'],
    ]);
  });

  test('a request to Flux in many languages names the expected one', async () => {
    const listener = await listenTo('flux-general-multi');
    await listener.until('open');
    expect(connection().url.searchParams.get('language_hint')).toBe('en');
  });

  test('a caller who may speak another language is listened to for both, by either model', async () => {
    fake = await startFakeDeepgram();
    const asked = async (model: string, languages: ListenOptions['languages']) => {
      const speechToText = createDeepgram({ url: fake?.url ?? '', apiKey: 'key', model });
      const listener = new Listener(speechToText, [], languages);
      listeners.push(listener);
      await listener.until('open');
      const query = fake?.connections.at(-1)?.url.searchParams;
      return [query?.get('model'), query?.get('language'), query?.getAll('language_hint')];
    };
    expect(await asked(NOVA, ['en-US', 'es-MX'])).toEqual(['nova-3', 'multi', []]);
    expect(await asked(NOVA, ['es-MX'])).toEqual(['nova-3', 'es-MX', []]);
    expect(await asked(NOVA, ['en-US', 'en-GB'])).toEqual(['nova-3', 'en-US', []]);
    const multilingual = ['flux-general-multi', null];
    expect(await asked(FLUX, ['en-US', 'es-MX'])).toEqual([...multilingual, ['en', 'es']]);
    expect(await asked(FLUX, ['es-MX'])).toEqual([...multilingual, ['es']]);
  });

  test('the key is sent in the header; the right one is accepted, a wrong one is refused', async () => {
    const good = await listenTo(NOVA, { apiKey: 'right', key: 'right' });
    await good.until('open');
    await fake?.close();
    const bad = await listenTo(NOVA, { apiKey: 'right', key: 'wrong' });
    await bad.until('failed');
    expect(bad.failures()).toEqual(['refused']);
  });

  test('a ws origin keeps its path', async () => {
    fake = await startFakeDeepgram();
    const url = `${fake.url.replace('http', 'ws')}/proxy/`;
    const listener = new Listener(createDeepgram({ url, apiKey: 'key', model: NOVA }));
    await listener.until('failed');
    expect(listener.failures()).toEqual(['refused']); // The fake has nothing there: 404.
  });

  test.each([
    [NOVA, 160],
    [FLUX, 640],
  ])(
    '%s gets audio in messages of %i bytes, the rest before CloseStream, and never an empty one',
    async (model, size) => {
      const listener = await listenTo(model);
      await listener.until('open');
      const audio = say('one two', 500).subarray(0, 5 * size + 160);
      listener.send(audio);
      listener.stream.finish();
      await connection().closed;
      expect(connection().received).toEqual([
        { type: 'audio', messages: 6, bytes: audio.length, largest: size },
        { type: 'text', message: 'CloseStream' },
      ]);
      expect(await connection().closed).toBe(1000);
    },
  );

  test('a finish without any audio sends CloseStream alone', async () => {
    const listener = await listenTo(NOVA);
    await listener.until('open');
    listener.stream.finish();
    await connection().closed;
    expect(connection().received).toEqual([{ type: 'text', message: 'CloseStream' }]);
  });

  test('nova-3 gets a KeepAlive every 4 s while no audio comes, and none while it does', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const listener = await listenTo(NOVA);
    await opened(listener);
    for (let half = 0; half < 10; half += 1) {
      listener.stream.send(new Uint8Array(160).fill(SILENCE));
      vi.advanceTimersByTime(500);
    }
    listener.stream.send(new Uint8Array(160).fill(SILENCE));
    vi.advanceTimersByTime(8500);
    vi.useRealTimers();
    await vi.waitFor(() => expect(connection().received).toHaveLength(3));
    expect(connection().received).toEqual([
      { type: 'audio', messages: 11, bytes: 11 * 160, largest: 160 },
      { type: 'text', message: 'KeepAlive' },
      { type: 'text', message: 'KeepAlive' },
    ]);
  });

  test.each([NOVA, FLUX])('%s has failed when it takes audio for 6 s and answers nothing', async (model) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const listener = await listenTo(model, { script: () => ({ stall: true }) });
    await opened(listener);
    for (let half = 0; half < 13; half += 1) {
      expect(listener.failures()).toEqual([]);
      listener.send(new Uint8Array(500 * BYTES_PER_MS).fill(SILENCE));
      vi.advanceTimersByTime(500);
    }
    expect(listener.failures()).toEqual(['transient']);
    await connection().closed;
  });

  test('Flux gets silence while no audio comes, so that the turn ends', async () => {
    const listener = await listenTo(FLUX);
    await listener.until('open');
    listener.send(say('just a trim', 0));
    await listener.until('end-of-turn');
    expect(listener.turns()).toEqual(['just a trim']);
  });

  test('Flux takes an eager end back when the caller speaks on', async () => {
    const listener = await listenTo(FLUX);
    await listener.until('open');
    listener.send(say('book a haircut', 250));
    listener.send(say('and a shave', 1000));
    await listener.until('end-of-turn');
    expect(listener.types().filter((type) => type !== 'words')).toEqual([
      'open',
      'speech-started',
      'eager-end-of-turn',
      'turn-resumed',
      'eager-end-of-turn',
      'end-of-turn',
    ]);
    expect(listener.turns()).toEqual(['book a haircut and a shave']);
    expectOrder(listener.events);
  });

  test.each([NOVA, FLUX])(
    '%s with noise behind the words has its turn ended once, by the backup',
    async (model) => {
      const listener = await listenTo(model, { script: () => ({ noise: true }) });
      await listener.until('open');
      listener.send(say('can you hear me', 5500));
      await listener.until('end-of-turn');
      listener.send(say('hello', 5500));
      await listener.until('end-of-turn', 2);
      expect(listener.turns()).toEqual(['can you hear me', 'hello']);
      expectOrder(listener.events);
    },
  );

  test('nova-3 has a long utterance joined from its segments', async () => {
    const listener = await listenTo(NOVA);
    await listener.until('open');
    const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    listener.send(say(long));
    await listener.until('end-of-turn');
    expect(listener.turns()).toEqual([long]);
  });

  test('nova-3 gives an empty turn for a noise without words', async () => {
    const listener = await listenTo(NOVA);
    await listener.until('open');
    listener.send(new Uint8Array(400 * BYTES_PER_MS).fill(0x20));
    listener.send(new Uint8Array(2000 * BYTES_PER_MS).fill(SILENCE));
    await listener.until('end-of-turn');
    expect(listener.types()).toEqual(['open', 'speech-started', 'end-of-turn']);
    expect(listener.turns()).toEqual(['']);
  });

  test.each([
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [429, 'transient'],
    [500, 'transient'],
    [503, 'transient'],
  ])('a handshake answered with %i is one failure, and it is %s', async (refuse, kind) => {
    const listener = await listenTo(NOVA, { script: () => ({ refuse }) });
    listener.send(say('hello'));
    await listener.until('failed');
    await vi.waitFor(() => expect(fake?.openSockets()).toBe(0));
    expect(listener.failures()).toEqual([kind]);
    expect(listener.types()).toEqual(['failed']);
  });

  test('a handshake that never ends is given up after 4 s', async () => {
    const listener = await listenTo(NOVA, { script: () => ({ handshakeDelayMs: 60_000 }) });
    await listener.until('failed');
    expect(listener.failures()).toEqual(['transient']);
    await vi.waitFor(() => expect(fake?.openSockets()).toBe(0));
  });

  test.each([
    ['text that is not JSON', 'hello{'],
    ['JSON that is no message', '[1]'],
    ['a known message in a wrong form', '{"type":"Results","channel":7}'],
    ['an error', '{"type":"Error","sequence_id":1,"code":"INTERNAL_SERVER_ERROR","description":"sorry"}'],
  ])('%s is one transient failure', async (_, text) => {
    const listener = await listenTo(NOVA, { script: () => ({ say: [text, text] }) });
    await listener.until('failed');
    await connection().closed;
    expect(listener.failures()).toEqual(['transient']);
  });

  test.each([NOVA, FLUX])('%s has a message of an unknown type skipped', async (model) => {
    const listener = await listenTo(model, {
      script: () => ({ say: ['{"type":"Sentiment","mood":"fine"}'] }),
    });
    listener.send(say('good morning'));
    await listener.until('end-of-turn');
    expect(listener.turns()).toEqual(['good morning']);
  });

  test.each([1000, 1008, 1011])('an unexpected close with %i is one transient failure', async (code) => {
    const script = () => ({ closeAfterWords: { words: 2, code, reason: 'NET-0000' } });
    const listener = await listenTo(NOVA, { script, delayMs: 5 });
    listener.send(say('one two three'));
    await listener.until('failed');
    await connection().closed;
    expect(listener.failures()).toEqual(['transient']);
    expectOrder(listener.events);
  });

  test('a cut connection is one transient failure', async () => {
    const listener = await listenTo(FLUX, { script: () => ({ dropAfterMs: 50 }) });
    await listener.until('failed');
    expect(listener.types()).toEqual(['open', 'failed']);
    expect(listener.failures()).toEqual(['transient']);
  });

  test('the last 10 s of audio before the socket opened are kept', async () => {
    const listener = await listenTo(NOVA, { script: () => ({ handshakeDelayMs: 100 }) });
    listener.send(new Uint8Array(15_000 * BYTES_PER_MS).fill(SILENCE));
    listener.send(say('hello'));
    await listener.until('end-of-turn');
    const [audio] = connection().received;
    expect(audio).toMatchObject({ type: 'audio', bytes: 10_000 * BYTES_PER_MS });
    expect(listener.turns()).toEqual(['hello']);
  });
});
