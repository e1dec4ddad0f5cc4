/** One call on the pipeline for tests, with everything around it in memory. */
import { vi } from 'vitest';
import type { TurnTimings } from '../../../db/schema.ts';
import type { ToolRun } from '../../receptionist/tools/tool.ts';
import { CallPublisher } from '../call-publisher.ts';
import type { ModelMessage, ToolCall } from '../ports.ts';
import type { Past, Session, SessionRecord } from '../session.ts';
import { memoryReceptionist, MemoryLine, MemoryRecogniser, audioOf, lettersOf } from '../testing.ts';
import { CallSession } from '../turn-taking/session.ts';
import { pipelineSpeech } from './speech.ts';
import { MemoryModel, MemoryVoice, type Script } from './testing.ts';

type RecordedTurn = Parameters<SessionRecord['addTurn']>[0];

export class Scene {
  readonly line = new MemoryLine();
  readonly recogniser = new MemoryRecogniser();
  readonly voice = new MemoryVoice();
  readonly model: MemoryModel;
  turns: RecordedTurn[] = [];
  readonly toolRuns: string[] = [];
  readonly timings: TurnTimings[] = [];
  readonly errors: unknown[] = [];
  readonly states: string[] = [];
  ended: { outcome: string } | 'released' | null = null;
  /** Holds tools until the test lets them go. */
  toolGate: Promise<void> = Promise.resolve();
  readonly session: Session;

  constructor(script: Script, options: { readonly past?: Past; readonly noRecogniser?: boolean } = {}) {
    this.model = new MemoryModel(script);
    const record: SessionRecord = {
      addTurn: (turn) => {
        this.turns.push(turn);
        if (turn.timings !== null) this.timings.push(turn.timings);
      },
      addTool: (run) => this.toolRuns.push(`${run.name} ${run.status}`),
      progress: () => undefined,
      recutTurn: ({ at, said, kept }) => {
        this.turns = this.turns.map((turn) =>
          turn.at === at && turn.said === said ? { ...turn, said: kept, heard: kept } : turn,
        );
      },
      end: (outcome) => {
        this.ended = { outcome };
        return Promise.resolve();
      },
      release: () => {
        this.ended = 'released';
        return Promise.resolve();
      },
    };
    const announcer = { words: () => undefined, state: (state: string) => this.states.push(state) };
    const speechToText = options.noRecogniser === true ? null : this.recogniser;
    this.session = new CallSession({
      line: this.line,
      record,
      publisher: new CallPublisher({ line: this.line, record, announcer }),
      receptionist: memoryReceptionist({
        runTool: (call) => this.#runTool(call),
        outcome: () => ({ outcome: this.toolRuns.includes('book booked') ? 'booked' : null, summary: '' }),
      }),
      past: options.past ?? { turns: [], tools: [] },
      opening: null,
      canType: false,
      mayAsk: () => true,
      speeches: [pipelineSpeech({ speechToText, model: this.model, textToSpeech: this.voice })],
      speechToText,
      cachedAudio: (text) => audioOf(text),
      onError: (error) => this.errors.push(error),
    });
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
    this.recogniser.hear({ type: 'words', text });
    this.recogniser.hear({ type: 'end-of-turn', text });
  }
  get heard(): string {
    return lettersOf(this.line.heard);
  }
  lastRequest(): readonly ModelMessage[] {
    return this.model.requests.at(-1)?.messages ?? [];
  }
}
