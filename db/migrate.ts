/** Brings the database to the newest schema. Several instances may start at once: one migrates, the others wait. */
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { checkRights, PreflightError } from './preflight.ts';
import { installQueues } from './queues.ts';
import { databaseSetting } from './setting.ts';
import { databaseAddress } from './url.ts';

/** Any number that no other lock of this database uses. */
const MIGRATION_LOCK = 0x61686f79;

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** @throws PreflightError where the role of `url` may not do what the migrations do. */
export async function migrate(url: string): Promise<void> {
  // One connection: the advisory lock belongs to the session that took it.
  const client = postgres(databaseAddress(url).url, { max: 1, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await checkRights(client);
    await runMigrations(drizzle(client), { migrationsFolder: folder });
    await installQueues(url);
  } finally {
    // Closing the session releases the lock.
    await client.end();
  }
}

if (import.meta.main) {
  // Through a pooler the lock would be another session's.
  const url = databaseSetting(process.env);
  if (url === undefined) {
    console.error('DATABASE_URL is not set: there is no database to migrate.');
    process.exit(1);
  }
  try {
    await migrate(url);
    console.log('The database is up to date.');
  } catch (error) {
    if (!(error instanceof PreflightError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
