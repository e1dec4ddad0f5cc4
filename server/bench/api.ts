/** The dashboard's effect on calls: the delay added to answers without, and with a stream of requests beside. */
import { setTimeout as sleep } from 'node:timers/promises';
import { converse } from './calls.ts';
import type { Measured } from './measured.ts';
import { call, openStage, startService } from './stage.ts';
import { percentiles, round, type Row, type Table } from './table.ts';

const CALLS = 50;
const TURNS = 8;
const RAMP_MS = 50;
const REQUESTS_PER_SECOND = 100;
const WARM_UP = 200;
/** The address of the service where it is tried out. */
const DEMO_LOGIN = { email: 'owner@demo.test', password: 'ahoy-demo' };
const DAY_MS = 86_400_000;

export async function api(): Promise<Table> {
  const stage = await openStage();
  const service = await startService(stage);
  const ask = await signedIn(service);
  const callers = await Promise.all(
    Array.from({ length: CALLS }, async (_, index) => {
      await sleep(index * RAMP_MS);
      return call(service);
    }),
  );
  await sleep(5_000);

  const talk = async (name: string) => {
    const added = await Promise.all(
      callers.map(async (caller, index) => {
        await sleep(Math.random() * 3_000);
        return converse(caller, `${name}-${index}`, TURNS);
      }),
    );
    return added.flat();
  };
  // What every process and every connection warms up once would count against the first row only.
  await Promise.all([talk('warm-up'), ...Array.from({ length: WARM_UP }, ask)]);
  await service.cost();
  const rows: Row[] = [];
  for (const requests of [0, REQUESTS_PER_SECOND]) {
    console.error(`${CALLS} calls and ${requests} requests a second ...`);
    const stop = new AbortController();
    const asking = keepAsking(ask, requests, stop.signal);
    const added = await talk(`beside-${requests}`);
    stop.abort();
    const took = await asking;
    const { cpuPercent, loopDelayP99Ms } = await service.cost();
    rows.push({
      calls: CALLS,
      'requests/s': requests,
      turns: added.length,
      ...percentiles(added),
      'CPU %': round(cpuPercent),
      'loop p99': round(loopDelayP99Ms),
      'request p50': took.length === 0 ? 0 : percentiles(took).p50,
      'request p99': took.length === 0 ? 0 : percentiles(took).p99,
    });
  }
  await Promise.all(callers.map((caller) => caller.hangUp()));
  await service.stop();
  await stage.close();
  return {
    title: 'Added delay in ms beside requests of the dashboard (aim: p99 less than 10 more than without)',
    rows,
  };
}

/** Asks one after the other, at even distances, and tells how long each answer took. */
async function keepAsking(
  ask: () => Promise<void>,
  perSecond: number,
  signal: AbortSignal,
): Promise<number[]> {
  const took: number[] = [];
  if (perSecond === 0) return took;
  const under: Promise<void>[] = [];
  const start = performance.now();
  for (let asked = 0; !signal.aborted; asked += 1) {
    await sleep(Math.max(0, start + (asked * 1000) / perSecond - performance.now()));
    const at = performance.now();
    under.push(ask().then(() => void took.push(performance.now() - at)));
  }
  await Promise.all(under);
  return took;
}

/** The requests of an open dashboard: its lists in turn, as the demo's owner. */
async function signedIn({ url }: Measured): Promise<() => Promise<void>> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify(DEMO_LOGIN),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const query = async (path: string, input: unknown = {}) => {
    const address = `${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
    const response = await fetch(address, { headers: { cookie } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return (await response.json()) as unknown;
  };
  const mine = (await query('businesses.mine')) as { result: { data: { id: string }[] } };
  const businessId = mine.result.data[0]?.id;
  const [from, to] = [new Date(), new Date(Date.now() + 7 * DAY_MS)].map((each) => each.toISOString());
  const asks = [
    ['calls.active', { businessId }],
    ['calls.list', { businessId }],
    ['bookings.list', { businessId, from, to }],
    ['messages.list', { businessId }],
    ['customers.list', { businessId }],
  ] as const;
  let turn = 0;
  return async () => {
    const [path, input] = asks[turn++ % asks.length] ?? asks[0];
    await query(path, input);
  };
}
