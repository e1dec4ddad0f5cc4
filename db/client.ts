/**
 * The one door to Postgres. `tenant` runs a transaction fenced to one business by row-level security; `system` is
 * for the few queries that come before a business is known (a number that rings, a sweep, sign-in).
 */
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type SQL, sql } from 'drizzle-orm';
import type { BusinessId } from './ids.ts';

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

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Makes the rest of a transaction one business's. It takes no parameters, so the id has to be one. */
function fenceTo(businessId: BusinessId): SQL {
  if (!UUID.test(businessId)) throw new TypeError('a business id is a UUID');
  return sql.raw(`set local role ahoy_tenant; set local app.business_id = '${businessId}'`);
}

export interface DatabaseOptions {
  /** How many connections the pool may hold. */
  readonly connections?: number;
}

/** Opens a pool; connects on the first query. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const client = postgres(url, {
    max: options.connections ?? 10,
    onnotice: () => undefined,
    connection: { application_name: 'ahoy' },
  });
  const system = drizzle(client);
  return {
    system,
    sql: client,
    async tenant(businessId, work) {
      try {
        return await system.transaction(async (tx) => {
          // Sent before the first query of the work, and with it: a round trip less. Were it refused, Postgres would refuse all that follows.
          const fence = tx.execute(fenceTo(businessId)).then(() => undefined);
          const [result] = await Promise.all([work(tx), fence]);
          return result;
        });
      } catch (error) {
        throw unwrapDatabaseError(error);
      }
    },
    close: () => client.end({ timeout: 5 }),
  };
}
