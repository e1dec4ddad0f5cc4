/** ElevenLabs on the wire: what is sent, interrupted and ended. */
import { describe, expect, test, vi } from 'vitest';
import { textToSpeechContract } from './contract-text-to-speech.ts';
import { createElevenLabs } from './elevenlabs.ts';
import { serve, call, speak, hear, said, kinds, connected } from './elevenlabs/testing.ts';

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
      {
        id: '21m00Tcm4TlvDq8ikWAM',
        name: 'Rachel',
        about: 'Female, american, young, calm',
        vendor: 'elevenlabs',
      },
      {
        id: 'JBFqnCBsd6RMkjVDRZzb',
        name: 'George',
        about: 'Male, british, middle aged',
        vendor: 'elevenlabs',
      },
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
