/** This machine: the names by which it calls itself, and whether a request came from it. */
import type { IncomingMessage } from 'node:http';

/** As they stand in a URL. */
export const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const LOOPBACK_ADDRESS = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

/** The headers that proxies and tunnels add. */
const FORWARDED =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-.*|true-client-ip|client-ip|cf-.*|fly-.*|fastly-.*|x-azure-.*|x-appengine-.*|ngrok-.*|x-tunnel.*)$/;

/**
 * Whether a request was made on this machine, by a browser that was led here by this machine's own name. The address of
 * the peer alone does not tell: a tunnel's end is here, too, and so is a page elsewhere whose name was made to mean us.
 */
export function isFromThisMachine({ socket, headers }: IncomingMessage): boolean {
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    isOwnName(headers.host ?? '') &&
    !Object.keys(headers).some((name) => FORWARDED.test(name))
  );
}

/** Whether these names of a host, of the request and of what forwarded it, all mean this machine; a missing one does. */
export const areOwnNames = (names: readonly (string | null | undefined)[]): boolean =>
  names.every((name) => name === null || name === undefined || isOwnName(name));

function isOwnName(name: string): boolean {
  const asked = URL.parse(`http://${name}`);
  return asked !== null && LOOPBACK.has(asked.hostname);
}
