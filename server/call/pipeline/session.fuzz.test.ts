/** Whole calls on vendors and callers that do anything at any time; the seed is printed when an invariant breaks. */
import fc from 'fast-check';
import { afterEach, beforeEach, test, vi } from 'vitest';
import type { SpeechEvent } from '../ports.ts';
import { down, FuzzScene, type ModelStep, type World } from './testing-fuzz.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

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

async function play(scene: FuzzScene, moves: readonly Move[]): Promise<void> {
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
  'a caller who hangs up, or whose line breaks, at any moment leaves nothing behind',
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
        const scene = new FuzzScene(given);
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

test('a caller who says nothing more is let go by itself', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.array(move, { maxLength: 15 }), async (given, moves) => {
      const scene = new FuzzScene(given);
      await play(scene, moves);
      scene.session.returnToReceptionist({ left: true });
      for (let seconds = 0; seconds < 660 && !scene.over; seconds += 1) await scene.pass(1_000, 200);
      await scene.leavesNothing();
    }),
    { numRuns: RUNS / 2 },
  );
});
