/** The delay that the engine of a model which hears and speaks adds, beside a bare relay of the same frames. */
import { callersDelay, measure } from './calls.ts';
import { call, openStage, REALTIME_MS, startMinimalRelay, startRealtime, stream } from './stage.ts';
import type { Row, Table } from './table.ts';

const LEVELS = [1, 10, 50];

export async function realtime(): Promise<Table> {
  const stage = await openStage();
  callersDelay.enable();
  const rows: Row[] = [];
  for (const concurrent of LEVELS) {
    rows.push(await measure('relay', stage, concurrent, startMinimalRelay, stream, REALTIME_MS));
    rows.push(await measure('Ahoy', stage, concurrent, startRealtime, call, REALTIME_MS));
  }
  await stage.close();
  return { title: 'Added delay in ms, speech to speech (aim at 50 calls: p99 1.25 times the relay)', rows };
}
