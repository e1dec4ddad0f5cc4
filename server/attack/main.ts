/**
 * Attacks a service on this machine in every way that is known (`npm run attack [word ...] [--short]`): all attacks whose
 * names have one of the words in them, else all. Prints one table; fails where something was not withstood.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDatabase, startEmbeddedPostgres } from '../../db/embedded.ts';
import { markdown } from '../bench/table.ts';
import type { Outcome } from './attack.ts';
import { ATTACKS } from './attacks/index.ts';
import { objections, tableOf } from './report.ts';
import { runAttack, warmUp } from './run.ts';
import { openTarget } from './target.ts';

const HELP = `npm run attack                       all attacks, on a service and a database of its own, under ten minutes
npm run attack -- --short            the same with fewer requests
npm run attack -- WORD ...           those with one of the words in their names

${ATTACKS.map(({ name }) => `  ${name}`).join('\n')}`;

const given = process.argv.slice(2);
const words = given.filter((word) => word !== '--short');
const wanted = ATTACKS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
if (words.some((word) => word.startsWith('-')) || wanted.length === 0) {
  console.log(HELP);
  process.exit(words.every((word) => word === '--help') ? 0 : 1);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-attack-'));
// PostgreSQL runs as somebody else where we are root, and has to enter it.
fs.chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') });
await ensureDatabase(postgres, 'attack');
const target = await openTarget({
  databaseUrl: postgres.url('attack'),
  folder: path.join(folder, 'data'),
  full: !given.includes('--short'),
});
const outcomes: Outcome[] = [];
try {
  await warmUp(target);
  for (const attack of wanted) {
    console.error(`${attack.name} ...`);
    outcomes.push(await runAttack(target, attack));
  }
} finally {
  await target.close();
  await postgres.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
console.log(markdown(tableOf(outcomes), undefined));
process.exit(outcomes.every((outcome) => objections(outcome).length === 0) ? 0 : 1);
