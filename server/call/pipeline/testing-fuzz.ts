/** Vendors that follow made-up scripts, and a line that watches what they make the caller hear. */
import { expect } from 'vitest';
import {
  BYTES_PER_MS,
  type LanguageModel,
  type ModelEvent,
  type ModelRequest,
  type MuLaw,
  type TextToSpeech,
  VendorError,
  type VoiceEvent,
} from '../ports.ts';
import { MemoryLine } from '../testing.ts';

/** Waits; gives its timer back when it is aborted. */
export const pause = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });

export const down = (kind: VendorError['kind'] = 'transient') => new VendorError('fuzz', kind, 'down');

/** Every reply's audio has a sample of its own, so that the line can tell whose it plays. */
export class Samples {
  readonly fillers = new Set<number>();
  #last = 0;
  next(): number {
    this.#last += 1;
    return this.#last % 256;
  }
}

/** A line that refuses audio of two replies at once, and audio of a reply that was cleared away. */
export class WatchedLine extends MemoryLine {
  readonly #samples: Samples;
  readonly #cleared = new Set<number>();
  readonly wrongs: string[] = [];
  #playing: number | null = null;
  #fillerMs = 0;

  constructor(samples: Samples) {
    super();
    this.#samples = samples;
  }
  override send(audio: MuLaw): void {
    const sample = audio[0] ?? 0;
    if (this.#cleared.has(sample)) this.wrongs.push(`audio ${sample} after its clear`);
    if (this.#samples.fillers.has(sample)) {
      this.#fillerMs += audio.length / BYTES_PER_MS;
    } else {
      if (this.#playing !== null && this.#playing !== sample && this.queuedMs > this.#fillerMs) {
        this.wrongs.push(`audio ${sample} behind ${this.#playing}, which still plays`);
      }
      if (this.#playing !== sample) this.#fillerMs = 0;
      this.#playing = sample;
    }
    super.send(audio);
  }
  override clear(): void {
    if (this.#playing !== null) this.#cleared.add(this.#playing);
    this.#playing = null;
    this.#fillerMs = 0;
    super.clear();
  }
}

export type ModelStep =
  | { readonly do: 'text'; readonly delta: string }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'tool'; readonly name: string }
  | { readonly do: 'fail' };

/** Follows one script a request. */
export class FuzzModel implements LanguageModel {
  readonly name = 'fuzz';
  readonly #requests = new Set<AbortSignal>();
  readonly #scripts: readonly (readonly ModelStep[])[];
  #count = 0;

  constructor(scripts: readonly (readonly ModelStep[])[]) {
    this.#scripts = scripts;
  }
  /** Requests that nobody has aborted. */
  get open(): number {
    return [...this.#requests].filter((signal) => !signal.aborted).length;
  }
  async *reply(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    expect(request.messages[0]?.role).toBe('system');
    expectToolsAnswered(request);
    const script = this.#scripts[this.#count] ?? [];
    this.#count += 1;
    this.#requests.add(signal);
    try {
      signal.throwIfAborted();
      for (const step of script) {
        if (step.do === 'wait') await pause(step.ms, signal);
        if (step.do === 'fail') throw down();
        if (step.do === 'text') yield { type: 'text', delta: step.delta };
        signal.throwIfAborted();
      }
      // A tool call is told only whole, at the end.
      for (const [index, step] of script.entries()) {
        if (step.do === 'tool') {
          yield {
            type: 'tool-call',
            call: { id: `${this.#count}-${index}`, name: step.name, arguments: {} },
          };
        }
      }
      yield { type: 'done' };
    } finally {
      this.#requests.delete(signal);
    }
  }
}

/** Models refuse a history in which a tool's call and its result do not stand together. */
function expectToolsAnswered({ messages }: ModelRequest): void {
  const open = new Set<string>();
  for (const message of messages) {
    if (message.role === 'tool') expect(open.delete(message.callId)).toBe(true);
    else expect([...open]).toEqual([]);
    if (message.role === 'assistant') for (const call of message.toolCalls ?? []) open.add(call.id);
  }
  expect([...open]).toEqual([]);
}

/** How an utterance comes: how long its audio takes, and whether it breaks. */
interface VoiceTemper {
  readonly delayMs: number;
  readonly breaks: boolean;
}

export class FuzzVoice implements TextToSpeech {
  readonly name = 'fuzz';
  open_ = 0;
  readonly #samples: Samples;
  readonly #tempers: readonly VoiceTemper[];
  #count = 0;

  constructor(samples: Samples, tempers: readonly VoiceTemper[]) {
    this.#samples = samples;
    this.#tempers = tempers;
  }
  voices() {
    return Promise.resolve([]);
  }
  isVoice() {
    return false;
  }
  open(_options: unknown, signal: AbortSignal) {
    this.open_ += 1;
    signal.addEventListener('abort', () => (this.open_ -= 1));
    return { speak: this.#speak.bind(this) };
  }
  #speak(listener: (event: VoiceEvent) => void, signal: AbortSignal) {
    const { delayMs, breaks } = this.#tempers[this.#count] ?? { delayMs: 0, breaks: false };
    const sample = this.#samples.next();
    this.#count += 1;
    let over = false;
    let before = Promise.resolve();
    const later = (event: VoiceEvent) => {
      before = before
        .then(() => pause(delayMs, signal))
        .then(() => {
          if (signal.aborted || over) return;
          over = event.type !== 'audio';
          listener(event);
        })
        .catch((error: unknown) => {
          if (!signal.aborted) throw error;
        });
    };
    return {
      add: (text: string) => {
        const audio = new Uint8Array(text.length * 40 * BYTES_PER_MS).fill(sample);
        later(breaks ? { type: 'failed', error: down() } : { type: 'audio', audio, text });
      },
      end: () => later({ type: 'done' }),
    };
  }
}

export interface World {
  readonly scripts: readonly (readonly ModelStep[])[];
  readonly tempers: readonly VoiceTemper[];
  readonly toolDelays: readonly number[];
}
