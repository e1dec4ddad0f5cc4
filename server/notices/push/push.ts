/** Sends one web push (RFC 8030), encrypted for the browser (RFC 8291) and signed with our keys. */
import type { PushKeys } from './keys.ts';

export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** What the service worker shows. */
export interface PushNotice {
  readonly title: string;
  readonly body: string;
  /** The page that it opens, from the root. */
  readonly page: string;
  /** The same one replaces itself: sent twice, it is shown once. */
  readonly tag: string;
}

export type PushResult =
  | { readonly status: 'sent' }
  /** The browser no longer takes any: the device is to be forgotten. */
  | { readonly status: 'gone' }
  /** The push service does not take this one, and will not take it later. */
  | { readonly status: 'refused'; readonly code: number };

/** May be tried again later; says nothing of the device. */
export class PushDelayed extends Error {
  constructor(why: string) {
    super(`a push could not be sent yet: ${why}`);
    this.name = 'PushDelayed';
  }
}

/** Push services answer within a second; the rest is for a busy one. */
const TIMEOUT_MS = 10_000;
/** What is a day old is found on the dashboard. */
const TTL_SECONDS = 24 * 3_600;

/** @throws PushDelayed where another attempt may succeed: the service is busy, broken, or not reached. */
export async function sendPush(
  keys: PushKeys,
  { endpoint, p256dh, auth }: PushTarget,
  notice: PushNotice,
  urgent: boolean,
): Promise<PushResult> {
  // Loaded with the first push: most installations send none.
  const { default: webPush } = await import('web-push');
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(notice),
    {
      vapidDetails: keys,
      TTL: TTL_SECONDS,
      urgency: urgent ? 'high' : 'normal',
      // At most 32 letters of base64url.
      topic: notice.tag.replaceAll('-', '').slice(0, 32),
      contentEncoding: 'aes128gcm',
    },
  );
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: headersOf(headers),
    body: new Uint8Array(body),
    // To where it leads nobody has looked.
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new PushDelayed(error instanceof Error ? error.name : 'unknown');
  });
  await response.body?.cancel();
  const { status } = response;
  if (status >= 200 && status < 300) return { status: 'sent' };
  if (status === 404 || status === 410) return { status: 'gone' };
  if (status === 429 || status >= 500) throw new PushDelayed(String(status));
  return { status: 'refused', code: status };
}

/** `fetch` counts the length itself. */
const headersOf = (headers: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.toLowerCase() === 'content-length' ? [] : [[name, String(value)] as const],
    ),
  );
