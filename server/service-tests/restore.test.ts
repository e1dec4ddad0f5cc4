/** A backup that is restored on another server, where nothing was set up: the service starts on it and takes a call. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backup, BackupError, restore } from '../../db/backup.ts';
import { type Database, openDatabase } from '../../db/client.ts';
import { ensureDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from '../../db/embedded.ts';
import { type CustomerId, newId, type UserId } from '../../db/ids.ts';
import { migrate } from '../../db/migrate.ts';
import { customer } from '../../db/schema.ts';
import { seedDemo } from '../../db/seed.ts';
import { debianPostgres } from '../../db/testing-debian.ts';
import { CarrierCall } from './carrier.ts';
import {
  bookingLines,
  converse,
  expectBooked,
  type Fakes,
  type Instance,
  startFakes,
  startInstance,
  writtenAtTheEnd,
} from './testing.ts';

// pg_dump comes with Debian's package only; `npm test` installs it where it may, and elsewhere there is nothing to run.
const here = test.skipIf(debianPostgres === null);
const bin = debianPostgres?.bin ?? '';

let folder: string;
let file: string;
let fakes: Fakes;
const servers: EmbeddedPostgres[] = [];
const opened: Database[] = [];
let instance: Instance | null = null;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-restore-'));
  fs.chmodSync(folder, 0o755);
  file = path.join(folder, 'ahoy.dump');
  fakes = await startFakes();
});
afterAll(async () => {
  await instance?.close();
  await fakes.close();
  await Promise.all(opened.map((db) => db.close()));
  await Promise.all(servers.map((server) => server.stop()));
  fs.rmSync(folder, { recursive: true, force: true });
});

/** An empty database on a server of its own. */
async function emptyCluster(name: string): Promise<{ url: string; db: Database }> {
  const settings = { fsync: 'off', unix_socket_directories: '' };
  const server = await startEmbeddedPostgres({ folder: path.join(folder, name), settings, binaries: bin });
  servers.push(server);
  await ensureDatabase(server, 'ahoy');
  const url = server.url('ahoy');
  const db = openDatabase(url, { connections: 2 });
  opened.push(db);
  return { url, db };
}

here('a backup is restored on an empty server, and a call is taken there', async () => {
  const old = await emptyCluster('old');
  await migrate(old.url);
  const businessId = await seedDemo(old.db, newId<UserId>());
  const regular = { businessId, id: newId<CustomerId>(), name: 'Ada Regular', phone: '+12125550171' };
  await old.db.system.insert(customer).values(regular);
  await backup({ url: old.url, file, bin });
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);

  const fresh = await emptyCluster('fresh');
  await restore({ url: fresh.url, file, bin });
  instance = await startInstance(fresh.url, fakes.environment);
  expect((await instance.get('/ready')).status).toBe(200);
  const caller = new CarrierCall(instance, { from: '+12125550148' });
  await caller.hears();
  await converse(caller, bookingLines('four pm', 'Maria Lopez'));
  expectBooked(await writtenAtTheEnd(fresh.db, caller), 'Maria Lopez');
  const names = await fresh.db.tenant(businessId, (tx) => tx.select({ name: customer.name }).from(customer));
  expect(names).toContainEqual({ name: 'Ada Regular' });

  // What is there is never overwritten.
  await expect(restore({ url: fresh.url, file, bin })).rejects.toThrow(/not empty/);
});

here('a backup that fails leaves no half a file, and says why', async () => {
  const half = path.join(folder, 'half.dump');
  const url = 'postgres://ahoy:word@127.0.0.1:1/ahoy';
  await expect(backup({ url, file: half, bin })).rejects.toThrow(BackupError);
  expect(fs.readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([]);
});
