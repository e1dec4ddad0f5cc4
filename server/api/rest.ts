/**
 * The public procedures over plain HTTP, each as its meta says: `GET /bookings` and so on. A request comes with an API
 * key, and means the business that the key belongs to.
 */
import { callTRPCProcedure, TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { type Database, isDatabaseBusy } from '../../db/client.ts';
import { holderOf, type KeyHolder } from '../business/api-keys.ts';
import type { Clock } from '../clock.ts';
import type { Limits } from '../limits/limits.ts';
import { LIMITS } from '../limits/table.ts';
import type { Logger } from '../log/log.ts';
import type { SignedInUser } from './auth.ts';
import { type PublicProcedure, publicProcedures } from './public.ts';
import { tell } from './limits.ts';
import { readQuery } from './query.ts';
import { appRouter } from './router.ts';
import { type ApiContext, BUSY, publicMessage } from './trpc.ts';

export interface RestParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: Limits;
  /** The address, or the network, that a request is counted by. */
  readonly groupOf: (request: IncomingMessage) => string;
  /** What procedures start from when this user asks. */
  readonly contextOf: (user: SignedInUser) => ApiContext;
}

/** The routes of `/api/v1`. */
export function restRoutes(parts: RestParts): express.Router {
  const routes = express.Router();
  // Before the body is parsed: who has no key has nothing looked at.
  routes.use(needsKey(parts));
  routes.use(parseBody);
  for (const each of publicProcedures) routes[each.verb](each.route, answer(each, parts));
  routes.use(() => {
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: 'There is no such address. See /docs for those there are.',
    });
  });
  routes.use(problem(parts.log));
  return routes;
}

/** The owner of the key of each request. */
const holders = new WeakMap<Request, KeyHolder>();

function needsKey({ db, clock, limits, groupOf }: RestParts): RequestHandler {
  return async (request, response, next) => {
    const group = groupOf(request);
    const wait = limits.waitOf('address:wrong-keys', group);
    if (wait > 0)
      tell(response, { most: LIMITS['address:wrong-keys'].most, left: 0, seconds: wait, reached: true });
    const token = /^Bearer (\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
    const holder = token === undefined ? null : await holderOf(db, token, clock.now());
    if (holder === null) {
      tell(response, await limits.take('address:wrong-keys', group));
      response.setHeader('WWW-Authenticate', 'Bearer');
      const message =
        token === undefined
          ? 'Send an API key: the header Authorization with "Bearer ahoy_...".'
          : 'This API key is not valid. It may have been revoked.';
      throw new TRPCError({ code: 'UNAUTHORIZED', message });
    }
    tell(response, await limits.take('key:requests', holder.keyId));
    holders.set(request, holder);
    next();
  };
}

/** The body was read where every request comes in, as text. */
const parseBody: RequestHandler = (request: Request<object, unknown, unknown>, _response, next) => {
  const { body } = request;
  if (typeof body === 'string') {
    try {
      request.body = body === '' || !request.is('json') ? undefined : JSON.parse(body);
    } catch {
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'The body is not JSON.' });
    }
  }
  next();
};

function answer(procedure: PublicProcedure, parts: RestParts): RequestHandler {
  const { path, type, scope } = procedure;
  return async (request, response) => {
    const holder = holders.get(request);
    if (holder === undefined) throw new TRPCError({ code: 'UNAUTHORIZED' });
    if (!holder.scopes.includes(scope)) {
      const message = `This key lacks the scope ${scope}. Make one that has it on the API page.`;
      throw new TRPCError({ code: 'FORBIDDEN', message });
    }
    const input = inputOf(request, procedure, holder);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const result: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      type,
      ctx: { ...parts.contextOf(holder.user), keyScopes: holder.scopes },
      getRawInput: () => Promise.resolve(input),
      signal: gone.signal,
      batchIndex: 0,
    });
    response.json(result);
  };
}

/** Everything that was sent as one input. Whose business it is says the key, whatever else was sent. */
function inputOf(request: Request, procedure: PublicProcedure, holder: KeyHolder): Record<string, unknown> {
  const sent: unknown = request.body;
  if (sent !== undefined && (typeof sent !== 'object' || sent === null || Array.isArray(sent)))
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'The body must be a JSON object.' });
  return {
    // Who does not say that two requests are one means two.
    idempotencyKey: request.get('Idempotency-Key') ?? randomUUID(),
    ...readQuery(procedure.fields, request.query),
    ...sent,
    ...request.params,
    businessId: holder.businessId,
  };
}

/** Says what went wrong as RFC 9457 has it. */
function problem(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const cause = asProblem(error);
    const status = getHTTPStatusCodeFromError(cause);
    // The route and not the address: that may hold what somebody looked for.
    if (status >= 500)
      log.error({ err: error, method: request.method }, 'a request of the public API failed');
    write(response, status, { code: cause.code, detail: publicMessage(cause) });
  };
}

function write(
  response: Response,
  status: number,
  told: { readonly code: string; readonly detail: string },
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const title = STATUS_CODES[status] ?? 'Error';
  response.status(status).type('application/problem+json');
  response.send(JSON.stringify({ type: 'about:blank', title, status, ...told }));
}

/** Express has errors of its own, for an address that cannot be decoded. */
function asProblem(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 400) return new TRPCError({ code: 'BAD_REQUEST', message: 'The address cannot be read.' });
  if (isDatabaseBusy(error)) return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: BUSY });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
}
