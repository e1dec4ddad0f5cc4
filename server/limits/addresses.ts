/** The client address of a request, and the addresses that count as one. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** The proxies whose word is taken for where a request came from. */
export type TrustedProxies =
  { readonly type: 'hops'; readonly count: number } | { readonly type: 'networks'; readonly list: BlockList };

/** Whether a proxy is trusted: by its address, and by how many stand between it and us. Express takes it as it is. */
export type ProxyTrust = (address: string, hop: number) => boolean;

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/** Networks that can be trusted by name. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  none: [],
  loopback: LOOPBACK,
  // Where the balancers of Render, Fly (fdaa::) and Railway (100.64.0.0/10), and those of compose, stand.
  private: [
    ...LOOPBACK,
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '100.64.0.0/10',
    '169.254.0.0/16',
    'fc00::/7',
    'fe80::/10',
  ],
  // https://www.cloudflare.com/ips/, without 2a06:98c0::/29: there anybody's Workers send from, and could forge the header.
  cloudflare: [
    '173.245.48.0/20',
    '103.21.244.0/22',
    '103.22.200.0/22',
    '103.31.4.0/22',
    '141.101.64.0/18',
    '108.162.192.0/18',
    '190.93.240.0/20',
    '188.114.96.0/20',
    '197.234.240.0/22',
    '198.41.128.0/17',
    '162.158.0.0/15',
    '104.16.0.0/13',
    '104.24.0.0/14',
    '172.64.0.0/13',
    '131.0.72.0/22',
    '2400:cb00::/32',
    '2606:4700::/32',
    '2803:f800::/32',
    '2405:b500::/32',
    '2405:8100::/32',
    '2c0f:f248::/32',
  ],
};

/** More proxies than this in a row are a mistake, or somebody's attempt to be lost among them. */
const MOST_HOPS = 32;

/** Reads `TRUSTED_PROXIES`: a number of hops, or names, addresses and networks; null when it is none of them. */
export function readTrustedProxies(setting: string): TrustedProxies | null {
  if (/^\d{1,2}$/.test(setting)) {
    const count = Number(setting);
    return count <= MOST_HOPS ? { type: 'hops', count } : null;
  }
  const list = new BlockList();
  for (const part of setting.split(',')) {
    for (const network of NAMED[part.trim().toLowerCase()] ?? [part.trim()]) {
      if (!addNetwork(list, network)) return null;
    }
  }
  return { type: 'networks', list };
}

function addNetwork(list: BlockList, network: string): boolean {
  const [, address = '', bits] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(network) ?? [];
  const version = isIP(address);
  if (version === 0) return false;
  const type = version === 4 ? 'ipv4' : 'ipv6';
  const most = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  // A network of everything would let everybody choose their address.
  if (prefix > most || prefix === 0) return false;
  list.addSubnet(address, prefix, type);
  return true;
}

export function proxyTrust(proxies: TrustedProxies): ProxyTrust {
  switch (proxies.type) {
    case 'hops':
      return (_address, hop) => hop < proxies.count;
    case 'networks':
      return (address) => {
        const bare = addressOf(address);
        return bare !== null && proxies.list.check(bare, isIP(bare) === 4 ? 'ipv4' : 'ipv6');
      };
  }
}

/**
 * The address of the client: the first, counted from us, that is not a trusted proxy's. What a client wrote into the
 * header before the first proxy is never reached.
 */
export function clientAddress(request: IncomingMessage, trust: ProxyTrust): string {
  let found = addressOf(request.socket.remoteAddress ?? '') ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  const told = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
  for (let hop = 0; hop < MOST_HOPS && trust(found, hop); hop += 1) {
    const next = addressOf(told.pop() ?? '');
    // Nobody stands behind this proxy, or it does not say who: it is the last that is known.
    if (next === null) break;
    found = next;
  }
  return found;
}

/** An address as it is written among proxies, with a port or in brackets; null when it is none. */
function addressOf(written: string): string | null {
  const bare = written.trim().replace(/^\[([^\]]*)\](?::\d{1,5})?$/, '$1');
  // What an IPv6 socket says of a peer that came by IPv4.
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(bare)?.[1] ?? bare;
  const plain = /^([\d.]+):\d{1,5}$/.exec(mapped)?.[1] ?? mapped;
  const [unzoned = ''] = plain.split('%');
  return isIP(unzoned) === 0 ? null : unzoned;
}

/**
 * What is counted together: an IPv4 address, or a /64 of IPv6, which is the least that one household or one server is
 * given and among whose 2^64 addresses it chooses freely.
 */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  // A dotted end, as in 64:ff9b::192.0.2.1, stands for two groups.
  const dotted = address.includes('.') ? 1 : 0;
  const zeros = address.includes('::') ? 8 - before.length - after.length - dotted : 0;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * The header in which the code behind our routes, better-auth above all, finds the address of the client: written by
 * us into every request, in place of what the client sent under this name.
 */
export const CLIENT_ADDRESS_HEADER = 'x-ahoy-client-address';
