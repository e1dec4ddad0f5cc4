/** A model in memory that hears and speaks as a test says, and one call on the engine around it. */
import { vi } from 'vitest';
import { CallPublisher } from '../call-publisher.ts';
import { MemoryModel, MemoryVoice, words } from '../pipeline/testing.ts';
import { pipelineSpeech } from '../pipeline/speech.ts';
import type { SpeechToSpeech, Talk, TalkEvent, TalkOptions, ToolCall } from '../ports.ts';
import { VendorError } from '../ports.ts';
import type { Session, SessionRecord } from '../session.ts';
import { audioOf, lettersOf, MemoryLine, memoryReceptionist, MemoryRecogniser } from '../testing.ts';
import { CallSession } from '../turn-taking/session.ts';
import { realtimeSpeech } from './engine.ts';

/** What it answers: words, or a call of a tool. */
export type Answer = string | { readonly call: ToolCall };

export class MemorySpeech implements SpeechToSpeech {
  readonly name = 'memory';
  /** What it was told, and what was taken back, oldest first. */
  readonly told: string[] = [];
  readonly instructions: string[] = [];
  answers: Answer[] = [];
  /** False: it keeps what it was asked for to itself. */
  answersAtOnce = true;
  receivedBytes = 0;
  emit: (event: TalkEvent) => void = () => undefined;
  #items = 0;
  /** The answers that were asked for, and whether the last of them goes on. */
  #asked = 0;
  #answers = false;

  open(_options: TalkOptions, listener: (event: TalkEvent) => void, signal: AbortSignal): Talk {
    this.emit = (event) => {
      if (!signal.aborted) listener(event);
    };
    queueMicrotask(() => this.emit({ type: 'open' }));
    return {
      send: ({ length }) => (this.receivedBytes += length),
      tell: ({ role, content }) => this.told.push(`${role}: ${content}`),
      respond: (instructions) => {
        this.instructions.push(instructions);
        this.#asked += 1;
        this.#answers = true;
        if (this.answersAtOnce) queueMicrotask(() => this.answer());
      },
      cancel: () => {
        const asked = this.#asked;
        queueMicrotask(() => {
          if (asked === this.#asked) this.#end('cancelled');
        });
      },
      heard: (item, ms) => this.told.push(`heard ${Math.round(ms / 50)} letters of ${item}`),
      forget: (turn) => this.told.push(`forget ${turn}`),
    };
  }
  /** Gives the next answer whole. */
  answer(): void {
    const answer = this.answers.shift() ?? 'Of course.';
    if (typeof answer === 'string') this.speak(answer);
    else this.emit({ type: 'tool-call', call: answer.call });
    this.#end('completed');
  }
  /** Of an answer the end is told once. */
  #end(how: 'completed' | 'cancelled'): void {
    if (!this.#answers) return;
    this.#answers = false;
    this.emit({ type: 'answered', how, usage: null });
  }
  /** Speaks these words, and does not say that this was all. */
  speak(text: string): void {
    this.#items += 1;
    const item = `item-${this.#items}`;
    this.emit({ type: 'text', item, delta: text });
    this.emit({ type: 'audio', item, audio: audioOf(text) });
  }
  fail(): void {
    this.emit({ type: 'failed', error: new VendorError('memory', 'transient', 'cut') });
  }
  /** The caller says this and pauses; their words are not known yet. */
  hearsSound(turn: string): void {
    this.emit({ type: 'sound-started', turn });
    this.emit({ type: 'sound-ended', turn, speechEndMs: 500 });
  }
}

/** One call on the engine, with the pipeline behind it. */
export class Scene {
  readonly line = new MemoryLine();
  readonly speech = new MemorySpeech();
  readonly recogniser = new MemoryRecogniser();
  readonly model = new MemoryModel(() => words('The rest.'));
  readonly turns: Parameters<SessionRecord['addTurn']>[0][] = [];
  readonly tools: string[] = [];
  readonly errors: unknown[] = [];
  toolGate: Promise<void> = Promise.resolve();
  readonly session: Session;

  constructor() {
    const record: SessionRecord = {
      addTurn: (turn) => this.turns.push(turn),
      addTool: ({ name }) => this.tools.push(name),
      progress: () => undefined,
      recutTurn: () => undefined,
      end: () => Promise.resolve(),
      release: () => Promise.resolve(),
    };
    const announcer = { words: () => undefined, state: () => undefined };
    const textToSpeech = new MemoryVoice();
    this.session = new CallSession({
      line: this.line,
      record,
      publisher: new CallPublisher({ line: this.line, record, announcer }),
      receptionist: memoryReceptionist({
        runTool: async ({ name }) => {
          await this.toolGate;
          const result = { status: 'found', say: 'Done.' };
          return { key: name, result, content: JSON.stringify(result), endsCall: false, fresh: true };
        },
      }),
      past: { turns: [], tools: [] },
      opening: null,
      canType: false,
      mayAsk: () => true,
      speechToText: this.recogniser,
      speeches: [
        realtimeSpeech({ speechToSpeech: this.speech, textToSpeech, onUsage: () => undefined }),
        pipelineSpeech({ speechToText: this.recogniser, model: this.model, textToSpeech }),
      ],
      cachedAudio: audioOf,
      onError: (error) => this.errors.push(error),
    });
  }

  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 20) {
      this.line.play(20);
      await vi.advanceTimersByTimeAsync(20);
    }
  }
  async greeted(): Promise<this> {
    await this.pass(400);
    return this;
  }
  says(text: string, turn = text): void {
    this.speech.hearsSound(turn);
    this.speech.emit({ type: 'words', turn, text });
    this.speech.emit({ type: 'turn', turn, text });
  }
  get heard(): string {
    return lettersOf(this.line.heard);
  }
  get spoken(): string[] {
    return this.turns.map(({ speaker, heard }) => `${speaker}: ${heard}`);
  }
}
