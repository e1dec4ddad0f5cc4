/** A recogniser that answers as Deepgram's `/v2/listen` (Flux) does. Its time is the audio it received. */
import { randomUUID } from 'node:crypto';
import type { HeardWord, Message, Step } from './fake-stt.ts';
import type { FluxParameters } from './parameters.ts';

/** How long a silence makes it sure that the turn is over; so 0.4 is reached after 200 ms and 0.7 after 350. */
const SURE_AFTER_MS = 500;
/** It is never wholly sure: a threshold of 1 leaves the end to the timeout. */
const MOST_SURE = 0.99;
/** With nothing new to say it still reports this often. */
const REPORT_MS = 500;

type TurnEvent = 'StartOfTurn' | 'Update' | 'EagerEndOfTurn' | 'TurnResumed' | 'EndOfTurn';

export class Flux {
  #parameters: FluxParameters;
  readonly #requestId = randomUUID();
  #sequence = 0;
  #turnIndex = 0;
  #turn: 'none' | 'speaking' | 'eager' = 'none';
  #words: HeardWord[] = [];
  #windowStart = 0;
  #now = 0;
  #lastSound = 0;
  #lastReport = 0;

  constructor(parameters: FluxParameters) {
    this.#parameters = parameters;
  }

  greet(): Message[] {
    return [this.#message({ type: 'Connected', request_id: this.#requestId })];
  }

  *hear(step: Step): Generator<Message> {
    this.#now = step.now;
    if (step.sound) this.#lastSound = step.now;
    for (const word of step.words) {
      this.#words.push(word);
      yield this.#report(this.#wordEvent());
      this.#turn = 'speaking';
    }
    yield* this.#turnEnds();
    if (this.#now - this.#lastReport >= REPORT_MS) yield this.#report('Update');
  }

  /** Answers a text message; null: Flux knows no such message. */
  answer(message: Message): Message[] | null {
    if (message.type !== 'Configure') return null;
    const thresholds = isRecord(message['thresholds']) ? message['thresholds'] : {};
    const { eot_threshold: eot, eager_eot_threshold: eager, eot_timeout_ms: timeout } = thresholds;
    this.#parameters = {
      ...this.#parameters,
      ...(typeof eot === 'number' && { eotThreshold: eot }),
      ...(typeof eager === 'number' && { eagerEotThreshold: eager }),
      ...(typeof timeout === 'number' && { eotTimeoutMs: timeout }),
    };
    const { eotThreshold, eagerEotThreshold, eotTimeoutMs, keyterms } = this.#parameters;
    return [
      this.#message({
        type: 'ConfigureSuccess',
        request_id: this.#requestId,
        thresholds: {
          eot_threshold: eotThreshold,
          eager_eot_threshold: eagerEotThreshold,
          eot_timeout_ms: eotTimeoutMs,
        },
        keyterms,
      }),
    ];
  }

  /** The last messages before the stream is closed. */
  finish(): Message[] {
    return this.#turn === 'none' ? [] : [this.#report('EndOfTurn', 'manual')];
  }

  /** What is sent before a connection is closed for a message that nobody understands. */
  complain(description: string): Message {
    return this.#message({ type: 'Error', code: 'UNPARSABLE_CLIENT_MESSAGE', description });
  }

  #wordEvent(): TurnEvent {
    switch (this.#turn) {
      case 'none':
        return 'StartOfTurn';
      case 'speaking':
        return 'Update';
      case 'eager':
        return 'TurnResumed';
    }
  }

  *#turnEnds(): Generator<Message> {
    const { eotThreshold, eagerEotThreshold, eotTimeoutMs } = this.#parameters;
    const lastWordEnd = this.#words.at(-1)?.end ?? 0;
    if (this.#turn === 'none') return;
    if (this.#confidence() >= eotThreshold) {
      yield this.#report('EndOfTurn', 'model');
    } else if (this.#now - lastWordEnd * 1000 >= eotTimeoutMs) {
      yield this.#report('EndOfTurn', 'timeout');
    } else if (
      this.#turn === 'speaking' &&
      eagerEotThreshold !== null &&
      this.#confidence() >= eagerEotThreshold
    ) {
      this.#turn = 'eager';
      yield this.#report('EagerEndOfTurn');
    }
  }

  #confidence(): number {
    return Math.min(MOST_SURE, (this.#now - this.#lastSound) / SURE_AFTER_MS);
  }

  #report(event: TurnEvent, trigger?: 'model' | 'manual' | 'timeout'): Message {
    this.#lastReport = this.#now;
    const message = this.#message({
      type: 'TurnInfo',
      request_id: this.#requestId,
      event,
      turn_index: this.#turnIndex,
      audio_window_start: this.#windowStart / 1000,
      audio_window_end: this.#now / 1000,
      transcript: this.#words.map((word) => word.text).join(' '),
      words: this.#words.map(({ text, start, end }) => ({ word: text, confidence: 0.98, start, end })),
      end_of_turn_confidence: this.#words.length > 0 ? this.#confidence() : 0,
      ...(trigger && { trigger }),
    });
    if (event === 'EndOfTurn') {
      this.#turn = 'none';
      this.#turnIndex += 1;
      this.#words = [];
      this.#windowStart = this.#now;
    }
    return message;
  }

  #message(message: Message): Message {
    const numbered = { ...message, sequence_id: this.#sequence };
    this.#sequence += 1;
    return numbered;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
