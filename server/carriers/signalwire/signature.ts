/**
 * Checks that a request comes from SignalWire. https://signalwire.com/docs/compatibility-api/guides/webhook-security
 * Its forms are signed as Twilio's are, with the signing key of the project; but what is repeated is signed in the order
 * in which it was sent, and every time, so the body is read as it came.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const HTTPS_PORT = ':443';

/** The signature of a form that SignalWire sends to `url`; of the request that opens a stream the form is empty. */
function signatureOf(signingKey: string, url: string, body: string): string {
  const fields = [...new URLSearchParams(body)];
  // The sort is stable: repeated fields stay in their order.
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHmac('sha1', signingKey)
    .update(url + sorted.flat().join(''))
    .digest('base64');
}

/** Checks in constant time. SignalWire may have signed the address with the scheme's default port or without. */
export function isSignedBySignalWire(
  signingKey: string,
  signature: string,
  url: string,
  body: string,
): boolean {
  return addressesOf(url).some((address) => isSame(signature, signatureOf(signingKey, address, body)));
}

function addressesOf(url: string): readonly string[] {
  const { protocol, host } = URL.parse(url) ?? { protocol: '', host: '' };
  if (protocol !== 'https:' && protocol !== 'wss:') return [url];
  // The port is not in `host` where it is the scheme's own.
  const bare = url.replace(`//${host}${HTTPS_PORT}`, `//${host}`);
  return host.includes(':') ? [url] : [bare, bare.replace(`//${host}`, `//${host}${HTTPS_PORT}`)];
}

export function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
