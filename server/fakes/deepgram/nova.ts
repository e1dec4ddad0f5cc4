/** A recogniser that answers as Deepgram's `/v1/listen` with nova-3 does. Its time is the audio it received. */
import { randomUUID } from 'node:crypto';
import type { HeardWord, Message, Step } from './fake-stt.ts';
import { STEP_MS } from './fake-stt.ts';
import type { NovaParameters } from './parameters.ts';

/** How long a segment grows before it is frozen, speech or not. */
const SEGMENT_MS = 3000;
/** With noise behind the words, a pause between them still freezes what was said. */
const PAUSE_MS = 500;

export class Nova {
  readonly #parameters: NovaParameters;
  readonly #requestId = randomUUID();
  readonly #modelId = randomUUID();
  #now = 0;
  #segmentStart = 0;
  #segment: HeardWord[] = [];
  #speaking = false;
  #lastSound = 0;
  #lastWordEnd = 0;
  /** Words were said that no UtteranceEnd has followed. */
  #utteranceOpen = false;

  constructor(parameters: NovaParameters) {
    this.#parameters = parameters;
  }

  greet(): Message[] {
    return [];
  }

  *hear(step: Step): Generator<Message> {
    const { vadEvents, interimResults, endpointingMs, utteranceEndMs } = this.#parameters;
    this.#now = step.now;
    if (step.sound) {
      this.#lastSound = step.now;
      if (!this.#speaking && vadEvents) {
        yield { type: 'SpeechStarted', channel: [0, 1], timestamp: (step.now - STEP_MS) / 1000 };
      }
      this.#speaking = true;
    }
    for (const word of step.words) {
      this.#segment.push(word);
      this.#lastWordEnd = word.end;
      this.#utteranceOpen = true;
      if (interimResults) yield this.#results({ final: false });
    }

    if (this.#speaking && endpointingMs !== null && step.now - this.#lastSound >= endpointingMs) {
      this.#speaking = false;
      yield this.#freeze({ speechFinal: true });
    } else if (step.now - this.#segmentStart >= SEGMENT_MS || this.#pausesInNoise()) {
      yield this.#freeze({});
    }
    const sinceWord = step.now - this.#lastWordEnd * 1000;
    if (this.#utteranceOpen && utteranceEndMs !== null && sinceWord >= utteranceEndMs) {
      this.#utteranceOpen = false;
      yield { type: 'UtteranceEnd', channel: [0, 1], last_word_end: this.#lastWordEnd };
    }
  }

  /** Answers a text message; null: Deepgram knows no such message. */
  answer(message: Message): Message[] | null {
    switch (message.type) {
      case 'KeepAlive':
        return [];
      case 'Finalize':
        return [this.#freeze({ fromFinalize: true })];
      default:
        return null;
    }
  }

  /** The last messages before the stream is closed. */
  finish(): Message[] {
    const metadata = {
      type: 'Metadata',
      transaction_key: 'deprecated',
      request_id: this.#requestId,
      sha256: '0'.repeat(64),
      created: new Date().toISOString(),
      duration: this.#now / 1000,
      channels: 1,
    };
    return this.#segment.length > 0 ? [this.#freeze({}), metadata] : [metadata];
  }

  /** What is sent before a connection is closed for a message that nobody understands. */
  complain(description: string): Message {
    return {
      type: 'Error',
      description,
      message: 'Could not deserialize last text message',
      variant: 'SchemaError',
    };
  }

  #pausesInNoise(): boolean {
    return this.#segment.length > 0 && this.#now - this.#lastWordEnd * 1000 >= PAUSE_MS;
  }

  #freeze({ speechFinal = false, fromFinalize = false }): Message {
    const results = this.#results({ final: true, speechFinal, fromFinalize });
    this.#segment = [];
    this.#segmentStart = this.#now;
    return results;
  }

  #results({ final = false, speechFinal = false, fromFinalize = false }): Message {
    const words = this.#segment.map(({ text, start, end }) => ({
      word: text.toLowerCase().replace(/(?<![.,?!])[.,?!]+$/, ''),
      start,
      end,
      confidence: 0.99,
      ...(this.#parameters.smartFormat && { punctuated_word: text }),
    }));
    const transcript = words.map((word) => word.punctuated_word ?? word.word).join(' ');
    return {
      type: 'Results',
      channel_index: [0, 1],
      duration: (this.#now - this.#segmentStart) / 1000,
      start: this.#segmentStart / 1000,
      is_final: final,
      speech_final: speechFinal,
      channel: { alternatives: [{ transcript, confidence: words.length > 0 ? 0.99 : 0, words }] },
      metadata: {
        request_id: this.#requestId,
        model_info: {
          name: `general-${this.#parameters.model}`,
          version: '2026-01-01.0',
          arch: this.#parameters.model,
        },
        model_uuid: this.#modelId,
      },
      from_finalize: fromFinalize,
    };
  }
}
