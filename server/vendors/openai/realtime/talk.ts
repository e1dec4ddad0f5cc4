/** One WebSocket to OpenAI's Realtime: opening, sending, reading, and every way in which it may end. */
import { type RawData, WebSocket } from 'ws';
import {
  BYTES_PER_MS,
  LONGEST_ARGUMENTS,
  type ModelMessage,
  type MuLaw,
  type Talk,
  type TalkEvent,
  type TalkOptions,
  type TalkUsage,
  VendorError,
} from '../../../call/ports.ts';
import { fieldsIn, isFields, itemsOf, messageOf, numberIn, sessionOf, SILENCE_MS, stringIn } from './wire.ts';

/** A handshake takes about 200 ms; until then the greeting is heard. */
const HANDSHAKE_LIMIT_MS = 4_000;
/** From the handshake to the session that was asked for. */
const SESSION_LIMIT_MS = 3_000;
/** A message of audio holds less than a second, 11 KB. */
const LARGEST_MESSAGE = 256 * 1024;
/** What is kept while it opens: ten seconds of a carrier's frames, and what was said before. */
const MOST_KEPT = 1_000;
/** Audio that the network does not take: the connection died and TCP does not know. */
const UNSENT_LIMIT = 200_000;
const PASSING = [408, 409, 425, 429];
/** Errors that a race makes: what was asked for had just happened by itself. */
const HARMLESS = new Set([
  'response_cancel_not_active',
  'item_truncate_invalid_item_id',
  'item_delete_invalid_item_id',
]);

export interface RealtimeTalkParts {
  readonly url: URL;
  readonly apiKey: string;
  readonly voice: string;
  readonly options: TalkOptions;
  readonly listener: (event: TalkEvent) => void;
  readonly signal: AbortSignal;
}

export class RealtimeTalk implements Talk {
  readonly #parts: RealtimeTalkParts;
  readonly #socket: WebSocket;
  #phase: 'opening' | 'live' | 'over' = 'opening';
  #kept: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #sentBytes = 0;
  #words = '';

  /** @throws where the key or the address cannot be sent. */
  constructor(parts: RealtimeTalkParts) {
    this.#parts = parts;
    this.#socket = new WebSocket(parts.url, {
      headers: { authorization: `Bearer ${parts.apiKey}` },
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_LIMIT_MS,
      maxPayload: LARGEST_MESSAGE,
    });
    this.#socket.on('open', () => {
      this.#write(sessionOf(parts.options, parts.voice));
      this.#timer = setTimeout(() => this.#fail('stays silent', 'transient'), SESSION_LIMIT_MS);
    });
    this.#socket.on('message', (data) => this.#onMessage(data));
    this.#socket.on('unexpected-response', (_request, { statusCode = 0 }) =>
      this.#fail(
        `refused the handshake with ${statusCode}`,
        statusCode < 500 && !PASSING.includes(statusCode) ? 'refused' : 'transient',
      ),
    );
    this.#socket.on('error', (error) => this.#fail(error.message, 'transient', error));
    this.#socket.on('close', (code) => this.#fail(`closed the conversation with ${code}`, 'transient'));
    parts.signal.addEventListener('abort', this.#end, { once: true });
    if (parts.signal.aborted) this.#end();
  }

  send(audio: MuLaw): void {
    this.#sentBytes += audio.length;
    // Written by hand: a call sends fifty a second.
    const base64 = Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength).toString('base64');
    this.#pass(`{"type":"input_audio_buffer.append","audio":"${base64}"}`);
    if (this.#socket.bufferedAmount > UNSENT_LIMIT) this.#fail('takes no more audio', 'transient');
  }

  tell(message: ModelMessage): void {
    for (const item of itemsOf(message))
      this.#pass(JSON.stringify({ type: 'conversation.item.create', item }));
  }

  respond(instructions: string): void {
    this.#pass(JSON.stringify({ type: 'response.create', response: { instructions } }));
  }

  cancel(): void {
    this.#pass('{"type":"response.cancel"}');
  }

  heard(item: string, ms: number): void {
    if (ms > 0) {
      const cut = { item_id: item, content_index: 0, audio_end_ms: Math.floor(ms) };
      this.#pass(JSON.stringify({ type: 'conversation.item.truncate', ...cut }));
    } else this.forget(item);
  }

  forget(item: string): void {
    this.#pass(JSON.stringify({ type: 'conversation.item.delete', item_id: item }));
  }

  /** Sends a message, or keeps it while the session opens. */
  #pass(text: string): void {
    if (this.#phase === 'live') this.#socket.send(text);
    else if (this.#phase === 'opening') {
      this.#kept.push(text);
      if (this.#kept.length > MOST_KEPT) this.#fail('did not open in time', 'transient');
    }
  }

  #write(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  // ---------------------------------------------------------------------------------------- what OpenAI says

  #onMessage(data: RawData): void {
    if (this.#phase === 'over') return;
    try {
      // With the default binaryType a message is one Buffer.
      this.#read(messageOf(Buffer.isBuffer(data) ? data.toString() : ''));
    } catch (error) {
      this.#fail('sent what cannot be read', 'transient', error);
    }
  }

  #read(message: ReturnType<typeof messageOf>): void {
    switch (message.type) {
      case 'session.updated':
        this.#onSession();
        break;
      case 'input_audio_buffer.speech_started':
        this.#emit({ type: 'sound-started', turn: stringIn(message, 'item_id') });
        break;
      case 'input_audio_buffer.speech_stopped': {
        // Its end includes the silence by which it was known.
        const behindMs = this.#sentBytes / BYTES_PER_MS - numberIn(message, 'audio_end_ms');
        const speechEndMs = Math.max(0, behindMs) + SILENCE_MS;
        this.#emit({ type: 'sound-ended', turn: stringIn(message, 'item_id'), speechEndMs });
        this.#words = '';
        break;
      }
      case 'conversation.item.input_audio_transcription.delta':
        this.#words += stringIn(message, 'delta');
        this.#emit({ type: 'words', turn: stringIn(message, 'item_id'), text: this.#words });
        break;
      case 'conversation.item.input_audio_transcription.completed':
        this.#words = '';
        this.#emit({
          type: 'turn',
          turn: stringIn(message, 'item_id'),
          text: stringIn(message, 'transcript').trim(),
        });
        break;
      case 'conversation.item.input_audio_transcription.failed':
        this.#fail('did not understand the caller', 'transient');
        break;
      case 'response.output_audio.delta':
        this.#emit({
          type: 'audio',
          item: stringIn(message, 'item_id'),
          audio: Buffer.from(stringIn(message, 'delta'), 'base64'),
        });
        break;
      case 'response.output_audio_transcript.delta':
        this.#emit({ type: 'text', item: stringIn(message, 'item_id'), delta: stringIn(message, 'delta') });
        break;
      case 'response.function_call_arguments.done':
        this.#onCall(message);
        break;
      case 'response.done':
        this.#onAnswered(fieldsIn(message, 'response'));
        break;
      case 'error':
        this.#onError(fieldsIn(message, 'error'));
        break;
      default:
        // There are many more, and new ones come.
        break;
    }
  }

  #onSession(): void {
    if (this.#phase !== 'opening') return;
    clearTimeout(this.#timer);
    this.#phase = 'live';
    this.#emit({ type: 'open' });
    const kept = this.#kept;
    this.#kept = [];
    for (const text of kept) this.#pass(text);
  }

  #onCall(message: ReturnType<typeof messageOf>): void {
    const json = stringIn(message, 'arguments');
    if (json.length > LONGEST_ARGUMENTS) throw new TypeError('the arguments are too long');
    const args: unknown = JSON.parse(json === '' ? '{}' : json);
    if (!isFields(args)) throw new TypeError('the arguments are no object');
    const call = { id: stringIn(message, 'call_id'), name: stringIn(message, 'name'), arguments: args };
    this.#emit({ type: 'tool-call', call });
  }

  #onAnswered(response: Readonly<Record<string, unknown>>): void {
    const status = stringIn(response, 'status');
    // One that was cut at its longest is an answer: what there is of it is heard.
    const how = status === 'cancelled' || status === 'failed' ? status : 'completed';
    const usage = fieldsIn(response, 'usage');
    this.#emit({ type: 'answered', how, usage: isFields(response['usage']) ? usageOf(usage) : null });
  }

  #onError(error: Readonly<Record<string, unknown>>): void {
    const code = typeof error['code'] === 'string' ? error['code'] : '';
    if (HARMLESS.has(code)) return;
    // A message of theirs may repeat what a caller said.
    const what = `told of an error ${code.slice(0, 60)}`.trimEnd();
    this.#fail(what, /key|quota|model_not_found|permission/.test(code) ? 'refused' : 'transient');
  }

  // ---------------------------------------------------------------------------------------- the end

  #emit(event: TalkEvent): void {
    if (this.#phase !== 'over') this.#parts.listener(event);
  }

  #fail(message: string, kind: VendorError['kind'], cause?: unknown): void {
    if (this.#phase === 'over') return;
    this.#end();
    this.#parts.listener({
      type: 'failed',
      error: new VendorError('openai-realtime', kind, message, { cause }),
    });
  }

  readonly #end = (): void => {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    clearTimeout(this.#timer);
    this.#kept = [];
    this.#parts.signal.removeEventListener('abort', this.#end);
    this.#socket.terminate();
  };
}

function usageOf(usage: Readonly<Record<string, unknown>>): TalkUsage {
  const input = fieldsIn(usage, 'input_token_details');
  const output = fieldsIn(usage, 'output_token_details');
  return {
    textIn: numberIn(input, 'text_tokens'),
    audioIn: numberIn(input, 'audio_tokens'),
    cached: numberIn(input, 'cached_tokens'),
    textOut: numberIn(output, 'text_tokens'),
    audioOut: numberIn(output, 'audio_tokens'),
  };
}
