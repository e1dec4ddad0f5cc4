/** Secrets in addresses that the carrier asks: whoever has one may act, and only its hash is kept. */
import { createHash, randomBytes } from 'node:crypto';

/** In letters that an address takes as they are. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
