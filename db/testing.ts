/** Databases for tests: each a fresh copy of the migrated template, gone when the test file is done. */
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, openDatabase } from './client.ts';

export interface TestDatabase extends Database {
  readonly url: string;
}

let copies = 0;

/** Makes a database of its own; `close()` drops it. */
export async function createTestDatabase(options: { connections?: number } = {}): Promise<TestDatabase> {
  const adminUrl = inject('postgresUrl');
  copies += 1;
  const name = `test_${process.pid}_${copies}_${Date.now()}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await admin`create database ${admin(name)} template template_ahoy`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const database = openDatabase(url.href, options);
  return {
    ...database,
    url: url.href,
    async close() {
      await database.close();
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
