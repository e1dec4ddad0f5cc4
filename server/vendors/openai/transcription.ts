/** A transcription session: what its items mean for a conversation. Each item is a turn; their transcripts may come out of order. */
import { z } from 'zod';
import {
  BYTES_PER_MS,
  type ListenOptions,
  type MuLaw,
  type SpeechEvent,
  VendorError,
} from '../../call/ports.ts';
import type { Dialect } from '../wire/recognition-stream.ts';

const NAME = 'openai-recognition';
/** OpenAI's older models that transcribe are shut down in February 2027. */
const MODEL = 'gpt-live-transcribe';
/** Silence that ends a turn: shorter cuts callers off in thought, longer is felt as hesitation. */
const SILENCE_MS = 400;
const PREFIX_MS = 300;
const CHUNK_MS = 40;
/** Characters that are kept of a turn which does not end, the newest: twice what a call reads of one. */
const LONGEST_TURN = 4_000;
const MOST_KEYWORDS = 100;
/** Turns that wait for their transcripts; a caller does not say more at once. */
const MOST_TURNS = 50;
/** Sent as errors or with a failed transcript: trying again does not help. */
const REFUSALS = new Set([
  'insufficient_quota',
  'credit_balance_exhausted',
  'invalid_api_key',
  'model_not_found',
]);

const named = z.object({ type: z.string() });
const item = z.object({ item_id: z.string() });
const stopped = z.object({ item_id: z.string(), audio_end_ms: z.number() });
const delta = z.object({ item_id: z.string(), delta: z.string().default('') });
const completed = z.object({ item_id: z.string(), transcript: z.string() });
const failed = z.object({
  error: z.object({ code: z.string().nullish(), type: z.string().nullish() }),
});

interface Turn {
  readonly id: string;
  /** Whether the caller was heard to speak; an item without that is silence that was committed at the end. */
  readonly spoken: boolean;
  text: string;
  /** What was told of it already; null: not even its beginning. */
  told: string | null;
  /** When its last word ended, on the clock of the audio; null: that is not known. */
  endMs: number | null;
  done: boolean;
}

export class TranscriptionDialect implements Dialect {
  readonly vendor = NAME;
  readonly endpoint: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunkBytes = CHUNK_MS * BYTES_PER_MS;
  readonly greeting: string;
  /** Those that are not over, oldest first. */
  readonly #turns: Turn[] = [];
  /** Whether the farewell was answered: by its item, or by the error that nothing was left. */
  #committed = false;
  #configured = false;

  constructor(endpoint: URL, apiKey: string, { languages, keyterms }: ListenOptions) {
    this.endpoint = endpoint;
    this.headers = { authorization: `Bearer ${apiKey}` };
    const bare = [...new Set(languages.map((tag) => new Intl.Locale(tag).language))];
    const keywords = keyterms.slice(0, MOST_KEYWORDS);
    this.greeting = JSON.stringify({
      type: 'session.update',
      session: {
        type: 'transcription',
        audio: {
          input: {
            format: { type: 'audio/pcmu' },
            transcription: { model: MODEL, languages: bare, ...(keywords.length > 0 && { keywords }) },
            turn_detection: {
              type: 'server_vad',
              silence_duration_ms: SILENCE_MS,
              prefix_padding_ms: PREFIX_MS,
            },
          },
        },
      },
    });
  }

  farewell(): string {
    this.#committed = false;
    return JSON.stringify({ type: 'input_audio_buffer.commit' });
  }

  frame(audio: MuLaw): string {
    const bytes = Buffer.from(audio.buffer, audio.byteOffset, audio.length);
    return `{"type":"input_audio_buffer.append","audio":"${bytes.toString('base64')}"}`;
  }

  /** It says nothing of silence, but soon what it has heard. */
  get owesAnswer(): boolean {
    return !this.#configured || this.#turns.some(({ endMs, done }) => endMs !== null && !done);
  }

  whenQuiet(): null {
    return null;
  }

  read(message: unknown, sentMs: number): readonly SpeechEvent[] {
    const { type } = named.parse(message);
    switch (type) {
      case 'session.updated':
        this.#configured = true;
        return [];
      case 'input_audio_buffer.speech_started':
        this.#turnOf(item.parse(message).item_id, true);
        break;
      case 'input_audio_buffer.speech_stopped': {
        const { item_id: id, audio_end_ms: endMs } = stopped.parse(message);
        // The silence by which it was noticed is part of it.
        this.#turnOf(id, true).endMs = endMs - SILENCE_MS;
        break;
      }
      case 'input_audio_buffer.committed':
        // One that OpenAI commits itself has stopped before.
        if (this.#turnOf(item.parse(message).item_id, false).endMs === null) this.#committed = true;
        break;
      case 'conversation.item.input_audio_transcription.delta': {
        const { item_id: id, delta: more } = delta.parse(message);
        const turn = this.#turnOf(id, true);
        turn.text = (turn.text + more).slice(-LONGEST_TURN);
        break;
      }
      case 'conversation.item.input_audio_transcription.completed': {
        const { item_id: id, transcript } = completed.parse(message);
        const turn = this.#turnOf(id, transcript.trim() !== '');
        turn.text = transcript.slice(-LONGEST_TURN);
        turn.done = true;
        break;
      }
      case 'conversation.item.input_audio_transcription.failed':
        throw failureOf(message, 'could not transcribe');
      case 'error':
        if (codeIn(message) !== 'input_audio_buffer_commit_empty') throw failureOf(message, 'reported');
        this.#committed = true;
        return [];
      default:
        // Items, and what OpenAI may add one day.
        return [];
    }
    return this.#news(sentMs);
  }

  /** Read only after the farewell, which commits what is left. */
  get isThrough(): boolean {
    return this.#committed && this.#turns.length === 0;
  }

  rest(): readonly SpeechEvent[] {
    return [];
  }

  whyRefused(): string {
    return '';
  }

  #turnOf(id: string, spoken: boolean): Turn {
    const known = this.#turns.find((turn) => turn.id === id);
    if (known !== undefined) return known;
    if (this.#turns.length >= MOST_TURNS) throw new VendorError(NAME, 'transient', 'heard too much at once');
    const turn: Turn = { id, spoken, text: '', told: null, endMs: null, done: false };
    this.#turns.push(turn);
    return turn;
  }

  /** What is new of the oldest turn, and of those behind it once it is over. */
  #news(sentMs: number): SpeechEvent[] {
    const events: SpeechEvent[] = [];
    for (let turn = this.#turns[0]; turn !== undefined; turn = this.#turns[0]) {
      const isHeard = turn.spoken || turn.text.trim() !== '';
      if (isHeard && turn.told === null) {
        events.push({ type: 'speech-started' });
        turn.told = '';
      }
      const text = turn.text.trim();
      if (text !== '' && text !== turn.told) events.push({ type: 'words', text });
      if (turn.told !== null) turn.told = text;
      if (!turn.done) break;
      this.#turns.shift();
      const { endMs } = turn;
      if (isHeard)
        events.push({
          type: 'end-of-turn',
          text,
          ...(endMs !== null && { speechEndMs: Math.max(0, sentMs - endMs) }),
        });
    }
    return events;
  }
}

function codeIn(message: unknown): string {
  const { data } = failed.safeParse(message);
  return (data?.error.code ?? data?.error.type ?? '').slice(0, 60);
}

/** Messages of errors may echo what was sent, so only the code is kept. */
function failureOf(message: unknown, what: string): VendorError {
  const code = codeIn(message);
  return new VendorError(NAME, REFUSALS.has(code) ? 'refused' : 'transient', `${what} ${code}`.trimEnd());
}
