/** The only place where things are made: environment -> database -> vendors -> service -> listen, and back at the end. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type Database } from '../db/client.ts';
import type { EmbeddedPostgres } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { createAuth, ensureUser, type Auth } from './api/auth.ts';
import { createApp, type SetupInfo } from './app.ts';
import { calendarAddresses } from './booking/calendar-addresses.ts';
import { openBilling } from './billing/billing.ts';
import { workBilling } from './billing/jobs.ts';
import { createSwitchboard, type Switchboard } from './call/switchboard.ts';
import { lastCalled } from './business/business.ts';
import { systemClock } from './clock.ts';
import { type Env, EnvError, readEnv } from './env.ts';
import { openEventFeed } from './events/feed.ts';
import { createHealth } from './http/health.ts';
import { openJobQueue } from './jobs/queue.ts';
import { proxyTrust } from './limits/addresses.ts';
import { createLimits } from './limits/limits.ts';
import { createLogger } from './log.ts';
import { startHeartbeat } from './record/instances.ts';
import { startKeepingOrphans } from './record/recordings.ts';
import { purgeExpired, removeStrays } from './record/retention.ts';
import { startSweeper } from './record/sweep.ts';
import { carrierRecordings as openCarrierRecordings } from './storage/carrier-recordings.ts';
import { RecordingStore } from './storage/recordings.ts';
import { openVendors } from './vendors.ts';
import type { ErrorReports } from './vendors/sentry.ts';
import pkg from '../package.json' with { type: 'json' };

const DEMO_LOGIN = { name: 'Demo Owner', email: 'owner@demo.test', password: 'ahoy-demo' };

/** A request is answered and a socket closed within a round trip or two; one that nobody tends goes with the process. */
const CLOSING_MS = 500;

/** Any number that no other lock of this database uses. */
const SEED_LOCK = 0x61686f7a;

/** Calls that go on longer than this after a stop are handed to another instance. */
const DRAIN_MS = 30_000;

/** Each costs a vendor's voice about a hundred letters; the others are made when they ring. */
const WARM_GREETINGS = 20;
/** As many as answering one call uses at once. */
const WARM_CONNECTIONS = 4;

/** In UTC: night in America, and nobody's busiest hour elsewhere. */
const PURGE_HOUR = 9;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const reports = await openReports(env);
  const log = createLogger(env.logLevel, (error) => reports?.report(error));
  const onError = (error: unknown) => log.error({ err: error }, 'something went wrong');
  process.on('unhandledRejection', onError);

  const { url, embedded } = await findDatabase(env);
  await migrate(url);
  const db = openDatabase(url);
  const auth = createAuth(db, { secret: env.authSecret, publicUrl: env.publicUrl, log });
  if (!env.production) await seed(db, auth);

  const vendors = openVendors(env, onError);
  const instanceId = randomUUID();
  const feed = await openEventFeed(db);
  const recordings = new RecordingStore(path.join(env.dataDir, 'recordings'));
  const carrierRecordings = openCarrierRecordings(env.twilio);
  const health = createHealth({ db, activeCalls: () => switchboard.activeCalls });
  const switchboard = createSwitchboard({
    db,
    clock: systemClock,
    instanceId,
    speechToText: vendors.speechToText,
    model: vendors.model,
    textToSpeech: vendors.textToSpeech,
    recordings,
    onTurn: (timings) => health.observeTurn(timings),
    onError,
  });
  feed.onFollower((businessId) => switchboard.repeatStates(businessId));
  const setup: SetupInfo = {
    demo: env.production ? null : { email: DEMO_LOGIN.email, password: DEMO_LOGIN.password },
    vendors: [...vendors.list, { name: 'E-mail', live: env.mailServer !== null }],
    outbox: !env.production,
  };
  const billing = await openBilling({
    db,
    clock: systemClock,
    publicUrl: env.publicUrl,
    trial: env.trial,
    settings: env.stripe,
  });
  const limits = createLimits({ db, secret: env.authSecret, onError });
  const server = createApp({
    db,
    limits,
    trustedProxies: proxyTrust(env.trustedProxies),
    hstsSubdomains: env.hstsSubdomains,
    billing,
    feed,
    auth,
    clock: systemClock,
    log,
    switchboard,
    health,
    recordings,
    carrierRecordings,
    calendarAddresses: calendarAddresses(env.publicUrl, env.authSecret),
    publicUrl: env.publicUrl,
    twilioAuthToken: env.twilio.authToken,
    instanceId,
    secret: env.authSecret,
    canHear: vendors.speechToText !== null,
    setup,
    developmentWeb: process.argv.includes('--dev') ? await developmentWeb() : null,
  });
  server.listen(env.port);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const heartbeat = await startHeartbeat(
    db,
    { id: instanceId, address: `http://${ownHost(env)}:${port}` },
    onError,
  );
  const sweeper = startSweeper(db, { instanceId, holds: (callId) => switchboard.holds(callId) }, onError);
  const orphans = startKeepingOrphans(db, recordings, onError);
  const jobs = await openJobQueue(url, onError);
  await jobs.work('remove-recording', ({ data }) => recordings.remove(data.key));
  await jobs.work('remove-carrier-recording', ({ data }) => carrierRecordings.remove(data.url));
  await jobs.daily('purge-expired', PURGE_HOUR, async () => {
    await purgeExpired(db, recordings, new Date());
    await removeStrays(db, recordings, Date.now());
  });
  const { operatorEmail } = env;
  if (billing.money !== null)
    await workBilling(jobs, { ...billing.money, ...billing.gate, operatorEmail }, onError);
  if (env.mailServer !== null) {
    // Loaded only where there is a server to speak to: it takes 25 MB.
    const { deliverMails } = await import('./mail/delivery.ts');
    await deliverMails(jobs, db, env.mailServer, onError);
  }
  announceStart(port, env, setup);
  void warmUp(db, switchboard, onError);

  await stopSignal();
  log.info('stopping: no new calls, the present ones are finished or handed on');
  health.drain();
  await switchboard.drain(env.production ? DRAIN_MS : 2_000);
  await closeServer(server);
  health.close();
  limits.close();
  await jobs.stop();
  await Promise.all([sweeper.stop(), orphans.stop(), heartbeat.stop(), feed.close(), vendors.close()]);
  await db.close();
  await embedded?.stop();
  await reports?.close();
}

/** Where errors are reported beside the log; null: nowhere. */
async function openReports({ sentryDsn, production }: Env): Promise<ErrorReports | null> {
  if (sentryDsn === null) return null;
  // Loaded only where it is wanted: it takes 23 MB.
  const { openSentry } = await import('./vendors/sentry.ts');
  const environment = production ? 'production' : 'development';
  return openSentry(sentryDsn, { release: `ahoy@${pkg.version}`, environment });
}

/** Where the other instances reach this one: by its address in the network that they share, if there is one. */
function ownHost({ production }: Env): string {
  const addresses = Object.values(os.networkInterfaces()).flatMap((each) => each ?? []);
  const shared = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
  return (production ? shared?.address : undefined) ?? '127.0.0.1';
}

async function findDatabase(env: Env): Promise<{ url: string; embedded: EmbeddedPostgres | null }> {
  if (env.databaseUrl !== null) return { url: env.databaseUrl, embedded: null };
  // Loaded only here: production has neither the package nor a use for it.
  const { ensureDatabase, startEmbeddedPostgres } = await import('../db/embedded.ts');
  const embedded = await startEmbeddedPostgres({ folder: path.join(env.dataDir, 'postgres') });
  await ensureDatabase(embedded, 'ahoy');
  return { url: embedded.url('ahoy'), embedded };
}

async function seed(db: Database, auth: Auth): Promise<void> {
  const { seedDemo } = await import('../db/seed.ts');
  await db.sql.begin(async (tx) => {
    // Instances that start at once seed one after the other: the second finds everything there.
    await tx`select pg_advisory_xact_lock(${SEED_LOCK})`;
    const businessId = await seedDemo(db, await ensureUser(auth, db, DEMO_LOGIN));
    if (process.argv.includes('--demo-month')) {
      const { writeMonth } = await import('./demo/write.ts');
      await writeMonth(db, businessId, new Date());
    }
  });
}

async function developmentWeb() {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true } });
  return vite.middlewares;
}

async function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  await promise;
}

async function closeServer(server: http.Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  // A carrier tells of the calls that have just ended, and its webhook needs the database that is closed next; live
  // feeds and sockets would keep the server open for ever.
  await Promise.race([closed, sleep(CLOSING_MS)]);
  server.closeAllConnections();
}

/**
 * What the first call after a start would wait for: connections to the database, and the greetings that are needed
 * soonest.
 */
async function warmUp(
  db: Database,
  switchboard: Switchboard,
  onError: (error: unknown) => void,
): Promise<void> {
  try {
    await Promise.all(Array.from({ length: WARM_CONNECTIONS }, () => db.sql`select 1`));
    for (const businessId of await lastCalled(db, WARM_GREETINGS)) await switchboard.prepare(businessId);
  } catch (error) {
    onError(error);
  }
}

function announceStart(port: number, env: Env, setup: SetupInfo): void {
  const address = env.production ? env.publicUrl : `http://localhost:${port}`;
  const lines = [
    '',
    `  Ahoy answers at ${address}`,
    ...(setup.demo === null
      ? []
      : [`  Sign in with ${setup.demo.email} / ${setup.demo.password}, then call your receptionist.`]),
    '',
    ...setup.vendors.map(({ name, live }) => `  ${name.padEnd(10)} ${live ? 'live' : 'local'}`),
    '',
  ];
  console.log(lines.join('\n'));
}

try {
  await main();
  process.exit(0);
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  console.error(error.message);
  process.exit(1);
}
