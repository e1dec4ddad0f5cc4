/** One PostgreSQL for a whole test run, with a migrated template that every test file copies (see testing.ts). */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureDatabase, startEmbeddedPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-test-'));
  // For root the server runs as another user, who has to get in.
  fs.chmodSync(folder, 0o755);
  // A test's data need not survive a power cut.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const server = await startEmbeddedPostgres({ folder, settings });
  await ensureDatabase(server, 'template_ahoy');
  await migrate(server.url('template_ahoy'));
  project.provide('postgresUrl', server.url('postgres'));
  return async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}
