/**
 * What SignalWire shows when it opens the stream of a call: whether it signs that request is not documented, but it
 * passes on a bearer that our instruction gave it. The stream's one-time token is then shown once more, in its start.
 */
import { createHmac } from 'node:crypto';
import { isSame } from './signature.ts';

const proofOf = (signingKey: string, token: string): string =>
  createHmac('sha256', signingKey).update(`stream ${token}`).digest('base64url');

/** @param token the one-time token of the stream. */
export const bearerOf = (signingKey: string, token: string): string =>
  `${token}.${proofOf(signingKey, token)}`;

/** Whether we gave this bearer to SignalWire. @param authorization the header of that name */
export function isOurBearer(signingKey: string, authorization: string | undefined): boolean {
  const [, token, proof] = /^Bearer ([\w-]{1,100})\.([\w-]{1,100})$/.exec(authorization ?? '') ?? [];
  return token !== undefined && proof !== undefined && isSame(proof, proofOf(signingKey, token));
}
