/** The only place where things are made: environment -> database -> vendors -> service -> listen, and back at the end. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/client.ts';
import type { EmbeddedPostgres } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { PreflightError } from '../db/preflight.ts';
import { connectionsAllowed, connectionsWanted, openPools, splitConnections } from '../db/pools.ts';
import { removeOldLinks } from './accounts/upkeep.ts';
import { createAuth, ensureUser, type Auth } from './api/auth.ts';
import { createApp, type SetupInfo } from './app.ts';
import { calendarAddresses } from './booking/calendar-addresses.ts';
import { openBilling } from './billing/billing.ts';
import { workBilling } from './billing/jobs.ts';
import { VendorStates } from './call/failover/vendor-states.ts';
import { VendorError } from './call/ports.ts';
import { createSwitchboard, type Switchboard } from './call/switchboard.ts';
import { lastCalled } from './business/business.ts';
import { systemClock } from './clock.ts';
import { surviveDriverFaults } from './driver-faults.ts';
import { type Env, EnvError, listenAt, readEnv } from './env.ts';
import { openEventFeed } from './events/feed.ts';
import { createHealth } from './http/health.ts';
import { fromThisMachine } from './http/this-machine.ts';
import { openJobQueue } from './jobs/queue.ts';
import { noticeVendor } from './mail/operator-notice.ts';
import { checkAddresses } from './database-addresses.ts';
import { proxyTrust } from './limits/addresses.ts';
import { createLimits } from './limits/limits.ts';
import { createLogger } from './log.ts';
import { LoggedError } from './log-errors.ts';
import { emptyOldLinks } from './mail/outbox.ts';
import { startHeartbeat } from './record/instances.ts';
import { startKeepingOrphans } from './record/recordings.ts';
import { forgetWrongProofs } from './customers/wrong-proofs.ts';
import { purgeExpired } from './record/retention.ts';
import { removeStrays } from './record/strays.ts';
import { keepConnected } from './record/connected.ts';
import { startSweeper } from './record/sweep.ts';
import { startOutageKeeper } from './outage.ts';
import { carrierRecordings as openCarrierRecordings } from './storage/carrier-recordings.ts';
import { FallbackNumbers } from './storage/fallback-numbers.ts';
import { RecordingStore } from './storage/recordings.ts';
import { diskOf, isContainer, lasts } from './storage/lasting.ts';
import { Spool } from './storage/spool.ts';
import { openVendors } from './vendors.ts';
import { waitForDatabase } from './waiting.ts';
import type { ErrorReports } from './vendors/sentry.ts';
import { forTheLog, warningsOf } from './warnings.ts';
import pkg from '../package.json' with { type: 'json' };

const DEMO_LOGIN = { name: 'Demo Owner', email: 'owner@demo.test', password: 'ahoy-demo' };

/** A request is answered and a socket closed within a round trip or two; one that nobody tends goes with the process. */
const CLOSING_MS = 500;

/** Any number that no other lock of this database uses. */
const SEED_LOCK = 0x61686f7a;

/**
 * So long before the platform kills, calls that go on are handed to another instance. It takes a write and a webhook,
 * which is answered within 3 s also where the database is away; closing comes after that.
 */
const HAND_BACK_MS = 8_000;
/** Where nobody rings but the developer. */
const DEVELOPMENT_SHUTDOWN_MS = 10_000;
/** What closing takes at most, a second or less where the database answers. */
const CLEANUP_MS = 3_000;

/** Each costs a vendor's voice about a hundred letters; the others are made when they ring. */
const WARM_GREETINGS = 20;
/** In UTC: night in America, and nobody's busiest hour elsewhere. */
const PURGE_HOUR = 9;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const reports = await openReports(env);
  const log = createLogger(env.logLevel, (error) => reports?.report(error));
  const onError = (error: unknown) => log.error({ err: error }, 'something went wrong');
  process.on('unhandledRejection', onError);
  surviveDriverFaults(log);

  const { url, directUrl, embedded } = await findDatabase(env);
  const fallbacks = new FallbackNumbers(env.dataDir, onError);
  const spool = new Spool(path.join(env.dataDir, 'spool'));
  const waiting = await waitForDatabase(url, { env, log, fallbacks, spool });
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
  if (!env.production) await seed(pools.jobs, auth);

  const missesRecogniser = env.production && env.deepgram === null;
  const vendorNames = [
    ...(env.deepgram === null && !missesRecogniser ? [] : ['deepgram']),
    ...(env.openai === null ? [] : ['openai']),
    ...(env.elevenlabs === null ? [] : ['elevenlabs']),
  ];
  const vendorStates = new VendorStates(vendorNames, {
    onFailure: (vendor, reason) => health.countVendorFailure(vendor, reason),
    onChange: (change) => {
      const { vendor, state, why } = change;
      if (state === 'open') log.error({ vendor, why }, 'a vendor fails: calls are served without it');
      else log.warn({ vendor }, 'a vendor is well again');
      if (env.operatorEmail !== null) noticeVendor(pools.jobs, env.operatorEmail, change).catch(onError);
    },
  });
  const vendors = openVendors(env, vendorStates, onError);
  const instanceId = randomUUID();
  const feed = await openEventFeed(dashboard, pools.jobs);
  const recordings = await openRecordings(env);
  const carrierRecordings = openCarrierRecordings(env.twilio);
  const health = createHealth({
    db: calls,
    activeCalls: () => switchboard.activeCalls,
    vendors: vendorStates,
  });
  // As one that refuses its key: health says so, and the operator is told by mail.
  if (missesRecogniser)
    vendorStates.failed(new VendorError('deepgram', 'refused', 'DEEPGRAM_API_KEY is not set'));
  const switchboard = createSwitchboard({
    db: calls,
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
    signUp,
    google: google !== null,
  };
  const warnings = warningsOf({
    production: env.production,
    sendsMail: env.mailServer !== null,
    keepsRecordings: env.bucket !== null || lasts(diskOf(env.dataDir), env.onPlatform || isContainer()),
    canHear: vendors.speechToText !== null,
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
    settings: env.stripe,
  });
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
    switchboard,
    health,
    metrics: { token: env.metricsToken, production: env.production },
    recordings,
    fallbacks,
    spool,
    carrierRecordings,
    calendarAddresses: calendarAddresses(env.publicUrl, env.authSecret),
    publicUrl: env.publicUrl,
    twilioAuthToken: env.twilio.authToken,
    instanceId,
    secret: env.authSecret,
    production: env.production,
    canHear: vendors.speechToText !== null,
    setup,
    warnings,
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
  const connected = keepConnected(calls, { instanceId, connected: switchboard.connected }, onError);
  const sweeper = startSweeper(calls, { instanceId, holds: (callId) => switchboard.holds(callId) }, onError);
  const outage = startOutageKeeper(calls, { fallbacks, spool }, onError);
  const orphans = startKeepingOrphans(pools.jobs, recordings, onError);
  const jobs = await openJobQueue(directUrl, onError);
  await jobs.work('remove-recording', ({ data }) => recordings.remove(data.key));
  await jobs.work('remove-carrier-recording', ({ data }) => carrierRecordings.remove(data.url));
  await jobs.daily('purge-expired', PURGE_HOUR, async () => {
    await purgeExpired(pools.jobs, recordings, new Date());
    await forgetWrongProofs(pools.jobs, new Date());
    await removeOldLinks(pools.jobs);
    await emptyOldLinks(pools.jobs);
    const strays = await removeStrays(pools.jobs, recordings, Date.now());
    if (strays.left > 0)
      log.warn(strays, 'there are recordings that the database does not know: was an older copy restored?');
  });
  const { operatorEmail } = env;
  if (billing.money !== null)
    await workBilling(jobs, { ...billing.money, ...billing.gate, db: pools.jobs, operatorEmail }, onError);
  if (env.mailServer !== null) {
    // Loaded only where there is a server to speak to: it takes 25 MB.
    const { deliverMails } = await import('./mail/delivery.ts');
    await deliverMails(jobs, pools.jobs, env.mailServer, onError);
  }
  announceStart(port, env, setup);
  void warmUp(calls, splitConnections(env.databasePoolSize).calls, switchboard, onError);

  await stopSignal();
  log.info('stopping: no new calls, the present ones are finished or handed on');
  health.drain();
  const shutdownMs = env.production ? env.shutdownSeconds * 1_000 : DEVELOPMENT_SHUTDOWN_MS;
  // While the database is away calls cannot be written down nor handed on: that is waited for as long as there is time.
  await Promise.race([
    switchboard.drain(Math.max(0, shutdownMs - HAND_BACK_MS)),
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

interface Found {
  readonly url: string;
  /** Past a pooler. */
  readonly directUrl: string;
  readonly embedded: EmbeddedPostgres | null;
}

async function findDatabase(env: Env): Promise<Found> {
  if (env.databaseUrl !== null)
    return { ...checkAddresses(env.databaseUrl, env.databaseDirectUrl), embedded: null };
  // Loaded only here: production has neither the package nor a use for it.
  const { ensureDatabase, startEmbeddedPostgres } = await import('../db/embedded.ts');
  const embedded = await startEmbeddedPostgres({ folder: path.join(env.dataDir, 'postgres') });
  await ensureDatabase(embedded, 'ahoy');
  const url = embedded.url('ahoy');
  return { url, directUrl: url, embedded };
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
 * What the first calls after a start would wait for: connections to the database, all that calls may have, so that none
 * has to be had later when there may be none; and the greetings that are needed soonest.
 */
async function warmUp(
  db: Database,
  connections: number,
  switchboard: Switchboard,
  onError: (error: unknown) => void,
): Promise<void> {
  try {
    await Promise.all(Array.from({ length: connections }, () => db.sql`select 1`));
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
  // Both say in words what is to be done; of anything else the log has no more than it may.
  const told = error instanceof EnvError || error instanceof PreflightError;
  console.error(told ? error.message : new LoggedError(error).stack);
  process.exit(1);
}
