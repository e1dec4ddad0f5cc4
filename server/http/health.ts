/** The health of the service: for the platform that restarts it, the balancer that sends it calls, and Prometheus. */
import express, { type Request, type Router } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import pkg from '../../package.json' with { type: 'json' };
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import { call, type TurnTimings } from '../../db/schema.ts';
import { countTroubledEvents } from '../billing/operator.ts';
import { withinDeadline } from '../deadline.ts';
import { countFallbacks, type Fallback } from './fallbacks.ts';
import { isFromThisMachine } from '../loopback.ts';
import { CALL_ENDED, type CallEnded } from '../calls/calls.ts';
import { TURN_ANSWERED } from '../conversation/write-batch.ts';

export interface Health {
  /** Counts a failure of a vendor. */
  countVendorFailure(vendor: string, reason: string): void;
  /** What an answer of a model that speaks itself cost, in tokens by kind. */
  countTokens(usage: Readonly<Record<string, number>>): void;
  /** Counts a caller whom the receptionist did not serve. */
  countFallback(fallback: Fallback): void;
  /** Takes no new calls from now on; health itself stays as it is. */
  drain(): void;
  report(): Promise<HealthReport>;
  /** Whether calls are taken; reduced: as without a database, by the owner's phone or a message. */
  readiness(): Promise<Readiness>;
  metrics(): Promise<string>;
  close(): void;
}

export interface Readiness {
  readonly ready: boolean;
  readonly reduced: boolean;
}

export interface HealthReport {
  readonly status: 'healthy' | 'degraded' | 'unhealthy';
  readonly activeCalls: number;
  /** Seconds. */
  readonly uptime: number;
  readonly version: string;
  /** Also one of each vendor, by its name. */
  readonly checks: Readonly<Record<string, Check>>;
}

interface Check {
  readonly status: HealthReport['status'];
  readonly ms: number;
}

export interface HealthParts {
  readonly db: Database;
  readonly activeCalls: () => number;
  /** The vendors that are used, and those of them that fail now. */
  readonly vendors?: { names(): readonly string[]; failing(): readonly string[] };
}

/** A database that needs longer than this for nothing is as good as away. */
const DATABASE_LIMIT_MS = 2_000;
/** The longest that a scrape waits for the database. */
const METRICS_LIMIT_MS = 1_000;
/** Many may ask for our health; the database is asked once for all of them in this time. */
const CHECK_KEPT_MS = 1_000;
/** Above these, callers begin to notice. */
const SLOW_DATABASE_MS = 500;
const SLOW_LOOP_MS = 100;
/** The event loop is judged by its last minute. */
const LOOP_WINDOW_MS = 60_000;

export function createHealth(parts: HealthParts): Health {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'ahoy_active_calls',
    help: 'Calls that this instance answers',
    registers: [registry],
    collect() {
      this.set(parts.activeCalls());
    },
  });
  const ended = new Counter({
    name: 'ahoy_calls_total',
    help: 'Calls that this instance ended',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const delay = new Histogram({
    name: 'ahoy_turn_delay_seconds',
    help: "From the caller's last word to the first audio of the answer",
    buckets: [0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'ahoy_stripe_events_troubled',
    help: 'Events of Stripe without effect: failed, or of an unknown customer',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      try {
        const count = () => countTroubledEvents(parts.db);
        const counts = await withinDeadline(METRICS_LIMIT_MS, count, () => undefined);
        for (const [status, found] of Object.entries(counts)) this.set({ status }, found);
      } catch {
        // While the database is away the other figures are told all the same, and this one as it was.
      }
    },
  });
  const vendorFailures = new Counter({
    name: 'ahoy_vendor_failures_total',
    help: 'Failures of a vendor after which another served, or the caller was put through',
    labelNames: ['vendor', 'reason'],
    registers: [registry],
  });
  const tokens = new Counter({
    name: 'ahoy_realtime_tokens_total',
    help: 'Tokens of text and audio that a model which hears and speaks itself took in and gave',
    labelNames: ['kind'],
    registers: [registry],
  });
  const countFallback = countFallbacks(registry);
  const onEnded = (call: unknown) => ended.inc({ outcome: (call as CallEnded).outcome });
  subscribe(CALL_ENDED, onEnded);
  const onAnswered = (timings: unknown) => {
    const { firstFrame } = timings as TurnTimings;
    if (firstFrame !== null) delay.observe(firstFrame / 1_000);
  };
  subscribe(TURN_ANSWERED, onAnswered);

  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  let loopSince = performance.now();
  let draining = false;

  const checkTenant = onceInAWhile(() => canBeTenant(parts.db));
  const checkDatabase = onceInAWhile(() => askDatabase(parts.db));
  const checkLoop = (): Check => {
    const ms = Math.round(loop.percentile(99) / 1e6);
    if (performance.now() - loopSince > LOOP_WINDOW_MS) {
      loop.reset();
      loopSince = performance.now();
    }
    return { status: ms > SLOW_LOOP_MS ? 'degraded' : 'healthy', ms };
  };

  // Callers are served without a vendor, less well: that is degraded, and no reason to restart.
  const checkVendors = (): Record<string, Check> => {
    const failing = parts.vendors?.failing() ?? [];
    const names = parts.vendors?.names() ?? [];
    return Object.fromEntries(
      names.map((name) => [name, { status: failing.includes(name) ? 'degraded' : 'healthy', ms: 0 }]),
    );
  };

  return {
    countVendorFailure: (vendor, reason) => vendorFailures.inc({ vendor, reason }),
    countTokens(usage) {
      for (const [kind, count] of Object.entries(usage)) tokens.inc({ kind }, count);
    },
    countFallback,
    drain() {
      draining = true;
    },
    async report() {
      const { away, status: asked, ms } = await checkDatabase();
      const database: Check = { status: away ? 'unhealthy' : asked, ms };
      const checks = { database, eventLoop: checkLoop(), ...checkVendors() };
      const isWell = Object.values(checks).every((check) => check.status === 'healthy');
      // A restart mends neither a database nor a vendor that is away, and it would end the calls that go on.
      const status = isWell ? 'healthy' : 'degraded';
      const uptime = Math.round(process.uptime());
      return { status, activeCalls: parts.activeCalls(), uptime, version: pkg.version, checks };
    },
    async readiness() {
      if (draining) return { ready: false, reduced: false };
      // Without a database every instance answers alike: to take this one out would leave nobody to answer.
      if ((await checkDatabase()).away) return { ready: true, reduced: true };
      return { ready: await checkTenant(), reduced: false };
    },
    metrics: () => registry.metrics(),
    close() {
      loop.disable();
      unsubscribe(CALL_ENDED, onEnded);
      unsubscribe(TURN_ANSWERED, onAnswered);
      registry.clear();
    },
  };
}

/** The check, with its last answer for whoever asks soon after. */
function onceInAWhile<T>(check: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const at = performance.now();
    if (last === null || at - last.at > CHECK_KEPT_MS) last = { at, answer: check() };
    return last.answer;
  };
}

interface DatabaseCheck extends Check {
  readonly away: boolean;
}

async function askDatabase(db: Database): Promise<DatabaseCheck> {
  const began = performance.now();
  const away = !(await inTime(db.sql`select 1`));
  const ms = Math.round(performance.now() - began);
  return { away, status: away || ms > SLOW_DATABASE_MS ? 'degraded' : 'healthy', ms };
}

/** No business has it. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as BusinessId;

/** Whether calls can be read and written: a database that was restored without its roles answers, and yet lets no call in. */
const canBeTenant = (db: Database): Promise<boolean> =>
  inTime(db.tenant(NOBODY, (tx) => tx.select({ id: call.id }).from(call).limit(1)));

const inTime = (asked: PromiseLike<unknown>): Promise<boolean> =>
  withinDeadline(
    DATABASE_LIMIT_MS,
    async () => asked,
    () => undefined,
  ).then(
    () => true,
    () => false,
  );

/** Whether a request may read the figures. */
function mayReadMetrics(request: Request, { token, production }: MetricsAccess): boolean {
  if (token === null) return !production || isFromThisMachine(request);
  const given = /^Bearer (\S{1,500})$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(token));
}

export interface MetricsAccess {
  /** What a reader shows; null: in production only this machine reads. */
  readonly token: string | null;
  readonly production: boolean;
}

/** `/health` (whether the process lives), `/ready` (whether it takes calls) and `/metrics`. */
export function healthRoutes(
  health: Pick<Health, 'report' | 'readiness' | 'metrics'>,
  metrics: MetricsAccess,
): Router {
  const router = express.Router();
  router.get(['/health', '/healthz'], async (_request, response) => {
    const report = await health.report();
    response.status(report.status === 'unhealthy' ? 503 : 200).json(report);
  });
  router.get('/ready', async (_request, response) => {
    const readiness = await health.readiness();
    response.status(readiness.ready ? 200 : 503).json(readiness);
  });
  router.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, metrics)) {
      response.status(401).set('www-authenticate', 'Bearer').type('text');
      response.send('The metrics are for whoever has METRICS_TOKEN.');
      return;
    }
    response.type('text/plain; version=0.0.4').send(await health.metrics());
  });
  return router;
}
