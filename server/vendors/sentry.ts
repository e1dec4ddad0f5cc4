/** Sentry, for whoever runs this installation: what was logged as an error, with where it came from and what caused it. */
import { createStackParser, createTransport, linkedErrorsIntegration } from '@sentry/core';
import { nodeStackLineParser, ServerRuntimeClient } from '@sentry/core/server';

export interface ErrorReports {
  /** Sends an error off. Never throws, and never waits. */
  report(error: unknown): void;
  /** Resolves when the last one has left, or was given up. */
  close(): Promise<void>;
}

/** The stop of the service waits no longer than this for a Sentry that does not answer. */
const CLOSE_MS = 2_000;
/** A Sentry that is slow must not gather open connections. */
const SEND_LIMIT_MS = 5_000;

/**
 * Nothing is gathered beside the error and its causes: no requests, no console, no names of machines.
 * @param dsn of the project, as Sentry's settings show it.
 */
export function openSentry(dsn: string, of: { release: string; environment: string }): ErrorReports {
  const client = new ServerRuntimeClient({
    ...of,
    dsn,
    platform: 'node',
    integrations: [linkedErrorsIntegration()],
    stackParser: createStackParser(nodeStackLineParser()),
    transport: (options) => createTransport(options, ({ body }) => send(options.url, body)),
  });
  client.init();
  return {
    report(error) {
      client.captureException(error, { originalException: error });
    },
    async close() {
      await client.close(CLOSE_MS);
    },
  };
}

async function send(url: string, body: string | Uint8Array) {
  const signal = AbortSignal.timeout(SEND_LIMIT_MS);
  const { status, headers } = await fetch(url, { method: 'POST', body: Buffer.from(body), signal });
  return {
    statusCode: status,
    // By these Sentry asks to be left alone for a while, and the library heeds them.
    headers: {
      'retry-after': headers.get('retry-after'),
      'x-sentry-rate-limits': headers.get('x-sentry-rate-limits'),
    },
  };
}
