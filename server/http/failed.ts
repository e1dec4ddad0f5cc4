/** The answer to a request that failed: Express's own would write the error, with all it carries, to the log. */
import type { ErrorRequestHandler } from 'express';
import { isDatabaseBusy } from '../../db/client.ts';
import type { Logger } from '../log/log.ts';

const AGAIN_SECONDS = '5';

/** The last handler of the service. */
export const failed =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const busy = isDatabaseBusy(error);
    const status = busy ? 503 : statusOf(error);
    // The address may hold what somebody looked for, or a token.
    if (status >= 500) log.error({ err: error, method: request.method }, 'a request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (busy) response.set('retry-after', AGAIN_SECONDS);
    response.status(status).type('text').send(words(status));
  };

function words(status: number): string {
  if (status === 503) return 'There is a lot to do just now. Please try again in a moment.';
  if (status >= 500) return 'Something went wrong on our side. Please try again.';
  return 'This request could not be understood.';
}

/** Express's parsers name a status for what the sender did wrong. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
