/** Who may open a socket: how often, how many at once, and how long it takes to decide. */
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { AT_ONCE, LIMITS } from '../../limits/table.ts';
import { socketGuard } from './sockets.ts';
import { limitsInMemory, trusting } from './testing.ts';

const limits = limitsInMemory();
const failures: unknown[] = [];

afterEach(() => {
  failures.length = 0;
});
afterAll(() => limits.close());

function fail(error: unknown): never {
  throw error;
}

const newGuard = () =>
  socketGuard({ limits, trust: trusting('none'), onError: (error) => failures.push(error) });

let addresses = 0;
const newAddress = () => `198.51.${Math.floor((addresses += 1) / 250)}.${addresses % 250}`;

/** A request for a socket, as far as the guard reads it. */
const from = (remoteAddress: string) => {
  const socket = Object.assign(new EventEmitter(), { remoteAddress });
  return {
    request: { url: '/phone', rawHeaders: [], headers: {}, socket } as unknown as IncomingMessage,
    close: () => socket.emit('close'),
  };
};

test('one address has a limited number of sockets open, and one that is closed makes room', async () => {
  // Opened over longer than a minute: only what is open at once is looked at here.
  const unhurried = {
    ...limits,
    take: () => Promise.resolve({ reached: false, most: 1, left: 1, seconds: 60 }),
  };
  const admit = socketGuard({ limits: unhurried, trust: trusting('none'), onError: fail });
  const address = newAddress();
  const opened = Array.from({ length: AT_ONCE.address }, () => from(address));
  for (const { request } of opened) expect(await admit(request, false, () => true)).toEqual({ type: 'open' });
  expect(await admit(from(address).request, false, () => true)).toMatchObject({
    type: 'refused',
    status: 429,
  });
  expect(await admit(from(newAddress()).request, false, () => true)).toEqual({ type: 'open' });
  opened[0]?.close();
  expect(await admit(from(address).request, false, () => true)).toEqual({ type: 'open' });
});

test('an address that is refused again and again is refused without a check', async () => {
  const admit = newGuard();
  const address = newAddress();
  const verify = vi.fn(() => false);
  const { most } = LIMITS['address:refused-sockets'];
  for (let count = 0; count <= most; count += 1) {
    const { request, close } = from(address);
    expect(await admit(request, false, verify)).toEqual({ type: 'refused', status: 403 });
    close();
  }
  // The refusal is answered before it is counted.
  await expect.poll(() => limits.waitOf('address:refused-sockets', address)).toBeGreaterThan(0);
  expect(await admit(from(address).request, false, verify)).toMatchObject({ type: 'refused', status: 429 });
  expect(verify).toHaveBeenCalledTimes(most + 1);
});

test('a carrier opens as many as it has calls', async () => {
  const admit = newGuard();
  const address = newAddress();
  for (let count = 0; count < 2 * AT_ONCE.address; count += 1)
    expect(await admit(from(address).request, true, () => true)).toEqual({ type: 'open' });
});

test('a check that takes too long refuses the socket, and so does one that fails', async () => {
  const admit = newGuard();
  const pending = admit(from(newAddress()).request, true, () => new Promise(() => undefined));
  const broken = new Error('no database');
  expect(await admit(from(newAddress()).request, true, () => Promise.reject(broken))).toEqual({
    type: 'refused',
    status: 500,
  });
  expect(failures).toEqual([broken]);
  expect(await pending).toMatchObject({ type: 'refused', status: 503, retryAfter: 5 });
}, 15_000);
