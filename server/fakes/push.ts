/** A push service of browsers (RFC 8030) with browsers of its own: it checks who sends (RFC 8292) and decrypts (RFC 8291). */
import { createECDH, createDecipheriv, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with the next pushes. */
export type PushMood = 'well' | 'gone' | 'busy' | 'broken';

export interface ReceivedPush {
  /** Of which browser. */
  readonly device: string;
  readonly text: string;
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string;
  readonly subject: string;
}

interface Browser {
  readonly curve: ReturnType<typeof createECDH>;
  readonly auth: Buffer;
  /** The key of the only sender from whom it takes any. */
  readonly senderKey: string;
}

/** Longer ones no push service takes. */
const MOST_BYTES = 4_096;

/** Starts it; `pushes` grows with every push that a browser would show. */
export async function startFakePush() {
  const browsers = new Map<string, Browser>();
  const pushes: ReceivedPush[] = [];
  const state = { mood: 'well' as PushMood };
  const server = createServer((request, response) => {
    void take(request).then((status) => response.writeHead(status).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  /** @returns the status of the answer. */
  async function take(request: IncomingMessage): Promise<number> {
    const body = await bytesOf(request);
    if (request.method !== 'POST') return 405;
    switch (state.mood) {
      case 'gone':
        return 410;
      case 'busy':
        return 429;
      case 'broken':
        return 500;
      case 'well':
    }
    const device = (request.url ?? '').slice(1);
    const browser = browsers.get(device);
    if (browser === undefined) return 404;
    const header = (name: string) => String(request.headers[name] ?? '');
    if (!/^\d+$/.test(header('ttl'))) return 400;
    if (body.length > MOST_BYTES) return 413;
    if (header('content-encoding') !== 'aes128gcm') return 415;
    if (!/^[\w-]{1,32}$/.test(header('topic'))) return 400;
    const subject = subjectOf(header('authorization'), browser.senderKey, origin);
    if (subject === null) return 403;
    const text = decrypt(body, browser);
    if (text === null) return 400;
    const [ttl, urgency, topic] = [Number(header('ttl')), header('urgency'), header('topic')];
    pushes.push({ device, text, ttl, urgency, topic, subject });
    return 201;
  }

  return {
    origin,
    pushes,
    state,
    /** A browser subscribes, for one sender's pushes. */
    subscribe(senderKey: string) {
      const device = randomBytes(8).toString('hex');
      const curve = createECDH('prime256v1');
      curve.generateKeys();
      const auth = randomBytes(16);
      browsers.set(device, { curve, auth, senderKey });
      return {
        device,
        endpoint: `${origin}/${device}`,
        p256dh: curve.getPublicKey('base64url'),
        auth: auth.toString('base64url'),
      };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A token lives for a day at most. */
const LONGEST_SECONDS = 24 * 3_600;

/** Of `vapid t=..., k=...`, signed with the key that the browser subscribed with; null: it is not. */
function subjectOf(authorization: string, senderKey: string, origin: string): string | null {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (key !== senderKey) return null;
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return null;
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const right = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!right) return null;
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const left = Number(exp) - Date.now() / 1_000;
  if (aud !== origin || !(left > 0 && left <= LONGEST_SECONDS)) return null;
  return typeof sub === 'string' && /^(mailto:|https:)/.test(sub) ? sub : null;
}

/** RFC 8188, one record; null: it is not for this browser. */
function decrypt(body: Buffer, { curve, auth }: Browser): string | null {
  const salt = body.subarray(0, 16);
  const keyLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  if (keyLength !== 65 || sealed.length < 18) return null;
  try {
    const shared = curve.computeSecret(sender);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), sender]);
    const key = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
    const derive = (what: string, length: number) =>
      Buffer.from(hkdfSync('sha256', key, salt, Buffer.from(`Content-Encoding: ${what}\0`), length));
    const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    // The last record ends in a 2, and in nothing but zeros after it.
    const end = plain.lastIndexOf(2);
    return plain.subarray(0, end).toString();
  } catch {
    return null; // It says so by throwing.
  }
}
