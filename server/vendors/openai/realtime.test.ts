/** OpenAI's Realtime on the wire of its fake. */
import { afterEach, expect, test, vi } from 'vitest';
import { BYTES_PER_MS, SILENCE } from '../../call/ports.ts';
import type { FakeLanguageModel } from '../../fakes/openai.ts';
import {
  type FakeRealtime,
  type FakeRealtimeOptions,
  type Misbehaviour,
  startFakeRealtime,
} from '../../fakes/openai/realtime.ts';
import { hideWords } from '../../fakes/words-in-audio.ts';
import { type Mood, OPTIONS, speechToSpeechContract, Talker } from '../contract-speech-to-speech.ts';
import { createRealtime } from './realtime.ts';

const WORD_MS = 200;

/** Audible speech of one word every 200 ms, then silence. */
function say(text: string): Uint8Array {
  const words = text
    .split(' ')
    .map((word, at) => ({ text: word, startMs: at * WORD_MS, endMs: (at + 1) * WORD_MS }));
  const speech = words.length * WORD_MS * BYTES_PER_MS;
  const audio = new Uint8Array(speech + 2_000 * BYTES_PER_MS).fill(SILENCE);
  return hideWords(audio.fill(0x20, 0, speech), words);
}

const answering = (answer: string): FakeLanguageModel =>
  async function* ({ messages }) {
    await Promise.resolve();
    const last = messages.at(-1);
    if (last?.role === 'user' && last.content === 'look')
      yield { type: 'tool-call', id: 'call_1', name: 'look', arguments: { what: 'Übermorgen' } };
    else for (const delta of answer.match(/\S+\s*/g) ?? []) yield { type: 'text', delta };
  };

const moods: Record<Mood, Misbehaviour> = {
  well: {},
  unreachable: {},
  'refusing the key': { refuse: 401 },
  silent: { stallAt: 'session.created' },
  cut: { dropAt: { type: 'response.output_audio.delta', nth: 2 } },
};

speechToSpeechContract('openai-realtime', {
  say,
  scene: async (mood, answer) => {
    const fake = await startFakeRealtime({ model: answering(answer), script: () => moods[mood] });
    if (mood === 'unreachable') await fake.close();
    const close = mood === 'unreachable' ? () => Promise.resolve() : fake.close;
    const speechToSpeech = createRealtime({ url: fake.url, apiKey: 'key', model: 'gpt-realtime-2.1' });
    return { speechToSpeech, openSockets: fake.openSockets, close };
  },
});

let fake: FakeRealtime | null = null;
const talkers: Talker[] = [];
afterEach(async () => {
  for (const talker of talkers.splice(0)) talker.abort.abort();
  await fake?.close();
});

async function talkTo(options: FakeRealtimeOptions = {}, voiceId: string | null = null): Promise<Talker> {
  fake = await startFakeRealtime({ apiKey: 'key', ...options });
  const talker = new Talker(createRealtime({ url: fake.url, apiKey: 'key', model: 'm' }), {
    ...OPTIONS,
    voiceId,
  });
  talkers.push(talker);
  return talker;
}
const connection = () => {
  const [first] = fake?.connections ?? [];
  if (first === undefined) throw new Error('nobody has connected');
  return first;
};

test('the session hears by itself and neither answers nor falls silent by itself', async () => {
  const talker = await talkTo({}, 'cedar');
  await talker.until('open');
  expect(connection().settings).toMatchObject({
    voice: 'cedar',
    createResponse: false,
    interruptResponse: false,
    transcribes: true,
    instructions: OPTIONS.instructions,
    tools: OPTIONS.tools,
  });
});

test("another vendor's voice is none of its own", async () => {
  const talker = await talkTo({}, '21m00Tcm4TlvDq8ikWAM');
  await talker.until('open');
  expect(connection().settings.voice).toBe('marin');
});

test('what was said before, in writing and with tools, is taken without complaint', async () => {
  const talker = await talkTo();
  const call = { id: 'call_9', name: 'look', arguments: { what: 'hours' } };
  talker.talk.tell({ role: 'system', content: 'They are back.' });
  talker.talk.tell({ role: 'assistant', content: 'Let me see.', toolCalls: [call] });
  talker.talk.tell({ role: 'tool', callId: 'call_9', name: 'look', content: '{"status":"found"}' });
  talker.talk.tell({ role: 'user', content: 'thank you' });
  talker.talk.respond('');
  await talker.until('answered');
  expect(connection().complaints).toEqual([]);
  expect(connection().items.map(({ type }) => type)).toEqual([
    'message',
    'message',
    'call',
    'output',
    'message',
    'message',
  ]);
});

test('a cut of more than was said is a failure, and one of less is not', async () => {
  const talker = await talkTo();
  talker.talk.respond('');
  await talker.until('answered');
  const item = talker.of('audio')[0]?.item ?? '';
  talker.talk.heard(item, 60_000);
  await talker.until('failed');
  expect(talker.of('failed')[0]?.error.message).toContain('invalid_value');
});

test('an hour is the longest conversation', async () => {
  const talker = await talkTo({ sessionMs: 20 });
  await talker.until('failed');
  expect(talker.of('failed')[0]?.error).toMatchObject({ kind: 'transient' });
});

test('what cannot be read is a failure, and nothing of it is repeated in the log', async () => {
  for (const odd of ['{', '[]', '{"type":"response.output_audio.delta","item_id":"item_1"}']) {
    const talker = await talkTo({ script: () => ({ say: [odd] }) });
    await talker.until('failed');
    expect(talker.of('failed')[0]?.error.message).toBe('openai-realtime: sent what cannot be read');
    await fake?.close();
  }
});

test('a key or an address that cannot be used fails as refused', async () => {
  const listener = vi.fn();
  createRealtime({ url: 'ws://127.0.0.1:1/', apiKey: 'two\nlines', model: 'm' }).open(
    OPTIONS,
    listener,
    new AbortController().signal,
  );
  await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1));
  expect(listener.mock.calls[0]?.[0]).toMatchObject({ type: 'failed', error: { kind: 'refused' } });
});
