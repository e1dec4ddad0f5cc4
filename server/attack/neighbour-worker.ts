/** Rings numbers in turn, again and again, on a thread of its own, and in the end tells how long each call waited for its answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { hangUp, newSid, ring } from './webhooks.ts';

export interface NeighbourSettings {
  readonly port: number;
  readonly numbers: readonly string[];
}

export interface Waits {
  readonly waits: readonly number[];
  /** Calls that the receptionist did not get. */
  readonly turnedAway: number;
}

const EVERY_MS = 100;

const { port, numbers } = workerData as NeighbourSettings;
const stop = new AbortController();
parentPort?.once('message', () => stop.abort());

const waits: number[] = [];
let turnedAway = 0;

async function call(count: number): Promise<void> {
  const sid = newSid();
  const fields = {
    to: numbers[count % numbers.length] ?? '',
    from: `+1646555${String(count % 10_000).padStart(4, '0')}`,
    sid,
  };
  const answer = await ring({ port }, fields);
  waits.push(answer.ms);
  if (!answer.text.includes('<Stream')) turnedAway += 1;
  // Nobody is left on the line: a plan has so many.
  await hangUp({ port }, fields);
}

const under: Promise<void>[] = [];
const began = performance.now();
for (let count = 0; !stop.signal.aborted; count += 1) {
  await sleep(Math.max(0, began + count * EVERY_MS - performance.now()));
  under.push(call(count));
}
await Promise.all(under);
parentPort?.postMessage({ waits, turnedAway } satisfies Waits);
