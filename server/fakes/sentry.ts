/** Sentry's endpoint for events, as https://develop.sentry.dev/sdk/data-model/envelopes/ has it. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const KEY = 'f4e';
const PROJECT = '42';

const header = z.object({ event_id: z.string().regex(/^[0-9a-f]{32}$/), sent_at: z.iso.datetime() });
const event = z.object({
  exception: z.object({
    values: z.array(
      z.object({
        type: z.string(),
        value: z.string(),
        stacktrace: z.object({ frames: z.array(z.object({ filename: z.string().optional() })) }).optional(),
      }),
    ),
  }),
  environment: z.string(),
  release: z.string(),
});
export type SentryEvent = z.infer<typeof event>;

export interface FakeSentry {
  readonly dsn: string;
  /** What was taken, as it came. */
  readonly events: readonly SentryEvent[];
  /** The same as the bytes that travelled. */
  readonly sent: readonly string[];
  close(): Promise<void>;
}

/** @param limited answers everything with 429, as for a project whose quota is used up. */
export async function startFakeSentry({ limited = false } = {}): Promise<FakeSentry> {
  const events: SentryEvent[] = [];
  const sent: string[] = [];
  const server = http.createServer((request, response) => {
    void text(request).then((body) => {
      sent.push(body);
      if (limited) response.writeHead(429, { 'retry-after': '60' });
      else {
        const taken = take(request, body);
        if (taken !== null) events.push(taken);
        response.writeHead(taken === null ? 400 : 200, { 'content-type': 'application/json' });
      }
      response.end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    dsn: `http://${KEY}@127.0.0.1:${port}/${PROJECT}`,
    events,
    sent,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The event of an envelope; null: Sentry would refuse it. */
function take({ method, url = '' }: http.IncomingMessage, body: string): SentryEvent | null {
  const { pathname, searchParams } = new URL(url, 'http://sentry');
  const isEnvelope = method === 'POST' && pathname === `/api/${PROJECT}/envelope/`;
  if (!isEnvelope || searchParams.get('sentry_key') !== KEY) return null;
  const [head, item, payload] = body.split('\n').map((line): unknown => JSON.parse(line));
  const isEvent = z.object({ type: z.literal('event') }).safeParse(item).success;
  return isEvent && header.safeParse(head).success ? (event.safeParse(payload).data ?? null) : null;
}
