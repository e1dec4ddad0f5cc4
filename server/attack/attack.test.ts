/** `npm run attack` in short: less of everything. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { SHORT_ATTACKS } from './attacks/index.ts';
import { objections } from './report.ts';
import { runAttack, warmUp } from './run.ts';
import { openTarget, type Target } from './target.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-attack-'));
let db: TestDatabase;
let target: Target;

beforeAll(async () => {
  db = await createTestDatabase({ connections: 1 });
  target = await openTarget({ databaseUrl: db.url, folder, full: false });
  await warmUp(target);
});
afterAll(async () => {
  await target.close();
  await db.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

test.each(SHORT_ATTACKS)('$name: $bound', async (attack) => {
  const outcome = await runAttack(target, attack);
  expect(objections(outcome), JSON.stringify(outcome)).toEqual([]);
});
