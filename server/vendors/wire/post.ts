/** POSTs to a vendor whose answers stream, over connections that are shared by all calls and kept warm between turns. */
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { VendorError } from '../../call/ports.ts';

export interface PostOptions {
  readonly vendor: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A vendor that has been silent for so long has stalled: later than this, another serves the caller better. */
  readonly silenceMs: number;
  /** What an answer other than 200 means. @param body as JSON; null: it is none. */
  readonly refusedWith: (status: number, body: unknown) => VendorError;
}

export interface AnswerReader<T> {
  /** Reads an answer of 200. @throws VendorError when it is not what it should be, or was cut off. */
  readonly read: (answer: IncomingMessage) => AsyncIterable<T>;
  /** Whether nothing is read behind this. */
  readonly isLast: (part: T) => boolean;
}

/** @throws VendorError when it is refused, stalls or is lost; the signal's reason when that aborts. */
export type Post = <T>(body: string, reader: AnswerReader<T>, signal: AbortSignal) => AsyncGenerator<T>;

/** Keeps a connection from one turn to the next, and none of those that a rush of calls has left behind. */
const IDLE_CONNECTION_MS = 30_000;
/** The fields read of an error's body. */
const ERROR_BODY_BYTES = 16_384;

export function openPost(options: PostOptions): Post {
  const { vendor, url } = options;
  const { Agent, request } = url.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS });
  const send = (body: string, signal: AbortSignal): ClientRequest => {
    const headers = { ...options.headers, 'content-length': Buffer.byteLength(body) };
    return request(url, { method: 'POST', agent, headers, signal, timeout: options.silenceMs }).end(body);
  };

  return async function* (body, { read, isLast }, signal) {
    signal.throwIfAborted();
    let answer: IncomingMessage | null = null;
    let whole = false;
    try {
      answer = await answerTo(vendor, () => send(body, signal), signal);
      if (answer.statusCode !== 200) throw options.refusedWith(answer.statusCode ?? 0, await errorIn(answer));
      for await (const part of read(answer)) {
        signal.throwIfAborted();
        whole = isLast(part);
        yield part;
        if (whole) return;
      }
      whole = true;
    } catch (error) {
      signal.throwIfAborted();
      throw failureOf(vendor, error);
    } finally {
      // The rest of a whole answer is a few bytes: read, they leave the connection free for the next turn.
      if (whole) answer?.resume();
      else answer?.destroy();
    }
  };
}

function answerTo(vendor: string, send: () => ClientRequest, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = send();
    let answer: IncomingMessage | null = null;
    request.on('response', (response) => resolve((answer = response)));
    request.on('timeout', () =>
      (answer ?? request).destroy(new VendorError(vendor, 'transient', 'fell silent')),
    );
    request.on('error', (error) => {
      // The server had closed a kept connection: no failure, and asking again does nothing twice.
      const stale = request.reusedSocket && !signal.aborted && !(error instanceof VendorError);
      if (stale && answer === null) resolve(answerTo(vendor, send, signal));
      else reject(error);
    });
  });
}

/** A gateway's error page is no JSON, and its status says enough. */
async function errorIn(answer: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const piece of answer.setEncoding('utf8')) {
    text += String(piece);
    if (text.length > ERROR_BODY_BYTES) break;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A key that no header can carry throws a TypeError before anything is sent. */
function failureOf(vendor: string, error: unknown): VendorError {
  if (error instanceof VendorError) return error;
  return error instanceof TypeError
    ? new VendorError(vendor, 'refused', 'cannot be asked with this key or address', { cause: error })
    : new VendorError(vendor, 'transient', 'the connection failed', { cause: error });
}
