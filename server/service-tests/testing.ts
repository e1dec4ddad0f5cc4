/** The whole service for tests: fake vendors on their own ports, and instances as processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { selectCalls } from '../../db/testing-calls.ts';
import { booking, call, event, toolRun, turn } from '../../db/schema.ts';
import type { Database } from '../../db/client.ts';
import { type DomainEvent, domainEvent } from '../events/events.ts';
import { type Misbehaviour as Unhearing, startFakeDeepgram } from '../fakes/deepgram.ts';
import { type Misbehaviour as Speechless, startFakeElevenLabs } from '../fakes/elevenlabs.ts';
import {
  type FakeLanguageModel,
  type Misbehaviour as Thoughtless,
  startFakeOpenAI,
} from '../fakes/openai.ts';
import { scriptedLanguageModel } from '../scripted-llm.ts';
import { AUTH_TOKEN, type CarrierCall, PUBLIC_URL, until } from './carrier.ts';

/** The faults of the vendors. */
export interface Moods {
  /** At each of the next handshakes; none: nothing. */
  deepgram: Unhearing[];
  /** At every handshake from now on. */
  elevenlabs: Speechless;
  /** At each of the next replies; null or none: nothing. */
  openai: (Thoughtless | null)[];
}

export type Fakes = Awaited<ReturnType<typeof startFakes>>;

/**
 * Starts the fake vendors in good mood, quick enough that a call of half a minute takes a few seconds.
 * @param model what the model thinks with.
 */
export async function startFakes(model: FakeLanguageModel = scriptedLanguageModel()) {
  const moods: Moods = { deepgram: [], elevenlabs: {}, openai: [] };
  const deepgram = await startFakeDeepgram({ delayMs: 20, script: () => moods.deepgram.shift() ?? {} });
  const elevenlabs = await startFakeElevenLabs({
    firstFrameMs: 20,
    msPerCharacter: 30,
    script: () => moods.elevenlabs,
  });
  const openai = await startFakeOpenAI({
    model,
    firstDeltaMs: 30,
    perDeltaMs: 2,
    script: (_, answer) => (answer === 'words' ? (moods.openai.shift() ?? null) : null),
  });
  return {
    moods,
    deepgram,
    elevenlabs,
    openai,
    environment: {
      DEEPGRAM_API_KEY: 'test',
      DEEPGRAM_URL: deepgram.url,
      OPENAI_API_KEY: 'test',
      OPENAI_BASE_URL: openai.url,
      ELEVENLABS_API_KEY: 'test',
      ELEVENLABS_URL: elevenlabs.url,
    },
    close: () => Promise.all([deepgram.close(), elevenlabs.close(), openai.close()]),
  };
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

const SECRET = 'a secret of thirty-two letters, at least';

/** One process of the service. */
export interface Instance {
  readonly port: number;
  readonly child: ChildProcess;
  /** Everything that it wrote. */
  readonly output: () => string;
  signal(name: 'SIGTERM' | 'SIGKILL'): void;
  /** Settles with the exit code when it is gone; null: it was killed. */
  readonly exited: Promise<number | null>;
  get(path: string): Promise<Response>;
  /** Kills it if it still runs. */
  close(): Promise<void>;
}

/** Starts an instance and waits until it says where it answers. @param flags what Node itself is told. */
export async function startInstance(
  databaseUrl: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Instance> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ahoy-service-'));
  const child: ChildProcess = spawn(process.execPath, [...flags, main], {
    // By the last a probe can be asked that `flags` have it load.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      PUBLIC_URL,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      AUTH_SECRET: SECRET,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      LOG_LEVEL: 'warn',
      ...environment,
    },
  });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const hasStopped = () => child.exitCode !== null || child.signalCode !== null;
  await until(() => hasStopped() || output.includes('Ahoy answers at'), 30_000, 'the service did not start');
  if (hasStopped()) throw new Error(`the service stopped at once: ${output}`);
  // In production the public address is told, so the port is then the one that was asked for.
  const port = Number(/localhost:(\d+)/.exec(output)?.[1] ?? environment['PORT']);
  return {
    port,
    child,
    output: () => output,
    signal: (name) => void child.kill(name),
    exited,
    get: (to) => fetch(`http://127.0.0.1:${port}${to}`),
    async close() {
      child.kill('SIGKILL');
      await exited;
      fs.rmSync(dataDir, { recursive: true, force: true });
      expect(
        leaksIn(output),
        'what the service wrote must not tell who somebody is, nor open a door',
      ).toEqual([]);
    },
  };
}

/** The demo shop's login is told to whoever starts the service. */
const TOLD = ['owner@demo.test'];
const NUMBER = /\+\d{8,15}\b/g;
const ADDRESS = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** A package and its version are no address. */
const VERSION = /@[\d.]+$/;
const TOKEN = /\bbearer \S{1,200}|[?&](?:token|code|key)=[^\s"]{1,200}|better-auth\.session_token/gi;

/** The numbers, addresses and tokens that stand in an output of the service. */
export const leaksIn = (output: string): string[] =>
  [NUMBER, ADDRESS, TOKEN]
    .flatMap((pattern) => output.match(pattern) ?? [])
    .concat([AUTH_TOKEN, SECRET].filter((secret) => output.includes(secret)))
    .filter((found) => !TOLD.includes(found) && !VERSION.test(found));

export interface Written {
  readonly call: Awaited<ReturnType<typeof selectCalls>>[number];
  readonly turns: readonly (typeof turn.$inferSelect)[];
  readonly tools: readonly (typeof toolRun.$inferSelect)[];
  readonly bookings: readonly (typeof booking.$inferSelect)[];
  readonly events: readonly DomainEvent[];
}

/** The row of a call. */
export async function written(db: Database, { sid }: Pick<CarrierCall, 'sid'>): Promise<Written> {
  const [row] = await selectCalls(db.system).where(eq(call.sid, sid));
  if (row === undefined) throw new Error('the call is not in the database');
  const [turns, tools, bookings, events] = await Promise.all([
    db.system.select().from(turn).where(eq(turn.conversationId, row.id)).orderBy(asc(turn.position)),
    db.system.select().from(toolRun).where(eq(toolRun.conversationId, row.id)).orderBy(asc(toolRun.at)),
    db.system.select().from(booking).where(eq(booking.conversationId, row.id)),
    db.system.select().from(event).where(eq(event.businessId, row.businessId)).orderBy(asc(event.seq)),
  ]);
  return {
    call: row,
    turns,
    tools,
    bookings,
    events: events
      .map(({ payload }) => domainEvent.parse(payload))
      .filter((each) => 'callId' in each && each.callId === row.id),
  };
}

/** The record of a call that is over, once it is written. */
export async function writtenAtTheEnd(db: Database, ended: CarrierCall, limitMs = 5_000): Promise<Written> {
  await ended.over;
  await until(
    async () => (await written(db, ended)).call.status === 'ended',
    limitMs,
    'the call was not made final',
  );
  return written(db, ended);
}

/** A day on which the demo business is open, at least two days ahead, as callers name it. */
export function openDay(): string {
  let day = Temporal.Now.plainDateISO('America/New_York').add({ days: 2 });
  while (![2, 3, 4, 5].includes(day.dayOfWeek)) day = day.add({ days: 1 });
  return day.toLocaleString('en-US', { weekday: 'long' });
}

/** The lines of a caller who books a haircut, and then is done. */
export const bookingLines = (time: string, name: string): readonly string[] => [
  `I would like a haircut on ${openDay()} at ${time}`,
  'yes please',
  `my name is ${name}`,
  "no that's all thank you",
];

/** Says these lines, each when it is the caller's turn. @returns how long the caller waited for each answer. */
export async function converse(caller: CarrierCall, lines: readonly string[]): Promise<number[]> {
  const waits: number[] = [];
  for (const line of lines) waits.push(await caller.asks(line));
  return waits;
}

/** That a haircut was booked, once, and told so. */
export function expectBooked(found: Written, name: string): void {
  expect(found.bookings).toHaveLength(1);
  expect(found.bookings[0]).toMatchObject({ name, status: 'booked' });
  expect(found.call).toMatchObject({ status: 'ended', outcome: 'booked' });
  expect(found.events.filter(({ type }) => type === 'booking.created')).toHaveLength(1);
}
