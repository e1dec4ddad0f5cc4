/**
 * The start while the database is away: the service listens, answers callers in the way that needs no database, and waits
 * instead of ending, so that a platform does not start it again and again.
 */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import postgres from 'postgres';
import { collectDefaultMetrics, Registry } from 'prom-client';
import pkg from '../../package.json' with { type: 'json' };
import type { Database } from '../../db/client.ts';
import { databaseAddress } from '../../db/url.ts';
import { systemClock } from '../clock.ts';
import { type Env, listenAt } from '../env/env.ts';
import { refuseOversized, takeBody } from '../http/guards/bodies.ts';
import { createServer } from '../http/guards/server.ts';
import type { Carrier } from '../carriers/carrier.ts';
import { countFallbacks } from '../http/fallbacks.ts';
import { healthRoutes } from '../http/health.ts';
import { carrierWebhooks } from '../http/carrier-webhooks.ts';
import { proxyTrust } from '../limits/addresses.ts';
import type { Logger } from '../log/log.ts';
import type { FallbackNumbers } from '../storage/fallback-numbers.ts';
import type { Spool } from '../storage/spool.ts';

const CONNECT_SECONDS = 3;
const ASK_AGAIN_MS = 1_000;
/** Faults that waiting does not mend: a wrong password, a database that does not exist, a pooler. */
const FINAL = /^(28|3D|08P01)/;

export interface Waiting {
  /** Frees the port for the service itself. */
  close(): Promise<void>;
}

interface Parts {
  readonly env: Env;
  readonly log: Logger;
  readonly carriers: readonly Carrier[];
  readonly fallbacks: FallbackNumbers;
  readonly spool: Spool;
}

/** Waits until the database answers. @returns what still listens in the service's place; null: it answered at once. */
export async function waitForDatabase(url: string, parts: Parts): Promise<Waiting | null> {
  if (await answers(url)) return null;
  parts.log.error('the database is away: callers are put through or leave a message until it is back');
  const waiting = await listenMeanwhile(parts);
  while (!(await answers(url))) await sleep(ASK_AGAIN_MS);
  parts.log.warn('the database is back');
  return waiting;
}

/** @throws what the database says where waiting would not help. */
async function answers(url: string): Promise<boolean> {
  const address = databaseAddress(url);
  const client = postgres(address.url, {
    max: 1,
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => undefined,
    // What the pools will say: a pooler that nobody named refuses it, and is found by that.
    connection: { application_name: 'ahoy', ...(address.pooled ? {} : { statement_timeout: 10_000 }) },
  });
  const late = sleep(CONNECT_SECONDS * 1_000, false, { ref: false });
  const asked = client`select 1`.then(
    () => true,
    (error: unknown) => {
      if (error instanceof postgres.PostgresError && FINAL.test(error.code))
        throw new Error(
          `the database refused us (${error.code}): see DATABASE_URL; where it leads through a pooler, add pgbouncer=true to it and set DATABASE_DIRECT_URL`,
        );
      return false;
    },
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    // A connection that hangs while it opens cannot be closed in good order, and is not waited for.
    client.end({ timeout: 0 }).catch(() => undefined);
    asked.catch(() => undefined);
  }
}

async function listenMeanwhile(parts: Parts): Promise<Waiting> {
  const { env } = parts;
  const app = express();
  const server = createServer(app, proxyTrust(env.trustedProxies));
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gate = { db: awayDatabase, trial: null, clock: systemClock, billingUrl: '' };
  app.disable('x-powered-by');
  app.use(async (request, response, next) => {
    if (!refuseOversized(request, response) && (await takeBody(request, response))) next();
  });
  const database = { status: 'unhealthy', ms: 0 } as const;
  const health = {
    report: () =>
      Promise.resolve({
        status: 'degraded',
        activeCalls: 0,
        uptime: Math.round(process.uptime()),
        version: pkg.version,
        checks: { database },
      } as const),
    readiness: () => Promise.resolve({ ready: true, reduced: true }),
    metrics: () => registry.metrics(),
  };
  app.use(healthRoutes(health, { token: env.metricsToken, production: env.production }));
  app.use(
    '/webhooks',
    carrierWebhooks({
      ...parts,
      db: awayDatabase,
      billing: { admission: gate },
      callManager: { prepare: () => Promise.resolve() },
      publicUrl: env.publicUrl,
      hearsCallers: true,
      onFallback: countFallbacks(registry),
    }),
  );
  app.use((_request, response) => {
    response
      .status(503)
      .set('retry-after', '10')
      .type('text')
      .send('We are back in a moment. Please try again.');
  });
  server.listen(listenAt(env));
  await once(server, 'listening');
  const stop = () => process.exit(0);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  return {
    async close() {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
      server.close();
      server.closeIdleConnections();
      const closed = once(server, 'close');
      await Promise.race([closed, sleep(1_000)]);
      server.closeAllConnections();
    },
  };
}

/** A database that nobody asks anything of before it is there: calls are not let in while its tables are made. */
const awayDatabase: Database = {
  get system(): never {
    throw new Error('the database is away');
  },
  get sql(): never {
    throw new Error('the database is away');
  },
  tenant: () => Promise.reject(new Error('the database is away')),
  close: () => Promise.resolve(),
};
