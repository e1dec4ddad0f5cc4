/**
 * The bodies of requests: each route has a largest size, counted while the body comes in, before it is parsed and before
 * anybody is looked up. What is read here is handed on as `request.body`, which every route reads in place of the stream.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasBody, isUnder, pathOf, refuse, type Refusal } from './refusal.ts';

const KB = 1024;

interface BodyRule {
  readonly path: string;
  readonly most: number;
  /** What is handed on: bytes where they are signed and may be no text. */
  readonly as: 'text' | 'bytes';
}

/** The first that fits; no other address takes a body. */
const RULES: readonly BodyRule[] = [
  // Carriers' forms are under 4 KB, events of Stripe under 30.
  { path: '/webhooks/stripe', most: 64 * KB, as: 'bytes' },
  { path: '/webhooks', most: 64 * KB, as: 'text' },
  // A token, and what was chosen.
  { path: '/a', most: 4 * KB, as: 'text' },
  { path: '/api/auth', most: 16 * KB, as: 'text' },
  // One text message.
  { path: '/api/outbox', most: 16 * KB, as: 'text' },
  // The largest honest one is the whole set-up of a business, under 60 KB.
  { path: '/trpc', most: 256 * KB, as: 'text' },
  { path: '/api/v1', most: 256 * KB, as: 'text' },
];
const NONE: BodyRule = { path: '/', most: 0, as: 'text' };

/** Up to this a body is always taken; so no flood of large ones keeps anybody from signing in, or a carrier out. */
const SMALL = 16 * KB;
/** All larger bodies that are held at one time, above what is always taken: what the process can bear. */
const ALL_LARGE = 32 * 1024 * KB;

let held = 0;

type Body =
  | { readonly type: 'whole'; readonly bytes: Buffer }
  | { readonly type: 'too-long' }
  | { readonly type: 'no-room' }
  | { readonly type: 'gone' };

/**
 * Reads the body of a request. @returns whether somebody is to go on with it: it has been answered, or is gone,
 * otherwise.
 */
export async function takeBody(
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
): Promise<boolean> {
  const { headers } = request;
  if (!hasBody(request)) return true;
  const rule = RULES.find(({ path }) => isUnder(pathOf(request), path)) ?? NONE;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.trim().toLowerCase() !== 'identity') {
    const message = 'The body is compressed. Please send it as it is, without a Content-Encoding.';
    refuse(request, response, { status: 415, message });
    return false;
  }
  const body: Body =
    Number(headers['content-length'] ?? 0) > rule.most
      ? { type: 'too-long' }
      : await read(request, response, rule.most);
  switch (body.type) {
    case 'whole':
      request.body = rule.as === 'bytes' ? body.bytes : body.bytes.toString('utf8');
      return true;
    case 'too-long':
      refuse(request, response, tooLong(rule));
      return false;
    case 'no-room': {
      const message = 'Too many large requests are under way. Please try again in a few seconds.';
      refuse(request, response, { status: 503, message, retryAfter: 5 });
      return false;
    }
    case 'gone':
      return false;
  }
}

const tooLong = ({ most }: BodyRule): Refusal => ({
  status: 413,
  message:
    most === 0
      ? 'This address takes no body. Please send the request without one.'
      : `The body is too long. At most ${most / KB} KB can be sent to this address.`,
});

/** The body, unless it is longer than allowed or never ends; the server limits how long it may take. */
function read(request: IncomingMessage, response: ServerResponse, most: number): Promise<Body> {
  const { promise, resolve } = Promise.withResolvers<Body>();
  // One buffer that grows: a body of chunks of one byte each would else take a hundred times its size.
  let bytes = Buffer.alloc(0);
  let size = 0;
  let large = 0;
  response.once('close', () => (held -= large));
  const stop = (body: Body) => {
    request.off('data', take).off('end', end).off('close', gone).off('error', gone);
    resolve(body);
  };
  const take = (chunk: Buffer) => {
    const needed = size + chunk.length;
    const more = Math.max(0, needed - SMALL) - large;
    if (needed > most || held + more > ALL_LARGE) {
      request.pause();
      stop({ type: needed > most ? 'too-long' : 'no-room' });
      return;
    }
    large += more;
    held += more;
    if (needed > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.min(most, Math.max(needed, 2 * bytes.length)));
      bytes.copy(larger, 0, 0, size);
      bytes = larger;
    }
    chunk.copy(bytes, size);
    size = needed;
  };
  const end = () => stop({ type: 'whole', bytes: bytes.subarray(0, size) });
  const gone = () => stop({ type: 'gone' });
  request.on('data', take).once('end', end).once('close', gone).once('error', gone);
  return promise;
}

/** An address longer than this is nobody's: the dashboard splits what it asks for at 6,000 letters. */
const LONGEST_URL = 8_000;
/** A browser sends under 25, behind three proxies under 45. */
const MOST_HEADERS = 100;

/** Turns away what no honest client sends. @returns whether it did. */
export function refuseOversized(request: IncomingMessage, response: ServerResponse): boolean {
  const refusal = oversized(request);
  if (refusal !== null) refuse(request, response, refusal);
  return refusal !== null;
}

/** What is too large about the head of a request; null: nothing. */
export function oversized(request: IncomingMessage): Refusal | null {
  if ((request.url ?? '').length > LONGEST_URL)
    return { status: 414, message: 'The address is too long. Please ask for less at once.' };
  // Node keeps one more than this, so that it is seen; what came behind it may have been anything.
  if (request.rawHeaders.length > 2 * MOST_HEADERS)
    return { status: 431, message: `There are too many headers: at most ${MOST_HEADERS} can be sent.` };
  return null;
}

/** What Node keeps of the headers; see `oversized`. */
export const HEADERS_KEPT = MOST_HEADERS + 1;
