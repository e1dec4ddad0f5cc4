/** A guard of what an installation on trial shows to a browser on the same machine, and to nobody else. */
import type { RequestHandler } from 'express';
import { isFromThisMachine } from '../loopback.ts';

/** A handler that answers requests from this machine only; to others it answers 404. */
export const fromThisMachine =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (isFromThisMachine(request)) return handler(request, response, next);
    response.sendStatus(404);
    return undefined;
  };
