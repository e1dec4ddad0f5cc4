/**
 * The connections of one process, by what they are for. Calls have connections of their own: whatever owners, their pages
 * and the jobs ask of the database, a caller never waits for it.
 */
import { type Database, openDatabase } from './client.ts';

export interface Pools {
  /** Webhooks, media sockets, the receptionist and what is written of calls. */
  readonly calls: Database;
  /** Sign-in, the API, pages and exports. */
  readonly dashboard: Database;
  /** What nobody waits for: mails, money, the daily cleaning. */
  readonly jobs: Database;
  close(): Promise<void>;
}

/** Below this a pool could not work: answering one call uses four at once. */
export const SMALLEST_POOL_SIZE = 8;
const JOBS = 2;

/** How many connections each pool may have of `total`. */
export function splitConnections(total: number): { calls: number; dashboard: number; jobs: number } {
  const calls = Math.ceil((total - JOBS) / 2);
  return { calls, dashboard: total - JOBS - calls, jobs: JOBS };
}

/** A caller hears silence meanwhile. */
const CALLS_STATEMENT_MS = 1_500;
/** A page that needs longer is not waited for. */
const DASHBOARD_STATEMENT_MS = 10_000;
/** The daily cleaning of a large database takes minutes; one statement of it does not. */
const JOBS_STATEMENT_MS = 10 * 60_000;

/**
 * Opens the three pools, which connect on their first queries.
 * @param directUrl leads past a pooler, for jobs and for LISTEN.
 */
export function openPools(url: string, total: number, directUrl = url): Pools {
  const split = splitConnections(total);
  const calls = openDatabase(url, {
    connections: split.calls,
    name: 'ahoy calls',
    statementTimeoutMs: CALLS_STATEMENT_MS,
  });
  const dashboard = openDatabase(url, {
    connections: split.dashboard,
    name: 'ahoy dashboard',
    statementTimeoutMs: DASHBOARD_STATEMENT_MS,
  });
  const jobs = openDatabase(directUrl, {
    connections: split.jobs,
    name: 'ahoy jobs',
    statementTimeoutMs: JOBS_STATEMENT_MS,
  });
  return {
    calls,
    dashboard,
    jobs,
    async close() {
      await Promise.all([calls.close(), dashboard.close(), jobs.close()]);
    },
  };
}
