/** Deepgram's `/v2/listen` (Flux): it decides itself when a turn ends, and says beforehand when it thinks so. */
import { z } from 'zod';
import {
  BYTES_PER_MS,
  type ListenOptions,
  type MuLaw,
  SILENCE,
  type SpeechEvent,
  VendorError,
} from '../../call/ports.ts';
import { keyterms } from './keyterms.ts';
import type { Endpoint } from './dialect.ts';

/** Deepgram's own default: lower ends turns sooner and cuts more callers off. */
const EOT_THRESHOLD = 0.7;
/** The model that hears several languages in one call. */
const MULTILINGUAL = 'flux-general-multi';
/** Sure enough to prepare a reply: lower prepares more replies that are thrown away. */
const EAGER_EOT_THRESHOLD = 0.4;
/** A caller who trails off is answered after this. */
const EOT_TIMEOUT_MS = 5000;
/** The size that Deepgram advises for Flux. */
const CHUNK_MS = 80;
/** Flux counts time in audio: without any it would never see the silence that ends a turn. */
const FILLER: MuLaw = new Uint8Array(500 * BYTES_PER_MS).fill(SILENCE);

const turnInfo = z.object({
  event: z.enum(['StartOfTurn', 'Update', 'EagerEndOfTurn', 'TurnResumed', 'EndOfTurn']),
  transcript: z.string(),
  words: z.array(z.object({ end: z.number().optional() })),
});
const failure = z.object({ code: z.string() });
const named = z.object({ type: z.string() });

export class FluxDialect implements Endpoint {
  readonly query: URLSearchParams;
  readonly chunkBytes = CHUNK_MS * BYTES_PER_MS;
  #started = false;
  #text = '';

  constructor(englishOrMultilingual: string, options: ListenOptions) {
    const languages = new Set(options.languages.map((tag) => new Intl.Locale(tag).language));
    const model = [...languages].every((language) => language === 'en')
      ? englishOrMultilingual
      : MULTILINGUAL;
    this.query = new URLSearchParams({
      model,
      encoding: 'mulaw',
      sample_rate: '8000',
      eot_threshold: String(EOT_THRESHOLD),
      eager_eot_threshold: String(EAGER_EOT_THRESHOLD),
      eot_timeout_ms: String(EOT_TIMEOUT_MS),
    });
    // The English model takes no language; the other one takes bare names.
    if (model === MULTILINGUAL)
      for (const language of languages) this.query.append('language_hint', language);
    for (const term of keyterms(options)) this.query.append('keyterm', term);
  }

  whenQuiet(): MuLaw {
    return FILLER;
  }

  read(message: unknown, sentMs: number): readonly SpeechEvent[] {
    const { type } = named.parse(message);
    switch (type) {
      case 'TurnInfo':
        return this.#onTurn(turnInfo.parse(message), sentMs);
      case 'Error':
        throw new VendorError('deepgram', 'transient', `reported ${failure.parse(message).code}`);
      default:
        // Connected, and what Deepgram may add one day.
        return [];
    }
  }

  rest(): readonly SpeechEvent[] {
    return this.#text === '' ? [] : [{ type: 'end-of-turn', text: this.#text }];
  }

  #onTurn({ event, transcript, words }: z.infer<typeof turnInfo>, sentMs: number): SpeechEvent[] {
    switch (event) {
      case 'StartOfTurn':
      case 'Update':
        return this.#hear(transcript);
      case 'EagerEndOfTurn':
        return [...this.#hear(transcript), { type: 'eager-end-of-turn', text: transcript }];
      case 'TurnResumed':
        return [{ type: 'turn-resumed' }, ...this.#hear(transcript)];
      case 'EndOfTurn': {
        const heard = this.#hear(transcript);
        this.#started = false;
        this.#text = '';
        const end = words.at(-1)?.end;
        const speechEndMs = end === undefined ? {} : { speechEndMs: Math.max(0, sentMs - end * 1000) };
        return [...heard, { type: 'end-of-turn', text: transcript, ...speechEndMs }];
      }
    }
  }

  /** What is new in the transcript of the turn so far. */
  #hear(transcript: string): SpeechEvent[] {
    if (transcript === '' || transcript === this.#text) return [];
    const started: SpeechEvent[] = this.#started ? [] : [{ type: 'speech-started' }];
    this.#started = true;
    this.#text = transcript;
    return [...started, { type: 'words', text: transcript }];
  }
}
