/** The socket by which carriers bring a call's audio: nobody is answered, and no vendor is opened, before the call is proven. */
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Database } from '../../db/client.ts';
import type { CallManager } from '../call/manager.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { type Carrier, mediaUrl } from '../carriers/carrier.ts';
import type { Logger } from '../log/log.ts';
import { tendSocket } from './socket.ts';

export interface MediaParts {
  readonly db: Database;
  readonly carriers: readonly Carrier[];
  readonly callManager: Pick<CallManager, 'answer'>;
  readonly log: Logger;
  readonly publicUrl: string;
  /** Tests shorten it. */
  readonly startLimitMs?: number;
}

export interface MediaUpgrade {
  /** Whether a carrier has signed the request to open a socket. */
  readonly verify: (request: IncomingMessage) => boolean;
  /** Answers each stream whose token is its call's, and closes all others with 1008. */
  readonly accept: (socket: WebSocket, request: IncomingMessage) => void;
}

export function createMediaUpgrade(parts: MediaParts): MediaUpgrade {
  const { db, callManager, log } = parts;
  const url = mediaUrl(parts.publicUrl);
  const verified = new WeakMap<IncomingMessage, Carrier>();

  async function answer(socket: WebSocket, carrier: Carrier): Promise<void> {
    const stream = await carrier.acceptStream(socket, parts.startLimitMs);
    if (stream === null) return;
    const call = await redeemToken(db, stream.token, stream.sid);
    if (call === null) {
      log.warn('a stream without a valid token was refused');
      socket.close(1008);
      return;
    }
    await callManager.answer(stream.line, call, { canType: false });
  }

  return {
    verify(request) {
      const { headers } = request;
      const carrier = parts.carriers.find((each) => each.verify({ url, headers, body: '' }));
      if (carrier !== undefined) verified.set(request, carrier);
      return carrier !== undefined;
    },
    accept(socket, request) {
      tendSocket(socket, (error) => log.debug({ err: error }, 'a frame of a carrier could not be read'));
      const carrier = verified.get(request);
      if (carrier === undefined) {
        socket.close(1008);
        return;
      }
      answer(socket, carrier).catch((error: unknown) => {
        log.error({ err: error }, 'a stream could not be answered');
        socket.close(1011);
      });
    },
  };
}
