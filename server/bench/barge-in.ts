/** Two delays: until the greeting is on the line, and until the receptionist falls silent when the caller speaks. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from './caller.ts';
import { AT_LENGTH, call, openStage, startService, type Vendors } from './stage.ts';
import { percentiles, type Table } from './table.ts';

const CALLS = 10;
const INTERRUPTIONS = 10;

export async function bargeIn(): Promise<Table> {
  const stage = await openStage();
  const service = await startService(stage);
  // The greeting is made once, by the first call.
  await (await call(service)).hangUp();
  await sleep(3_000);

  const greetings: number[] = [];
  const clears: number[] = [];
  let stale = 0;
  await Promise.all(
    Array.from({ length: CALLS }, async (_, index) => {
      await sleep(index * 300);
      const caller = await call(service);
      const began = performance.now();
      greetings.push((await caller.audio()) - began);
      await sleep(caller.playsForMs + 500);
      for (let turn = 0; turn < INTERRUPTIONS; turn += 1) {
        const interruption = await interrupt(caller, stage.vendors, `${index}-${turn}`);
        clears.push(interruption.clearedAfter);
        if (interruption.stale) stale += 1;
      }
      await caller.hangUp();
    }),
  );
  const long = stage.vendors.openai.requests.filter(({ body }) => lastUserWord(body).startsWith('long-'));
  const aborted = long.filter(({ outcome }) => outcome === 'aborted').length;
  await service.stop();
  await stage.close();
  const table = { aim: 30, ...percentiles(greetings), note: 'after `start`' };
  return {
    title: `The greeting's first frame, and a barge-in (${CALLS} calls at once), in ms`,
    rows: [
      { what: 'greeting', samples: greetings.length, ...table },
      {
        what: 'clear',
        samples: clears.length,
        aim: 5,
        ...percentiles(clears),
        note: `${aborted} of ${long.length} requests aborted, stale audio in ${stale}`,
      },
    ],
  };
}

/** Asks for a long answer, speaks while it is heard, and waits for the answer to that. */
async function interrupt(caller: Caller, { said, answered }: Vendors, id: string) {
  const began = caller.audio();
  await caller.say(['tell', 'me', AT_LENGTH, `long-${id}`]);
  await began;
  await sleep(1_000 + Math.random() * 1_000);
  const cleared = caller.clear();
  const word = `actually-${id}`;
  const spoken = caller.say([word, 'no', `short-${id}`]);
  const clearedAt = await cleared;
  await sleep(200);
  const lastAudioAt = caller.lastAudioAt;
  const answer = caller.audio();
  await spoken;
  const answeredAt = await answer;
  const askedAt = answered.get(`short-${id}`) ?? Infinity;
  await sleep(caller.playsForMs + 500);
  return {
    clearedAfter: clearedAt - (said.get(word) ?? NaN),
    stale: lastAudioAt > clearedAt || answeredAt < askedAt,
  };
}

function lastUserWord(body: string | null): string {
  const { messages = [] } = JSON.parse(body ?? '{}') as { messages?: { role: string; content: string }[] };
  return (
    messages
      .findLast(({ role }) => role === 'user')
      ?.content.split(' ')
      .at(-1) ?? ''
  );
}
