/**
 * The only access to Postgres. `tenant` runs a transaction fenced to one business by row-level security; `system` is
 * for the few queries that come before a business is known (a number that rings, a sweep, sign-in).
 */
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type SQL, sql } from 'drizzle-orm';
import type { BusinessId } from './ids.ts';
import { databaseAddress } from './url.ts';
import { withLimitedLine } from './waiting-line.ts';

export { DatabaseBusy, isDatabaseBusy } from './waiting-line.ts';

// Without the schema: with it, every transaction would begin by making a relational query of each table.
export type Drizzle = PostgresJsDatabase;
/** A transaction that sees and writes the rows of one business only. */
export type TenantTransaction = Parameters<Parameters<Drizzle['transaction']>[0]>[0];

export interface Database {
  /** Unfenced queries, for work that is not one business's own. */
  readonly system: Drizzle;
  /** The driver itself, for LISTEN and for what Drizzle does not cover. */
  readonly sql: postgres.Sql;
  /**
   * Runs `work` in one transaction as the tenant's role, and commits unless it throws.
   * @throws DatabaseError with the SQLSTATE when Postgres refuses; whatever `work` throws otherwise.
   */
  tenant<T>(businessId: BusinessId, work: (tx: TenantTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** An error of Postgres without the query's parameters, which may be a caller's number or words. */
export class DatabaseError extends Error {
  /** SQLSTATE, e.g. `23P01` for an exclusion constraint. */
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(error: postgres.PostgresError) {
    // The detail repeats the row's values; the message names only the rule that was broken.
    super(`${error.message} (${error.code})`);
    this.name = 'DatabaseError';
    this.code = error.code;
    this.constraint = error.constraint_name;
  }
}

/** Takes Drizzle's wrapper, whose message carries the parameters, off an error of the database. */
export function unwrapDatabaseError(error: unknown): unknown {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  return cause instanceof postgres.PostgresError ? new DatabaseError(cause) : cause;
}

/** A query that is built once for each database: to build one costs more than to run it. */
export function prepared<T>(build: (system: Drizzle) => T): (db: Database) => T {
  const built = new WeakMap<Database, T>();
  return (db) => {
    const query = built.get(db) ?? build(db.system);
    built.set(db, query);
    return query;
  };
}

/** The work that is done once a tenant's transaction has committed. */
const followUps = new WeakMap<TenantTransaction, (() => void)[]>();

/** Does `work` when a tenant's transaction has committed: what cannot be taken back, such as a count. */
export function afterCommit(tx: TenantTransaction, work: () => void): void {
  followUps.get(tx)?.push(work);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Makes the rest of a transaction one business's. It takes no parameters, so the id has to be one. */
function fenceTo(businessId: BusinessId, limit: string): SQL {
  if (!UUID.test(businessId)) throw new TypeError('a business id is a UUID');
  return sql.raw(`set local role ahoy_tenant; set local app.business_id = '${businessId}'${limit}`);
}

export interface DatabaseOptions {
  /** How many connections the pool may hold. */
  readonly connections?: number;
  /** What the pool is for, as Postgres lists its connections and as errors name it. */
  readonly name?: string;
  /** After this Postgres ends a statement, also one that waits for a lock; none: a statement may take its time. */
  readonly statementTimeoutMs?: number;
  /** After this a connection that nobody uses is given back to Postgres; none: it is kept. */
  readonly idleSeconds?: number;
}

/** A database whose connection does not open within this is away; the driver's own limit is 30 s. */
const CONNECT_SECONDS = 5;
/** For each connection so many may wait: at 5 ms a transaction the last one is served within a quarter of a second. */
const WAITING_PER_CONNECTION = 50;
/** A caller hears silence, an owner sees a page that loads: neither waits longer for a connection alone. */
const LONGEST_WAIT_MS = 5_000;
/** No transaction of ours waits for anything but the database; one that does holds locks that others need. */
const IDLE_IN_TRANSACTION_MS = 30_000;

/** Opens a pool; connects on the first query. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { connections = 10, name = 'ahoy', statementTimeoutMs, idleSeconds } = options;
  const address = databaseAddress(url);
  // A pooler in transaction mode refuses settings at the start; there they go with each transaction.
  const atStart = statementTimeoutMs !== undefined && !address.pooled;
  const limit =
    statementTimeoutMs !== undefined && address.pooled
      ? `; set local statement_timeout = ${Math.round(statementTimeoutMs)}`
      : '';
  const client = postgres(address.url, {
    max: connections,
    ...(idleSeconds === undefined ? {} : { idle_timeout: idleSeconds }),
    prepare: !address.pooled,
    connect_timeout: CONNECT_SECONDS,
    onnotice: () => undefined,
    connection: {
      application_name: name,
      ...(atStart
        ? {
            statement_timeout: statementTimeoutMs,
            idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
          }
        : {}),
    },
  });
  const line = {
    name,
    most: connections * (1 + WAITING_PER_CONNECTION),
    waitMs: statementTimeoutMs === undefined ? 10 * LONGEST_WAIT_MS : LONGEST_WAIT_MS,
  };
  const system = drizzle(withLimitedLine(client, line));
  return {
    system,
    sql: client,
    async tenant(businessId, work) {
      try {
        const after: (() => void)[] = [];
        const done = await system.transaction(async (tx) => {
          followUps.set(tx, after);
          // Sent before the first query of the work, and with it: a round trip less. Were it refused, Postgres would refuse all that follows.
          const fence = tx.execute(fenceTo(businessId, limit)).then(() => undefined);
          const [result] = await Promise.all([work(tx), fence]);
          return result;
        });
        for (const each of after) each();
        return done;
      } catch (error) {
        throw unwrapDatabaseError(error);
      }
    },
    close: () => client.end({ timeout: 5 }),
  };
}
