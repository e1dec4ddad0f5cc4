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
/** Beside the pools: the queue, the live feed, and whoever migrates or looks. */
const BESIDE = 3;

/** The connections of each pool, out of `total`. */
export function splitConnections(total: number): { calls: number; dashboard: number; jobs: number } {
  const calls = Math.ceil((total - JOBS) / 2);
  return { calls, dashboard: total - JOBS - calls, jobs: JOBS };
}

/** A caller hears silence meanwhile. */
const CALLS_STATEMENT_MS = 1_500;
/** A page that needs longer is not waited for. */
const DASHBOARD_STATEMENT_MS = 10_000;
/**
 * What nobody waits for gives its connections back, so that others have them. Calls keep theirs: where Postgres has none
 * left, 3 of 5 callers met trouble while connections of ours were idle.
 */
const IDLE_SECONDS = 20;
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
    idleSeconds: IDLE_SECONDS,
  });
  const jobs = openDatabase(directUrl, {
    connections: split.jobs,
    name: 'ahoy jobs',
    statementTimeoutMs: JOBS_STATEMENT_MS,
    idleSeconds: IDLE_SECONDS,
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

/** The connections that the database allows, and those that this process may want. */
export interface Connections {
  readonly allowed: number;
  readonly wanted: number;
}

/** @param pooled whether a pooler stands between: then only jobs and what is beside the pools reach Postgres itself. */
export const connectionsWanted = (total: number, pooled: boolean): number => (pooled ? JOBS : total) + BESIDE;

/** The least of what the server, the database and the role allow. */
export async function connectionsAllowed({ sql }: Database): Promise<number> {
  const [row] = await sql<{ allowed: number }[]>`
    select least(
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0),
      (select nullif(datconnlimit, -1) from pg_database where datname = current_database()),
      (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user)) as allowed`;
  return row?.allowed ?? 0;
}
