/** Guards what an installation that is tried out shows to a browser on the same machine, and to nobody else. */
import type { RequestHandler } from 'express';
import { isFromThisMachine } from '../loopback.ts';

/** The handler behind a door that opens on this machine only; from elsewhere there is nothing. */
export const fromThisMachine =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (isFromThisMachine(request)) return handler(request, response, next);
    response.sendStatus(404);
    return undefined;
  };
