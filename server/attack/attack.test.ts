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

/** A machine that tests run on may be busy with others: `npm run attack` holds the figure, this only what a caller bears. */
const LONGEST_WAIT_MS = 3_000;

test.each(SHORT_ATTACKS)('$name: $bound', async (attack) => {
  const outcome = await runAttack(target, attack);
  const told = JSON.stringify(outcome);
  expect(
    objections(outcome).filter((each) => each !== 'p99'),
    told,
  ).toEqual([]);
  if (outcome.meanwhile.type === 'business as usual')
    expect(outcome.meanwhile.p99, told).toBeLessThan(LONGEST_WAIT_MS);
});
