/** The contract of every engine: one suite, run on each. Callers type, so that it needs no recogniser. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { CallPublisher } from './call-publisher.ts';
import { LONGEST_UTTERANCE } from './lengths.ts';
import type { Engine, Past, Session, SessionRecord } from './session.ts';
import { lettersOf, MemoryLine, memoryReceptionist } from './testing.ts';

export interface EngineUnderTest {
  readonly engine: Engine;
  /** All that its model was told so far, as one text. */
  readonly told: () => string;
}

/** How much of a call goes by in a millisecond of the test. */
const STEP_MS = 20;
/** One sample of a human agent's voice; no letter has its code. */
const VOICE = 1;
const SPEAKER = { language: 'en-US', voiceId: null };

/** One call on the engine, with everything around it in memory. */
class Scene {
  readonly line = new MemoryLine();
  turns: Parameters<SessionRecord['addTurn']>[0][] = [];
  readonly states: string[] = [];
  /** How its record ended: an outcome, or that the call was let go of. */
  readonly ends: string[] = [];
  readonly told: () => string;
  readonly session: Session;

  constructor({ engine, told }: EngineUnderTest, { past, canType }: { past?: Past; canType?: boolean }) {
    this.told = told;
    const record: SessionRecord = {
      addTurn: (turn) => this.turns.push(turn),
      addTool: () => undefined,
      progress: () => undefined,
      recutTurn: ({ at, kept }) => {
        this.turns = this.turns.map((turn) => (turn.at === at ? { ...turn, said: kept, heard: kept } : turn));
      },
      end: (outcome) => this.#ended(outcome),
      release: (planned) => this.#ended(planned ? 'handed back' : 'lost'),
    };
    const announcer = { words: () => undefined, state: (state: string) => this.states.push(state) };
    this.session = engine.start({
      line: this.line,
      record,
      publisher: new CallPublisher({ line: this.line, record, announcer }),
      receptionist: memoryReceptionist({ runTool: () => Promise.reject(new Error('there is no tool')) }),
      past: past ?? { turns: [], tools: [] },
      opening: null,
      canType: canType ?? true,
      onError: (error) => {
        throw error;
      },
    });
  }

  #ended(how: string): Promise<void> {
    this.ends.push(how);
    return Promise.resolve();
  }
  types(text: string): void {
    this.line.emit({ type: 'typed', text });
  }
  get heard(): string {
    return lettersOf(this.line.heard);
  }
  get spoken(): string[] {
    return this.turns.map(({ speaker, heard }) => `${speaker}: ${heard}`);
  }
  /** Lets the line play until it is so. */
  async until(isSo: () => boolean): Promise<void> {
    for (let waited = 0; !isSo(); waited += 1) {
      expect(waited, this.spoken.join('\n')).toBeLessThan(2_000);
      await this.pass(STEP_MS);
    }
  }
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      this.line.play(STEP_MS);
      await sleep(1);
    }
  }
}

/** Declares the suite. */
export function engineContract(name: string, open: () => EngineUnderTest): void {
  describe(`${name} as an engine`, () => {
    let scene: Scene | null = null;
    afterEach(() => scene?.session.hangUp());

    async function start(options: { past?: Past; canType?: boolean } = {}): Promise<Scene> {
      const subject = open();
      await subject.engine.prepare(['Hello!', '(resumed)', '(handed-back)'], SPEAKER);
      scene = new Scene(subject, options);
      return scene;
    }
    async function greeted(options: { canType?: boolean } = {}): Promise<Scene> {
      const call = await start(options);
      await call.until(() => call.turns.length === 1);
      return call;
    }
    async function taken(): Promise<Scene> {
      const call = await greeted();
      call.session.takeOver();
      return call;
    }

    test('the greeting is on the line when the session has started, and is the first turn', async () => {
      const call = await start();
      expect(call.line.queuedMs).toBeGreaterThan(0);
      await call.until(() => call.turns.length > 0);
      expect(call.heard).toBe('Hello!');
      expect(call.turns[0]).toMatchObject({ speaker: 'receptionist', heard: 'Hello!', interrupted: false });
    });

    test('a caller is answered, and both turns are recorded', async () => {
      const call = await greeted();
      call.types('Monday');
      await call.until(() => call.turns.length === 3);
      expect(call.turns.map(({ speaker }) => speaker)).toEqual(['receptionist', 'caller', 'receptionist']);
      expect(call.spoken[1]).toBe('caller: Monday');
      expect(call.told()).toContain('Monday');
      expect(call.line.shown).toContainEqual({ speaker: 'caller', text: 'Monday', final: true });
    });

    test('an emergency is answered in the words for it', async () => {
      const call = await greeted();
      call.types('there is a fire');
      await call.until(() => call.turns.length === 3);
      expect(call.spoken.slice(1)).toEqual([
        'caller: there is a fire',
        'receptionist: Hang up and call 911.',
      ]);
    });

    test('of what a caller types without an end the last 2,000 characters are recorded', async () => {
      const call = await greeted();
      call.types(`${'well, '.repeat(20_000)}when do you open`);
      expect(call.turns.at(-1)?.said).toMatch(/when do you open$/);
      expect(call.turns.at(-1)?.said.length).toBeLessThanOrEqual(LONGEST_UTTERANCE);
    });

    test('a call that is taken up again is not greeted, and goes on from what was said', async () => {
      const said = 'a haircut on Friday';
      const past = { turns: [{ speaker: 'caller' as const, said, heard: said, at: new Date() }], tools: [] };
      const call = await start({ past });
      await call.until(() => call.turns.length === 1);
      expect(call.heard).toBe('(resumed)');
      call.types('yes please');
      await call.until(() => call.turns.length === 3);
      expect(call.told()).toContain(said);
    });

    test('a whisper is known to the next reply and is not said', async () => {
      const call = await greeted();
      call.session.whisper('offer him a coffee');
      await call.pass(500);
      expect(call.turns).toHaveLength(1);
      call.types('Monday');
      await call.until(() => call.turns.length === 3);
      expect(call.told()).toContain('offer him a coffee');
      expect(call.heard).not.toContain('coffee');
    });

    test('a human agent who takes the call over silences the receptionist at once, and is heard', async () => {
      const call = await start();
      await call.pass(100);
      const before = call.line.heard.length;
      call.session.takeOver();
      expect(call.line.queuedMs).toBe(0);
      expect(call.states.at(-1)).toBe('taken-over');
      call.session.speakAsHuman(new Uint8Array(160).fill(VOICE));
      await call.pass(200);
      expect(call.line.heard.slice(before)).toEqual(Array<number>(160).fill(VOICE));
    });

    test('what the caller says to a human agent is recorded and not answered', async () => {
      const call = await taken();
      call.types('Monday');
      await call.pass(1_000);
      expect(call.spoken).toEqual(['receptionist: Hello!', 'caller: Monday']);
      expect(call.heard).toBe('Hello!');
    });

    test.each([false, true])(
      'the receptionist goes on when the call is handed back (left: %s)',
      async (left) => {
        const call = await taken();
        call.session.returnToReceptionist({ left });
        call.session.speakAsHuman(new Uint8Array(160).fill(VOICE));
        await call.until(() => call.turns.length === 2);
        expect(call.heard).toBe(`Hello!(${left ? 'resumed' : 'handed-back'})`);
        call.types('Monday');
        await call.until(() => call.turns.length === 4);
      },
    );

    test('a call that was not taken over cannot be handed back', async () => {
      const call = await greeted();
      call.session.returnToReceptionist({ left: false });
      call.session.speakAsHuman(new Uint8Array(160).fill(VOICE));
      await call.pass(500);
      expect(call.heard).toBe('Hello!');
    });

    test('a human agent hangs up, and the call is over and written down once', async () => {
      const call = await greeted();
      call.session.hangUp();
      expect(call.line.closed).toBe(true);
      expect(await call.session.ended).toBe('hung-up');
      expect(call.ends).toEqual(['abandoned']);
    });

    test('a caller who has said something was answered, one who has not has abandoned the call', async () => {
      const call = await greeted();
      call.types('Monday');
      await call.until(() => call.turns.length === 3);
      call.line.emit({ type: 'closed', reason: 'hangup' });
      expect(await call.session.ended).toBe('hangup');
      expect(call.ends).toEqual(['answered']);
    });

    test('a carrier whose line is lost takes the call up again, a browser does not', async () => {
      for (const [canType, how] of [
        [false, 'lost'],
        [true, 'abandoned'],
      ] as const) {
        const call = await start({ canType });
        await call.until(() => call.turns.length > 0);
        call.line.emit({ type: 'closed', reason: 'lost' });
        expect(await call.session.ended).toBe('lost');
        expect(call.ends).toEqual([how]);
      }
    });

    test('an instance that stops hands the call back, and the line is closed', async () => {
      const call = await greeted();
      call.session.handBack();
      expect(await call.session.ended).toBe('lost');
      expect(call.line.closed).toBe(true);
      expect(call.ends).toEqual(['handed back']);
    });

    test('nothing has any effect after the end', async () => {
      const call = await taken();
      call.session.hangUp();
      await call.session.ended;
      const { turns, states } = { turns: call.turns.length, states: call.states.length };
      call.session.whisper('too late');
      call.session.takeOver();
      call.session.speakAsHuman(new Uint8Array(160).fill(VOICE));
      call.session.returnToReceptionist({ left: false });
      call.session.handBack();
      call.session.hangUp();
      call.types('too late');
      await call.pass(200);
      expect(call.ends).toHaveLength(1);
      expect(call.turns).toHaveLength(turns);
      expect(call.states).toHaveLength(states);
      expect(call.line.queuedMs).toBe(0);
    });

    test('it tells its voices, and lets one be heard', async () => {
      const { engine } = open();
      const [voice] = await engine.voices();
      const sample = await engine.sample('Good morning.', { ...SPEAKER, voiceId: voice?.id ?? null });
      expect(sample?.length).toBeGreaterThan(0);
    });
  });
}
