/** The database of this installation: the one that is named, or an embedded one with a demo shop in it. */
import path from 'node:path';
import type { Database } from '../../db/client.ts';
import type { EmbeddedPostgres } from '../../db/embedded.ts';
import { type Auth, ensureUser } from '../api/auth.ts';
import { checkAddresses } from './database-addresses.ts';
import type { Env } from '../env/env.ts';

export const DEMO_LOGIN = { name: 'Demo Owner', email: 'owner@demo.test', password: 'ahoy-demo' };

/** Any number that no other lock of this database uses. */
const SEED_LOCK = 0x61686f7a;

interface Found {
  readonly url: string;
  /** Past a pooler. */
  readonly directUrl: string;
  readonly embedded: EmbeddedPostgres | null;
}

export async function findDatabase(env: Env): Promise<Found> {
  if (env.databaseUrl !== null)
    return { ...checkAddresses(env.databaseUrl, env.databaseDirectUrl), embedded: null };
  // Loaded only here: production has neither the package nor a use for it.
  const { ensureDatabase, startEmbeddedPostgres } = await import('../../db/embedded.ts');
  const embedded = await startEmbeddedPostgres({ folder: path.join(env.dataDir, 'postgres') });
  await ensureDatabase(embedded, 'ahoy');
  const url = embedded.url('ahoy');
  return { url, directUrl: url, embedded };
}

/** @param secondCarrier the one that the demo has beside the first; null: there is none */
export async function seed(db: Database, auth: Auth, secondCarrier: string | null): Promise<void> {
  const { connectSecondNumber, seedDemo } = await import('../../db/seed.ts');
  await db.sql.begin(async (tx) => {
    // Instances that start at once seed one after the other: the second finds everything there.
    await tx`select pg_advisory_xact_lock(${SEED_LOCK})`;
    const businessId = await seedDemo(db, await ensureUser(auth, db, DEMO_LOGIN));
    if (process.argv.includes('--demo-month')) {
      const { writeMonth } = await import('../demo/write.ts');
      await writeMonth(db, businessId, new Date());
      if (secondCarrier !== null) await connectSecondNumber(db, businessId, secondCarrier);
    }
  });
}
