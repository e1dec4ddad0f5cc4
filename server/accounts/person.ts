/** Who somebody is by their e-mail address: one mailbox is one person, however its address is written. */
import { createHash } from 'node:crypto';

/** Google's mailboxes are found with dots and without. */
const WITHOUT_DOTS = ['gmail.com', 'googlemail.com'];

/**
 * The same for all addresses of a mailbox: what stands behind a plus is its owner's own note with most providers, and
 * where it is not, two people share a name up to it. A hash: what is kept by it outlives an account, and names nobody.
 * @param email in its kept form.
 */
export function personOf(email: string): string {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  const domain = email.slice(at + 1);
  const plus = local.indexOf('+');
  const mailbox = plus > 0 ? local.slice(0, plus) : local;
  const address = WITHOUT_DOTS.includes(domain)
    ? `${mailbox.replaceAll('.', '')}@gmail.com`
    : `${mailbox}@${domain}`;
  return `person:${createHash('sha256').update(address).digest('hex')}`;
}
