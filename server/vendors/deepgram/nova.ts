/** Deepgram's `/v1/listen`: what its `Results` mean for a conversation. */
import { z } from 'zod';
import { BYTES_PER_MS, type ListenOptions, type SpeechEvent, VendorError } from '../../call/ports.ts';
import { keyterms } from './keyterms.ts';
import type { Endpoint } from './dialect.ts';

/** Silence that ends an utterance: shorter cuts callers off in thought, longer is felt as hesitation. */
const ENDPOINTING_MS = 300;
/** The backup when noise hides the silence; the least that Deepgram takes. */
const UTTERANCE_END_MS = 1000;
/** Deepgram closes after 10 s without input and advises 3 to 5. */
const KEEP_ALIVE_MS = 4000;
/** Each of a carrier's frames at once: joining two cost every answer 18 ms and saved no CPU at 100 calls. */
const CHUNK_MS = 20;
/** The same word's end is not the same number in every message. */
const SAME_END_SECONDS = 0.05;
/** Of a word that is not final yet, the end may be told as much too late. */
const INTERIM_END_SECONDS = 0.25;
/** Characters that are kept of a turn which does not end, the newest: twice what a call reads of one. */
const LONGEST_TURN = 4_000;

const results = z.object({
  type: z.literal('Results'),
  is_final: z.boolean().default(false),
  speech_final: z.boolean().default(false),
  channel: z.object({
    alternatives: z.array(
      z.object({ transcript: z.string(), words: z.array(z.object({ end: z.number() })) }),
    ),
  }),
});
const utteranceEnd = z.object({ type: z.literal('UtteranceEnd'), last_word_end: z.number() });
const named = z.object({ type: z.string() });

/** The words heard since the last end of a turn. */
interface Utterance {
  started: boolean;
  /** What Deepgram will not change any more. */
  frozen: string;
  /** The segment that it still may. */
  interim: string;
}

const nothing = (): Utterance => ({ started: false, frozen: '', interim: '' });

/** One language with its country; several only by the mode that tells them apart. */
const languageOf = ({ languages: [first, ...others] }: ListenOptions): string =>
  others.every((tag) => new Intl.Locale(tag).language === new Intl.Locale(first).language) ? first : 'multi';

export class NovaDialect implements Endpoint {
  readonly query: URLSearchParams;
  readonly chunkBytes = CHUNK_MS * BYTES_PER_MS;
  #utterance = nothing();
  #lastWordEnd = 0;
  /** Words up to here, in seconds, belong to turns that are over. */
  #reportedUntil = 0;

  constructor(model: string, options: ListenOptions) {
    this.query = new URLSearchParams({
      model,
      encoding: 'mulaw',
      sample_rate: '8000',
      channels: '1',
      language: languageOf(options),
      interim_results: 'true',
      endpointing: String(ENDPOINTING_MS),
      utterance_end_ms: String(UTTERANCE_END_MS),
      vad_events: 'true',
      smart_format: 'true',
    });
    for (const term of keyterms(options)) this.query.append('keyterm', term);
  }

  whenQuiet(quietMs: number): string | null {
    return quietMs % KEEP_ALIVE_MS === 0 ? JSON.stringify({ type: 'KeepAlive' }) : null;
  }

  read(message: unknown, sentMs: number): readonly SpeechEvent[] {
    const { type } = named.parse(message);
    switch (type) {
      case 'Results':
        return this.#onResults(results.parse(message), sentMs);
      case 'SpeechStarted':
        return this.#start();
      case 'UtteranceEnd':
        return this.#onUtteranceEnd(utteranceEnd.parse(message).last_word_end, sentMs);
      case 'Error':
        throw new VendorError('deepgram', 'transient', 'reported an error');
      default:
        // Metadata, and what Deepgram may add one day.
        return [];
    }
  }

  rest(): readonly SpeechEvent[] {
    const text = this.#text();
    this.#utterance = nothing();
    return text === '' ? [] : [{ type: 'end-of-turn', text }];
  }

  #onResults(message: z.infer<typeof results>, sentMs: number): SpeechEvent[] {
    const { transcript = '', words = [] } = message.channel.alternatives[0] ?? {};
    const lastWordEnd = words.at(-1)?.end;
    if (lastWordEnd !== undefined) {
      // UtteranceEnd overtook the final form of words that it ended.
      if (lastWordEnd <= this.#reportedUntil + SAME_END_SECONDS) return [];
      this.#lastWordEnd = lastWordEnd;
    }
    const before = this.#text();
    if (message.is_final) {
      this.#utterance.frozen = joined(this.#utterance.frozen, transcript);
      this.#utterance.interim = '';
    } else {
      this.#utterance.interim = transcript;
    }
    const text = this.#text();
    const events = text === '' ? [] : this.#start();
    if (message.speech_final) return [...events, ...this.#endTurn(sentMs)];
    if (text !== '' && text !== before) events.push({ type: 'words', text });
    return events;
  }

  /**
   * Without words since the last turn it is the echo of a `speech_final` that ended them already; with words behind the
   * last one that it knows of, the caller has gone on.
   */
  #onUtteranceEnd(lastWordEnd: number, sentMs: number): SpeechEvent[] {
    if (this.#text() === '' || lastWordEnd < this.#lastWordEnd - INTERIM_END_SECONDS) return [];
    this.#lastWordEnd = Math.max(this.#lastWordEnd, lastWordEnd);
    return this.#endTurn(sentMs);
  }

  #start(): SpeechEvent[] {
    if (this.#utterance.started) return [];
    this.#utterance.started = true;
    return [{ type: 'speech-started' }];
  }

  /** A noise that started speech ends as an empty turn; silence that Deepgram reports ends nothing. */
  #endTurn(sentMs: number): SpeechEvent[] {
    const text = this.#text();
    const { started } = this.#utterance;
    this.#utterance = nothing();
    this.#reportedUntil = this.#lastWordEnd;
    if (text !== '') {
      return [{ type: 'end-of-turn', text, speechEndMs: Math.max(0, sentMs - this.#lastWordEnd * 1000) }];
    }
    return started ? [{ type: 'end-of-turn', text }] : [];
  }

  #text(): string {
    return joined(this.#utterance.frozen, this.#utterance.interim);
  }
}

const joined = (before: string, after: string): string =>
  [before, after]
    .filter((part) => part !== '')
    .join(' ')
    .slice(-LONGEST_TURN);
