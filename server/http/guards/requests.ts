/**
 * The guard in front of every route: a request must not be too large nor come too often, and has its body read. Nothing here
 * asks who the user is.
 */
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import {
  addressGroup,
  CLIENT_ADDRESS_HEADER,
  clientAddress,
  type ProxyTrust,
} from '../../limits/addresses.ts';
import { type Limits, tooMany } from '../../limits/limits.ts';
import { AT_ONCE, type LimitName, LIMITS } from '../../limits/table.ts';
import { accountGuard, type CountingParts } from './accounts.ts';
import { refuseOversized, takeBody } from './bodies.ts';
import { Gauge } from '../../limits/gauge.ts';
import { isUnder, pathOf, refuse } from './refusal.ts';

export interface GuardParts {
  readonly limits: Limits;
  readonly trust: ProxyTrust;
  readonly onError: (error: unknown) => void;
}

/** Asked for by platforms and balancers, often and from one address. */
const UNCOUNTED = ['/health', '/healthz', '/ready', '/metrics'];
/** Counted in Postgres, over all instances; what is none of these is a page or one of its files. */
const ASKED = [
  '/trpc',
  '/api',
  '/recordings',
  '/pictures',
  '/export',
  '/voice-sample',
  '/calendar',
  '/a',
  '/b',
];

export function requestGuard({ limits, trust, onError }: GuardParts): Router {
  const groupOf = (request: Request) => addressGroup(clientAddress(request, trust));
  const router = Router();
  router.use((request, response, next) => {
    request.headers[CLIENT_ADDRESS_HEADER] = clientAddress(request, trust);
    if (!refuseOversized(request, response)) next();
  });
  router.use('/webhooks', webhookGuard({ limits, groupOf, onError }));
  router.use(countRequests({ limits, groupOf }));
  router.use(async (request, response, next) => {
    if (await takeBody(request, response)) next();
  });
  router.use('/webhooks', (request, response, next) => {
    // The dashboard's page would be served otherwise, and whoever asked for it be taken for a carrier.
    if (request.method === 'POST') next();
    else response.sendStatus(404);
  });
  router.use('/api/auth', accountGuard({ limits, groupOf, onError }));
  router.use('/calendar', failureGuard('address:wrong-feeds', { limits, groupOf, onError }));
  router.use('/a', failureGuard('address:wrong-appointments', { limits, groupOf, onError }));
  router.use('/trpc', feedGuard(groupOf));
  return router;
}

function countRequests({ limits, groupOf }: Omit<CountingParts, 'onError'>): RequestHandler {
  return async (request, response, next) => {
    const path = pathOf(request);
    if (UNCOUNTED.includes(path) || isUnder(path, '/webhooks')) {
      next();
      return;
    }
    const name = ASKED.some((each) => isUnder(path, each)) ? 'address:requests' : 'address:files';
    const { reached, seconds } = await limits.take(name, groupOf(request));
    if (reached) refuseFor(request, response, name, seconds);
    else next();
  };
}

/** So long after a right signature an address is a carrier's, and is not refused whatever else comes from it. */
const CARRIER_MS = 10 * 60_000;
const MOST_CARRIERS = 1_000;
const UNSIGNED = new Set([400, 403, 404, 413, 415]);

/**
 * Webhooks that are not signed count against their address, which is refused before its signature is looked at. Where the
 * proxies are not configured, carriers and other clients share one address, and calls must still come through.
 */
function webhookGuard({ limits, groupOf, onError }: CountingParts): RequestHandler {
  const carriers = new Map<string, number>();
  const name = 'address:unsigned-webhooks';
  return (request, response, next) => {
    const group = groupOf(request);
    const wait = limits.waitOf(name, group);
    if (wait > 0 && (carriers.get(group) ?? 0) < Date.now()) {
      refuseFor(request, response, name, wait);
      return;
    }
    response.once('finish', () => {
      if (UNSIGNED.has(response.statusCode)) {
        limits.take(name, group).catch(onError);
      } else if (response.statusCode < 300) {
        carriers.delete(group);
        const [oldest] = carriers.keys();
        if (carriers.size >= MOST_CARRIERS && oldest !== undefined) carriers.delete(oldest);
        carriers.set(group, Date.now() + CARRIER_MS);
      }
    });
    next();
  };
}

/** Requests for what there is not count against their address. */
function failureGuard(name: LimitName, { limits, groupOf, onError }: CountingParts): RequestHandler {
  return (request, response, next) => {
    const group = groupOf(request);
    const wait = limits.waitOf(name, group);
    if (wait > 0) {
      refuseFor(request, response, name, wait);
      return;
    }
    response.once('finish', () => {
      if (response.statusCode === 404) limits.take(name, group).catch(onError);
    });
    next();
  };
}

/** Live feeds stay open: so many an address has at once. */
function feedGuard(groupOf: (request: Request) => string): RequestHandler {
  const feeds = new Gauge(AT_ONCE.address);
  return (request, response, next) => {
    if (!(request.get('accept') ?? '').includes('text/event-stream')) {
      next();
      return;
    }
    const close = feeds.open(groupOf(request));
    if (close === null) {
      const message = 'Too many live pages are open at your address. Please close some of them.';
      refuse(request, response, { status: 429, message, retryAfter: 60 });
      return;
    }
    response.once('close', close);
    next();
  };
}

function refuseFor(request: Request, response: Response, name: LimitName, seconds: number): void {
  refuse(request, response, {
    status: 429,
    message: tooMany(LIMITS[name].what, seconds),
    retryAfter: seconds,
  });
}

/** Counts the requests of a signed-in user; nobody else is refused here. */
export function countByUser(
  name: LimitName,
  limits: Limits,
  userOf: (request: Request) => Promise<string | null>,
): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const user = await userOf(request);
    const standing = user === null ? null : await limits.take(name, user);
    if (standing?.reached === true) refuseFor(request, response, name, standing.seconds);
    else next();
  };
}
