/** One limit of the table, counted in Postgres over all instances, and in memory while Postgres is away. */
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { CountStore } from './store.ts';
import type { LimitRule } from './table.ts';

/** The state of a limit after one use was counted. */
export interface Standing {
  readonly most: number;
  readonly left: number;
  /** Until it is counted from zero again. */
  readonly seconds: number;
  readonly reached: boolean;
}

/** Keys that are remembered here; the oldest are forgotten first, and then asked for again. */
const MOST_REMEMBERED = 20_000;

type Counter = Pick<RateLimiterMemory, 'consume'>;

export class Limiter {
  readonly rule: LimitRule;
  readonly #counter: Counter;
  /** Until when a key is refused without asking. */
  readonly #refused = new Map<string, number>();
  readonly #asking = new Map<string, Promise<void>>();
  /** What was taken from the shared count and is not given out yet. */
  readonly #leases = new Map<string, { left: number; readonly until: number }>();

  constructor(name: string, rule: LimitRule, store: CountStore) {
    this.rule = rule;
    this.#counter = openCounter(
      { name, points: rule.most, seconds: rule.seconds },
      rule.local ? null : store,
    );
  }

  /** Counts, and says how things stand. */
  async take(key: string, points = 1): Promise<Standing> {
    if (this.rule.lease === undefined) return this.#refusedAlready(key) ?? this.#ask(key, points, points);
    for (;;) {
      const known = this.#refusedAlready(key) ?? this.#fromLease(key, points);
      if (known !== null) return known;
      // One lease at a time: each of many that ask at once would else take one for itself.
      const underWay = this.#asking.get(key);
      if (underWay === undefined) break;
      await underWay;
    }
    const asked = this.#ask(key, points, Math.max(points, this.rule.lease));
    this.#asking.set(
      key,
      asked
        .finally(() => this.#asking.delete(key))
        .then(
          () => undefined,
          () => undefined, // Told to whom asked.
        ),
    );
    return asked;
  }

  #refusedAlready(key: string): Standing | null {
    const wait = this.waitOf(key);
    return wait === 0 ? null : this.#standing(0, wait * 1000, true);
  }

  #fromLease(key: string, points: number): Standing | null {
    const lease = this.#leases.get(key);
    const now = Date.now();
    if (lease === undefined || lease.until <= now || lease.left < points) return null;
    lease.left -= points;
    return this.#standing(lease.left, lease.until - now, false);
  }

  /** Counts `wanted` in the shared count, and gives out `points` of them. */
  async #ask(key: string, points: number, wanted: number): Promise<Standing> {
    const told = await consume(this.#counter, key, wanted);
    const now = Date.now();
    if (told.consumedPoints > this.rule.most) {
      remember(this.#refused, key, now + told.msBeforeNext);
      return this.#standing(0, told.msBeforeNext, true);
    }
    const earlier = this.#leases.get(key);
    const spare = wanted - points + (earlier !== undefined && earlier.until > now ? earlier.left : 0);
    if (spare > 0) remember(this.#leases, key, { left: spare, until: now + told.msBeforeNext });
    return this.#standing(told.remainingPoints + spare, told.msBeforeNext, false);
  }

  /** Seconds for which this key is known to be refused; 0 when it may be asked about. Counts nothing. */
  waitOf(key: string): number {
    const until = this.#refused.get(key);
    if (until === undefined) return 0;
    const left = until - Date.now();
    if (left <= 0) this.#refused.delete(key);
    return Math.max(0, Math.ceil(left / 1000));
  }

  #standing(left: number, ms: number, reached: boolean): Standing {
    return { most: this.rule.most, left, seconds: Math.max(1, Math.ceil(ms / 1000)), reached };
  }
}

/** A counter in Postgres that counts in memory while Postgres is away; without a store it always counts in memory. */
export function openCounter(
  { name, points, seconds }: { readonly name: string; readonly points: number; readonly seconds: number },
  store: CountStore | null,
): RateLimiterMemory | RateLimiterPostgres {
  const options = { keyPrefix: name, points, duration: seconds };
  const memory = new RateLimiterMemory(options);
  if (store === null) return memory;
  return new RateLimiterPostgres({
    ...options,
    storeClient: store,
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    insuranceLimiter: memory,
  });
}

async function consume(counter: Counter, key: string, points: number): Promise<RateLimiterRes> {
  try {
    return await counter.consume(key, points);
  } catch (refused) {
    // It refuses by throwing how things stand.
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  const [oldest] = map.keys();
  if (map.size >= MOST_REMEMBERED && oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}
