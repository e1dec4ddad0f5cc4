/**
 * One socket to Deepgram's `/v1/speak`, which speaks one utterance at a time: its audio does not say to which text it belongs.
 */
import { type RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { type MuLaw, VendorError } from '../../call/ports.ts';

/** The callbacks of an utterance. Nothing comes after `onFailed`. */
export interface TurnListener {
  onAudio(audio: MuLaw): void;
  /** All that was said before the last flush has been spoken. */
  onFlushed(): void;
  /** `lost`: the connection had been there and went without a reason, as idle ones do: another may serve. */
  onFailed(error: VendorError, lost: boolean): void;
}

/** The socket while an utterance has it. */
export interface Turn {
  say(text: string): void;
  /** Has what was said spoken now; `onFlushed` follows. */
  flush(): void;
  /** Says that nothing was heard of what was said: the socket takes no further utterances. */
  doubt(): void;
  /** Gives the socket back; what it has not spoken yet is never heard. */
  leave(): void;
}

/** Deepgram's limit is 20 in a minute; the utterance that begins below this may still need some. */
const MOST_FLUSHES = 15;
const FLUSH_WINDOW_MS = 60_000;
/** A handshake takes about 200 ms; a voice that needs longer than this is no longer waited for. */
const HANDSHAKE_LIMIT_MS = 3_000;
/** What was cleared is dropped until the server says so, which takes one round trip. */
const CLEAR_LIMIT_MS = 1_000;
/** A server that does not answer our close keeps no socket of ours longer than this. */
const CLOSE_LIMIT_MS = 1_000;
/** Bytes of one message: ten seconds of audio are 80 KB. */
const LARGEST_MESSAGE = 1_048_576;
/** Statuses that another attempt may change. */
const PASSING_STATUSES = new Set([408, 409, 425, 429]);

const message = z.object({ type: z.string(), code: z.string().nullish() });

/** The address of a voice, in the line's own audio format. */
export function endpointOf(url: string, model: string): URL {
  const endpoint = new URL(url);
  endpoint.protocol = endpoint.protocol.replace('http', 'ws');
  endpoint.pathname = `${endpoint.pathname.replace(/\/$/, '')}/v1/speak`;
  endpoint.search = new URLSearchParams({ model, encoding: 'mulaw', sample_rate: '8000' }).toString();
  return endpoint;
}

export class VoiceConnection {
  readonly #socket: WebSocket;
  readonly #onOver: () => void;
  #listener: TurnListener | null = null;
  /** What is sent once the socket is open. */
  #backlog: string[] = [];
  /** Whether the server has text that it may still speak. */
  #speaking = false;
  /** Audio that comes meanwhile was cleared. */
  #clearing: NodeJS.Timeout | null = null;
  #flushes: number[] = [];
  #opened = false;
  #doubted = false;
  #over = false;

  /** @param onOver told when it is closed, by whomever. */
  constructor(endpoint: URL, apiKey: string, onOver: () => void) {
    this.#onOver = onOver;
    this.#socket = new WebSocket(endpoint, {
      headers: { authorization: `Token ${apiKey}` },
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_LIMIT_MS,
      maxPayload: LARGEST_MESSAGE,
    });
    this.#socket.on('open', () => this.#onOpen());
    this.#socket.on('message', (data, isBinary) => this.#onMessage(data, isBinary));
    this.#socket.on('unexpected-response', (_request, response) => {
      const status = response.statusCode ?? 0;
      response.destroy();
      const refused = status < 500 && !PASSING_STATUSES.has(status);
      this.#fail(refused ? 'refused' : 'transient', `answered ${status}`);
    });
    this.#socket.on('error', (cause) => this.#fail('transient', 'the connection failed', { cause }));
    this.#socket.on('close', (code) =>
      this.#fail('transient', `closed the connection with ${code}`, {}, this.#opened),
    );
  }

  /** Whether the next utterance may have it. */
  get isFree(): boolean {
    const since = performance.now() - FLUSH_WINDOW_MS;
    this.#flushes = this.#flushes.filter((at) => at > since);
    const isUsable = !this.#over && !this.#doubted && this.#socket.readyState <= WebSocket.OPEN;
    return isUsable && this.#listener === null && this.#flushes.length < MOST_FLUSHES;
  }

  begin(listener: TurnListener): Turn {
    this.#listener = listener;
    const isMine = () => this.#listener === listener;
    return {
      say: (text) => {
        if (!isMine()) return;
        this.#speaking = true;
        this.#send({ type: 'Speak', text });
      },
      flush: () => {
        if (!isMine()) return;
        this.#flushes.push(performance.now());
        this.#send({ type: 'Flush' });
      },
      doubt: () => {
        this.#doubted = true;
      },
      leave: () => {
        if (!isMine()) return;
        this.#listener = null;
        if (this.#doubted || this.#flushes.length >= MOST_FLUSHES) this.close();
        else if (this.#speaking) this.#clear();
      },
    };
  }

  /** Closes at once; nobody hears anything any more. */
  close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#listener = null;
    this.#backlog = [];
    if (this.#clearing !== null) clearTimeout(this.#clearing);
    this.#socket.close(1000);
    const limit = setTimeout(() => this.#socket.terminate(), CLOSE_LIMIT_MS);
    this.#socket.once('close', () => clearTimeout(limit));
    this.#onOver();
  }

  #clear(): void {
    this.#speaking = false;
    if (this.#socket.readyState === WebSocket.CONNECTING) {
      this.#backlog = [];
      return;
    }
    this.#send({ type: 'Clear' });
    this.#clearing ??= setTimeout(() => this.#fail('transient', 'did not clear'), CLEAR_LIMIT_MS);
  }

  #onOpen(): void {
    this.#opened = true;
    for (const text of this.#backlog.splice(0)) this.#socket.send(text);
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    // With the default binaryType a message is one Buffer.
    const bytes = Buffer.isBuffer(data) ? data : Buffer.alloc(0);
    if (isBinary) {
      if (this.#clearing === null && bytes.length > 0) this.#listener?.onAudio(bytes);
      return;
    }
    const { type, code } = read(bytes.toString());
    switch (type) {
      case 'Cleared':
        if (this.#clearing !== null) clearTimeout(this.#clearing);
        this.#clearing = null;
        break;
      case 'Flushed':
        if (this.#clearing !== null) break;
        this.#speaking = false;
        this.#listener?.onFlushed();
        break;
      case 'Warning':
        this.#doubted = true;
        // A flush too many is not carried out: what was said would stay unsaid.
        this.#fail('transient', `warned of ${code ?? 'something'}`.slice(0, 60));
        break;
      case 'Error':
        this.#fail('transient', `reported ${code ?? 'an error'}`.slice(0, 60));
        break;
      default:
        // Metadata, and what Deepgram may add one day.
        break;
    }
  }

  #send(value: object): void {
    const text = JSON.stringify(value);
    const { readyState } = this.#socket;
    if (readyState === WebSocket.CONNECTING) this.#backlog.push(text);
    if (readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  #fail(kind: VendorError['kind'], why: string, options: ErrorOptions = {}, lost = false): void {
    if (this.#over) return;
    const listener = this.#listener;
    this.close();
    listener?.onFailed(new VendorError('deepgram-voice', kind, why, options), lost);
  }
}

function read(text: string): z.infer<typeof message> {
  try {
    return message.parse(JSON.parse(text));
  } catch {
    // What is not known is nothing.
    return { type: '' };
  }
}
