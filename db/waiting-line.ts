/**
 * The line of work that waits for a connection. The driver keeps one without end: under a flood everybody would wait for
 * everybody. Here it has a maximum, and whoever waits too long is told so.
 */
import type postgres from 'postgres';

/** Thrown where no connection is free soon: nothing was asked of the database, and trying again later is right. */
export class DatabaseBusy extends Error {
  constructor(pool: string) {
    super(`the database has too much to do just now (${pool}): please try again in a moment`);
    this.name = 'DatabaseBusy';
  }
}

/** Whether this came to pass because no connection was free: Drizzle wraps what its queries throw. */
export function isDatabaseBusy(error: unknown): boolean {
  const seen = new Set<unknown>();
  let each = error;
  while (each instanceof Error && !seen.has(each)) {
    if (each instanceof DatabaseBusy) return true;
    seen.add(each);
    each = each.cause;
  }
  return false;
}

export interface LineLimits {
  /** How it is called in errors. */
  readonly name: string;
  /** How many queries and transactions may run and wait at once. */
  readonly most: number;
  /** How long a transaction may wait for its connection. */
  readonly waitMs: number;
}

type Begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;

/** The same client, whose queries and transactions are refused with DatabaseBusy where too many wait. */
export function withLimitedLine(client: postgres.Sql, { name, most, waitMs }: LineLimits): postgres.Sql {
  let within = 0;
  const leave = () => {
    within -= 1;
  };
  const enter = () => {
    if (within >= most) throw new DatabaseBusy(name);
    within += 1;
  };

  const unsafe = (...given: Parameters<postgres.Sql['unsafe']>) => {
    enter();
    const query = client.unsafe(...given);
    query.then(leave, leave);
    return query;
  };

  const begin: Begin = async (work) => {
    enter();
    const late = Promise.withResolvers<never>();
    let state: 'waiting' | 'running' | 'given up' = 'waiting';
    const timer = setTimeout(() => {
      if (state !== 'waiting') return;
      state = 'given up';
      late.reject(new DatabaseBusy(name));
    }, waitMs);
    const done = client.begin(async (tx) => {
      // Its turn came too late: nobody waits for the outcome any more, so nothing may be written.
      if (state === 'given up') throw new DatabaseBusy(name);
      state = 'running';
      clearTimeout(timer);
      return work(tx);
    });
    done.then(leave, leave);
    try {
      return await Promise.race([done, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };

  return new Proxy(client, {
    get(target, property): unknown {
      if (property === 'unsafe') return unsafe;
      if (property === 'begin') return begin;
      return Reflect.get(target, property);
    },
  });
}
