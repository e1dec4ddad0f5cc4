/** The shared count in Postgres, as rate-limiter-flexible asks for it: quick, or not at all. */
import type { Database } from '../../db/client.ts';
import { withinDeadline } from '../deadline.ts';

/** A count that takes longer than this is not waited for. */
const LIMIT_MS = 500;
/** So long a database that was slow or away is not asked again; meanwhile each instance counts for itself. */
const REST_MS = 5_000;
/** More counts than this under way at once are a database that does not keep up. */
const MOST_WAITING = 50;

interface Query {
  readonly text: string;
  readonly values?: readonly (string | number | null)[];
}

export interface CountStore {
  query(query: Query): Promise<{ readonly rows: readonly object[]; readonly rowCount: number }>;
}

/** @throws at once while the database rests, so that the count in memory serves. */
export function createCountStore(
  { sql }: Pick<Database, 'sql'>,
  onError: (error: unknown) => void,
): CountStore {
  let restsUntil = 0;
  let waiting = 0;
  const ask = async ({ text, values = [] }: Query) => {
    const rows = await sql.unsafe(text, [...values], { prepare: true });
    return { rows: [...rows], rowCount: rows.count };
  };
  return {
    async query(query) {
      if (performance.now() < restsUntil) throw new Error('the shared count rests');
      if (waiting >= MOST_WAITING) throw new Error('too many counts are under way');
      waiting += 1;
      const asked = () => ask(query).finally(() => (waiting -= 1));
      try {
        return await withinDeadline(LIMIT_MS, asked, () => undefined);
      } catch (error) {
        if (performance.now() >= restsUntil) onError(error);
        restsUntil = performance.now() + REST_MS;
        throw error;
      }
    },
  };
}
