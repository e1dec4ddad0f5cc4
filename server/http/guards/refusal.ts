/** The refusal of a request before any route has seen it, in the form that the route's clients read. */
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';

export interface Refusal {
  readonly status: 400 | 413 | 414 | 415 | 429 | 431 | 503;
  readonly message: string;
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
}

/** The form of a refusal by the beginning of the path: the first that fits. */
const ROUTES = [
  { path: '/webhooks/twilio', form: 'twiml' },
  { path: '/webhooks/signalwire', form: 'twiml' },
  { path: '/webhooks', form: 'error' },
  { path: '/trpc', form: 'trpc' },
  { path: '/api/v1', form: 'problem' },
  { path: '/api', form: 'error' },
] as const;
/** Asks a carrier for nothing. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

type Form = (typeof ROUTES)[number]['form'] | 'text';

/**
 * The path that a request asks for, without what stands behind the question mark. Some clients send the whole address
 * (RFC 9112, 3.2.2), which Express finds the same page by.
 */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  if (!url.startsWith('/')) return URL.parse(url)?.pathname ?? '/';
  const [path = '/'] = url.split('?', 1);
  return path;
}

/** Whether a path is this one or one below it, as Express sees it: in whatever case. */
export function isUnder(path: string, beginning: string): boolean {
  const start = path.slice(0, beginning.length + 1).toLowerCase();
  return start === beginning || start === `${beginning}/`;
}

const formOf = (path: string): Form => ROUTES.find((route) => isUnder(path, route.path))?.form ?? 'text';

const CODES = {
  400: 'BAD_REQUEST',
  413: 'PAYLOAD_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  431: 'HEADERS_TOO_LARGE',
  503: 'SERVICE_UNAVAILABLE',
} as const;

/** What is answered, and as what. */
export function refusalBody(path: string, { status, message }: Refusal): { type: string; text: string } {
  const code = CODES[status];
  switch (formOf(path)) {
    case 'twiml':
      return { type: 'text/xml; charset=utf-8', text: EMPTY_TWIML };
    case 'trpc': {
      const known = code === 'URI_TOO_LONG' || code === 'HEADERS_TOO_LARGE' ? 'BAD_REQUEST' : code;
      const data = { code: known, httpStatus: status, fields: {} };
      return json({ error: { message, code: TRPC_ERROR_CODES_BY_KEY[known], data } });
    }
    case 'problem': {
      const problem = { type: 'about:blank', title: STATUS_CODES[status], status, code, detail: message };
      return { ...json(problem), type: 'application/problem+json; charset=utf-8' };
    }
    case 'error':
      return json({ code, message, error: message });
    case 'text':
      return { type: 'text/plain; charset=utf-8', text: `${message}\n` };
  }
}

const json = (value: object) => ({ type: 'application/json; charset=utf-8', text: JSON.stringify(value) });

/** Turns a request away; where its body is still on its way, the connection is closed as well. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  if (hasBody(request) && !request.readableEnded) {
    refuseAndClose(request, response, refusal);
    return;
  }
  writeRefusal(request, response, refusal);
  response.end();
}

/** Whether a request says that a body follows. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

function writeRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  // A router that a request has come into has taken the beginning off its URL.
  const url = 'originalUrl' in request ? String(request.originalUrl) : request.url;
  const { type, text } = refusalBody(pathOf({ url: url ?? '/' }), refusal);
  const body = Buffer.from(text);
  response.statusCode = refusal.status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', body.length);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (refusal.retryAfter !== undefined) response.setHeader('Retry-After', refusal.retryAfter);
  response.write(body);
}

/** So much more is read of what nobody wants, and so long, until the connection is cut: a sender hears the answer meanwhile. */
const LINGER_BYTES = 256 * 1024;
const LINGER_MS = 1_000;

/**
 * Answers a request whose body is still on its way, and closes the connection. Were it closed at once, the system would
 * tell the sender of a broken connection, and the answer would be lost.
 */
function refuseAndClose(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  response.setHeader('Connection', 'close');
  writeRefusal(request, response, refusal);
  let read = 0;
  const end = () => {
    clearTimeout(timer);
    request.off('data', count);
    response.end();
    request.destroy();
  };
  const count = (chunk: Buffer) => {
    read += chunk.length;
    if (read > LINGER_BYTES) end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.on('data', count);
  request.once('end', end);
  request.once('close', () => clearTimeout(timer));
}
