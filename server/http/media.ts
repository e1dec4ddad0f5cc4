/** The carrier's door for a call's audio: nobody is answered, and no vendor is opened, before the call is proven. */
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { Database } from '../../db/client.ts';
import type { CallManager } from '../call/manager.ts';
import type { Logger } from '../log.ts';
import { redeemToken } from '../calls/media-tokens.ts';
import { acceptTwilioStream } from './twilio/line.ts';
import { tendSocket } from '../http/socket.ts';
import { isSignedByTwilio } from './twilio/signature.ts';

export interface MediaParts {
  readonly db: Database;
  readonly callManager: Pick<CallManager, 'answer'>;
  readonly log: Logger;
  /** Tests shorten it. */
  readonly startLimitMs?: number;
}

/** The name of the TwiML parameter that carries the one-time token. */
export const TOKEN_PARAMETER = 't';

/** Where carriers bring a call's audio, as it stands in our TwiML and as they sign it. */
export const mediaUrl = (publicUrl: string): string => `${publicUrl.replace(/^http/, 'ws')}/media`;

/** Whether the request to open the socket is signed by the carrier. */
export function verifyMediaUpgrade(
  request: IncomingMessage,
  parts: { readonly publicUrl: string; readonly twilioAuthToken: string },
): boolean {
  const signature = request.headers['x-twilio-signature'];
  if (typeof signature !== 'string') return false;
  return isSignedByTwilio(parts.twilioAuthToken, signature, mediaUrl(parts.publicUrl), {});
}

/** Answers each stream whose token is its call's, and closes all others with 1008. */
export function mediaSocket(parts: MediaParts): (socket: WebSocket, request: IncomingMessage) => void {
  const { db, callManager, log } = parts;
  const answer = async (socket: WebSocket) => {
    const stream = await acceptTwilioStream(socket, parts.startLimitMs);
    if (stream === null) return;
    const call = await redeemToken(db, stream.parameters[TOKEN_PARAMETER] ?? '', stream.callSid);
    if (call === null) {
      log.warn('a stream without a valid token was refused');
      socket.close(1008);
      return;
    }
    await callManager.answer(stream.line, call, { canType: false });
  };
  return (socket) => {
    tendSocket(socket, (error) => log.debug({ err: error }, 'a frame of a carrier could not be read'));
    answer(socket).catch((error: unknown) => {
      log.error({ err: error }, 'a stream could not be answered');
      socket.close(1011);
    });
  };
}
