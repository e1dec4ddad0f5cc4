/** The handling that every accepted socket needs, whatever its protocol. */
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { z } from 'zod';
import { BYTES_PER_MS } from '../call/ports.ts';
import { LOOPBACK } from '../loopback.ts';

/** A peer whose network vanished says nothing; after two of these without a sign of life it is gone. */
const SILENCE_MS = 10_000;

/** Keeps a bad frame from ending the process, and ends the socket of a peer that is not there any more. */
export function tendSocket(socket: WebSocket, onError: (error: unknown) => void): void {
  let heard = true;
  const hear = () => (heard = true);
  const timer = setInterval(() => {
    if (!heard) socket.terminate();
    else socket.ping();
    heard = false;
  }, SILENCE_MS);
  socket.on('message', hear);
  socket.on('pong', hear);
  // An oversized or broken frame: ws closes the socket itself.
  socket.on('error', onError);
  socket.on('close', () => clearInterval(timer));
}

/** A path at which sockets are opened: who may open one is decided before, and served after. */
export interface SocketUpgrade {
  /** Whether a socket may be opened. */
  readonly verify: (request: IncomingMessage) => Promise<boolean>;
  /** Serves a socket that was verified; any other is closed with 1008. */
  readonly accept: (socket: WebSocket, request: IncomingMessage) => void;
}

/** @param admit who may open a socket by this request; null: nobody. */
export function socketUpgrade<Peer>(
  admit: (request: IncomingMessage) => Promise<Peer | null>,
  serve: (socket: WebSocket, peer: Peer, request: IncomingMessage) => void,
  onBadFrame: (error: unknown) => void,
): SocketUpgrade {
  const admitted = new WeakMap<IncomingMessage, { readonly peer: Peer }>();
  return {
    async verify(request) {
      const peer = await admit(request);
      if (peer !== null) admitted.set(request, { peer });
      return peer !== null;
    },
    accept(socket, request) {
      tendSocket(socket, onBadFrame);
      const found = admitted.get(request);
      if (found === undefined) socket.close(1008);
      else serve(socket, found.peer, request);
    },
  };
}

/**
 * A browser names the page that opens a socket. On a developer's machine, where the public address is a loopback one,
 * any other name of this machine will do as well.
 */
export function isOwnPage(request: IncomingMessage, publicUrl: string): boolean {
  const page = URL.parse(request.headers.origin ?? '');
  const own = new URL(publicUrl);
  if (page === null) return false;
  if (page.origin === own.origin) return true;
  return LOOPBACK.has(own.hostname) && LOOPBACK.has(page.hostname) && page.host === request.headers.host;
}

/** A microphone gives audio in real time; the burst covers what a network held back. */
export const AUDIO_ALLOWANCE = { perSecond: 1_500 * BYTES_PER_MS, burst: 10_000 * BYTES_PER_MS };

/** A text frame of a page; null when it is not of this shape. The page that we serve sends such only. */
export function readText<T>(shape: z.ZodType<T>, frame: Buffer): T | null {
  try {
    return shape.safeParse(JSON.parse(frame.toString())).data ?? null;
  } catch {
    return null; // No JSON.
  }
}
