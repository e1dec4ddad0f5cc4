/** The service as the outside sees it: every route and every socket. Tests start here. */
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { toNodeHandler } from 'better-auth/node';
import express, { type Express, type RequestHandler } from 'express';
import expressWs from 'express-ws';
import helmet from 'helmet';
import type http from 'node:http';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import pkg from '../package.json' with { type: 'json' };
import type { Database } from '../db/client.ts';
import { type Auth, type SignedInUser, signedInUser } from './api/auth.ts';
import { openApiDocument } from './api/document.ts';
import { restRoutes } from './api/rest.ts';
import { appRouter } from './api/router.ts';
import { type ApiContext, toldWhenBusy } from './api/trpc.ts';
import type { CalendarAddresses } from './booking/calendar-addresses.ts';
import type { Billing } from './billing/billing.ts';
import type { CallManager } from './call/manager.ts';
import type { Clock } from './clock.ts';
import type { EventFeed } from './events/feed.ts';
import { createPhoneUpgrade } from './http/browser-phone.ts';
import { appointmentRoutes } from './http/appointment/routes.ts';
import { businessPageRoutes } from './http/business-page.ts';
import { calendarFeedRoutes } from './http/calendar-feed.ts';
import { docsRoutes } from './http/docs.ts';
import { countByUser, requestGuard } from './http/guards/requests.ts';
import { LARGEST_BATCH, procedureLimits } from './http/guards/procedures.ts';
import { createServer } from './http/guards/server.ts';
import { type SocketDecision, socketGuard } from './http/guards/sockets.ts';
import { exportRoutes } from './http/export.ts';
import { failed } from './http/failed.ts';
import { type Health, healthRoutes, type MetricsAccess } from './http/health.ts';
import { createListenUpgrade } from './http/listen.ts';
import { createMediaUpgrade } from './http/media.ts';
import type { SocketUpgrade } from './http/socket.ts';
import { outboxRoutes } from './http/outbox.ts';
import { pictureRoutes } from './http/pictures.ts';
import { recordingRoutes } from './http/recordings.ts';
import { type SetupInfo, setupRoutes } from './http/setup.ts';
import { stripeRoutes } from './http/stripe.ts';
import { fromThisMachine } from './http/this-machine.ts';
import { carrierWebhooks } from './http/carrier-webhooks.ts';
import { languageOf } from './languages/languages.ts';
import { createWidgetUpgrade } from './http/widget.ts';
import { voiceSampleRoutes } from './http/voice-sample.ts';
import { webRoutes, widgetRoutes } from './http/web.ts';
import { addressGroup, clientAddress, type ProxyTrust } from './limits/addresses.ts';
import { Gauge } from './limits/gauge.ts';
import type { Limits } from './limits/limits.ts';
import { AT_ONCE } from './limits/table.ts';
import type { Logger } from './log/log.ts';
import type { Carrier } from './carriers/carrier.ts';
import { codeSender } from './carriers/codes.ts';
import { recordingsOf } from './carriers/recordings.ts';
import { bookingLinkUrl } from './notices/appointments/links.ts';
import type { FallbackNumbers } from './storage/fallback-numbers.ts';
import type { RecordingStore } from './storage/recordings.ts';
import type { Spool } from './storage/spool.ts';
import type { Warning } from './start/warnings.ts';

export type { SetupInfo };

export interface AppParts {
  /** For what callers wait for. */
  readonly calls: Database;
  /** For everything else: it may be flooded, and no call is the slower. */
  readonly dashboard: Database;
  readonly feed: EventFeed;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly log: Logger;
  readonly callManager: CallManager;
  readonly health: Health;
  readonly metrics: MetricsAccess;
  readonly billing: Billing;
  readonly recordings: RecordingStore;
  readonly fallbacks: FallbackNumbers;
  readonly spool: Spool;
  readonly calendarAddresses: CalendarAddresses;
  readonly publicUrl: string;
  /** The public key with which browsers subscribe to pushes. */
  readonly pushKey: string;
  /** How often each route may be used. */
  readonly limits: Limits;
  /** The proxies whose word is taken for where a request came from. */
  readonly trustedProxies: ProxyTrust;
  /** Whether browsers are told to ask for every name below ours by https, too. */
  readonly hstsSubdomains: boolean;
  /** In the order in which owners are offered them. */
  readonly carriers: readonly [Carrier, ...Carrier[]];
  /** This instance, as calls name the one that has them on its line. */
  readonly instanceId: string;
  /** By which instances know one another. */
  readonly secret: string;
  readonly production: boolean;
  /** Whether callers can be heard, that is, whether a recogniser is there. */
  readonly canHear: boolean;
  /** What the sign-in page and the dashboard tell about this installation. */
  readonly setup: SetupInfo;
  /** What owners are told about it on the dashboard. */
  readonly warnings: () => readonly Warning[];
  /** Serves the dashboard while it is being developed; null: the built one is served. */
  readonly developmentWeb: RequestHandler | null;
}

/** A carrier's frame is under 1 KB; nothing honest is near this. */
const MAX_FRAME_BYTES = 64 * 1024;

const dist = fileURLToPath(new URL('../web/dist', import.meta.url));

/** Builds the service, not yet listening. */
export function createApp(parts: AppParts): http.Server {
  const app = express();
  const { limits, trustedProxies: trust } = parts;
  const onError = (error: unknown) => parts.log.error({ err: error }, 'a request could not be counted');
  const server = createServer(app, trust);
  app.disable('x-powered-by');
  app.set('trust proxy', trust);
  const largeReads = new Gauge(AT_ONCE.largeReads);
  const onDashboard = { ...parts, db: parts.dashboard, userOf: userOf(parts) };
  openSockets(app, server, parts);
  app.use(requestGuard({ limits, trust, onError }));
  app.use(healthRoutes(parts.health, parts.metrics));
  app.use(
    '/webhooks',
    carrierWebhooks({
      ...parts,
      db: parts.calls,
      // Elsewhere the keypad serves, so that a call can be tried out without any key.
      hearsCallers: parts.canHear || !parts.production,
      onFallback: (fallback) => parts.health.countFallback(fallback),
    }),
  );
  app.use('/webhooks/stripe', stripeRoutes(onDashboard));
  app.use(
    helmet({
      contentSecurityPolicy: parts.developmentWeb === null ? contentSecurityPolicy(parts.publicUrl) : false,
      strictTransportSecurity: { includeSubDomains: parts.hstsSubdomains },
    }),
  );
  app.all('/api/auth/*path', toNodeHandler(parts.auth));
  app.use('/api/setup', setupRoutes(parts.setup, parts.dashboard));
  if (parts.setup.outbox)
    app.use(
      '/api/outbox',
      fromThisMachine(outboxRoutes(parts.dashboard, { hasCarrier: isLive(parts.setup, 'Telephone') })),
    );
  const sendCode = codeSender(parts.carriers, languageOf('en').calls.connectCode);
  const contextOf = (
    user: SignedInUser | null,
    isStillSignedIn = () => Promise.resolve(true),
  ): ApiContext => ({
    db: parts.dashboard,
    feed: parts.feed,
    clock: parts.clock,
    calendarAddresses: parts.calendarAddresses,
    appointmentPage: (link) => bookingLinkUrl(parts.publicUrl, parts.secret, link),
    numberCodes: { send: sendCode, limits, secret: parts.secret },
    transfers: {
      db: parts.dashboard,
      carriers: parts.carriers,
      onError: (error) => parts.log.error({ err: error }, 'a transfer failed'),
    },
    carriers: parts.carriers,
    billing: parts.billing,
    publicUrl: parts.publicUrl,
    pushKey: parts.pushKey,
    largeReads,
    warnings: parts.warnings,
    voices: () => parts.callManager.voices(),
    user,
    isStillSignedIn,
  });
  const admit = procedureLimits(limits);
  app.use(
    '/trpc',
    createExpressMiddleware({
      router: appRouter,
      maxBatchSize: LARGEST_BATCH,
      createContext: async ({ req: { headers }, res, info }) => {
        const ask = () => signedInUser(parts.auth, parts.dashboard, headers);
        const user = await ask().catch(toldWhenBusy);
        const paths = info.calls.map(({ path }) => path);
        if (user !== null) await admit(user.id, { paths, isFeed: info.type === 'subscription' }, res);
        return contextOf(user, async () => (await ask()) !== null);
      },
      onError: ({ error, path: procedure }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          parts.log.error({ err: error, procedure }, 'a procedure failed');
      },
    }),
  );
  app.use(
    '/api/v1',
    restRoutes({
      ...onDashboard,
      contextOf,
      groupOf: (request) => addressGroup(clientAddress(request, trust)),
    }),
  );
  app.get('/openapi.json', openApiDocument({ origin: parts.publicUrl, version: pkg.version }));
  app.use('/docs', docsRoutes());
  app.use('/recordings', countByUser('account:recordings', limits, onDashboard.userOf));
  app.use(
    '/recordings',
    recordingRoutes({ ...onDashboard, carrierRecordings: recordingsOf(parts.carriers) }),
  );
  app.use('/pictures', countByUser('account:recordings', limits, onDashboard.userOf));
  app.use('/pictures', pictureRoutes(onDashboard));
  app.use('/export', countByUser('account:exports', limits, onDashboard.userOf));
  app.use('/export', exportRoutes({ ...onDashboard, largeReads }));
  app.use('/voice-sample', voiceSampleRoutes(onDashboard));
  app.use('/calendar', calendarFeedRoutes(onDashboard));
  app.use('/a', appointmentRoutes(onDashboard));
  app.use('/b', businessPageRoutes(onDashboard));
  app.use(widgetRoutes(dist));
  app.use(parts.developmentWeb ?? webRoutes(dist));
  app.use(failed(parts.log));
  return server;
}

const isLive = ({ vendors }: SetupInfo, vendor: string): boolean =>
  vendors.some(({ name, live }) => name === vendor && live);

/** The sockets. Who may open one is decided by its path before the handshake; anything else is not found. */
function openSockets(app: Express, server: http.Server, parts: AppParts): void {
  const { limits, trustedProxies: trust } = parts;
  const onError = (error: unknown) => parts.log.error({ err: error }, 'a socket could not be verified');
  const admit = socketGuard({ limits, trust, onError });
  const onCalls = { ...parts, db: parts.calls, userOf: userOf(parts) };
  const upgrades: ReadonlyMap<string, SocketUpgrade> = new Map([
    ['/media', createMediaUpgrade(onCalls)],
    ['/phone', createPhoneUpgrade(onCalls)],
    ['/listen', createListenUpgrade(onCalls)],
    ['/widget', createWidgetUpgrade(onCalls)],
  ]);
  const { app: sockets } = expressWs(app, server, {
    leaveRouterUntouched: true,
    wsOptions: {
      perMessageDeflate: false,
      maxPayload: MAX_FRAME_BYTES,
      verifyClient: ({ req }, answer) => {
        const path = pathOf(req);
        const upgrade = upgrades.get(path);
        if (upgrade === undefined) {
          answer(false, 404);
          return;
        }
        // It never fails: what goes wrong in verifying is a refusal, too.
        void admit(req, path === '/media', () => upgrade.verify(req)).then((decision) => {
          if (decision.type === 'open') answer(true);
          else answer(false, decision.status, decision.message, headersOf(decision));
        });
      },
    },
  });
  for (const [path, { accept }] of upgrades) sockets.ws(path, accept);
}

const headersOf = ({ retryAfter }: Extract<SocketDecision, { type: 'refused' }>) =>
  retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };

/** The user who is signed in where a request comes from. */
const userOf =
  ({ auth, dashboard }: Pick<AppParts, 'auth' | 'dashboard'>) =>
  async (request: IncomingMessage) =>
    (await signedInUser(auth, dashboard, request.headers))?.id ?? null;

// express-ws rewrites the URL of an upgrade to `/path/.websocket`, but only after it was verified.
const pathOf = ({ url }: IncomingMessage): string =>
  URL.parse(url ?? '/', 'http://localhost')?.pathname ?? '';

function contentSecurityPolicy(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  return {
    directives: {
      // Mantine sets its colours and sizes by style attributes.
      'style-src': ["'self'", "'unsafe-inline'"],
      'connect-src': ["'self'", secure ? 'wss:' : 'ws:'],
      'worker-src': ["'self'", 'blob:'],
      'media-src': ["'self'", 'blob:'],
      'upgrade-insecure-requests': secure ? [] : null,
    },
  };
}
