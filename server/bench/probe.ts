/** Loaded into the process that is measured (`--import`): answers over IPC what it costs. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The histogram's timer fires this often, and counts how much later than that it came. */
const RESOLUTION_MS = 5;

export interface Cost {
  /** CPU over wall time since the last question. */
  readonly cpuPercent: number;
  readonly loopDelayP99Ms: number;
  readonly rssBytes: number;
  /** What is alive, after a collection: JavaScript objects, and the audio buffers beside them. */
  readonly heapBytes: number;
  readonly bufferBytes: number;
}

const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
loop.enable();
let since = { cpu: process.cpuUsage(), at: performance.now() };

function cost(): Cost {
  const { user, system } = process.cpuUsage(since.cpu);
  const cpuPercent = (user + system) / 10 / (performance.now() - since.at);
  const loopDelayP99Ms = Math.max(0, loop.percentile(99) / 1e6 - RESOLUTION_MS);
  const rssBytes = process.memoryUsage.rss();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  since = { cpu: process.cpuUsage(), at: performance.now() };
  loop.reset();
  return { cpuPercent, loopDelayP99Ms, rssBytes, heapBytes: heapUsed, bufferBytes: arrayBuffers };
}

process.on('message', () => process.send?.(cost()));
process.channel?.unref();
