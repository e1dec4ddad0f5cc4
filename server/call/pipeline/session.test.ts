import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TurnTimings } from '../../../db/schema.ts';
import { type ModelMessage, type ToolCall, VendorError } from '../ports.ts';
import type { ToolRun } from '../../receptionist/tools/tool.ts';
import type { Receptionist } from '../../receptionist/receptionist.ts';
import { type Session, type SessionRecord, startSession } from './session.ts';
import {
  audioOf,
  lettersOf,
  MemoryLine,
  MemoryModel,
  MemoryRecogniser,
  MemoryVoice,
  type Script,
  toolCall,
  words,
} from './testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type RecordedTurn = Parameters<SessionRecord['addTurn']>[0];

/** One call with everything around it in memory. */
class Scene {
  readonly line = new MemoryLine();
  readonly ears = new MemoryRecogniser();
  readonly voice = new MemoryVoice();
  readonly model: MemoryModel;
  readonly turns: RecordedTurn[] = [];
  readonly toolRuns: string[] = [];
  readonly timings: TurnTimings[] = [];
  readonly errors: unknown[] = [];
  readonly states: string[] = [];
  ended: { outcome: string } | 'released' | null = null;
  /** Holds tools until the test lets them go. */
  toolGate: Promise<void> = Promise.resolve();
  readonly session: Session;

  constructor(
    script: Script,
    options: {
      readonly resumed?: boolean;
      readonly past?: readonly ModelMessage[];
      readonly deaf?: boolean;
    } = {},
  ) {
    this.model = new MemoryModel(script);
    this.session = startSession({
      line: this.line,
      speechToText: options.deaf === true ? null : this.ears,
      canType: false,
      model: this.model,
      textToSpeech: this.voice,
      cachedAudio: (text) => audioOf(text),
      receptionist: this.#receptionist(),
      record: {
        addTurn: (turn) => this.turns.push(turn),
        addTool: (run) => this.toolRuns.push(`${run.name} ${run.status}`),
        progress: () => undefined,
        end: (outcome) => {
          this.ended = { outcome };
          return Promise.resolve();
        },
        release: () => {
          this.ended = 'released';
          return Promise.resolve();
        },
      },
      announceWords: () => undefined,
      announceState: (state) => this.states.push(state),
      past: options.past ?? [],
      resumed: options.resumed ?? false,
      onTurn: (timings) => this.timings.push(timings),
      onError: (error) => this.errors.push(error),
    });
  }

  #receptionist(): Receptionist {
    return {
      language: 'en-US',
      voiceId: null,
      keyterms: [],
      tools: [],
      fillers: ['One moment.'],
      systemPrompt: () => 'You answer the phone.',
      sentence: (phrase) => (phrase === 'greeting' ? 'Hello!' : `(${phrase})`),
      speakable: (text) => text,
      emergency: (text) => (text.includes('fire') ? 'Hang up and call 911.' : null),
      toolWrites: (name) => name === 'book',
      runTool: (call) => this.#runTool(call),
      callerSpoke: () => undefined,
      outcome: () => ({ outcome: this.toolRuns.includes('book booked') ? 'booked' : null, summary: '' }),
    };
  }

  async #runTool(call: ToolCall): Promise<ToolRun> {
    await this.toolGate;
    const status = call.name === 'book' ? 'booked' : call.name === 'end_call' ? 'ending' : 'found';
    const result = { status, say: 'Done.' };
    return {
      key: call.name,
      result,
      content: JSON.stringify(result),
      endsCall: status === 'ending',
      fresh: true,
    };
  }

  /** Lets time pass, on the line too. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 20) {
      this.line.play(20);
      await vi.advanceTimersByTimeAsync(20);
    }
  }
  async greeted(): Promise<this> {
    await this.pass(500);
    return this;
  }
  says(text: string): void {
    this.ears.hear({ type: 'words', text });
    this.ears.hear({ type: 'end-of-turn', text });
  }
  get heard(): string {
    return lettersOf(this.line.heard);
  }
  lastRequest(): readonly ModelMessage[] {
    return this.model.requests.at(-1)?.messages ?? [];
  }
}

describe('a call', () => {
  test('the greeting is on the line before anything else happens', () => {
    const scene = new Scene(() => words(''));
    expect(scene.line.queuedMs).toBeGreaterThan(0);
    expect(scene.model.requests).toEqual([]);
  });

  test('typed words without an end are recorded and answered by their last 2,000 characters', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.line.emit({ type: 'typed', text: `${'well, '.repeat(20_000)}when do you open` });
    await scene.pass(2_000);
    const said = scene.turns.find(({ speaker }) => speaker === 'caller')?.said ?? '';
    expect(said).toMatch(/well, when do you open$/);
    expect(said.length).toBeLessThanOrEqual(2_000);
    expect(scene.lastRequest().at(-1)).toEqual({ role: 'user', content: said });
  });

  test('over a thousand lines, what the model is asked with stays short, and ends on the newest', async () => {
    const scene = await new Scene(() => words('Yes.')).greeted();
    for (let line = 0; line < 1_000; line += 1) {
      scene.line.emit({ type: 'typed', text: `line ${line} ${'and so on '.repeat(20)}` });
      await scene.pass(40);
    }
    const sizes = scene.model.requests.map(
      ({ messages }) => messages.map(({ content }) => content).join('').length,
    );
    expect(Math.max(...sizes)).toBeLessThan(40_000);
    expect(scene.lastRequest().at(-1)?.content).toContain('line 999');
  });

  test('a question is answered, and both turns are recorded with what was heard', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.says('when do you open');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!We open at nine.');
    expect(scene.turns.map(({ speaker, heard, interrupted }) => ({ speaker, heard, interrupted }))).toEqual([
      { speaker: 'receptionist', heard: 'Hello!', interrupted: false },
      { speaker: 'caller', heard: 'when do you open', interrupted: false },
      { speaker: 'receptionist', heard: 'We open at nine.', interrupted: false },
    ]);
    expect(scene.timings).toHaveLength(1);
  });

  test('what is said while the greeting plays reaches the recogniser', async () => {
    const scene = new Scene(() => words(''));
    scene.line.emit({ type: 'audio', audio: audioOf('a') });
    await scene.pass(100);
    expect(scene.ears.receivedBytes).toBe(audioOf('a').length);
  });

  test('the goodbye is heard before the line closes', async () => {
    const scene = await new Scene(() => toolCall('end_call', {}, 'Goodbye then.')).greeted();
    scene.says('no that is all, bye');
    await scene.pass(500);
    expect(scene.line.closed).toBe(false);
    await scene.pass(1_000);
    expect(scene.heard).toBe('Hello!Goodbye then.');
    expect(scene.line.closed).toBe(true);
    expect(await scene.session.ended).toBe('goodbye');
    expect(scene.ended).toEqual({ outcome: 'answered' });
  });

  test('after the end no timer runs and no vendor is open', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.says('hours');
    await scene.pass(100);
    scene.line.emit({ type: 'closed', reason: 'hangup' });
    await scene.session.ended;
    expect(vi.getTimerCount()).toBe(0);
    expect(scene.ears.openStreams).toBe(0);
    expect(scene.voice.open_).toBe(0);
  });

  test('a caller who never spoke has abandoned the call', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.line.emit({ type: 'closed', reason: 'hangup' });
    await scene.session.ended;
    expect(scene.ended).toEqual({ outcome: 'abandoned' });
  });

  test('a lost line lets go of the call instead of ending it', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.line.emit({ type: 'closed', reason: 'lost' });
    await scene.session.ended;
    expect(scene.ended).toBe('released');
  });

  test('a call that is taken up again knows what was said before', async () => {
    const past: ModelMessage[] = [{ role: 'user', content: 'a haircut on Friday' }];
    const scene = await new Scene(() => words('Friday it is.'), { resumed: true, past }).greeted();
    await scene.pass(1_000);
    scene.says('yes');
    await scene.pass(1_000);
    expect(scene.heard).toContain('(resumed)');
    expect(scene.lastRequest()).toContainEqual(past[0]);
  });

  test('a caller who cannot be heard is told to use the keypad, and the keys are understood', async () => {
    const scene = new Scene(() => words('Thank you.'), { deaf: true });
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(please-type)');
    for (const digit of '555#') scene.line.emit({ type: 'key', digit });
    await scene.pass(100);
    expect(scene.lastRequest().at(-1)).toEqual({ role: 'user', content: '555' });
  });
});

describe('interruption', () => {
  test('the line is cleared in the same moment, the request is aborted, and nothing stale is heard', async () => {
    async function* endless(): AsyncIterable<{ type: 'text'; delta: string }> {
      for (;;) {
        yield { type: 'text', delta: 'And another sentence. ' };
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    const scene = await new Scene(endless).greeted();
    scene.says('tell me everything');
    await scene.pass(1_500);
    const before = scene.heard;
    scene.ears.hear({ type: 'words', text: 'no stop' });
    expect(scene.line.cleared).toBe(1);
    expect(scene.line.queuedMs).toBe(0);
    await scene.pass(1_000);
    expect(scene.heard).toBe(before);
    expect(scene.model.endings).toEqual(['aborted']);
  });

  test('the model is told what was heard, not what was generated', async () => {
    const replies = [() => words('We have ten, eleven or twelve free on that day.'), () => words('Yes?')];
    const scene = await new Scene(() => (replies.shift() ?? (() => words('')))()).greeted();
    scene.says('on Friday');
    await scene.pass(900);
    scene.says('wait a moment please');
    await scene.pass(500);
    const [heard] = scene
      .lastRequest()
      .filter(({ role }) => role === 'assistant')
      .slice(-1);
    expect(heard?.content).toBe('We have ten,');
    expect(scene.turns.find(({ interrupted }) => interrupted)).toMatchObject({
      said: 'We have ten, eleven or twelve free on that day.',
      heard: 'We have ten,',
    });
  });

  test('backchannel does not interrupt', async () => {
    const scene = await new Scene(() => words('We have ten, eleven or twelve.')).greeted();
    scene.says('on Friday');
    await scene.pass(300);
    scene.says('mm-hm');
    await scene.pass(3_000);
    expect(scene.heard).toBe('Hello!We have ten, eleven or twelve.');
  });

  test('a false interruption resumes where the caller stopped hearing', async () => {
    const scene = await new Scene(() => words('We have ten, eleven or twelve.')).greeted();
    scene.says('on Friday');
    await scene.pass(900);
    scene.ears.hear({ type: 'words', text: 'tch' });
    scene.ears.hear({ type: 'end-of-turn', text: '' });
    await scene.pass(3_000);
    expect(scene.model.requests).toHaveLength(1);
    expect(
      scene.turns
        .map(({ heard }) => heard)
        .slice(-2)
        .join(' '),
    ).toBe('We have ten, eleven or twelve.');
  });

  test('a write is not cancelled by an interruption, and the next reply knows of it', async () => {
    const gate = Promise.withResolvers<undefined>();
    const replies = [() => toolCall('book', { offer: '1' }), () => words('It is booked.')];
    const scene = await new Scene(() => (replies.shift() ?? (() => words('')))()).greeted();
    scene.toolGate = gate.promise.then(() => undefined);
    scene.says('book it');
    await scene.pass(200);
    scene.says('did you do it');
    await scene.pass(500);
    expect(scene.model.requests).toHaveLength(1);
    gate.resolve(undefined);
    await scene.pass(1_000);
    expect(scene.toolRuns).toEqual(['book booked']);
    expect(
      scene.lastRequest().some((message) => message.role === 'tool' && message.content.includes('booked')),
    ).toBe(true);
    expect(scene.heard).toContain('It is booked.');
  });

  test('a booking on its way when the caller hangs up still counts', async () => {
    const gate = Promise.withResolvers<undefined>();
    const scene = await new Scene(() => toolCall('book', { offer: '1' })).greeted();
    scene.toolGate = gate.promise.then(() => undefined);
    scene.says('book it');
    await scene.pass(200);
    scene.line.emit({ type: 'closed', reason: 'hangup' });
    gate.resolve(undefined);
    await scene.session.ended;
    expect(scene.ended).toEqual({ outcome: 'booked' });
  });
});

describe('a prepared reply', () => {
  test('is not heard, and does not write, before the caller has really finished', async () => {
    const replies = [() => toolCall('book', { offer: '1' }, 'Booking. '), () => words('Done.')];
    const scene = await new Scene(() => (replies.shift() ?? (() => words('')))()).greeted();
    scene.ears.hear({ type: 'words', text: 'book it' });
    scene.ears.hear({ type: 'eager-end-of-turn', text: 'book it' });
    await scene.pass(500);
    expect(scene.heard).toBe('Hello!');
    expect(scene.toolRuns).toEqual([]);
    scene.ears.hear({ type: 'end-of-turn', text: 'book it' });
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!Booking. Done.');
    expect(scene.toolRuns).toEqual(['book booked']);
    expect(scene.model.requests[1]?.messages.map(({ role }) => role)).toEqual([
      'system',
      'assistant',
      'user',
      'assistant',
      'tool',
    ]);
  });

  test('is forgotten when the caller goes on', async () => {
    const scene = await new Scene(() => words('Friday.')).greeted();
    scene.ears.hear({ type: 'words', text: 'on Friday' });
    scene.ears.hear({ type: 'eager-end-of-turn', text: 'on Friday' });
    await scene.pass(200);
    scene.ears.hear({ type: 'turn-resumed' });
    scene.ears.hear({ type: 'end-of-turn', text: 'on Friday at noon' });
    await scene.pass(200);
    expect(scene.lastRequest().filter(({ role }) => role !== 'system')).toEqual([
      { role: 'assistant', content: 'Hello!' },
      { role: 'user', content: 'on Friday at noon' },
    ]);
  });
});

describe('when it does not go well', () => {
  test('a slow lookup is bridged by a filler', async () => {
    const gate = Promise.withResolvers<undefined>();
    const scene = await new Scene(() => toolCall('look', {})).greeted();
    scene.toolGate = gate.promise.then(() => undefined);
    scene.says('what is free');
    await scene.pass(2_500);
    expect(scene.heard).toBe('Hello!One moment.');
    gate.resolve(undefined);
  });

  test('a model that fails is apologised for, and the call goes on', async () => {
    const failing: Script = () => {
      throw new VendorError('memory', 'transient', 'down');
    };
    const scene = await new Scene(failing).greeted();
    scene.says('hello');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(trouble)');
    expect(scene.errors).toHaveLength(1);
    scene.model.script = () => words('Fine again.');
    scene.says('hello?');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(trouble)Fine again.');
  });

  test('silence is asked about, and ends the call politely', async () => {
    const scene = await new Scene(() => words('')).greeted();
    await scene.pass(40_000);
    expect(scene.heard).toBe('Hello!(still-there)(still-there)(silence-goodbye)');
    expect(await scene.session.ended).toBe('silence');
  });

  test('danger is answered at once, without the model', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.ears.hear({ type: 'words', text: 'there is a fire' });
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!Hang up and call 911.');
    expect(scene.model.requests).toEqual([]);
  });

  test('audio is never more than five seconds ahead of the ear', async () => {
    const scene = await new Scene(() => words(`${'word '.repeat(200)}.`)).greeted();
    scene.says('tell me a story');
    let most = 0;
    for (let count = 0; count < 100; count += 1) {
      await scene.pass(100);
      most = Math.max(most, scene.line.queuedMs);
    }
    expect(most).toBeGreaterThan(4_000);
    expect(most).toBeLessThanOrEqual(5_200);
  });

  test('an instance that stops hands the call back', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.session.handBack();
    await scene.session.ended;
    expect(scene.ended).toBe('released');
    expect(scene.line.closed).toBe(true);
  });
});

describe('a person of the business', () => {
  const voice = (samples: number) => new Uint8Array(samples).fill(1);
  const silentNotes = (scene: Scene) =>
    scene
      .lastRequest()
      .slice(1)
      .flatMap(({ role, content }) => (role === 'system' ? [content] : []));

  test('[T23] a whisper reaches the next reply, and not the caller', async () => {
    const scene = await new Scene(() => words('How about Friday?')).greeted();
    scene.session.whisper('offer him Friday');
    await scene.pass(500);
    expect(scene.model.requests).toEqual([]);
    scene.says('when can I come');
    await scene.pass(2_000);
    expect(silentNotes(scene)).toEqual([expect.stringContaining('offer him Friday')]);
    expect(scene.heard).toBe('Hello!How about Friday?');
  });

  test('[T23] a reply that was prepared without the whisper is not heard', async () => {
    const replies = [() => words('Monday?'), () => words('Friday?')];
    const scene = await new Scene(() => (replies.shift() ?? (() => words('')))()).greeted();
    scene.ears.hear({ type: 'words', text: 'when can I come' });
    scene.ears.hear({ type: 'eager-end-of-turn', text: 'when can I come' });
    await scene.pass(200);
    scene.session.whisper('offer him Friday');
    scene.ears.hear({ type: 'end-of-turn', text: 'when can I come' });
    await scene.pass(1_000);
    expect(scene.heard).toBe('Hello!Friday?');
  });

  test('[T24] the caller hears the person and nothing more of the receptionist', async () => {
    const scene = await new Scene(() => words('We have ten, eleven or twelve free on that day.')).greeted();
    scene.says('on Friday');
    await scene.pass(900);
    const before = scene.line.heard.length;
    scene.session.takeOver();
    expect(scene.line.queuedMs).toBe(0);
    for (let count = 0; count < 50; count += 1) {
      scene.session.speakAsPerson(voice(160));
      await scene.pass(20);
    }
    const since = scene.line.heard.slice(before);
    expect(new Set(since)).toEqual(new Set([1]));
    expect(since.length).toBe(8_000);
    expect(scene.states.at(-1)).toBe('taken-over');
  });

  test('[T24] what both say is recorded, and nobody answers', async () => {
    const scene = await new Scene(() => words('no')).greeted();
    scene.session.takeOver();
    scene.ears.hearPerson({ type: 'words', text: 'this is Sam' });
    scene.ears.hearPerson({ type: 'end-of-turn', text: 'this is Sam' });
    scene.says('can I pay by card');
    scene.says('there is a fire');
    await scene.pass(30_000);
    expect(scene.turns.map(({ speaker, heard }) => `${speaker}: ${heard}`)).toEqual([
      'receptionist: Hello!',
      'person: this is Sam',
      'caller: can I pay by card',
      'caller: there is a fire',
    ]);
    expect(scene.model.requests).toEqual([]);
    expect(scene.heard).toBe('Hello!');
  });

  test('[T25] a call may last as long as a person talks', async () => {
    const scene = await new Scene(() => words('Bye.')).greeted();
    scene.session.takeOver();
    await scene.pass(700_000);
    expect(scene.line.closed).toBe(false);
    scene.session.returnToReceptionist({ left: false });
    await scene.pass(5_000);
    expect(scene.heard).toBe('Hello!(handed-back)');
    expect(scene.line.closed).toBe(false);
  }, 30_000);

  test('[T26] the receptionist goes on and knows what was said meanwhile', async () => {
    const scene = await new Scene(() => words('Noon it is.')).greeted();
    scene.session.takeOver();
    scene.says('can I come at noon');
    // Not finished when the call is handed back.
    scene.ears.hearPerson({ type: 'words', text: 'noon is fine' });
    scene.session.returnToReceptionist({ left: false });
    await scene.pass(2_000);
    scene.says('so book it');
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(handed-back)Noon it is.');
    const asked = scene.lastRequest().map(({ content }) => content);
    const place = (part: string) => asked.findIndex((content) => content.includes(part));
    const order = [
      'Hello!',
      'A person',
      'can I come at noon',
      'noon is fine',
      'handed the call back',
      'so book it',
    ];
    expect(order.map(place)).toEqual([...order.map(place)].sort((a, b) => a - b));
    expect(order.map(place)).not.toContain(-1);
  });

  test('[T26] nothing of a person who has left is heard any more', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.session.takeOver();
    scene.session.returnToReceptionist({ left: true });
    scene.session.speakAsPerson(voice(160));
    await scene.pass(2_000);
    expect(scene.heard).toBe('Hello!(resumed)');
    expect(scene.ears.openStreams).toBe(1);
  });

  test('a network that held the microphone back does not make the person late ever after', async () => {
    const scene = await new Scene(() => words('')).greeted();
    scene.session.takeOver();
    for (let count = 0; count < 150; count += 1) scene.session.speakAsPerson(voice(160));
    expect(scene.line.queuedMs).toBeLessThanOrEqual(320);
  });

  test('[T27] a person hangs up, and nothing is left', async () => {
    const scene = await new Scene(() => words('We open at nine.')).greeted();
    scene.says('hours');
    scene.session.takeOver();
    scene.session.hangUp();
    expect(await scene.session.ended).toBe('hung-up');
    expect(scene.ended).toEqual({ outcome: 'answered' });
    expect(scene.line.closed).toBe(true);
    expect(scene.ears.openStreams).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
