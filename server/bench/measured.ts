/** A process of its own on a core of its own, whose cost can be asked at any time. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../db/free-port.ts';
import type { Cost } from './probe.ts';

/** The measured process has the first core for itself; everything that measures it shares the second. */
const MEASURED_CORE = '0';
const OTHER_CORE = '1';
const canPin = spawnSync('taskset', ['--version']).status === 0;

const START_LIMIT_MS = 30_000;

export interface Measured {
  /** An http origin. */
  readonly url: string;
  /** What it cost since it was last asked. Collects its garbage. */
  cost(): Promise<Cost>;
  stop(): Promise<void>;
}

/** Moves this process, and all that it starts from now on, away from the measured core. */
export function stepAside(): void {
  if (canPin) spawnSync('taskset', ['-a', '-cp', OTHER_CORE, String(process.pid)]);
}

/** Starts a program of ours as `npm start` would, and waits until it answers at `path`. */
export async function startMeasured(
  program: string,
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<Measured> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const flags = [
    '--max-semi-space-size=16',
    '--single-threaded-gc',
    '--max-old-space-size=512',
    '--expose-gc',
    '--import',
    new URL('probe.ts', import.meta.url).href,
  ];
  const extra = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');
  const node = [process.execPath, ...flags, ...extra, fileURLToPath(new URL(program, import.meta.url))];
  const [command = '', ...args] = canPin ? ['taskset', '-c', MEASURED_CORE, ...node] : node;
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      NODE_COMPILE_CACHE: 'node_modules/.cache/compiled',
      ...process.env,
      ...env,
      PORT: String(port),
      PUBLIC_URL: url,
    },
  });
  await untilItAnswers(child, url + path);
  return {
    url,
    async cost() {
      const answer = once(child, 'message');
      child.send('cost');
      const [cost] = (await answer) as [Cost];
      return cost;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function untilItAnswers(child: ChildProcess, url: string): Promise<void> {
  const limit = performance.now() + START_LIMIT_MS;
  while (child.exitCode === null && performance.now() < limit) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await sleep(100);
  }
  child.kill();
  throw new Error('what should be measured did not start');
}
