/** The real service, as `npm start` runs it without any key: a process of its own, with a database of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../db/free-port.ts';

export interface Service {
  readonly url: string;
  /** What it keeps: its database, its recordings, the secrets that it made. */
  readonly dataDir: string;
  /** Ends the process as a deploy does, and starts another on the same data and port. */
  restart(): Promise<void>;
  /** Sets the clock of one that was started with a movable one so far ahead of the machine's. */
  setAhead(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** A first start makes a whole Postgres; on two busy cores that takes a while. */
const START_MS = 90_000;

/**
 * @param args as after `server/main.ts` on a command line.
 * @param more variables that it sees beside those that every test's service has.
 * @param clock what it takes for the time; a database that it is given has a clock of its own.
 */
export async function startService(
  args: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
  clock: "the machine's" | 'movable' = "the machine's",
): Promise<Service> {
  const folder = await makeFolder();
  const port = Number(more['PORT'] ?? (await freePort()));
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'error', ...more };
  const imports = clock === 'movable' ? ['--import', './e2e/movable-date.ts'] : [];
  const start = () => startProcess([...imports, 'server/main.ts', ...args], env);
  let child: ChildProcess;
  try {
    child = await start();
  } catch (error) {
    await fs.rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `http://localhost:${port}`,
    dataDir: folder,
    async restart() {
      await stopProcess(child);
      child = await start();
    },
    async setAhead(seconds) {
      const moved = once(child, 'message');
      child.send(seconds);
      await moved;
    },
    async stop() {
      await stopProcess(child);
      await fs.rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder for what a service keeps. */
export async function makeFolder(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-e2e-'));
  // Postgres runs as another user when this one is root, and has to get through.
  await fs.chmod(folder, 0o755);
  return folder;
}

/** @param env everything that the service sees: a vendor's key of this environment would make real calls. */
async function startProcess(args: readonly string[], env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env,
  });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let printed = '';
  const fail = (what: string) => reject(new Error(`${what}:\n${printed}`));
  const timer = setTimeout(() => fail('the service did not start in time'), START_MS);
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.includes('Ahoy answers at')) resolve(undefined);
  });
  child.once('exit', (code) => fail(`the service ended with ${code ?? 'a signal'}`));
  try {
    await promise;
    return child;
  } catch (error) {
    await stopProcess(child);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
