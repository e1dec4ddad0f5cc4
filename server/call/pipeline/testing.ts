/** In-memory vendors for tests of the pipeline: a model that follows a script, and a voice whose audio can be read back. */
import type {
  LanguageModel,
  ModelEvent,
  ModelRequest,
  SpeakOptions,
  TextToSpeech,
  VendorError,
  VoiceEvent,
} from '../ports.ts';
import { audioOf } from '../testing.ts';

export type Script = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelEvent>;

/** A model that follows a script; remembers what it was asked, and how each reply ended. */
export class MemoryModel implements LanguageModel {
  readonly name = 'memory';
  readonly requests: ModelRequest[] = [];
  readonly endings: ('done' | 'aborted' | 'failed')[] = [];
  script: Script;

  constructor(script: Script) {
    this.script = script;
  }

  async *reply(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    this.requests.push(request);
    try {
      for await (const event of this.script(request, signal)) {
        signal.throwIfAborted();
        yield event;
      }
      this.endings.push('done');
    } catch (error) {
      this.endings.push(signal.aborted ? 'aborted' : 'failed');
      throw error;
    }
  }
}

/** Says these words at once. */
export async function* words(text: string): AsyncIterable<ModelEvent> {
  await Promise.resolve();
  for (const delta of text.split(/(?<= )/)) yield { type: 'text', delta };
  yield { type: 'done' };
}

/** Asks for a tool, after saying something or nothing. */
export async function* toolCall(
  name: string,
  args: Record<string, unknown>,
  text = '',
): AsyncIterable<ModelEvent> {
  if (text !== '') yield { type: 'text', delta: text };
  await Promise.resolve();
  yield { type: 'tool-call', call: { id: `call-${name}`, name, arguments: args } };
  yield { type: 'done' };
}

/** A voice that makes audio of the text's length at once: the sample is the code of the letter it speaks. */
export class MemoryVoice implements TextToSpeech {
  readonly name = 'memory';
  spoken: string[] = [];
  open_ = 0;
  failure: VendorError | null = null;

  /** Which voices were opened, in order. */
  readonly voiceIds: (string | null)[] = [];

  voices() {
    return Promise.resolve([{ id: 'memory-2', name: 'Memory', about: 'Another', vendor: this.name }]);
  }
  isVoice(id: string) {
    return id.startsWith('memory');
  }
  open({ voiceId }: SpeakOptions, signal: AbortSignal) {
    this.voiceIds.push(voiceId);
    this.open_ += 1;
    signal.addEventListener('abort', () => (this.open_ -= 1));
    return {
      speak: (listener: (event: VoiceEvent) => void, utteranceSignal: AbortSignal) => {
        const tell = (event: VoiceEvent) => {
          if (!utteranceSignal.aborted && !signal.aborted) listener(event);
        };
        return {
          add: (text: string) => {
            this.spoken.push(text);
            const { failure } = this;
            queueMicrotask(() =>
              tell(
                failure === null
                  ? { type: 'audio', audio: audioOf(text), text }
                  : { type: 'failed', error: failure },
              ),
            );
          },
          end: () => queueMicrotask(() => tell({ type: 'done' })),
        };
      },
    };
  }
}
