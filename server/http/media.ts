/** The socket by which carriers bring a call's audio: nobody is answered, and no vendor is opened, before the call is proven. */
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Database } from '../../db/client.ts';
import type { CallManager } from '../call/manager.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { type Carrier, mediaUrl } from '../carriers/carrier.ts';
import type { Logger } from '../log/log.ts';
import { type SocketUpgrade, socketUpgrade } from './socket.ts';

export interface MediaParts {
  readonly db: Database;
  readonly carriers: readonly Carrier[];
  readonly callManager: Pick<CallManager, 'answer'>;
  readonly log: Logger;
  readonly publicUrl: string;
  /** Tests shorten it. */
  readonly startLimitMs?: number;
}

/** Opened by a carrier that has signed the request; each stream whose token is its call's is answered. */
export function createMediaUpgrade(parts: MediaParts): SocketUpgrade {
  const { db, callManager, log } = parts;
  const url = mediaUrl(parts.publicUrl);

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

  const signedBy = ({ headers }: IncomingMessage) =>
    parts.carriers.find((each) => each.verify({ url, headers, body: '' })) ?? null;
  return socketUpgrade(
    (request) => Promise.resolve(signedBy(request)),
    (socket, carrier) => {
      answer(socket, carrier).catch((error: unknown) => {
        log.error({ err: error }, 'a stream could not be answered');
        socket.close(1011);
      });
    },
    (error) => log.debug({ err: error }, 'a frame of a carrier could not be read'),
  );
}
