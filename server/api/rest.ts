/**
 * The public procedures over plain HTTP, each as its meta says: `GET /bookings` and so on. A request comes with an API
 * key, and means the business that the key belongs to.
 */
import { callTRPCProcedure, TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { type Database, isDatabaseBusy } from '../../db/client.ts';
import { holderOf, type KeyHolder } from '../business/api-keys.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { SignedInUser } from './auth.ts';
import { type PublicProcedure, publicProcedures } from './public.ts';
import { createLimits, type Limits, tell } from './limits.ts';
import { readQuery } from './query.ts';
import { appRouter } from './router.ts';
import { type ApiContext, BUSY, publicMessage } from './trpc.ts';

export interface RestParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** What procedures start from when this user asks. */
  readonly contextOf: (user: SignedInUser) => ApiContext;
}

/** The routes of `/api/v1`. */
export function restRoutes(parts: RestParts): express.Router {
  const routes = express.Router();
  const limits = createLimits();
  // Before the body: who has no key has nothing read.
  routes.use(needsKey(parts, limits));
  routes.use(express.json({ limit: '100kb' }));
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

/** Whose key a request came with, kept beside it. */
const holders = new WeakMap<Request, KeyHolder>();

function needsKey({ db, clock }: RestParts, limits: Limits): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer (\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
    const holder = token === undefined ? null : await holderOf(db, token, clock.now());
    if (holder === null) {
      tell(response, await limits.failure(request.ip ?? ''));
      response.setHeader('WWW-Authenticate', 'Bearer');
      const message =
        token === undefined
          ? 'Send an API key: the header Authorization with "Bearer ahoy_...".'
          : 'This API key is not valid. It may have been revoked.';
      throw new TRPCError({ code: 'UNAUTHORIZED', message });
    }
    tell(response, await limits.request(holder.keyId));
    holders.set(request, holder);
    next();
  };
}

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
      ctx: parts.contextOf(holder.user),
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

/** Express's parser has errors of its own for a body that is no JSON or too long. */
function asProblem(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return new TRPCError({ code: 'PAYLOAD_TOO_LARGE', message: 'The body is too long.' });
  if (status === 400) return new TRPCError({ code: 'BAD_REQUEST', message: 'The body is not JSON.' });
  if (isDatabaseBusy(error)) return new TRPCError({ code: 'SERVICE_UNAVAILABLE', message: BUSY });
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
}
