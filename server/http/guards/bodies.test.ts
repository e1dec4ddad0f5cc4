/** Bodies that are too large for a route, in every way of sending them. */
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, flood, openGuardedApp } from './testing.ts';

const KB = 1024;
const MB = 1024 * KB;

let front: Awaited<ReturnType<typeof openGuardedApp>>;
beforeAll(async () => {
  front = await openGuardedApp();
});
afterAll(async () => {
  await front.close();
});

const post = (path: string, body: BodyInit, init: RequestInit = {}) =>
  fetch(front.origin + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
    ...init,
  });

const ADDRESSES = [
  ['/api/auth/sign-in/email', 16],
  ['/API/Auth/sign-up/email', 16],
  ['/trpc/bookings.make', 256],
  ['/trpc/a,b,c?batch=1', 256],
  ['/api/v1/bookings', 256],
  ['/webhooks/twilio/voice', 64],
  ['/webhooks/stripe', 64],
  ['/api/setup', 0],
  ['/', 0],
  ['/nowhere/at/all', 0],
  ['/recordings/x', 0],
  ['/health', 0],
  ['/trpcx', 0],
] as const;

describe.each(ADDRESSES)('%s', (path, kb) => {
  test(`takes ${kb} KB and not a byte more`, async () => {
    if (kb > 0) {
      const most = await post(path, JSON.stringify('x'.repeat(kb * KB - 2)));
      expect(await most.json()).toEqual({ bytes: kb * KB });
    }
    const seen = front.came.length;
    const more = await post(path, 'x'.repeat(kb * KB + 1));
    expect(more.status).toBe(413);
    expect(front.came).toHaveLength(seen);
  });

  test('stops reading a body that never ends, whatever the method', async () => {
    const piece = Buffer.from(`10000\r\n${'x'.repeat(64 * KB)}\r\n`);
    const seen = front.came.length;
    // At once: each is listened to for a second after it was refused.
    const all = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'HEAD', 'OPTIONS'].map(async (method) => {
      const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
      const sender = await connect(front.port, `${head}Transfer-Encoding: chunked\r\n\r\n`);
      // What the two ends of a socket hold by themselves is up to 6 MB.
      expect(await flood(sender, piece), method).toBeLessThan(16 * MB);
      await sender.closed;
      expect(sender.answer(), method).toMatch(/^HTTP\/1\.1 413 /);
      expect(sender.answer().toLowerCase(), method).toContain('connection: close');
    });
    await Promise.all(all);
    expect(front.came).toHaveLength(seen);
  });

  test('refuses a length that it would not take, before anything is sent', async () => {
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${300 * MB}\r\n\r\n`;
    const sender = await connect(front.port, head);
    await once(sender.socket, 'data');
    sender.socket.destroy();
    expect(sender.answer()).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('takes nothing that is compressed', async () => {
    const bomb = gzipSync(Buffer.alloc(8 * MB));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await post(path, bomb.subarray(0, 10 * KB), { headers });
    expect(answer.status).toBe(415);
  });
});

test('a body of a hundred thousand tiny chunks is counted as any other', async () => {
  const head = 'POST /api/auth/sign-in/email HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
  const sender = await connect(front.port, head);
  expect(await flood(sender, Buffer.from('1\r\nx\r\n'.repeat(1_000)))).toBeLessThan(16 * MB);
  await sender.closed;
  expect(sender.answer()).toMatch(/^HTTP\/1\.1 413 /);
});

test('a refusal has the form that the clients of its route read', async () => {
  const body = 'x'.repeat(300 * KB);
  const trpc = await post('/trpc/bookings.make', body);
  expect(await trpc.json()).toMatchObject({
    error: {
      message: 'The body is too long. At most 256 KB can be sent to this address.',
      data: { code: 'PAYLOAD_TOO_LARGE', httpStatus: 413 },
    },
  });
  const rest = await post('/api/v1/bookings', body);
  expect(rest.headers.get('content-type')).toContain('application/problem+json');
  expect(await rest.json()).toMatchObject({
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    title: 'Payload Too Large',
  });
  const auth = await post('/api/auth/sign-in/email', body);
  expect(await auth.json()).toMatchObject({
    code: 'PAYLOAD_TOO_LARGE',
    message: 'The body is too long. At most 16 KB can be sent to this address.',
  });
  const carrier = await post('/webhooks/twilio/voice', body);
  expect(carrier.headers.get('content-type')).toContain('text/xml');
  expect(await carrier.text()).toContain('<Response/>');
  const page = await post('/', body);
  expect(await page.text()).toBe('This address takes no body. Please send the request without one.\n');
});

test('a multipart form is limited as any other body', async () => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(300 * KB)]));
  expect((await fetch(`${front.origin}/api/v1/bookings`, { method: 'POST', body: form })).status).toBe(413);
});

test('only so many unfinished large bodies are held, and small ones still come through', async () => {
  const head = `POST /trpc/x HTTP/1.1\r\nHost: x\r\nContent-Length: ${256 * KB}\r\n\r\n`;
  const senders = await Promise.all(
    Array.from({ length: 160 }, () => connect(front.port, head + 'x'.repeat(255 * KB))),
  );
  const refused = () => senders.filter((sender) => sender.answer().startsWith('HTTP/1.1 503 '));
  await expect.poll(() => refused().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(20);
  expect(await (await post('/api/auth/sign-in/email', '{}')).json()).toEqual({ bytes: 2 });
  for (const { socket } of senders) socket.destroy();
  await expect.poll(async () => (await post('/trpc/x', 'x'.repeat(200 * KB))).status).toBe(200);
});

test('an address that is too long is refused in words', async () => {
  const answer = await fetch(`${front.origin}/trpc/${'a,'.repeat(5_000)}?batch=1`);
  expect(answer.status).toBe(414);
  expect(await answer.json()).toMatchObject({
    error: { message: expect.stringContaining('too long') as string },
  });
});

test('too many headers are refused, and none of them is lost in silence', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `X-${index}: y\r\n`).join('');
  const sender = await connect(front.port, `GET / HTTP/1.1\r\nHost: x\r\n${many(300)}\r\n`);
  await once(sender.socket, 'data');
  expect(sender.answer()).toMatch(/^HTTP\/1\.1 431 /);
  sender.socket.destroy();
  const few = await connect(front.port, `GET / HTTP/1.1\r\nHost: x\r\n${many(90)}\r\n`);
  await once(few.socket, 'data');
  expect(few.answer()).toMatch(/^HTTP\/1\.1 200 /);
  few.socket.destroy();
});

test('a request whose headers never end is cut off', async () => {
  const sender = await connect(front.port, 'GET / HTTP/1.1\r\nHost: x\r\n');
  expect(await flood(sender, Buffer.from(`X-A: ${'y'.repeat(1_000)}\r\n`.repeat(20)))).toBeLessThan(16 * MB);
  await sender.closed;
  expect(sender.answer()).toMatch(/^HTTP\/1\.1 431 /);
});
