/** The person behind an e-mail address: one mailbox is one person, however its address is written. */
import { createHash } from 'node:crypto';
import { mailboxOf } from '../email-address.ts';

/**
 * The same for all addresses of a mailbox. A hash: what is kept by it outlives an account, and does not show its address.
 * @param email in its kept form.
 */
export const personOf = (email: string): string =>
  `person:${createHash('sha256').update(mailboxOf(email)).digest('hex')}`;
