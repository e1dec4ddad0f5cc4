/**
 * Backup and restore: `npm run backup FILE` writes the database of DATABASE_URL into a file, `npm run restore FILE` brings
 * it into an empty one. Both need pg_dump, pg_restore of the server's version or newer (Debian: postgresql-client).
 * Recordings are files in DATA_DIR or S3 and are copied as such.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { databaseAddress, DatabaseUrlError } from './url.ts';
import { migrate } from './migrate.ts';
import { checkRights, PreflightError } from './preflight.ts';
import { databaseSetting } from './setting.ts';

const run = promisify(execFile);

/** A backup or restore that cannot be done, in words for the person at the terminal. */
export class BackupError extends Error {}

export interface Backup {
  /** The connection's URL: of the server itself, not of a pooler before it. */
  readonly url: string;
  readonly file: string;
  /** The folder of pg_dump and pg_restore; unset: they are on the path. */
  readonly bin?: string;
}

/** Writes the database into `file`, which only its owner may read: whole, or not at all. */
export async function backup({ url, file, bin }: Backup): Promise<void> {
  const partial = `${file}.partial`;
  fs.writeFileSync(partial, '', { mode: 0o600 });
  try {
    await program('pg_dump', ['--format=custom', '--no-owner', `--file=${partial}`], url, bin);
    fs.renameSync(partial, file);
  } finally {
    fs.rmSync(partial, { force: true });
  }
}

/**
 * Brings a backup into an empty database, whole or not at all, and migrates it to this version. The roles come first:
 * they belong to the server, not to the database, and without them every call would fail.
 * @throws BackupError where the database is not empty, PreflightError where its role may not do what is needed.
 */
export async function restore({ url, file, bin }: Backup): Promise<void> {
  if (!fs.existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  await prepare(url);
  const flags = ['--no-owner', '--exit-on-error', '--single-transaction', '--dbname='];
  await program('pg_restore', [...flags, file], url, bin);
  await migrate(url);
}

async function prepare(url: string): Promise<void> {
  const client = postgres(databaseAddress(url).url, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await client<{ tables: number }[]>`
      select count(*)::int as tables from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
    if ((found?.tables ?? 0) > 0)
      throw new BackupError('The database is not empty. A backup is restored into a new one.');
    await checkRights(client);
    // As the first migration makes it; whoever may not was told above what to run.
    await client.unsafe(`do $$ begin
      if not exists (select from pg_roles where rolname = 'ahoy_tenant') then create role ahoy_tenant nologin; end if;
    end $$`);
    await client.unsafe(`do $$ begin
      if not pg_has_role(current_user, 'ahoy_tenant', 'MEMBER') then
        execute format('grant ahoy_tenant to %I', current_user);
      end if;
    end $$`);
  } finally {
    await client.end();
  }
}

/** Runs a program of Postgres. The connection goes by its environment: arguments are for every user of the machine to read. */
async function program(
  name: string,
  args: readonly string[],
  url: string,
  bin: string | undefined,
): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  const env = {
    PATH: process.env['PATH'],
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: database,
    ...(searchParams.has('sslmode') ? { PGSSLMODE: searchParams.get('sslmode') ?? '' } : {}),
  };
  const whole = args.map((arg) => (arg === '--dbname=' ? `--dbname=${database}` : arg));
  try {
    await run(bin === undefined ? name : `${bin}/${name}`, whole, { env });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT')
      throw new BackupError(`${name} is not installed (Debian: apt-get install postgresql-client).`);
    throw new BackupError(
      `${name} failed: ${'stderr' in error ? String(error.stderr).trim() : error.message}`,
    );
  }
}

const HELP = `npm run backup FILE    writes the database of DATABASE_URL into a file
npm run restore FILE   brings such a file into an empty database, and up to date

DATABASE_DIRECT_URL is used where it is set. Recordings are not in it: copy DATA_DIR/recordings or the bucket beside it.`;

async function main([what, file]: readonly string[]): Promise<void> {
  const url = databaseSetting(process.env);
  const work = what === 'backup' ? backup : what === 'restore' ? restore : null;
  if (file === '--help') {
    console.log(HELP);
    return;
  }
  // A file's name that begins with a dash is a mistyped option.
  if (work === null || file === undefined || file.startsWith('-')) throw new BackupError(HELP);
  if (url === undefined) throw new BackupError('DATABASE_URL is not set: there is no database.');
  // Looked at before anything is written.
  databaseAddress(url);
  await work({ url, file });
  console.log(what === 'backup' ? `The database is in ${file}.` : 'The database is restored and up to date.');
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(told(error));
    process.exitCode = 1;
  }
}

/** The message for the person at the terminal; a mistake of ours is thrown on as it is. */
function told(error: unknown): string {
  if (error instanceof BackupError || error instanceof PreflightError) return error.message;
  if (error instanceof DatabaseUrlError) return `DATABASE_URL ${error.message}`;
  // Of the network, or of Postgres.
  if (error instanceof Error && 'code' in error) return `The database does not answer: ${error.message}`;
  throw error;
}
