/** The voices that are asked for one clause at a time, Azure's and OpenAI's, on the wire. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TextToSpeech } from '../call/ports.ts';
import { type FakeAzureOptions, type Misbehaviour, startFakeAzure } from '../fakes/azure.ts';
import { type FakeOpenAIOptions, startFakeOpenAI } from '../fakes/openai.ts';
import { createAzure } from './azure.ts';
import { textToSpeechContract } from './contract-text-to-speech.ts';
import { createOpenAIVoice } from './openai-voice.ts';
import { call, hear, kinds, said, speak } from './testing-voice.ts';

const started: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const fake of started.splice(0)) await fake.close();
});

async function azure(options: FakeAzureOptions = {}) {
  const fake = await startFakeAzure({ apiKey: 'az-test', ...options });
  started.push(fake);
  return { fake, voices: createAzure({ apiKey: 'az-test', url: fake.url }) };
}

async function openai(options: FakeOpenAIOptions = {}) {
  const fake = await startFakeOpenAI({ apiKey: 'sk-test', ...options });
  started.push(fake);
  const voices = createOpenAIVoice({ apiKey: 'sk-test', baseUrl: fake.url, voiceId: 'marin' });
  return { fake, voices };
}

textToSpeechContract('Azure', async () => (await azure()).voices);
textToSpeechContract('OpenAI', async () => (await openai()).voices);

/** How an utterance ends. */
async function ending(voices: TextToSpeech) {
  const { voice, end } = call(voices);
  const events = await hear(voice, 'You are booked for Tuesday at three.');
  end();
  const last = events.at(-1);
  expect(events.filter(({ type }) => type !== 'audio')).toHaveLength(1);
  return last?.type === 'failed' ? [last.error.kind, last.error.message] : [last?.type];
}

describe('Azure', () => {
  test('is sent each clause as markup, whatever signs it has, in the voice that was chosen', async () => {
    const { fake, voices } = await azure();
    const over = new AbortController();
    const voice = voices.open({ voiceId: 'en-GB-SoniaNeural' }, over.signal);
    const text = 'Tom & <Jerry> say "it’s 5 > 3"\u0007. ';
    expect(said(await hear(voice, text, 'Bye.'))).toBe(`${text}Bye.`);
    expect(fake.requests).toEqual([
      { voice: 'en-GB-SoniaNeural', text: text.replace('\u0007', ' ') },
      { voice: 'en-GB-SoniaNeural', text: 'Bye.' },
    ]);
    over.abort();
  });

  test('is asked for the next clause while it speaks, and for none behind that', async () => {
    const { fake, voices } = await azure({ perFrameMs: 20 });
    const { voice, end } = call(voices);
    const speech = speak(voice, 'We are open from nine to six. ', 'Every day. ', 'Not on Sundays.');
    await speech.begun;
    await vi.waitFor(() => expect(fake.requests).toHaveLength(2), { interval: 5 });
    speech.interrupt();
    await vi.waitFor(() => expect(fake.openConnections()).toBe(0), { interval: 5 });
    expect(fake.requests).toHaveLength(2);
    end();
  });

  test.each<[string, Misbehaviour, string, string]>([
    ['a wrong key', { type: 'status', status: 401 }, 'refused', 'answered 401'],
    ['too many requests', { type: 'status', status: 429 }, 'transient', 'answered 429'],
    ['an outage', { type: 'status', status: 503 }, 'transient', 'answered 503'],
    ['an answer without audio', { type: 'silent' }, 'transient', 'spoke nothing'],
    ['a page in the place of audio', { type: 'page' }, 'transient', 'answered without audio'],
    ['a cut', { type: 'cut', afterFrames: 2 }, 'transient', 'the connection failed'],
    ['a stall', { type: 'stall', afterFrames: 2 }, 'transient', 'fell silent'],
  ])('fails once by %s, and speaks again', async (_what, misbehaviour, kind, message) => {
    const { voices } = await azure({ script: (request) => (request === 0 ? misbehaviour : null) });
    expect(await ending(voices)).toEqual([kind, `azure: ${message}`]);
    expect(await ending(voices)).toEqual(['done']);
  });
});

describe('OpenAI', () => {
  test('speaks in the voice that was chosen, as long as the text takes', async () => {
    const { fake, voices } = await openai();
    const over = new AbortController();
    const events = await hear(voices.open({ voiceId: 'cedar' }, over.signal), 'Good morning.');
    expect(JSON.parse(fake.requests[0]?.body ?? '')).toMatchObject({
      input: 'Good morning.',
      voice: 'cedar',
      response_format: 'pcm',
    });
    const bytes = events.reduce((sum, event) => sum + (event.type === 'audio' ? event.audio.length : 0), 0);
    expect(bytes).toBe('Good morning.'.length * 60 * 8);
    over.abort();
  });

  test('tells an empty account from too many requests', async () => {
    for (const [code, kind] of [
      ['insufficient_quota', 'refused'],
      ['rate_limit_exceeded', 'transient'],
    ] as const) {
      const { voices } = await openai({ script: () => ({ type: 'status', status: 429, code }) });
      expect(await ending(voices)).toEqual([kind, `openai-voice: answered 429 ${code}`]);
    }
  });

  test('fails when it is cut off in the middle', async () => {
    const { voices } = await openai({ script: () => ({ type: 'cut', afterChunks: 2 }) });
    const { voice, end } = call(voices);
    expect(kinds(await hear(voice, 'You are booked for Tuesday.'))).toEqual(['audio', 'failed']);
    end();
  });
});
