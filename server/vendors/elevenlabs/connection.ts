/** One socket to ElevenLabs and the contexts in it: one context speaks one utterance. */
import { type RawData, WebSocket } from 'ws';
import { type MuLaw, VendorError } from '../../call/ports.ts';
import { readFrames } from './frames.ts';

/** The callbacks of an utterance's context. Nothing comes after `onFinal` or `onFailed`. */
export interface ContextListener {
  /** `letters`: how many characters other than blanks the audio speaks, where that is known. */
  onAudio(audio: MuLaw, letters: number | null): void;
  onFinal(): void;
  /** `lost`: the connection had been there and went without a reason, as idle ones do: another may serve. */
  onFailed(error: VendorError, lost: boolean): void;
}

export interface Context {
  /** Speaks a whole clause at once. */
  say(text: string): void;
  /** Says that no more text comes; what was said is spoken to its end, then the context is final. */
  close(): void;
  /** Says that nothing was heard of what was said: the socket takes no further utterances. */
  doubt(): void;
  /** Closes the context and hears nothing of it any more. */
  drop(): void;
}

interface OpenContext {
  /** Null: spare, or dropped. */
  listener: ContextListener | null;
  closing: boolean;
}

/** ElevenLabs' limit for one socket; contexts that are closed count until they are final. */
const MOST_CONTEXTS = 5;
/** The server is told to wait for a minute, and hears from us often enough that a lost message does no harm. */
const INACTIVITY_SECONDS = 60;
const KEEP_ALIVE_MS = 10_000;
/** A handshake takes about 200 ms; a voice that needs longer than this is no longer waited for. */
const HANDSHAKE_LIMIT_MS = 3000;
/** A server that does not answer our close keeps no socket of ours longer than this. */
const CLOSE_LIMIT_MS = 1000;
/** Statuses that another attempt may change; a redirect or a page in place of a socket is as final as a refusal. */
const PASSING_STATUSES = new Set([408, 409, 425, 429]);
/** All of these close with 1008, as passing errors do. */
const REFUSALS = new Set([
  'invalid_api_key',
  'needs_authorization',
  'missing_permissions',
  'quota_exceeded',
  'voice_not_found',
  'model_not_found',
  'output_format_not_allowed',
  'detected_unusual_activity',
]);

/** The address of a voice; the query says how it speaks. */
export function endpointOf(url: string, voiceId: string, model: string): URL {
  const endpoint = new URL(url);
  endpoint.protocol = endpoint.protocol.replace('http', 'ws');
  const base = endpoint.pathname.replace(/\/$/, '');
  endpoint.pathname = `${base}/v1/text-to-speech/${encodeURIComponent(voiceId)}/multi-stream-input`;
  endpoint.search = new URLSearchParams({
    model_id: model,
    output_format: 'ulaw_8000',
    inactivity_timeout: String(INACTIVITY_SECONDS),
    auto_mode: 'true',
    sync_alignment: 'true',
    // The text is speakable already.
    apply_text_normalization: 'off',
  }).toString();
  return endpoint;
}

export class Connection {
  readonly #socket: WebSocket;
  readonly #contexts = new Map<string, OpenContext>();
  readonly #keepAlive: NodeJS.Timeout;
  /** What is sent once the socket is open. */
  #backlog: { readonly context: string; readonly message: object }[] = [];
  /** A context that was opened to keep the socket alive; the next utterance takes it. */
  #spare: string | null = null;
  #contextsMade = 0;
  #opened = false;
  #retired = false;
  #doubted = false;
  #over = false;

  constructor(endpoint: URL, apiKey: string) {
    this.#socket = new WebSocket(endpoint, {
      headers: { 'xi-api-key': apiKey },
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_LIMIT_MS,
    });
    this.#socket.on('open', () => this.#onOpen());
    this.#socket.on('message', (data) => this.#onMessage(data));
    this.#socket.on('unexpected-response', (_request, response) => {
      const status = response.statusCode ?? 0;
      response.destroy();
      this.#fail(
        status < 500 && !PASSING_STATUSES.has(status) ? 'refused' : 'transient',
        `answered ${status}`,
      );
    });
    this.#socket.on('error', (cause) => this.#fail('transient', 'the connection failed', { cause }));
    this.#socket.on('close', (code) =>
      this.#fail('transient', `closed the connection with ${code}`, {}, this.#opened),
    );
    this.#keepAlive = setInterval(() => this.#stayAlive(), KEEP_ALIVE_MS);
  }

  /** False when it is closed or in doubt, or when too many interrupted contexts are not final yet. */
  get hasRoom(): boolean {
    const alive = this.#socket.readyState <= WebSocket.OPEN && !this.#over;
    return alive && !this.#doubted && (this.#spare !== null || this.#contexts.size < MOST_CONTEXTS);
  }

  begin(listener: ContextListener): Context {
    const id = this.#spare ?? this.#openContext();
    this.#spare = null;
    const context: OpenContext = { listener, closing: false };
    this.#contexts.set(id, context);
    const close = (): void => {
      if (!context.closing) this.#send(id, { close_context: true });
      context.closing = true;
    };
    return {
      say: (text) => this.#send(id, { text, flush: true }),
      close,
      doubt: () => {
        this.#doubted = true;
      },
      drop: () => {
        context.listener = null;
        if (this.#backlog.some((waiting) => waiting.context === id)) this.#forget(id);
        else close();
        this.#closeIfUnused();
      },
    };
  }

  /** Takes no more utterances, and closes after the last. */
  retire(): void {
    this.#retired = true;
    this.#closeIfUnused();
  }

  /** Closes at once; nobody hears anything any more. */
  close(): void {
    this.#over = true;
    clearInterval(this.#keepAlive);
    this.#contexts.clear();
    this.#backlog = [];
    this.#socket.close(1000);
    const limit = setTimeout(() => this.#socket.terminate(), CLOSE_LIMIT_MS);
    this.#socket.once('close', () => clearTimeout(limit));
  }

  #onOpen(): void {
    this.#opened = true;
    const backlog = this.#backlog;
    this.#backlog = [];
    for (const { context, message } of backlog) this.#send(context, message);
  }

  #onMessage(data: RawData): void {
    for (const frame of readFrames((data as Buffer).toString())) {
      switch (frame.type) {
        case 'audio':
          this.#contexts.get(frame.context)?.listener?.onAudio(frame.audio, frame.letters);
          break;
        case 'final': {
          const listener = this.#contexts.get(frame.context)?.listener;
          this.#contexts.delete(frame.context);
          if (this.#spare === frame.context) this.#spare = null;
          listener?.onFinal();
          this.#closeIfUnused();
          break;
        }
        case 'error':
          this.#fail(
            REFUSALS.has(frame.error) ? 'refused' : 'transient',
            `reported ${frame.error.slice(0, 60)}`,
          );
          break;
      }
    }
  }

  #openContext(): string {
    this.#contextsMade += 1;
    const id = `u${this.#contextsMade}`;
    this.#contexts.set(id, { listener: null, closing: false });
    this.#send(id, { text: ' ' });
    return id;
  }

  /** An empty text keeps a context, and so the socket, alive; it must not be sent to a context that does not exist. */
  #stayAlive(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const open = [...this.#contexts].filter(([, { closing }]) => !closing);
    for (const [id] of open) this.#send(id, { text: '' });
    if (open.length === 0 && this.hasRoom) this.#spare = this.#openContext();
  }

  #send(context: string, message: object): void {
    const { readyState } = this.#socket;
    if (readyState === WebSocket.CONNECTING) this.#backlog.push({ context, message });
    if (readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ ...message, context_id: context }));
  }

  /** A context that the server never heard of needs no closing. */
  #forget(id: string): void {
    this.#backlog = this.#backlog.filter(({ context }) => context !== id);
    this.#contexts.delete(id);
  }

  #closeIfUnused(): void {
    const used = [...this.#contexts.values()].some(({ listener }) => listener !== null);
    if (this.#retired && !used && !this.#over) this.close();
  }

  #fail(kind: VendorError['kind'], message: string, options: ErrorOptions = {}, lost = false): void {
    if (this.#over) return;
    const listeners = [...this.#contexts.values()].map(({ listener }) => listener);
    this.close();
    const error = new VendorError('elevenlabs', kind, message, options);
    for (const listener of listeners) listener?.onFailed(error, lost);
  }
}
