/** Other tenants, whose callers must not notice that somebody else is attacked. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { percentiles } from '../bench/table.ts';
import type { NeighbourSettings, Waits } from './neighbour-worker.ts';
import type { Target } from './target.ts';

export interface Rung {
  readonly p50: number;
  readonly p99: number;
  /** Calls that the receptionist did not get. */
  readonly turnedAway: number;
}

/**
 * Rings the neighbours in turn, ten times a second until told to stop. On a thread of its own: the attackers, who share one, would
 * else be measured too.
 */
export function keepRinging({ port, neighbours }: Target): { stop(): Promise<Rung> } {
  const workerData: NeighbourSettings = { port, numbers: neighbours.map(({ number }) => number) };
  const worker = new Worker(new URL('neighbour-worker.ts', import.meta.url), { workerData });
  const ended = once(worker, 'message') as Promise<[Waits]>;
  return {
    async stop() {
      worker.postMessage('stop');
      const [{ waits, turnedAway }] = await ended;
      await worker.terminate();
      const { p50, p99 } = percentiles(waits);
      return { p50, p99, turnedAway };
    },
  };
}
