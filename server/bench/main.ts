/**
 * Measures the service: `npm run bench [name ...] [--full] [--save]`. Each table is compared with `baseline.json`, which
 * `--save` writes anew for the benches that ran.
 */
import fs from 'node:fs';
import { api } from './api.ts';
import { availability } from './availability.ts';
import { bargeIn } from './barge-in.ts';
import { calls } from './calls.ts';
import { dates } from './dates.ts';
import { history } from './history.ts';
import { insights } from './insights.ts';
import { memory } from './memory.ts';
import { moves } from './reschedule.ts';
import { realtime } from './realtime.ts';
import { stripe } from './stripe.ts';
import { markdown, type Table } from './table.ts';
import { web } from './web.ts';
import { webhook } from './webhook.ts';

type Bench = (options: { readonly full: boolean }) => Table | Promise<Table>;

const benches: Readonly<Record<string, Bench>> = {
  // Has both cores; the others leave the first to what they measure, and do not come back.
  web,
  availability,
  dates,
  reschedule: moves,
  memory,
  webhook,
  stripe,
  history,
  insights,
  'barge-in': bargeIn,
  calls,
  realtime,
  api,
};

const file = new URL('baseline.json', import.meta.url);
const baseline = fs.existsSync(file)
  ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Table>)
  : {};
const given = process.argv.slice(2);
const wanted = given.filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}

for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const table = await bench({ full: given.includes('--full') });
  console.log(markdown(table, baseline[name]));
  baseline[name] = table;
}
if (given.includes('--save')) fs.writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
process.exit(0);
