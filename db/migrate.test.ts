import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from './client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import type { BusinessId } from './ids.ts';
import { migrate } from './migrate.ts';
import { debianPostgres } from './testing-debian.ts';

const run = promisify(execFile);

// The oldest and the newest that are supported. Debian's 15 is not on every machine that runs these tests.
const versions = [
  { version: '18', binaries: undefined },
  ...(debianPostgres === null ? [] : [{ version: debianPostgres.version, binaries: debianPostgres.bin }]),
];

describe.each(versions)('on Postgres $version', ({ binaries }) => {
  let folder: string;
  let server: EmbeddedPostgres;
  let admin: postgres.Sql;

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-rights-'));
    fs.chmodSync(folder, 0o755);
    const settings = { fsync: 'off', unix_socket_directories: '' };
    server = await startEmbeddedPostgres({
      folder,
      settings,
      ...(binaries === undefined ? {} : { binaries }),
    });
    admin = postgres(server.url('postgres'), { max: 1, onnotice: () => undefined });
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** A database with an owner of its own, who may `rights` and nothing else. */
  async function ownedBy(owner: string, rights = 'nocreatedb nocreaterole'): Promise<string> {
    await admin.unsafe(`create role ${owner} login password 'word' nosuperuser ${rights}`);
    await admin.unsafe(`create database ${owner} owner ${owner}`);
    const url = new URL(server.url(owner));
    url.username = owner;
    url.password = 'word';
    return url.href;
  }

  /** Whether a tenant's transaction works there. */
  async function works(url: string): Promise<boolean> {
    const db = openDatabase(url, { connections: 1 });
    const id = '00000000-0000-4000-8000-000000000000' as BusinessId;
    const [row] = await db
      .tenant(id, (tx) => tx.execute<{ role: string }>('select current_user as role'))
      .finally(() => db.close());
    return row?.role === 'ahoy_tenant';
  }

  test('a role without rights is told what is missing, and migrates once it has it', async () => {
    const url = await ownedBy('plain');
    await expect(migrate(url)).rejects.toThrow(
      /ahoy_tenant is not there.*CREATE ROLE ahoy_tenant NOLOGIN; GRANT ahoy_tenant TO "plain";/,
    );
    await admin`create role ahoy_tenant nologin`;
    await expect(migrate(url)).rejects.toThrow(/"plain" may not become.*GRANT ahoy_tenant TO "plain";/);
    await admin`grant ahoy_tenant to plain`;
    await migrate(url);
    await migrate(url);
    expect(await works(url)).toBe(true);
    await admin`drop database plain with (force)`;
    await admin`drop role ahoy_tenant`;
  });

  test('a role that may create roles, as on Render, can migrate without help', async () => {
    const url = await ownedBy('render', 'createdb createrole');
    await migrate(url);
    await migrate(url);
    expect(await works(url)).toBe(true);
    await admin`drop database render with (force)`;
  });

  test('a role that may create roles but not grant another role is told so, or may do it later', async () => {
    await admin`create role ahoy_tenant nologin`.catch(() => undefined);
    const url = await ownedBy('second', 'createdb createrole');
    const migrated = await migrate(url).then(
      () => null,
      (error: unknown) => String(error),
    );
    // Up to 15 whoever may make roles may grant each; from 16 on only those that they made.
    if (migrated === null) expect(await works(url)).toBe(true);
    else expect(migrated).toContain('GRANT ahoy_tenant TO "second";');
  });

  test('the command tells a role that may not write into the database, without a stack trace', async () => {
    const url = new URL(await ownedBy('guest'));
    await admin`create database hall`;
    url.pathname = '/hall';
    const command = run(process.execPath, [path.join(import.meta.dirname, 'migrate.ts')], {
      env: { PATH: process.env['PATH'], DATABASE_URL: url.href },
    });
    const { stderr } = (await command.then(
      () => null,
      (error: unknown) => error,
    )) as { stderr: string };
    expect(stderr).toContain('GRANT CREATE ON DATABASE "hall" TO "guest";');
    expect(stderr).not.toMatch(/\n +at /);
  });
});
