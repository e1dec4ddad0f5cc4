/** Tokens for addresses that need no sign-in: ids, and a signature over them that cannot be guessed. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Half a SHA-256: still 128 bits to guess. */
const SIGNATURE_BYTES = 16;

/** Of so many bytes, at most 32: each is eight bits to guess. */
export const signature = (
  secret: string,
  purpose: string,
  signed: Buffer,
  length: number = SIGNATURE_BYTES,
): Buffer => createHmac('sha256', secret).update(purpose).update(signed).digest().subarray(0, length);

/** The token, in letters that an address takes as they are. A signature for one purpose serves no other. */
export const sign = (secret: string, purpose: string, signed: Buffer): string =>
  Buffer.concat([signed, signature(secret, purpose, signed)]).toString('base64url');

/** What a token carries; null unless it is so many bytes, and we signed them for this purpose. */
export function readSigned(secret: string, purpose: string, token: string, length: number): Buffer | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== length + SIGNATURE_BYTES) return null;
  const signed = bytes.subarray(0, length);
  return timingSafeEqual(bytes.subarray(length), signature(secret, purpose, signed)) ? signed : null;
}

/** The bytes of an id in a token. */
export const ID_BYTES = 16;

export const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

export const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
