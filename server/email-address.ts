/** An e-mail address: what is accepted as one, and the one form in which it is kept, compared and sent to. */
import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** RFC 5321: the part before the @, and the whole; in octets. */
const MAX_LOCAL_OCTETS = 64;
const MAX_OCTETS = 254;
/** Longer than any address in whatever form it was typed: nothing longer is looked at. */
const MAX_TYPED = 320;

/** RFC 5322's dot-atom, with the letters of RFC 6531. What cannot be seen, such as a change of direction, is no letter. */
const ATOM = /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\P{L}\p{ASCII}]|[^\P{N}\p{ASCII}]|\p{M})+$/u;
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

const octets = (text: string): number => Buffer.byteLength(text);

/**
 * The address as it is kept: without blanks around it, in small letters, full-width characters and composed letters in
 * their plain form (NFKC), the domain in the form of the DNS (`müller.example` is `xn--mller-kva.example`).
 * @returns null where it is no address that a mail server can be asked for.
 */
export function parseEmailAddress(typed: string): string | null {
  if (typed.length > MAX_TYPED) return null;
  // Small letters may come apart (İ): composed again afterwards, so that a kept address is its own kept form.
  const plain = typed.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
  const at = plain.lastIndexOf('@');
  const local = plain.slice(0, Math.max(at, 0));
  const domain = domainToASCII(plain.slice(at + 1));
  const address = `${local}@${domain}`;
  const right =
    at > 0 &&
    local.split('.').every((atom) => ATOM.test(atom)) &&
    octets(local) <= MAX_LOCAL_OCTETS &&
    octets(address) <= MAX_OCTETS &&
    isDomain(domain);
  return right ? address : null;
}

/** Google's mailboxes are found with dots and without. */
const WITHOUT_DOTS = ['gmail.com', 'googlemail.com'];

/**
 * The mailbox that an address leads to, as one of its addresses. What stands behind a plus is its owner's own note with
 * most providers, and where it is not, two people share a name up to it.
 * @param address in its kept form.
 */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const local = address.slice(0, at);
  const plus = local.indexOf('+');
  const mailbox = plus > 0 ? local.slice(0, plus) : local;
  return WITHOUT_DOTS.includes(domain) ? `${mailbox.replaceAll('.', '')}@gmail.com` : `${mailbox}@${domain}`;
}

/** A name that others can look up: not this machine's own, and not an IP address. */
function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(top);
}

/** An address in what a client sends, in its kept form afterwards. */
export const emailAddress = z
  .string()
  .max(MAX_TYPED)
  .transform((typed, context) => {
    const address = parseEmailAddress(typed);
    if (address !== null) return address;
    context.addIssue({ code: 'custom', message: 'This is not an e-mail address.' });
    return z.NEVER;
  })
  // As the API's document tells it.
  .meta({ override: { type: 'string', format: 'email', maxLength: MAX_TYPED } });
