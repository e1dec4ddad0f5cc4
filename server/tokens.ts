/** Secrets in links, in addresses that the carrier asks, and in keys: whoever has one may act, and only its hash is kept. */
import { createHash, randomBytes } from 'node:crypto';

/** In letters that an address takes as they are. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Not a password's hash: 256 random bits cannot be guessed, however fast a guess is. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
