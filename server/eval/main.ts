/**
 * How often callers end up where they wanted: `npm run eval [--show]`. Plays the callers' cards with the scripted receptionist and,
 * where OPENAI_API_KEY or OPENAI_BASE_URL is set, with that model; the records of the business judge. `--show` prints the calls that
 * did not end right.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../db/client.ts';
import { ensureDatabase, startEmbeddedPostgres } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';
import { markdown } from '../bench/table.ts';
import type { LanguageModel } from '../call/ports.ts';
import { createScriptedReceptionist } from '../receptionist/scripted/scripted-model.ts';
import { createOpenAI } from '../vendors/openai.ts';
import { play, type Played } from './play.ts';
import { tableOf } from './score.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-eval-'));
// PostgreSQL runs as somebody else where we are root, and has to enter it.
fs.chmodSync(folder, 0o755);
const server = await startEmbeddedPostgres({ folder });
await ensureDatabase(server, 'eval');
await migrate(server.url('eval'));
const db = openDatabase(server.url('eval'));

const show = process.argv.includes('--show');
for (const [name, model] of models()) {
  const played = await play(db, model);
  console.log(markdown(tableOf(name, played), undefined));
  if (show) for (const each of played) print(each);
}
await db.close();
await server.stop();
fs.rmSync(folder, { recursive: true });

/** By name, each made anew for a call. */
function models(): readonly (readonly [string, () => LanguageModel])[] {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL = 'gpt-4.1-mini' } = process.env;
  const scripted = ['the scripted receptionist', createScriptedReceptionist] as const;
  if (OPENAI_API_KEY === undefined && OPENAI_BASE_URL === undefined) return [scripted];
  const baseUrl = OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
  const model = createOpenAI({ apiKey: OPENAI_API_KEY ?? '', baseUrl, model: OPENAI_MODEL });
  return [scripted, [OPENAI_MODEL, () => model]];
}

function print({ card, talk, verdict }: Played): void {
  if (verdict.type === 'right') return;
  const lines = talk.lines.map(({ speaker, text }) => `  ${speaker === 'caller' ? 'C' : 'R'}: ${text}`);
  console.log([`${card.name}: ${verdict.type}, ${verdict.why}`, ...lines, ''].join('\n'));
}
