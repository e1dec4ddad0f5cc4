import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type FakeDeepgram, type FakeDeepgramOptions, startFakeDeepgram } from './deepgram.ts';
import { hideWords } from './words-in-audio.ts';

const NOVA = 'model=nova-3&encoding=mulaw&sample_rate=8000';
const NOVA_FULL = `${NOVA}&interim_results=true&endpointing=300&utterance_end_ms=1000&vad_events=true&smart_format=true`;
const FLUX = 'model=flux-general-en&encoding=mulaw&sample_rate=8000';
const EAGER = `${FLUX}&eager_eot_threshold=0.4`;

/** Silent speech of one word every 100 ms, then silence. */
function say(text: string, silenceMs: number): Uint8Array {
  const words = text
    .split(' ')
    .map((word, index) => ({ text: word, startMs: index * 100, endMs: index * 100 + 100 }));
  return hideWords(new Uint8Array((words.length * 100 + silenceMs) * 8).fill(0xff), words);
}

describe('the fake Deepgram', () => {
  let fake: FakeDeepgram | null = null;

  const start = async (options: FakeDeepgramOptions = {}) => (fake = await startFakeDeepgram(options));
  const dial = (path: string, authorization = 'Token key') =>
    new WebSocket(`${fake?.url.replace('http', 'ws') ?? ''}${path}`, { headers: { authorization } });
  const status = async (path: string, authorization?: string) => {
    const socket = dial(path, authorization);
    return new Promise<{ status: number; error: unknown }>((resolve, reject) => {
      socket.on('open', () => reject(new Error('It was let in')));
      socket.on('unexpected-response', (request, response) => {
        resolve({ status: response.statusCode ?? 0, error: response.headers['dg-error'] });
        request.destroy();
      });
      socket.on('error', reject);
    });
  };
  /** Sends all of it and gives back every message, and how the connection was closed. */
  const converse = async (path: string, inputs: readonly (string | Uint8Array)[]) => {
    const socket = dial(path);
    const messages: Record<string, unknown>[] = [];
    socket.on('message', (data: Buffer) =>
      messages.push(JSON.parse(data.toString()) as Record<string, unknown>),
    );
    socket.on('open', () => {
      for (const input of inputs) socket.send(input);
    });
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    return { messages, code, reason: reason.toString(), types: messages.map((message) => message['type']) };
  };
  const close = JSON.stringify({ type: 'CloseStream' });

  afterEach(async () => {
    await fake?.close();
    fake = null;
  });

  test.each([
    ['/v1/listen', `${NOVA}&interim_results=true&utterance_end_ms=999`],
    ['/v1/listen', `${NOVA}&utterance_end_ms=1000`],
    ['/v1/listen', `${NOVA}&interim_results=yes`],
    ['/v1/listen', `${NOVA}&endpointing=soon`],
    ['/v1/listen', `${NOVA}&interim_result=true`],
    ['/v1/listen', `${NOVA}&keywords=Sam`],
    ['/v1/listen', 'model=nova-2&encoding=mulaw&sample_rate=8000&keyterm=Sam'],
    ['/v1/listen', 'model=flux-general-en&encoding=mulaw&sample_rate=8000'],
    ['/v1/listen', 'model=nova-3'],
    ['/v2/listen', `${FLUX}&interim_results=true`],
    ['/v2/listen', `${FLUX}&endpointing=300`],
    ['/v2/listen', `${FLUX}&eot_threshold=0.4`],
    ['/v2/listen', `${FLUX}&eager_eot_threshold=0.2`],
    ['/v2/listen', `${FLUX}&eager_eot_threshold=0.8`],
    ['/v2/listen', `${FLUX}&eot_timeout_ms=499`],
    ['/v2/listen', `${FLUX}&language_hint=en`],
    ['/v2/listen', `${FLUX}&keyterm=Sam:0.15`],
    ['/v2/listen', 'model=nova-3&encoding=mulaw&sample_rate=8000'],
  ])('answers %s?%s with 400 and says why', async (path, query) => {
    await start();
    const answer = await status(`${path}?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.error).toEqual(expect.stringMatching(/\w/));
  });

  test.each([['Token wrong'], ['Bearer wrong'], ['right'], ['']])(
    'answers the authorization "%s" with 401',
    async (key) => {
      await start({ apiKey: 'right' });
      expect((await status(`/v1/listen?${NOVA}`, key)).status).toBe(401);
      expect(fake?.connections).toEqual([]);
    },
  );

  test('v1 sends speech start, interim words, the end by silence, the end of the utterance, and the summary', async () => {
    await start();
    const { messages, types, code } = await converse(`/v1/listen?${NOVA_FULL}`, [
      say('Hello, Sam', 1500),
      close,
    ]);
    expect(types).toEqual(['SpeechStarted', 'Results', 'Results', 'Results', 'UtteranceEnd', 'Metadata']);
    expect(messages[1]).toMatchObject({
      type: 'Results',
      channel_index: [0, 1],
      start: 0,
      duration: 0.1,
      is_final: false,
      speech_final: false,
      from_finalize: false,
      channel: {
        alternatives: [
          { transcript: 'Hello,', words: [{ word: 'hello', punctuated_word: 'Hello,', end: 0.1 }] },
        ],
      },
    });
    expect(messages[3]).toMatchObject({
      is_final: true,
      speech_final: true,
      channel: { alternatives: [{ transcript: 'Hello, Sam' }] },
    });
    expect(messages[4]).toEqual({ type: 'UtteranceEnd', channel: [0, 1], last_word_end: 0.2 });
    expect(messages[5]).toMatchObject({ duration: 1.7, channels: 1 });
    expect(code).toBe(1000);
  });

  test('v1 without options sends only final segments, unformatted', async () => {
    await start();
    const { messages } = await converse(`/v1/listen?${NOVA}&endpointing=false`, [
      say('Hello, Sam', 500),
      close,
    ]);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toMatchObject({
      is_final: true,
      speech_final: false,
      channel: { alternatives: [{ transcript: 'hello sam' }] },
    });
  });

  test('v1 counts its silence in audio, not in time', async () => {
    await start();
    const { types } = await converse(`/v1/listen?${NOVA_FULL}`, [say('hello', 290), close]);
    expect(types).toEqual(['SpeechStarted', 'Results', 'Results', 'Metadata']);
  });

  test('v1 flushes on Finalize', async () => {
    await start();
    const finalize = JSON.stringify({ type: 'Finalize' });
    const { messages } = await converse(`/v1/listen?${NOVA}`, [say('hello', 0), finalize, close]);
    expect(messages[0]).toMatchObject({ is_final: true, from_finalize: true });
  });

  test('v2 numbers every message and plays a turn that is resumed', async () => {
    await start();
    const { messages, code } = await converse(`/v2/listen?${EAGER}`, [
      say('book it', 250),
      say('today', 400),
      close,
    ]);
    const turns = messages.filter((message) => message['event'] !== 'Update');
    expect(messages.map((message) => message['sequence_id'])).toEqual(messages.map((_, index) => index));
    expect(turns.map((message) => [message['event'] ?? message['type'], message['transcript']])).toEqual([
      ['Connected', undefined],
      ['StartOfTurn', 'book'],
      ['EagerEndOfTurn', 'book it'],
      ['TurnResumed', 'book it today'],
      ['EagerEndOfTurn', 'book it today'],
      ['EndOfTurn', 'book it today'],
    ]);
    expect(turns.at(-1)).toMatchObject({
      turn_index: 0,
      trigger: 'model',
      words: [{}, {}, { word: 'today', end: 0.55 }],
    });
    expect(code).toBe(1000);
  });

  test('v2 without an eager threshold sends no eager ends', async () => {
    await start();
    const { messages } = await converse(`/v2/listen?${FLUX}`, [say('book it', 800), say('yes', 800), close]);
    const ends = messages.filter((message) => String(message['event']).endsWith('EndOfTurn'));
    expect(ends).toMatchObject([
      { event: 'EndOfTurn', turn_index: 0, transcript: 'book it' },
      { event: 'EndOfTurn', turn_index: 1, transcript: 'yes' },
    ]);
  });

  test('v2 takes new thresholds by Configure', async () => {
    await start();
    const configure = JSON.stringify({ type: 'Configure', thresholds: { eager_eot_threshold: 0.5 } });
    const { messages } = await converse(`/v2/listen?${FLUX}`, [configure, close]);
    expect(messages[1]).toMatchObject({
      type: 'ConfigureSuccess',
      sequence_id: 1,
      thresholds: { eager_eot_threshold: 0.5, eot_threshold: 0.7, eot_timeout_ms: 5000 },
    });
  });

  test.each([
    ['v2 does not know KeepAlive', `/v2/listen?${FLUX}`, JSON.stringify({ type: 'KeepAlive' })],
    ['v1 does not know Configure', `/v1/listen?${NOVA}`, JSON.stringify({ type: 'Configure' })],
    ['v1 wants JSON', `/v1/listen?${NOVA}`, 'hello'],
  ])('%s is answered by an error, then the socket closes', async (_, path, text) => {
    await start();
    const { types, code } = await converse(path, [text]);
    expect(types.at(-1)).toBe('Error');
    expect(code).toBe(1008);
  });

  test.each([`/v1/listen?${NOVA}`, `/v2/listen?${FLUX}`])(
    'an empty frame ends the stream of %s',
    async (path) => {
      await start();
      expect((await converse(path, [new Uint8Array(0)])).code).toBe(1000);
    },
  );

  test('a client that sends nothing is closed with the reason that Deepgram gives', async () => {
    await start({ idleLimitMs: 50 });
    const { code, reason } = await converse(`/v1/listen?${NOVA}`, []);
    expect(code).toBe(1011);
    expect(reason).toBe(
      'Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001',
    );
  });

  test('recognition takes the time that it is set to', async () => {
    await start({ delayMs: 60 });
    const before = performance.now();
    await converse(`/v1/listen?${NOVA}`, [say('hello', 0), close]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(59);
  });

  test('a closed fake leaves no socket open', async () => {
    const { url, close: stop, openSockets } = await start();
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/listen?${NOVA}`, {
      headers: { authorization: 'Token k' },
    });
    await once(socket, 'open');
    expect(openSockets()).toBe(1);
    const closed = once(socket, 'close');
    await stop();
    await closed;
    expect(openSockets()).toBe(0);
  });
});
