/** The memory of the service when nobody calls. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measured } from './measured.ts';
import { newCallSid, openStage, ring, startService, type Stage } from './stage.ts';
import { round, type Row, type Table } from './table.ts';

const SETTLE_MS = 3_000;

export async function memory(): Promise<Table> {
  const stage = await openStage();
  const rows = [
    await measure('on its vendors', stage, () => Promise.resolve()),
    // Without a voice of its own vendor the first call makes the greeting in the local one.
    await measure(
      'with the local voice warm',
      { ...stage, vendors: { ...stage.vendors, env: NO_VENDORS } },
      async (service) => {
        await ring(service, newCallSid());
        await sleep(SETTLE_MS);
      },
    ),
  ];
  await stage.close();
  return { title: 'Memory of the idle service, in MB (aim: RSS 200)', rows };
}

const NO_VENDORS: Stage['vendors']['env'] = {
  DEEPGRAM_API_KEY: '',
  DEEPGRAM_URL: '',
  OPENAI_API_KEY: '',
  OPENAI_BASE_URL: '',
  OPENAI_REALTIME_URL: '',
  ELEVENLABS_API_KEY: '',
  ELEVENLABS_URL: '',
};

async function measure(what: string, stage: Stage, warm: (service: Measured) => Promise<void>): Promise<Row> {
  const service = await startService(stage);
  await warm(service);
  await sleep(SETTLE_MS);
  await service.cost();
  await sleep(SETTLE_MS);
  const { rssBytes, heapBytes, bufferBytes } = await service.cost();
  await service.stop();
  const megabytes = (bytes: number) => round(bytes / 1e6);
  return { what, RSS: megabytes(rssBytes), heap: megabytes(heapBytes), buffers: megabytes(bufferBytes) };
}
