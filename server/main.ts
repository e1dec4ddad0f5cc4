/** The only place where things are made: environment -> database -> vendors -> service -> listen, and back at the end. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '../db/migrate.ts';
import { PreflightError } from '../db/preflight.ts';
import { connectionsAllowed, connectionsWanted, openPools, splitConnections } from '../db/pools.ts';
import { createAuth } from './api/auth.ts';
import { createApp, type SetupInfo } from './app.ts';
import { calendarAddresses } from './booking/calendar-addresses.ts';
import { openBilling } from './billing/billing.ts';
import { VendorError } from './call/ports.ts';
import { createCallManager } from './call/manager.ts';
import { systemClock } from './clock.ts';
import { surviveDriverFaults } from './log/driver-faults.ts';
import { type Env, EnvError, listenAt, LOCAL_ACCOUNT_SID, readEnv } from './env/env.ts';
import { openEventFeed } from './events/feed.ts';
import { openCarriers } from './start/carriers.ts';
import { DEMO_LOGIN, findDatabase, seed } from './start/find-database.ts';
import { announceStart, warmUp } from './start/first-moments.ts';
import { workJobs } from './start/jobs.ts';
import { createHealth } from './http/health.ts';
import { fromThisMachine } from './http/this-machine.ts';
import { openJobQueue } from './jobs/queue.ts';
import { noticeVendor } from './mail/operator-notice.ts';
import { noteVendor } from './notices/members/outages.ts';
import { pushKeysOf } from './notices/push/keys.ts';
import { proxyTrust } from './limits/addresses.ts';
import { createLimits } from './limits/limits.ts';
import { createLogger } from './log/log.ts';
import { LoggedError } from './log/errors.ts';
import { startHeartbeat } from './call/location/heartbeat.ts';
import { startKeepingOrphans } from './calls/recordings.ts';
import { keepConnected } from './calls/connected.ts';
import { startSweeper } from './call/location/sweep.ts';
import { startSweepingTransfers } from './transfers/sweep.ts';
import { startOutageKeeper } from './start/outage.ts';
import { FallbackNumbers } from './storage/fallback-numbers.ts';
import { RecordingStore } from './storage/recordings.ts';
import { diskOf, isContainer, lasts } from './storage/lasting.ts';
import { Spool } from './storage/spool.ts';
import { checkPort, ownHost } from './start/port.ts';
import { closeServer, CLOSING_MS, stopSignal } from './start/stop.ts';
import { openVendors } from './vendors.ts';
import { waitForDatabase } from './start/waiting.ts';
import type { ErrorReports } from './vendors/sentry.ts';
import { failingWarnings, forTheLog, warningsOf } from './start/warnings.ts';
import pkg from '../package.json' with { type: 'json' };

/**
 * So long before the platform kills, calls that go on are handed to another instance. It takes a write and a webhook,
 * which is answered within 3 s also where the database is away; closing comes after that.
 */
const HAND_BACK_MS = 8_000;
/** The shutdown time where nobody rings but the developer. */
const DEVELOPMENT_SHUTDOWN_MS = 10_000;
/** The longest that closing takes; a second or less where the database answers. */
const CLEANUP_MS = 3_000;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  await checkPort(env);
  const reports = await openReports(env);
  const log = createLogger(env.logLevel, (error) => reports?.report(error));
  const onError = (error: unknown) => log.error({ err: error }, 'something went wrong');
  process.on('unhandledRejection', onError);
  surviveDriverFaults(log);

  const { url, directUrl, embedded } = await findDatabase(env);
  const fallbacks = new FallbackNumbers(env.dataDir, onError);
  const spool = new Spool(path.join(env.dataDir, 'spool'));
  const carriers = openCarriers(env);
  const waiting = await waitForDatabase(url, { env, log, carriers, fallbacks, spool });
  await migrate(directUrl);
  const pools = openPools(url, env.databasePoolSize, directUrl);
  const { calls, dashboard } = pools;
  const { signUp, google } = env;
  const auth = createAuth(dashboard, {
    secret: env.authSecret,
    publicUrl: env.publicUrl,
    log,
    signUp,
    google,
    demoEmail: DEMO_LOGIN.email,
  });
  if (!env.production) await seed(pools.jobs, auth, carriers[1]?.name ?? null);

  const vendors = openVendors(env, {
    onFailure: (vendor, reason) => health.countVendorFailure(vendor, reason),
    onUsage: (usage) => health.countTokens({ ...usage }),
    onChange: (change) => {
      const { vendor, state, why } = change;
      if (state === 'open') log.error({ vendor, why }, 'a vendor fails: calls are served without it');
      else if (why !== '') log.warn({ vendor }, 'a vendor is well again');
      noteVendor(pools.jobs, change).catch(onError);
      if (env.operatorEmail !== null) noticeVendor(pools.jobs, env.operatorEmail, change).catch(onError);
    },
    onError,
  });
  const instanceId = randomUUID();
  const feed = await openEventFeed(dashboard, pools.jobs);
  const recordings = await openRecordings(env);
  const health = createHealth({
    db: calls,
    activeCalls: () => callManager.activeCalls,
    vendors: vendors.states,
  });
  // As one that refuses its key: health says so, and the operator is told by mail.
  if (env.production && !vendors.canHear)
    vendors.states.failed(new VendorError('deepgram', 'refused', 'DEEPGRAM_API_KEY is not set'));
  const callManager = createCallManager({
    db: calls,
    clock: systemClock,
    instanceId,
    engine: vendors.engine,
    recordings,
    carriers,
    onError,
  });
  feed.onTransfer((callId) => callManager.transferChanged(callId));
  feed.onFollower((businessId) => callManager.repeatStates(businessId));
  const setup: SetupInfo = {
    demo: env.production ? null : { email: DEMO_LOGIN.email, password: DEMO_LOGIN.password },
    vendors: [...vendors.list, { name: 'E-mail', live: env.mailServer !== null }],
    outbox: !env.production,
    signUp,
    google: google !== null,
  };
  const warnings = warningsOf({
    production: env.production,
    sendsMail: env.mailServer !== null,
    keepsRecordings: env.bucket !== null || lasts(diskOf(env.dataDir), env.onPlatform || isContainer()),
    canHear: vendors.canHear,
    hasAccount: !env.twilio.live || env.twilio.accountSid !== LOCAL_ACCOUNT_SID,
    connections: {
      allowed: await connectionsAllowed(pools.jobs),
      wanted: connectionsWanted(env.databasePoolSize, url !== directUrl),
    },
  });
  for (const warning of warnings) log.warn({ warning: warning.kind }, forTheLog(warning));
  const billing = await openBilling({
    calls,
    db: dashboard,
    clock: systemClock,
    publicUrl: env.publicUrl,
    secret: env.authSecret,
    trial: env.trial,
    browser: env.browser,
    settings: env.stripe,
  });
  const pushKeys = pushKeysOf(env.authSecret, env);
  const limits = createLimits({ db: dashboard, secret: env.authSecret, onError });
  const server = createApp({
    calls,
    dashboard,
    limits,
    trustedProxies: proxyTrust(env.trustedProxies),
    hstsSubdomains: env.hstsSubdomains,
    billing,
    feed,
    auth,
    clock: systemClock,
    log,
    callManager,
    health,
    metrics: { token: env.metricsToken, production: env.production },
    recordings,
    fallbacks,
    spool,
    calendarAddresses: calendarAddresses(env.publicUrl, env.authSecret),
    publicUrl: env.publicUrl,
    pushKey: pushKeys.publicKey,
    carriers,
    instanceId,
    secret: env.authSecret,
    production: env.production,
    canHear: vendors.canHear,
    setup,
    warnings: () => [...warnings, ...failingWarnings(vendors.states.failing())],
    developmentWeb: process.argv.includes('--dev') ? fromThisMachine(await developmentWeb()) : null,
  });
  await waiting?.close();
  server.listen(listenAt(env));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const heartbeat = await startHeartbeat(
    calls,
    { id: instanceId, address: `http://${ownHost(env)}:${port}` },
    onError,
  );
  const connected = keepConnected(calls, { instanceId, connected: callManager.connected }, onError);
  const sweeper = startSweeper(calls, { instanceId, holds: (callId) => callManager.holds(callId) }, onError);
  const transferSweep = startSweepingTransfers({ db: pools.jobs, carriers, onError });
  const outage = startOutageKeeper(calls, { carriers, fallbacks, spool }, onError);
  const orphans = startKeepingOrphans(pools.jobs, recordings, onError);
  const jobs = await openJobQueue(directUrl, onError);
  await workJobs(jobs, {
    env,
    db: pools.jobs,
    log,
    onError,
    carriers,
    vendors,
    recordings,
    billing,
    pushKeys,
  });
  // Listened for before anybody is told that it runs, and may stop it: loading what is warmed up blocks for half a second.
  const stopped = stopSignal();
  announceStart(port, env, setup);
  void warmUp(calls, splitConnections(env.databasePoolSize).calls, callManager, onError);

  await stopped;
  log.info('stopping: no new calls, the present ones are finished or handed on');
  health.drain();
  const shutdownMs = env.production ? env.shutdownSeconds * 1_000 : DEVELOPMENT_SHUTDOWN_MS;
  // While the database is away calls cannot be written down nor handed on: that is waited for as long as there is time.
  await Promise.race([
    callManager.drain(Math.max(0, shutdownMs - HAND_BACK_MS)),
    sleep(Math.max(0, shutdownMs - CLOSING_MS - CLEANUP_MS)),
  ]);
  await closeServer(server);
  health.close();
  outage.stop();
  limits.close();
  const closing = Promise.all([
    jobs.stop(),
    connected.stop(),
    sweeper.stop(),
    transferSweep.stop(),
    orphans.stop(),
    heartbeat.stop(),
    feed.close(),
    vendors.close(),
    recordings.settled(),
  ]).then(() => pools.close());
  await Promise.race([closing.catch(onError), sleep(CLEANUP_MS)]);
  await embedded?.stop();
  await reports?.close();
}

async function openRecordings({ dataDir, bucket }: Env): Promise<RecordingStore> {
  const folder = path.join(dataDir, 'recordings');
  if (bucket === null) return new RecordingStore(folder);
  const { bucketShelf } = await import('./storage/bucket.ts');
  return new RecordingStore(folder, bucketShelf(bucket));
}

/** The error reporter beside the log; null: there is none. */
async function openReports({ sentryDsn, production }: Env): Promise<ErrorReports | null> {
  if (sentryDsn === null) return null;
  // Loaded only where it is wanted: it takes 23 MB.
  const { openSentry } = await import('./vendors/sentry.ts');
  const environment = production ? 'production' : 'development';
  return openSentry(sentryDsn, { release: `ahoy@${pkg.version}`, environment });
}

async function developmentWeb() {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true } });
  return vite.middlewares;
}

try {
  await main();
  process.exit(0);
} catch (error) {
  // Both say in words what is to be done; of anything else the log has no more than it may.
  const told = error instanceof EnvError || error instanceof PreflightError;
  console.error(told ? error.message : new LoggedError(error).stack);
  process.exit(1);
}
