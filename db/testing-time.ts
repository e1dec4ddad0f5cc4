/** A Postgres of a test's own whose time the test moves: whoever asks it for `now()` hears what the test says. */
import postgres from 'postgres';
import { ensureDatabase, startEmbeddedPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';

export interface MovablePostgres {
  readonly url: string;
  /** Sets its clock so far ahead of the machine's. */
  setAhead(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startMovablePostgres(folder: string): Promise<MovablePostgres> {
  const server = await startEmbeddedPostgres({ folder });
  await ensureDatabase(server, 'ahoy');
  const url = server.url('ahoy');
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  await client.unsafe(nowAhead(0));
  // The function of that name is found before Postgres' own, by queries as by the defaults of tables made from now on.
  const found = 'set search_path = public, pg_catalog';
  await client.unsafe(`alter database ahoy ${found}`);
  await migrate(url);
  await client.unsafe(`alter function enqueue_job(text, jsonb) ${found}`);
  return {
    url,
    async setAhead(seconds) {
      await client.begin(async (tx) => {
        await tx.unsafe(nowAhead(seconds));
        // While the clock was moved no heart has missed a beat.
        await tx`update instance set seen_at = public.now()`;
      });
    },
    async stop() {
      await client.end();
      await server.stop();
    },
  };
}

const nowAhead = (seconds: number): string => `
  create or replace function public.now() returns timestamptz language sql stable
  as $$ select pg_catalog.now() + interval '${seconds} seconds' $$`;
