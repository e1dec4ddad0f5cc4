/** The id by which a visitor's browser is known again: made and signed here, kept by the browser, and in the database as a hash. */
import { createHmac, randomBytes } from 'node:crypto';
import { readSigned, sign } from '../booking/signed-ids.ts';

const PURPOSE = 'website visitor';
const BYTES = 16;

export interface VisitorId {
  /** What the browser keeps. */
  readonly token: string;
  /** What is counted by. */
  readonly hash: string;
}

/** The visitor of a token; a new one where there is none, or none of ours. */
export function visitorOf(secret: string, token: string | undefined): VisitorId {
  const known = token === undefined ? null : readSigned(secret, PURPOSE, token, BYTES);
  const id = known ?? randomBytes(BYTES);
  return { token: sign(secret, PURPOSE, id), hash: hashFor(secret, id.toString('hex')) };
}

/** Keyed: an address could be found again from a plain hash by trying all of them. */
export const hashFor = (secret: string, subject: string): string =>
  createHmac('sha256', secret).update(PURPOSE).update(subject).digest('base64url');
