/** Whole calls on vendors and callers that do anything at any time; the seed is printed when an invariant breaks. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ToolRun } from '../../receptionist/tools/tool.ts';
import { CallPublisher } from '../call-publisher.ts';
import { BYTES_PER_MS, type SpeechEvent, type ToolCall, VendorError } from '../ports.ts';
import type { Session, SessionRecord } from '../session.ts';
import { memoryReceptionist, MemoryRecogniser } from '../testing.ts';
import { CallSession } from '../turn-taking/session.ts';
import { pipelineSpeech } from './speech.ts';
import {
  down,
  FuzzModel,
  FuzzVoice,
  type ModelStep,
  pause,
  Samples,
  WatchedLine,
  type World,
} from './testing-fuzz.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One call, with all that must hold of it. */
class Scene {
  readonly samples = new Samples();
  readonly line = new WatchedLine(this.samples);
  readonly recogniser = new MemoryRecogniser();
  readonly model: FuzzModel;
  readonly voice: FuzzVoice;
  readonly errors: unknown[] = [];
  readonly session: Session;
  readonly #toolDelays: readonly number[];
  toolsBegun = 0;
  toolsRecorded = 0;
  ends = 0;
  over = false;

  constructor(world: World) {
    vi.clearAllTimers();
    this.model = new FuzzModel(world.scripts);
    this.voice = new FuzzVoice(this.samples, world.tempers);
    this.#toolDelays = world.toolDelays;
    const end = () => {
      this.ends += 1;
      return pause(5);
    };
    const record: SessionRecord = {
      addTurn: ({ said, heard, speaker }) => {
        expect(this.ends).toBe(0);
        // What was heard is always the beginning of what was meant to be said.
        expect(said.startsWith(heard), `${speaker}: ${heard} of ${said}`).toBe(true);
      },
      addTool: () => {
        expect(this.ends).toBe(0);
        this.toolsRecorded += 1;
      },
      progress: () => expect(this.ends).toBe(0),
      recutTurn: () => expect(this.ends).toBe(0),
      end,
      release: end,
    };
    const announcer = { words: () => undefined, state: () => undefined };
    this.session = new CallSession({
      line: this.line,
      record,
      publisher: new CallPublisher({ line: this.line, record, announcer }),
      receptionist: memoryReceptionist({
        sentence: (name) => `This is ${name}.`,
        runTool: (call) => this.#runTool(call),
      }),
      past: { turns: [], tools: [] },
      opening: null,
      canType: false,
      mayAsk: () => true,
      speeches: [
        pipelineSpeech({ speechToText: this.recogniser, model: this.model, textToSpeech: this.voice }),
      ],
      speechToText: this.recogniser,
      cachedAudio: (text) => {
        const sample = this.samples.next();
        if (text.startsWith('One moment')) this.samples.fillers.add(sample);
        return new Uint8Array(text.length * 40 * BYTES_PER_MS).fill(sample);
      },
      onError: (error) => this.errors.push(error),
    });
    void this.session.ended.then(() => (this.over = true));
  }

  async #runTool(call: ToolCall): Promise<ToolRun> {
    const delay = this.#toolDelays[this.toolsBegun % Math.max(1, this.#toolDelays.length)] ?? 0;
    this.toolsBegun += 1;
    await pause(delay);
    const endsCall = call.name === 'end_call';
    return { key: call.id, result: { status: 'found', say: '' }, content: '{}', endsCall, fresh: true };
  }

  /** What the caller still hears of a human agent who has left may stand before the receptionist's words. */
  humanAgentSays(): void {
    const sample = this.samples.next();
    this.samples.fillers.add(sample);
    this.session.speakAsHuman(new Uint8Array(160).fill(sample));
  }

  async pass(ms: number, step = 20): Promise<void> {
    for (let passed = 0; passed < ms; passed += step) {
      this.line.play(Math.min(step, ms - passed));
      await vi.advanceTimersByTimeAsync(Math.min(step, ms - passed));
    }
    this.check();
  }

  check(): void {
    expect(this.line.wrongs).toEqual([]);
    // A vendor may break; the call itself never does.
    expect(this.errors.filter((error) => !(error instanceof VendorError))).toEqual([]);
    expect(this.model.open).toBeLessThanOrEqual(1);
    expect(this.ends).toBeLessThanOrEqual(1);
  }

  /** After the end nothing is left, and everything is written down. */
  async leavesNothing(): Promise<void> {
    expect(this.over).toBe(true);
    expect(this.line.closed).toBe(true);
    expect(this.ends).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    expect(this.recogniser.openStreams).toBe(0);
    expect(this.voice.open_).toBe(0);
    expect(this.model.open).toBe(0);
    expect(this.toolsRecorded).toBe(this.toolsBegun);
    await this.pass(100);
    this.check();
  }
}

const SAID = [
  '',
  'mm-hm',
  'okay',
  'yes',
  'wait',
  'stop',
  'a haircut',
  'a haircut please',
  'there is a fire',
] as const;
const text = fc.constantFrom(...SAID);
const heard: fc.Arbitrary<SpeechEvent> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<SpeechEvent>({ type: 'speech-started' }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('words' as const), text }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('eager-end-of-turn' as const), text }) },
  { weight: 1, arbitrary: fc.constant<SpeechEvent>({ type: 'turn-resumed' }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('end-of-turn' as const), text }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('transient' as const, 'refused' as const)
      .map((kind) => ({ type: 'failed' as const, error: down(kind) })),
  },
);
const move = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('hear' as const), event: heard }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.oneof(fc.nat(60), fc.nat(900), fc.nat(6_000)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('key' as const), digit: fc.constantFrom('1', '0', '*', '#') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('typed' as const), text: fc.constantFrom('a haircut', 'stop') }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'audio' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'whisper' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'take-over' as const }) },
  { weight: 1, arbitrary: fc.boolean().map((left) => ({ do: 'return' as const, left })) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('human-agent' as const), event: heard }) },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

const modelStep: fc.Arbitrary<ModelStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('We have ', 'nine. ', 'ten, or eleven ', 'Which one? ', ' ')
      .map((delta) => ({ do: 'text' as const, delta })),
  },
  { weight: 3, arbitrary: fc.nat(1_500).map((ms) => ({ do: 'wait' as const, ms })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('look', 'book', 'book', 'end_call')
      .map((name) => ({ do: 'tool' as const, name })),
  },
  { weight: 1, arbitrary: fc.constant<ModelStep>({ do: 'fail' }) },
);
const world: fc.Arbitrary<World> = fc.record({
  scripts: fc.array(fc.array(modelStep, { maxLength: 8 }), { maxLength: 12 }),
  tempers: fc.array(
    fc.record({
      delayMs: fc.oneof(fc.constant(0), fc.nat(700)),
      breaks: fc.nat(9).map((chance) => chance === 0),
    }),
    { maxLength: 12 },
  ),
  toolDelays: fc.array(fc.oneof(fc.constant(0), fc.nat(4_000)), { maxLength: 6 }),
});

async function play(scene: Scene, moves: readonly Move[]): Promise<void> {
  for (const each of moves) {
    switch (each.do) {
      case 'hear':
        scene.recogniser.hear(each.event);
        break;
      case 'pass':
        await scene.pass(each.ms);
        break;
      case 'key':
        scene.line.emit({ type: 'key', digit: each.digit });
        break;
      case 'typed':
        scene.line.emit({ type: 'typed', text: each.text });
        break;
      case 'whisper':
        scene.session.whisper('offer him Friday');
        break;
      case 'take-over':
        scene.session.takeOver();
        break;
      case 'return':
        scene.session.returnToReceptionist({ left: each.left });
        break;
      case 'human-agent':
        scene.recogniser.hearHumanAgent(each.event);
        scene.humanAgentSays();
        break;
      case 'audio':
        scene.line.emit({ type: 'audio', audio: new Uint8Array(160) });
        break;
    }
    scene.check();
  }
}

const RUNS = 250;

test(
  'a caller who hangs up, or whose line breaks, at any moment leaves nothing running',
  { timeout: 120_000 },
  async () => {
    const ways = fc.constantFrom(
      'hangup' as const,
      'lost' as const,
      'hand-back' as const,
      'hung-up' as const,
    );
    await fc.assert(
      fc.asyncProperty(world, fc.array(move, { maxLength: 25 }), ways, async (given, moves, way) => {
        const scene = new Scene(given);
        await play(scene, moves);
        if (way === 'hand-back') scene.session.handBack();
        else if (way === 'hung-up') scene.session.hangUp();
        else scene.line.emit({ type: 'closed', reason: way });
        // A tool that runs may take its time, and is written down.
        await scene.pass(5_000, 500);
        await scene.leavesNothing();
      }),
      { numRuns: RUNS },
    );
  },
);

test('a call whose caller says nothing more ends by itself', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.array(move, { maxLength: 15 }), async (given, moves) => {
      const scene = new Scene(given);
      await play(scene, moves);
      scene.session.returnToReceptionist({ left: true });
      for (let seconds = 0; seconds < 660 && !scene.over; seconds += 1) await scene.pass(1_000, 200);
      await scene.leavesNothing();
    }),
    { numRuns: RUNS / 2 },
  );
});
