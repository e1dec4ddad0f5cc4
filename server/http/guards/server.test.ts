/** How long a client may take to ask, and how many connections it may have. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, openGuardedApp, QUICK } from './testing.ts';

/** Connections that ask nothing stay open, on a busy machine too. */
const UNHURRIED = { ...QUICK, headersMs: 60_000, requestMs: 60_000, idleMs: 60_000 };

let front: Awaited<ReturnType<typeof openGuardedApp>>;
let many: Awaited<ReturnType<typeof openGuardedApp>>;

beforeAll(async () => {
  front = await openGuardedApp({ limits: QUICK });
  many = await openGuardedApp({ trust: 'none', limits: { ...UNHURRIED, perAddress: 10 } });
});
afterAll(async () => {
  await front.close();
  await many.close();
});

test('a client that sends its headers a letter at a time is closed', async () => {
  const sender = await connect(front.port, 'GET / HTTP/1.1\r\nHost: x\r\n');
  const drip = setInterval(() => sender.socket.write('X'), 50);
  await sender.closed;
  clearInterval(drip);
  expect(sender.answer()).toMatch(/^HTTP\/1\.1 408 /);
});

test('a client that sends its body a letter at a time is closed', async () => {
  const head = 'POST /trpc/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n';
  const sender = await connect(front.port, head);
  const drip = setInterval(() => sender.socket.write('x'), 50);
  await sender.closed;
  clearInterval(drip);
  expect(front.came).not.toContain('/trpc/x');
});

test('a connection that asks nothing is closed', async () => {
  const sender = await connect(front.port);
  await sender.closed;
  expect(sender.answer()).toMatch(/^(HTTP\/1\.1 408 |$)/);
});

test('an answer may take longer than a request', async () => {
  const patient = await openGuardedApp({
    limits: QUICK,
    behind: async (_request, response) => {
      await sleep(QUICK.requestMs + QUICK.headersMs);
      response.send('late, and whole');
    },
  });
  expect(await (await fetch(patient.origin)).text()).toBe('late, and whole');
  await patient.close();
});

test('one address has a limited number of connections, and other addresses still connect', async () => {
  const kept = await Promise.all(Array.from({ length: 10 }, () => connect(many.port)));
  const more = await connect(many.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await more.closed;
  expect(more.answer()).toBe('');
  kept[0]?.socket.destroy();
  await expect
    .poll(async () => {
      const next = await connect(many.port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      await next.closed;
      return next.answer().slice(0, 12);
    })
    .toBe('HTTP/1.1 200');
  for (const { socket } of kept) {
    socket.destroy();
    if (!socket.closed) await once(socket, 'close');
  }
});
