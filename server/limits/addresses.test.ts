/** The address of a client: behind proxies, without any, and with every header that a client may forge. */
import fc from 'fast-check';
import express from 'express';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addressGroup, clientAddress, proxyTrust, readTrustedProxies, type ProxyTrust } from './addresses.ts';

function trusting(setting: string): ProxyTrust {
  const proxies = readTrustedProxies(setting);
  if (proxies === null) throw new Error(`${setting} is not understood`);
  return proxyTrust(proxies);
}

const request = (peer: string, forwarded?: string) =>
  ({
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

test.each([
  // Exposed directly: the header is the client's own.
  ['0', '203.0.113.9', '1.1.1.1', '203.0.113.9'],
  ['none', '203.0.113.9', '1.1.1.1, 2.2.2.2', '203.0.113.9'],
  // One proxy that appends: what was there before is the client's own.
  ['1', '10.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['private', '10.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
  ['10.0.0.0/8', '::ffff:10.0.0.1', '203.0.113.9', '203.0.113.9'],
  // A CDN before the platform's proxy.
  ['2', '10.0.0.1', '1.1.1.1, 203.0.113.9, 198.51.100.7', '203.0.113.9'],
  ['private, 198.51.100.0/24', '10.0.0.1', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
  ['private,cloudflare', '10.0.0.1', '1.1.1.1, 203.0.113.9, 162.158.1.2, 10.17.0.4', '203.0.113.9'],
  ['private,cloudflare', '10.0.0.1', '2001:db8::5, 2400:cb00::1', '2001:db8::5'],
  // Somebody's Worker at Cloudflare is a client like any other.
  ['private,cloudflare', '10.0.0.1', '1.1.1.1, 2a06:98c0:3600::103', '2a06:98c0:3600::103'],
  // Whoever comes past the proxies is not believed.
  ['private', '203.0.113.9', '1.1.1.1', '203.0.113.9'],
  // With ports, in brackets, with nothing, with rubbish.
  ['1', '10.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ['1', '10.0.0.1', '[2001:db8::5]:4711', '2001:db8::5'],
  ['1', '10.0.0.1', undefined, '10.0.0.1'],
  ['1', '10.0.0.1', '203.0.113.9, unknown', '10.0.0.1'],
  ['1', '10.0.0.1', '203.0.113.9,', '10.0.0.1'],
  ['loopback', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['loopback', '::1', '203.0.113.9', '203.0.113.9'],
])('with TRUSTED_PROXIES=%s a request by %s for %s comes from %s', (setting, peer, forwarded, expected) => {
  expect(clientAddress(request(peer, forwarded), trusting(setting))).toBe(expected);
});

test.each([
  '',
  'everybody',
  '33',
  '-1',
  '1.5',
  '10.0.0.0/33',
  '10.0.0',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/8,',
  'true',
])('the setting TRUSTED_PROXIES=%j is not understood', (setting) => {
  expect(readTrustedProxies(setting)).toBeNull();
});

const ip = fc.oneof(fc.ipV4(), fc.ipV6());

test('the client address is the same as Express finds, whatever the chain', () => {
  const settings = fc.constantFrom('0', '1', '2', '3', 'private', '10.0.0.0/8, 2001:db8::/32', 'none');
  // IPv6 within IPv4, which Express writes in another way, is left to the cases above.
  const plain = ip.filter(
    (address) => !(address.includes(':') && address.includes('.')) && !address.startsWith('::'),
  );
  fc.assert(
    fc.property(settings, plain, fc.array(plain, { maxLength: 6 }), (setting, peer, chain) => {
      const trust = trusting(setting);
      const app = express().set('trust proxy', trust);
      const asked = request(peer, chain.length === 0 ? undefined : chain.join(', '));
      Object.setPrototypeOf(asked, app.request);
      expect(clientAddress(asked, trust)).toBe((asked as unknown as express.Request).ip);
    }),
  );
});

test('a forged header changes nothing when a proxy appends to it', () => {
  fc.assert(
    fc.property(fc.string(), ip, (forged, own) => {
      const forwarded = `${forged}, ${own}`;
      // A trusted network's own address would be one more proxy.
      expect(clientAddress(request('10.0.0.1', forwarded), trusting('1'))).toBe(
        clientAddress(request('10.0.0.1', own), trusting('1')),
      );
    }),
  );
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
])('the address %s is counted as %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});

test('all addresses of a /64 are counted as one', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
  fc.assert(
    fc.property(fc.array(group, { minLength: 4, maxLength: 4 }), group, group, (net, one, other) => {
      const begin = net.join(':');
      expect(addressGroup(`${begin}:${one}:0:0:1`)).toBe(addressGroup(`${begin}:0:7:${other}:9`));
      expect(addressGroup(`${begin}::${one}`)).toBe(addressGroup(`${begin}:1:2:3:4`));
    }),
  );
});
