/** The HTTP server: how long a client may take to ask, and how many may be connected. */
import type { RequestListener } from 'node:http';
import http from 'node:http';
import type { Socket } from 'node:net';
import type { ProxyTrust } from '../../limits/addresses.ts';
import { addressGroup } from '../../limits/addresses.ts';
import { Gauge } from '../../limits/gauge.ts';
import { HEADERS_KEPT } from './bodies.ts';

export interface ServerLimits {
  /** For the whole head of a request, from the connection or the answer before on. */
  readonly headersMs: number;
  /** For all of a request, head and body. An answer may take as long as it likes: live feeds do. */
  readonly requestMs: number;
  /** For the next request on a connection. Longer than balancers keep one (60 s), which would otherwise use one that is just closed. */
  readonly idleMs: number;
  /** How often it is looked at who took too long. */
  readonly checkMs: number;
  readonly connections: number;
  /** From one address that is no trusted proxy. A carrier brings a hundred calls from one. */
  readonly perAddress: number;
}

const LIMITS: ServerLimits = {
  headersMs: 15_000,
  requestMs: 30_000,
  idleMs: 65_000,
  checkMs: 5_000,
  // An idle one costs 12 KB.
  connections: 5_000,
  perAddress: 500,
};

/** Head and address together; Node answers 431 to more. */
const LARGEST_HEAD = 16 * 1024;

/** @param limits only tests have others. */
export function createServer(
  handle: RequestListener,
  trust: ProxyTrust,
  limits: ServerLimits = LIMITS,
): http.Server {
  const server = http.createServer(
    {
      maxHeaderSize: LARGEST_HEAD,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      connectionsCheckingInterval: limits.checkMs,
    },
    handle,
  );
  server.maxHeadersCount = HEADERS_KEPT;
  server.maxConnections = limits.connections;
  const open = new Gauge(limits.perAddress);
  server.on('connection', (socket: Socket) => {
    const peer = socket.remoteAddress ?? '';
    if (trust(peer, 0)) return;
    const group = addressGroup(peer.replace(/^::ffff:(?=\d+\.)/i, ''));
    const close = open.open(group);
    if (close === null) socket.destroy();
    else socket.once('close', close);
  });
  return server;
}
