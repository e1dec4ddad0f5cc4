/** Fetching from an address that somebody outside named: over https, from a public address, without credentials. */
import dns from 'node:dns';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import net from 'node:net';

/** The address is not one that may be asked: not https, or in a private network. */
export class AddressRefused extends Error {}

const hidden = new net.BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  hidden.addSubnet(network, prefix, 'ipv4');

/** The public part of IPv6; NAT64 (64:ff9b::), 6to4 and Teredo lead to IPv4 addresses, and are left out. */
const publicV6 = new net.BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const tunnels = new net.BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  tunnels.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address is anybody's on the internet, and not of this machine or its network. */
export function isPublicAddress(address: string): boolean {
  switch (net.isIP(address)) {
    case 4:
      return !hidden.check(address, 'ipv4');
    case 6:
      return publicV6.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Looks a name up; the connection goes to the very address that was judged, so no second answer can differ from it. */
const lookUpPublic: net.LookupFunction = (host, options, callback) => {
  dns.lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    const [first] = found;
    if (first === undefined) {
      callback(new AddressRefused('the name leads nowhere'), []);
      return;
    }
    if (found.some(({ address }) => !isPublicAddress(address)))
      callback(new AddressRefused('the name leads into a private network'), []);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** Asks for what is at an https address. @throws AddressRefused, or what the network says */
export async function getPublic(address: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const bare = address.hostname.replace(/^\[|\]$/g, '');
  if (address.protocol !== 'https:' || address.username !== '' || address.password !== '')
    throw new AddressRefused('only plain https addresses are asked');
  if (net.isIP(bare) !== 0 && !isPublicAddress(bare))
    throw new AddressRefused('the address is in a private network');
  const request = https.get(address, { lookup: lookUpPublic, signal, agent: false });
  const [response] = (await once(request, 'response', { signal })) as [IncomingMessage];
  return response;
}
