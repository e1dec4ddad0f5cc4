/**
 * The line of work that waits for a connection. The driver keeps one without end: under a flood everybody would wait for
 * everybody. Here it has a maximum, and whoever waits too long is told so.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';

/** Thrown where no connection is free soon: nothing was asked of the database, and trying again later is right. */
export class DatabaseBusy extends Error {
  constructor(pool: string, options?: ErrorOptions) {
    super(`the database has too much to do just now (${pool}): please try again in a moment`, options);
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

/** The wait before a connection is asked for again, doubling from the first to the last. */
const RETRY_MS = [50, 500] as const;

/**
 * Asks again while Postgres has no connection left for us (53300), which refuses a query before it was read. The next try
 * is mostly served by a connection of our own that has become free.
 */
async function whileFull<T>(ask: () => PromiseLike<T>, { name, waitMs }: LineLimits): Promise<T> {
  const deadline = performance.now() + waitMs;
  for (let wait: number = RETRY_MS[0]; ; wait = Math.min(wait * 2, RETRY_MS[1])) {
    try {
      return await ask();
    } catch (error) {
      if (!isFull(error)) throw error;
      if (performance.now() + wait > deadline) throw new DatabaseBusy(name, { cause: error });
      await sleep(wait);
    }
  }
}

const isFull = (error: unknown): boolean => error instanceof postgres.PostgresError && error.code === '53300';

type Begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;

/** The same client, whose queries and transactions are refused with DatabaseBusy where too many wait. */
export function withLimitedLine(client: postgres.Sql, limits: LineLimits): postgres.Sql {
  const { name, most, waitMs } = limits;
  let within = 0;
  const leave = () => {
    within -= 1;
  };
  const enter = () => {
    if (within >= most) throw new DatabaseBusy(name);
    within += 1;
  };

  // As much of the driver's query as Drizzle uses: it is sent when it is waited for, as rows or as their bare values.
  const unsafe = (...given: Parameters<postgres.Sql['unsafe']>) => {
    const send = async <T>(ask: () => PromiseLike<T>): Promise<T> => {
      enter();
      try {
        return await whileFull(ask, limits);
      } finally {
        leave();
      }
    };
    const rows = () => send(() => client.unsafe(...given));
    return {
      then: <A, B>(done?: (rows: unknown) => A, failed?: (error: unknown) => B) => rows().then(done, failed),
      values: () => send(() => client.unsafe(...given).values()),
    };
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
    const start = () =>
      client.begin(async (tx) => {
        // Its turn came too late: nobody waits for the outcome any more, so nothing may be written.
        if (state === 'given up') throw new DatabaseBusy(name);
        state = 'running';
        clearTimeout(timer);
        return work(tx);
      });
    const done = whileFull(start, limits);
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
