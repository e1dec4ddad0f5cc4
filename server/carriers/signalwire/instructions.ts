/**
 * What a call of ours is to do, sealed into the address at which SignalWire asks for it: it takes no document when a call
 * is placed or moved, only an address. So no instance has to remember anything, and the answer needs no database. Names
 * and numbers that are said in it stand in no log of an address.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { CallInstruction } from '../call-flow.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Far below what any server takes as an address. */
const LONGEST = 6_000;

const keyOf = (signingKey: string) =>
  Buffer.from(hkdfSync('sha256', signingKey, '', 'instructions of calls', 32));

/** @returns letters that an address takes as they are */
export function seal(signingKey: string, instruction: CallInstruction): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(signingKey), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(instruction)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Null: it was not sealed with this key. */
export function unseal(signingKey: string, sealed: string): CallInstruction | null {
  if (sealed.length > LONGEST) return null;
  const bytes = Buffer.from(sealed, 'base64url');
  const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
  if (tag.length < TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, keyOf(signingKey), nonce).setAuthTag(tag);
  const opened = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  try {
    // Nobody but we could seal it: it has the form that it had.
    return JSON.parse(Buffer.concat([opened, decipher.final()]).toString()) as CallInstruction;
  } catch {
    return null; // Somebody else sealed it, or changed it.
  }
}
