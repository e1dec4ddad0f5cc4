/** The time that a page of history takes for a business with 100,000 calls: the first, a deep one, filtered, searched. */
import { type CallCursor, type CallFilters, listCalls } from '../calls/find.ts';
import { openPast, type Past } from './past.ts';
import { percentiles, type Row, type Table } from './table.ts';

const CALLS = 100_000;
const PAGE = 25;
const WARM_UP = 5;
const RUNS = 100;

/** The searches of an owner. The words get rarer from line to line; the last is in none. */
const LOOKS: readonly (readonly [name: string, filters: CallFilters])[] = [
  ['everything', {}],
  ['one outcome', { outcome: 'booked' }],
  ['a week', { fromDay: dayBefore(200), toDay: dayBefore(193) }],
  ['a number', { number: '+12125550177' }],
  ['part of a number', { number: '5-5017' }],
  ['flagged as bad', { flag: 'bad' }],
  ['longer than 4 min', { minSeconds: 240 }],
  ['flagged, booked, long', { flag: 'bad', outcome: 'booked', minSeconds: 120 }],
  ['said in every call', { search: 'help' }],
  ['said in every third', { search: 'haircut -beard' }],
  ['said in one of 1000', { search: 'zeppelin' }],
  ['said in one of 1000, booked', { search: 'zeppelin', outcome: 'booked' }],
  ['said in one call', { search: 'caller49850' }],
  ['said in none', { search: 'submarine' }],
  ['said in all, in none of these', { search: 'help', number: '0000000' }],
];

export async function history(): Promise<Table> {
  const past = await openPast(CALLS);
  const deep = { startedAt: new Date(Date.now() - (CALLS / 2) * 630_000), id: await someCall(past) };
  const rows: Row[] = [];
  for (const [name, filters] of LOOKS) {
    rows.push(await measure(past, name, filters, null));
    if (name === 'everything' || name === 'one outcome')
      rows.push(await measure(past, `${name}, 50,000 calls down`, filters, deep));
  }
  await past.close();
  return { title: `A page of ${PAGE} of ${CALLS} calls, in ms (${RUNS} runs; aim: p99 100)`, rows };
}

async function measure(
  { db, businessId }: Past,
  looks: string,
  filters: CallFilters,
  after: CallCursor | null,
): Promise<Row> {
  const waits: number[] = [];
  let found = 0;
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const began = performance.now();
    found = (await listCalls(db, businessId, { after, limit: PAGE, filters })).length;
    if (run >= WARM_UP) waits.push(performance.now() - began);
  }
  return { 'looks for': looks, found, ...percentiles(waits) };
}

async function someCall({ db, businessId }: Past) {
  const [call] = await listCalls(db, businessId, { after: null, limit: 1, filters: {} });
  if (call === undefined) throw new Error('the past is empty');
  return call.id;
}

function dayBefore(days: number): string {
  return Temporal.Now.plainDateISO('America/New_York').subtract({ days }).toString();
}
