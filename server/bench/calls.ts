/**
 * The delay that the service adds to its vendors', and what a call costs, beside a minimal pipeline on the same fakes.
 * Measured from the frame with which the recogniser can know that the caller has finished to the first frame of the answer.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './caller.ts';
import type { Measured } from './measured.ts';
import {
  call,
  openStage,
  startMinimalPipeline,
  startService,
  type Stage,
  stream,
  VENDOR_MS,
} from './stage.ts';
import { percentiles, round, type Row, type Table } from './table.ts';

const LEVELS = [1, 10, 50, 100];
const MOST_CALLS = 200;
/** More turns a call where there are few calls, so that there are percentiles to speak of. */
const turnsOf = (concurrent: number) => Math.max(4, Math.min(8, Math.ceil(400 / concurrent)));
/** Calls do not begin all at once. */
const RAMP_MS = 50;
/** A caller who waits longer than this gets no answer any more. */
const PATIENCE_MS = 8_000;

/** The delay of the callers and the fakes themselves: a machine with too much to do makes every figure worse. */
const RESOLUTION_MS = 5;
export const callersDelay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

export async function calls({ full }: { readonly full: boolean }): Promise<Table> {
  const stage = await openStage();
  callersDelay.enable();
  const rows: Row[] = [];
  for (const concurrent of full ? [...LEVELS, MOST_CALLS] : LEVELS) {
    rows.push(await measure('minimal', stage, concurrent, startMinimalPipeline, stream));
    rows.push(await measure('Ahoy', stage, concurrent, startService, call));
  }
  await stage.close();
  return {
    title:
      'Added delay in ms, and what it costs (aim at 100 calls: p99 25; heap 150 KB and RSS 500 KB a call)',
    rows,
  };
}

export async function measure(
  name: string,
  stage: Stage,
  concurrent: number,
  start: (stage: Stage) => Promise<Measured>,
  connect: (to: Measured) => Promise<Caller>,
  vendorMs = VENDOR_MS,
): Promise<Row> {
  const { vendors } = stage;
  console.error(`${concurrent} calls on ${name} ...`);
  const measured = await start(stage);
  // The first call warms up what every process warms up once.
  const first = await connect(measured);
  await sleep(3_000);
  await converse(first, `${name}-${concurrent}-warm`, 2);
  await first.hangUp();
  await sleep(1_000);
  const idle = await measured.cost();

  const added: number[] = [];
  const callers = await Promise.all(
    Array.from({ length: concurrent }, async (_, index) => {
      await sleep(index * RAMP_MS);
      return connect(measured);
    }),
  );
  await sleep(5_000);
  await measured.cost();
  callersDelay.reset();
  await Promise.all(
    callers.map(async (caller, index) => {
      // Not all callers speak at the same moment.
      await sleep(Math.random() * 3_000);
      const id = `${name}-${concurrent}-${index}`;
      added.push(...(await converse(caller, id, turnsOf(concurrent), vendorMs)));
    }),
  );
  const busy = await measured.cost();
  const callersLate = callersDelay.percentile(99) / 1e6 - RESOLUTION_MS;
  await Promise.all(callers.map((caller) => caller.hangUp()));
  await sleep(2_000);
  const left = vendors.callSockets();
  await measured.stop();
  const kilobytesPerCall = (bytes: number) => Math.round(bytes / 1000 / concurrent);
  return {
    calls: concurrent,
    of: name,
    turns: added.length,
    unanswered: concurrent * turnsOf(concurrent) - added.length,
    ...percentiles(added),
    'CPU %': round(busy.cpuPercent),
    'loop p99': round(busy.loopDelayP99Ms),
    'callers late': round(Math.max(0, callersLate)),
    'heap KB/call': kilobytesPerCall(busy.heapBytes - idle.heapBytes),
    'buffers KB/call': kilobytesPerCall(busy.bufferBytes - idle.bufferBytes),
    'RSS KB/call': kilobytesPerCall(busy.rssBytes - idle.rssBytes),
    'sockets left': left,
  };
}

/** Says and hears so many turns, and gives the delay added to each answer. */
export async function converse(
  caller: Caller,
  id: string,
  turns: number,
  vendorMs = VENDOR_MS,
): Promise<number[]> {
  const added: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    await sleep(caller.playsForMs + Math.random() * 200);
    const endedAt = await caller.say(['a', 'haircut', `${id}-${turn}`]);
    const answeredAt = await Promise.race([caller.audio(), sleep(PATIENCE_MS, null)]);
    if (answeredAt !== null) added.push(answeredAt - endedAt - vendorMs);
    await sleep(200);
  }
  return added;
}
