/** One reply: rounds of the model, tools between them, speech, and what is remembered of it. */
import { expect, test } from 'vitest';
import { LONGEST_REPLY } from '../lengths.ts';
import {
  type LanguageModel,
  type ModelEvent,
  type ModelMessage,
  type ToolCall,
  VendorError,
} from '../ports.ts';
import { MemoryLine, audioOf, lettersOf, MS_PER_LETTER } from '../testing.ts';
import type { ReplyNews } from '../turn-taking/speech.ts';
import type { ReplyId } from '../turn-taking/turn/types.ts';
import { PipelineReply } from './reply.ts';
import { MemoryModel, MemoryVoice, toolCall, words } from './testing.ts';

const PROMPT = {
  instructions: 'Be brief.',
  history: [{ role: 'user', content: 'what is free' }],
  last: null,
} as const;
const ASKED: readonly ModelMessage[] = [{ role: 'system', content: PROMPT.instructions }, ...PROMPT.history];

/** One reply with everything around it in memory; each script is one round of the model. */
class Scene {
  readonly line = new MemoryLine();
  readonly voice = new MemoryVoice();
  readonly model: MemoryModel;
  readonly news: ReplyNews[] = [];
  readonly errors: unknown[] = [];
  readonly ran: string[] = [];
  /** What running a tool waits for. */
  tool: (call: ToolCall) => Promise<void> = () => Promise.resolve();
  readonly reply: PipelineReply;

  constructor(scripts: readonly ((signal: AbortSignal) => AsyncIterable<ModelEvent>)[], held = false) {
    const rounds = [...scripts];
    this.model = new MemoryModel((_request, signal) => (rounds.shift() ?? (() => words('')))(signal));
    this.reply = new PipelineReply({
      id: 1 as ReplyId,
      line: this.line,
      model: this.model satisfies LanguageModel,
      voice: this.voice.open({ voiceId: null }, new AbortController().signal),
      receptionist: {
        language: 'en-US',
        tools: [],
        toolWrites: (name) => name === 'book',
        speakable: (text) => text,
      },
      runTool: async (call) => {
        this.ran.push(call.name);
        await this.tool(call);
        return { content: `result of ${call.name}`, endsCall: call.name === 'end_call' };
      },
      held,
      tell: (news, error) => {
        this.news.push(news);
        if (error !== undefined) this.errors.push(error);
      },
    });
    this.line.listen((event) => {
      if (event.type === 'mark') this.reply.onMark(event.name);
    });
  }

  answer(): Promise<void> {
    return this.reply.answer(PROMPT);
  }
  /** Plays what came so far, and lets what is due in between happen. */
  async play(ms = 60_000): Promise<void> {
    for (let passed = 0; passed < ms; passed += 200) {
      this.line.play(200);
      await Promise.resolve();
    }
  }
  get heard(): string {
    return lettersOf(this.line.heard);
  }
}

async function* several(calls: readonly string[], text = ''): AsyncIterable<ModelEvent> {
  await Promise.resolve();
  if (text !== '') yield { type: 'text', delta: text };
  for (const name of calls) yield { type: 'tool-call', call: { id: `id-${name}`, name, arguments: {} } };
  yield { type: 'done' };
}

/** Speaks, and then breaks. */
async function* broken(text: string, error: Error): AsyncIterable<ModelEvent> {
  await Promise.resolve();
  yield { type: 'text', delta: text };
  throw error;
}

test('two rounds with a tool between them keep their words apart, and the second round knows the first', async () => {
  const scene = new Scene([() => toolCall('look', {}, 'Let me see.'), () => words('Nine is free.')]);
  await scene.answer();
  await scene.play();
  expect(scene.heard).toBe('Let me see. Nine is free.');
  expect(scene.reply.said()).toBe('Let me see. Nine is free.');
  expect(scene.reply.heard()).toBe('Let me see. Nine is free.');
  const call = { id: 'call-look', name: 'look', arguments: {} };
  const tool = { role: 'tool', callId: 'call-look', name: 'look', content: 'result of look' };
  expect(scene.model.requests.map(({ messages }) => messages)).toEqual([
    ASKED,
    [...ASKED, { role: 'assistant', content: 'Let me see.', toolCalls: [call] }, tool],
  ]);
  expect(scene.reply.history()).toEqual([
    { role: 'assistant', content: 'Let me see.', toolCalls: [call] },
    tool,
    { role: 'assistant', content: 'Nine is free.' },
  ]);
  expect(scene.news.filter((each) => each !== 'dry')).toEqual([
    'audio',
    'tool-started',
    'tool-finished',
    'sent',
    'heard',
  ]);
});

test('the history holds what was heard, to the whole word, and only tools that ran', async () => {
  const gate = Promise.withResolvers<undefined>();
  const scene = new Scene([() => several(['look', 'book'], 'One moment please. '), () => words('Done.')]);
  scene.tool = () => gate.promise.then(() => undefined);
  const answered = scene.answer();
  await expect.poll(() => scene.ran).toEqual(['look']);
  await expect.poll(() => scene.line.queuedMs).toBeGreaterThan(0);
  await scene.play(12 * MS_PER_LETTER);
  scene.reply.abort();
  gate.resolve(undefined);
  await answered;
  expect(scene.ran).toEqual(['look']);
  expect(scene.reply.heard()).toBe('One moment');
  expect(scene.reply.unheard().text).toBe('please.');
  expect(scene.reply.history()).toEqual([
    { role: 'assistant', content: 'One moment', toolCalls: [{ id: 'id-look', name: 'look', arguments: {} }] },
    { role: 'tool', callId: 'id-look', name: 'look', content: 'result of look' },
  ]);
  expect(scene.model.requests).toHaveLength(1);
  expect(scene.news.at(-1)).toBe('tool-finished');
});

test('a reply that nobody heard leaves no trace', async () => {
  const scene = new Scene([() => words('We open at nine.')]);
  await scene.answer();
  scene.reply.abort();
  expect([scene.reply.heard(), scene.reply.history()]).toEqual(['', []]);
  expect(scene.reply.unheard().text).toBe('We open at nine.');
});

test('a held reply is not heard and writes nothing, but its reads may run', async () => {
  const scene = new Scene([() => several(['look', 'book'], 'I book it. '), () => words('Done.')], true);
  const answered = scene.answer();
  await expect.poll(() => scene.news).toContain('tool-finished');
  expect([scene.ran, scene.line.queuedMs]).toEqual([['look'], 0]);
  scene.reply.release();
  await answered;
  await scene.play();
  expect(scene.ran).toEqual(['look', 'book']);
  expect(scene.reply.heard()).toBe('I book it. Done.');
});

test('a held reply that is taken back never writes', async () => {
  const scene = new Scene([() => several(['book'])], true);
  const answered = scene.answer();
  await expect.poll(() => scene.model.endings).toEqual(['done']);
  scene.reply.abort();
  await answered;
  expect([scene.ran, scene.news, scene.reply.history()]).toEqual([[], [], []]);
});

test('a model that breaks after it spoke fails the reply once, and what was heard stays known', async () => {
  const error = new VendorError('memory', 'transient', 'cut off');
  const scene = new Scene([() => broken('We open at nine. And then', error)]);
  const answered = scene.answer();
  await answered;
  await scene.play();
  expect(scene.news.filter((each) => each === 'failed')).toEqual(['failed']);
  expect(scene.errors).toEqual([error]);
  expect(scene.reply.aborted).toBe(true);
  expect(scene.reply.complete).toBe(false);
  expect(scene.news).not.toContain('heard');
});

test('a model that broke has none of its tools run', async () => {
  const scene = new Scene([() => broken('', new VendorError('memory', 'transient', 'cut off'))]);
  await scene.answer();
  expect([scene.ran, scene.news]).toEqual([[], ['failed']]);
});

test('a voice that fails ends the reply with a failure, and stops the model', async () => {
  async function* endless(signal: AbortSignal): AsyncIterable<ModelEvent> {
    for (;;) {
      signal.throwIfAborted();
      yield { type: 'text', delta: 'And another sentence. ' };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const scene = new Scene([endless]);
  scene.voice.failure = new VendorError('memory', 'transient', 'no voice');
  await scene.answer();
  expect(scene.news).toEqual(['failed']);
  expect(scene.errors).toEqual([scene.voice.failure]);
  expect(scene.model.endings).toEqual(['aborted']);
});

test('a goodbye said beside the tool that ends the call is not asked for again', async () => {
  const scene = new Scene([() => toolCall('end_call', {}, 'Goodbye!'), () => words('Goodbye again!')]);
  await scene.answer();
  await scene.play();
  expect(scene.heard).toBe('Goodbye!');
  expect(scene.reply.endRequested).toBe(true);
  expect(scene.news).toContain('end-requested');
  expect(scene.news.indexOf('end-requested')).toBeLessThan(scene.news.indexOf('heard'));
  expect(scene.model.requests).toHaveLength(1);
});

test('a model that ends the call without a word is asked for its goodbye', async () => {
  const scene = new Scene([() => toolCall('end_call', {}), () => words('Goodbye!')]);
  await scene.answer();
  await scene.play();
  expect([scene.heard, scene.reply.endRequested, scene.model.requests.length]).toEqual(['Goodbye!', true, 2]);
});

test('an aborted reply does not ask for the end of the call', async () => {
  const gate = Promise.withResolvers<undefined>();
  const scene = new Scene([() => toolCall('end_call', {}, 'Goodbye!')]);
  scene.tool = () => gate.promise.then(() => undefined);
  const answered = scene.answer();
  await expect.poll(() => scene.ran).toEqual(['end_call']);
  scene.reply.abort();
  gate.resolve(undefined);
  await answered;
  expect(scene.news).not.toContain('end-requested');
});

test('a model that repeats its tool calls without end is stopped, and the reply still ends', async () => {
  const scene = new Scene(Array.from({ length: 50 }, () => () => toolCall('look', {}, 'Hm. ')));
  await scene.answer();
  await scene.play();
  expect(scene.model.requests.length).toBeLessThan(10);
  expect(scene.news.at(-1)).toBe('heard');
});

test('a model that says nothing ends its reply unheard', async () => {
  const scene = new Scene([() => words('')]);
  await scene.answer();
  expect(scene.news).toEqual(['sent', 'heard']);
  expect([scene.reply.heard(), scene.reply.history()]).toEqual(['', []]);
});

test('fixed words are spoken from their audio, or else by the voice', async () => {
  for (const audio of [audioOf('Hello there.'), null]) {
    const scene = new Scene([]);
    scene.reply.say('Hello there.', audio);
    await scene.play(2_000);
    expect([scene.heard, scene.reply.heard(), scene.news.at(-1)]).toEqual([
      'Hello there.',
      'Hello there.',
      'heard',
    ]);
    expect(scene.voice.spoken).toEqual(audio === null ? ['Hello there.'] : []);
  }
});

test('a filler is heard and does not enter the history', async () => {
  const scene = new Scene([() => words('Nine is free.')]);
  scene.reply.sayFiller(audioOf('One moment.'));
  await scene.answer();
  await scene.play();
  expect(scene.heard).toBe('One moment.Nine is free.');
  expect(scene.reply.history()).toEqual([{ role: 'assistant', content: 'Nine is free.' }]);
});

test('a reply that never ends is cut at a sentence, and the model is aborted', async () => {
  let sent = 0;
  async function* endless(): AsyncIterable<ModelEvent> {
    await Promise.resolve();
    for (; sent < 100_000; sent += 1) yield { type: 'text', delta: 'We are open on Tuesday. ' };
    yield { type: 'done' };
  }
  const scene = new Scene([() => endless()]);
  await scene.answer();
  expect(sent).toBeLessThan(200);
  await scene.play(200_000);
  expect(scene.reply.said().length).toBeGreaterThan(2_000);
  expect(scene.reply.said().length).toBeLessThanOrEqual(LONGEST_REPLY);
  expect(scene.reply.said()).toMatch(/^(We are open on Tuesday\. )*We are open on Tuesday\.$/);
  expect(scene.heard.trim()).toBe(scene.reply.said());
  expect(scene.reply.history()).toEqual([{ role: 'assistant', content: scene.reply.said() }]);
});
