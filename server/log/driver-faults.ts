/** Faults of the database's driver that end no call: it writes to a connection that was cut a moment before. */
import type { Logger } from './log.ts';

/** postgres.js 3.4 writes in a `setImmediate` of its own; what it throws there has no caller to be told. */
const isDriverFault = (error: unknown): boolean =>
  error instanceof TypeError && /node_modules[\\/]postgres[\\/]/.test(error.stack ?? '');

/** Keeps the process, and the calls in it, alive through those; any other uncaught error ends it as before. */
export function surviveDriverFaults(log: Logger): void {
  process.on('uncaughtException', (error) => {
    if (isDriverFault(error)) {
      log.error({ err: error }, 'a connection to the database broke while it was written to');
      return;
    }
    log.fatal({ err: error }, 'an error that nobody handled ends the process');
    process.exit(1);
  });
}
