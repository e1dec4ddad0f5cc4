/** The turn machine against a world that does anything in any order; the seed is printed when an invariant breaks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { initialState, takeTurn } from './turn.ts';
import { liveReply } from './turn/steps.ts';
import type { ReplyId, Timer, TurnEffect, TurnEvent, TurnState } from './turn/types.ts';

/** What may happen while a human agent talks with the caller. */
const QUIET = new Set<TurnEffect['type']>(['caller-turn', 'set-timer', 'stop-timer']);

/** What the world knows of the call, checked against every effect. */
class World {
  state: TurnState = initialState(english.turns);
  readonly timers = new Set<Timer>();
  live: { id: ReplyId; stage: 'prepared' | 'silent' | 'heard'; askedToEnd: boolean } | null = null;
  tools = 0;
  ended = false;
  lastReply = 0;

  send(event: TurnEvent): void {
    if (event.type === 'timer') this.timers.delete(event.timer);
    if (event.type === 'tool-started') this.tools += 1;
    if (event.type === 'tool-finished') this.tools -= 1;
    const heardOut =
      event.type === 'reply-heard' && event.reply === this.live?.id && this.live.stage !== 'prepared';
    const step = takeTurn(this.state, event);
    if (this.ended) expect(step.effects).toEqual([]);
    // [T24] Whoever has the call speaks alone, to the end of it.
    if (this.state.phase.name === 'taken-over' && step.state.phase.name === 'taken-over') {
      expect(step.effects.map(({ type }) => type).filter((type) => !QUIET.has(type))).toEqual([]);
    }
    if (step.state.phase.name === 'taken-over') expect(liveReply(step.state.phase)).toBeNull();
    this.state = step.state;
    if (heardOut) this.live = null;
    step.effects.forEach((effect, index) => this.check(effect, step.effects[index + 1]));
    if (!this.ended) expect(liveReply(this.state.phase)).toBe(this.live?.id ?? null);
  }

  check(effect: TurnEffect, next: TurnEffect | undefined): void {
    expect(this.ended).toBe(false);
    switch (effect.type) {
      case 'start-reply':
        expect(this.tools).toBe(0); // [T16]
        this.begin(effect.reply, effect.prepared === null ? 'silent' : 'prepared');
        break;
      case 'resume-reply':
        expect(this.tools).toBe(0);
        this.begin(effect.reply, 'silent');
        break;
      case 'say':
      case 'say-words':
        this.begin(effect.reply, 'silent');
        break;
      case 'release-reply':
        expect(this.live).toMatchObject({ id: effect.reply, stage: 'prepared' });
        if (this.live !== null) this.live.stage = 'silent';
        break;
      case 'abort-reply': {
        expect(this.live?.id).toBe(effect.reply);
        // What may have been heard is cleared off the line in the same step, unless the line goes altogether.
        if (this.live?.stage === 'heard') expect(next?.type === 'clear' || next?.type === 'end').toBe(true);
        this.live = null;
        break;
      }
      case 'say-filler':
        expect(this.live).toMatchObject({ id: effect.reply, stage: 'silent' });
        break;
      case 'set-timer':
        expect(effect.ms).toBeGreaterThan(0);
        this.timers.add(effect.timer);
        break;
      case 'stop-timer':
        this.timers.delete(effect.timer);
        break;
      case 'end':
        this.ended = true;
        break;
      case 'caller-turn':
        expect(effect.text.trim()).not.toBe('');
        break;
      case 'clear':
        break;
    }
  }

  /** [T2] [T3] One reply at a time, numbered upwards. */
  begin(id: ReplyId, stage: 'prepared' | 'silent'): void {
    expect(this.live).toBeNull();
    expect(id).toBeGreaterThan(this.lastReply);
    this.lastReply = id;
    this.live = { id, stage, askedToEnd: false };
  }

  /** What the live reply and the tools could do next by themselves. */
  progress(kind: number): TurnEvent | null {
    const live = this.live;
    if (live === null || live.stage === 'prepared') return null;
    if (live.stage === 'silent') {
      // A silent stage ends with audio; reply-sent without audio is an empty reply.
      live.stage = 'heard';
      return { type: 'reply-audio', reply: live.id };
    }
    const options: TurnEvent[] = [
      { type: 'reply-sent', reply: live.id },
      { type: 'reply-heard', reply: live.id },
      { type: 'reply-dry', reply: live.id },
      { type: 'end-requested', reply: live.id },
      { type: 'reply-failed', reply: live.id },
    ];
    const event = options[kind % options.length] ?? null;
    if (event?.type === 'reply-dry') live.stage = 'silent';
    return event;
  }
}

const text = fc.constantFrom(
  '',
  ' ',
  'mm-hm',
  'okay',
  'yes',
  'wait',
  'a haircut',
  'at four',
  'a haircut please',
  'no',
);
const stray = fc.oneof(
  fc.record({ type: fc.constant('words' as const), text }),
  fc.record({ type: fc.constant('end-of-turn' as const), text }),
  fc.record({ type: fc.constant('eager-end-of-turn' as const), text }),
  fc.record({ type: fc.constant('typed' as const), text }),
  fc.record({ type: fc.constant('key' as const), digit: fc.constantFrom('1', '9', '*', '#') }),
  fc.constant<TurnEvent>({ type: 'speech-started' }),
  fc.constant<TurnEvent>({ type: 'typing' }),
  fc.constant<TurnEvent>({ type: 'sound' }),
  fc.constant<TurnEvent>({ type: 'turn-closed' }),
  fc.boolean().map((whole): TurnEvent => ({ type: 'speech-lost', whole })),
  fc.constant<TurnEvent>({ type: 'turn-resumed' }),
  fc.boolean().map((canType): TurnEvent => ({ type: 'recognition-lost', canType })),
  fc.constant<TurnEvent>({ type: 'whispered' }),
  fc.constant<TurnEvent>({ type: 'taken-over' }),
  fc.boolean().map((left): TurnEvent => ({ type: 'handed-back', left })),
  fc.constant<TurnEvent>({ type: 'emergency', text: 'there is a fire', say: 'Call 911.' }),
  fc.record({
    type: fc.constantFrom(
      'reply-audio',
      'reply-heard',
      'reply-failed',
      'reply-dry',
      'reply-sent',
      'end-requested',
    ),
    reply: fc.integer({ min: 900, max: 999 }).map((id) => id as ReplyId),
  }),
);
const move = fc.oneof(
  { weight: 4, arbitrary: stray.map((event) => ({ kind: 'event' as const, event })) },
  { weight: 5, arbitrary: fc.nat(4).map((choice) => ({ kind: 'progress' as const, choice })) },
  { weight: 2, arbitrary: fc.nat(7).map((choice) => ({ kind: 'timer' as const, choice })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'tool' as const }) },
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function play(world: World, moves: readonly Move[]): void {
  world.send({ type: 'start', resumed: false, words: null });
  for (const each of moves) {
    switch (each.kind) {
      case 'event':
        world.send(each.event);
        break;
      case 'progress': {
        const event = world.progress(each.choice);
        if (event !== null) world.send(event);
        break;
      }
      case 'timer': {
        const timer = [...world.timers][each.choice % Math.max(1, world.timers.size)];
        if (timer !== undefined) world.send({ type: 'timer', timer });
        break;
      }
      case 'tool':
        world.send({ type: world.tools > 0 ? 'tool-finished' : 'tool-started' });
        break;
    }
  }
}

const closing = fc.constantFrom<TurnEvent>({ type: 'line-closed', reason: 'hangup' }, { type: 'hung-up' });

test('the invariants hold for any events in any order, and a closed line or a human agent who hangs up ends the call', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 120 }), closing, (moves, end) => {
      const world = new World();
      play(world, moves);
      world.send(end);
      expect(world.state.phase.name).toBe('ended');
      expect(world.ended).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('a call whose caller says nothing more ends by itself', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const world = new World();
      play(world, moves);
      // A human agent who took the call over does not stay for ever.
      world.send({ type: 'handed-back', left: true });
      // Whoever tells of a sound tells of its end.
      world.send({ type: 'end-of-turn', text: '' });
      for (let steps = 0; steps < 60 && !world.ended; steps += 1) {
        if (world.tools > 0) world.send({ type: 'tool-finished' });
        const heard = world.live?.stage === 'heard' ? world.progress(1) : world.progress(0);
        if (heard !== null) world.send(heard);
        else {
          // Nobody does anything: the next timer, but not yet the end of the longest call.
          const timer = [...world.timers].find((each) => each !== 'limit' && each !== 'warning');
          expect(timer, JSON.stringify(world.state)).toBeDefined();
          if (timer !== undefined) world.send({ type: 'timer', timer });
        }
      }
      expect(world.ended, JSON.stringify(world.state)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
