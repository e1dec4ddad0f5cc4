/** The origins of our own pages, as a browser names them. */
import { LOOPBACK } from '../loopback.ts';

/**
 * The public address; and where that is this machine, its other names too, at the port that the request came to. Anywhere
 * else a page has one name.
 */
export function ownOrigins(publicUrl: string, request: Request | undefined): string[] {
  const own = new URL(publicUrl);
  if (!LOOPBACK.has(own.hostname)) return [own.origin];
  const asked = URL.parse(`http://${request?.headers.get('host') ?? ''}`);
  const here = asked !== null && LOOPBACK.has(asked.hostname) ? [asked.origin] : [];
  return [own.origin, ...here];
}
