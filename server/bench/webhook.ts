/** The time until our TwiML when fifty calls a second ring. */
import { setTimeout as sleep } from 'node:timers/promises';
import { newCallSid, openStage, ring, startService } from './stage.ts';
import { percentiles, round, type Table } from './table.ts';

const A_SECOND = 50;
const SECONDS = 20;

export async function webhook(): Promise<Table> {
  const stage = await openStage();
  const service = await startService(stage);
  for (let warm = 0; warm < 50; warm += 1) await ring(service, newCallSid());
  await service.cost();

  const waits: number[] = [];
  let refused = 0;
  const began = performance.now();
  const rings = Array.from({ length: A_SECOND * SECONDS }, async (_, index) => {
    await sleep(Math.max(0, began + (index * 1000) / A_SECOND - performance.now()));
    const rang = performance.now();
    const twiml = await ring(service, newCallSid());
    waits.push(performance.now() - rang);
    if (!twiml.includes('<Stream')) refused += 1;
  });
  await Promise.all(rings);
  const { cpuPercent } = await service.cost();
  await service.stop();
  await stage.close();
  return {
    title: `Webhook to TwiML at ${A_SECOND} calls a second for ${SECONDS} s, in ms (aim: p99 50)`,
    rows: [{ calls: waits.length, refused, ...percentiles(waits), 'CPU %': round(cpuPercent) }],
  };
}
