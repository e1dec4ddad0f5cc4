/** One account that floods its receptionist from ten windows: what it costs, and what it is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { DEMO_NUMBER } from '../../db/seed.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { findBusinessByNumber } from '../business/business.ts';
import { REQUESTS } from '../call/turn-taking/request-allowance.ts';
import { PUBLIC_URL, until } from './carrier.ts';
import { signIn } from './live.ts';
import { type Fakes, type Instance, startFakes, startInstance } from './testing.ts';

const WINDOWS = 10;
const SECONDS = 10;
const LINES_A_SECOND = 25;

let db: TestDatabase;
let fakes: Fakes;
let service: Instance;
let path: string;

beforeAll(async () => {
  db = await createTestDatabase();
  fakes = await startFakes();
  service = await startInstance(db.url, fakes.environment);
  const found = await findBusinessByNumber(db, DEMO_NUMBER);
  path = `/phone?businessId=${found?.businessId ?? ''}`;
});
afterAll(async () => {
  await service.close();
  await fakes.close();
  await db.close();
});

interface Told {
  readonly type: string;
  readonly why?: string;
  readonly speaker?: string;
  readonly text?: string;
  readonly final?: boolean;
}

function open(cookie: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${service.port}${path}`, {
    headers: { origin: PUBLIC_URL, cookie },
  });
  const told: Told[] = [];
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) told.push(JSON.parse(data.toString()) as Told);
  });
  return { socket, told };
}

/** Asks again and again whether the service is well. @returns the waits in milliseconds, the shortest first. */
async function watchHealth(over: () => boolean): Promise<number[]> {
  const waits: number[] = [];
  while (!over()) {
    const asked = performance.now();
    expect((await service.get('/health')).status).toBe(200);
    waits.push(performance.now() - asked);
    await sleep(50);
  }
  return waits.sort((a, b) => a - b);
}

test(
  'ten windows that type 25 lines a second cause few requests to the model, and each line is answered or refused',
  { timeout: 60_000 },
  async () => {
    const cookie = await signIn(service);
    const windows = Array.from({ length: WINDOWS }, () => open(cookie));
    await until(() => windows.some(({ told }) => told[0]?.type === 'ready'), 15_000, 'nobody was answered');
    const began = performance.now();
    let over = false;
    const health = watchHealth(() => over);
    for (let line = 0; line < SECONDS * LINES_A_SECOND; line += 1) {
      for (const { socket } of windows)
        if (socket.readyState === socket.OPEN)
          socket.send(JSON.stringify({ type: 'typed', text: `When do you open? And line ${line}?` }));
      await sleep(1_000 / LINES_A_SECOND);
    }
    over = true;
    const waits = await health;

    const answered = windows.filter(({ told }) => told[0]?.type === 'ready');
    expect(answered).toHaveLength(1);
    const told = answered[0]?.told ?? [];
    const linesTold = () =>
      new Set(
        told.flatMap(({ type, speaker, final, text = '' }) =>
          type === 'too_fast' || (type === 'words' && speaker === 'caller' && final === true) ? [text] : [],
        ),
      ).size;
    await until(() => linesTold() === SECONDS * LINES_A_SECOND, 10_000, 'a line was dropped in silence');
    for (const { told: others } of windows.filter((each) => !answered.includes(each)))
      expect(others.slice(-2)).toEqual([
        { type: 'limit_exceeded', why: 'in-call' },
        { type: 'ended', reason: 'limit' },
      ]);
    // Unlimited they were 490.
    const seconds = (performance.now() - began) / 1_000;
    expect(fakes.openai.requests.length).toBeGreaterThan(0);
    expect(fakes.openai.requests.length).toBeLessThanOrEqual(
      REQUESTS.burst + REQUESTS.perSecond * seconds + 5,
    );
    // Printed and not asserted, since it is the machine's; with 490 requests it was 15 s.
    const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0;
    console.log(
      `model requests: ${fakes.openai.requests.length}; /health p99 meanwhile: ${Math.round(p99)} ms`,
    );
    answered[0]?.socket.close();
  },
);
